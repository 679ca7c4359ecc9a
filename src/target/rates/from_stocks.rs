//! Rates from numbers of people alone, where nobody can be followed from list to list.
//!
//! After Shaw, Accolla, Chacón, Mueller, Vaugeois, Yang, Sekar and Stanton (2021): how long people stay is an informed guess,
//! so the leavers of a band are its people divided by that time; posts that fall vacant are filled from the band below first,
//! and what the numbers of women show beyond that came in with them. A guess too short and one too long give a band of
//! results; the truth of a single number is not to be had this way.

use crate::target::model::{BandRates, Ladder, Rates};

/// Women and men of each band on one list.
#[derive(Clone, Debug, PartialEq)]
pub struct ListOfBands {
    /// Months from the list before; 0 for the first.
    pub months: u32,
    /// Women and men, band by band, junior to senior.
    pub people: Vec<[u64; 2]>,
}

/// Movements into a band that the lists imply. Expected values: not whole people.
#[derive(Clone, Copy, Debug, Default)]
struct Inferred {
    openings: f64,
    promoted: [f64; 2],
    hired: [f64; 2],
    feeder_exposure: [f64; 2],
}

/// Rates per month if people stay in the agency for `stay_years` on average; `None` for fewer than two lists, or a stay of
/// less than a month.
#[must_use]
pub fn from_stocks(lists: &[ListOfBands], ladder: &Ladder, stay_years: f64) -> Option<Rates> {
    let exit = 1.0 / (stay_years * 12.0);
    if lists.len() < 2 || !(exit > 0.0 && exit < 1.0) {
        return None;
    }
    let mut sums = vec![Inferred::default(); ladder.bands.len()];
    for pair in lists.windows(2) {
        infer(&pair[0], &pair[1], ladder, exit, &mut sums);
    }
    let hired = sums.iter().fold([0.0, 0.0], |sum, it| [sum[0] + it.hired[0], sum[1] + it.hired[1]]);
    let all = part(hired[0] + 0.5, hired[1] + 0.5);
    let band = |it: &Inferred| BandRates {
        exit_women: exit,
        exit_men: exit,
        promoted: if it.openings > 0.0 { ((it.promoted[0] + it.promoted[1]) / it.openings).min(1.0) } else { 0.0 },
        hires_women: if it.hired[0] + it.hired[1] > 0.5 { part(it.hired[0], it.hired[1]) } else { all },
        promotion_odds: odds(it),
    };
    Some(Rates { bands: sums.iter().map(band).collect() })
}

fn part(of: f64, other: f64) -> f64 {
    of / (of + other)
}

/// From one list to the next, bands from the top down: what a band gave upwards has to be filled below.
fn infer(before: &ListOfBands, after: &ListOfBands, ladder: &Ladder, exit: f64, sums: &mut [Inferred]) {
    let months = f64::from(after.months);
    let of =
        |list: &ListOfBands, band: usize| list.people.get(band).map_or([0.0; 2], |it| it.map(|people| people as f64));
    let mut given = vec![[0.0_f64; 2]; sums.len()];
    for band in (0..sums.len()).rev() {
        let (had, has) = (of(before, band), of(after, band));
        // Who came in, women and men: what is there now, less what was, and in the place of who left or was promoted.
        let came = [0, 1].map(|it| (has[it] - had[it] + had[it] * exit * months + given[band][it]).max(0.0));
        let openings = came[0] + came[1];
        let feeder = ladder.bands[band].feeder;
        let below =
            feeder.map_or([0.0; 2], |feeder| of(before, feeder).map(|people| people * (1.0 - exit * months).max(0.0)));
        let promoted = openings.min(below[0] + below[1]);
        let from_below = if openings > 0.0 { came.map(|it| it * promoted / openings) } else { [0.0; 2] };
        let from_below = [from_below[0].min(below[0]), from_below[1].min(below[1])];
        let sum = &mut sums[band];
        sum.openings += openings;
        for it in 0..2 {
            sum.promoted[it] += from_below[it];
            sum.hired[it] += came[it] - from_below[it];
            sum.feeder_exposure[it] += feeder.map_or(0.0, |feeder| of(before, feeder)[it] * months);
        }
        if let Some(feeder) = feeder {
            given[feeder] = [given[feeder][0] + from_below[0], given[feeder][1] + from_below[1]];
        }
    }
}

/// Odds of promotion, women to men, per head of the feeder band; half a promotion is added to either so that none is certain.
fn odds(it: &Inferred) -> f64 {
    if it.feeder_exposure.iter().any(|exposure| *exposure <= 0.0) {
        return 1.0;
    }
    let rate = |gender: usize| (it.promoted[gender] + 0.5) / (it.feeder_exposure[gender] + 0.5);
    rate(0) / rate(1)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::target::model::LadderBand;

    fn ladder(bands: usize) -> Ladder {
        let band = |place: usize| LadderBand { name: format!("band {place}"), feeder: place.checked_sub(1) };
        Ladder { bands: (0..bands).map(band).collect() }
    }

    fn lists(of: &[&[[u64; 2]]]) -> Vec<ListOfBands> {
        of.iter()
            .enumerate()
            .map(|(at, it)| ListOfBands { months: if at == 0 { 0 } else { 12 }, people: it.to_vec() })
            .collect()
    }

    #[test]
    fn a_band_that_stays_as_it_is_hires_whom_it_loses() {
        // 400 women and 600 men, ten years' stay: 40 women and 60 men leave a year and are replaced alike.
        let rates = from_stocks(&lists(&[&[[400, 600]], &[[400, 600]]]), &ladder(1), 10.0).unwrap();
        let band = rates.bands[0];
        assert!((band.exit_women * 120.0 - 1.0).abs() < 1e-12 && (band.hires_women - 0.4).abs() < 1e-9);
        assert_eq!((band.promoted, band.promotion_odds), (0.0, 1.0));
    }

    #[test]
    fn women_who_are_more_than_before_came_in_with_the_openings() {
        // 10 more women, 10 fewer men of 1,000: 50 women and 50 men hired in the place of 40 and 60.
        let rates = from_stocks(&lists(&[&[[400, 600]], &[[410, 590]]]), &ladder(1), 10.0).unwrap();
        assert!((rates.bands[0].hires_women - 0.5).abs() < 1e-9);
    }

    #[test]
    fn posts_are_filled_from_below_first_and_what_is_given_up_is_hired_below() {
        // Above, 2 women and 8 men leave in a year (of 20 and 80) and are replaced alike, all from below; below, 40 women and 60
        // men leave, and 42 women and 68 men come.
        let two = [[400, 600], [20, 80]];
        let rates = from_stocks(&lists(&[&two, &two]), &ladder(2), 10.0).unwrap();
        assert!((rates.bands[1].promoted - 1.0).abs() < 1e-9);
        assert!((rates.bands[0].hires_women - 42.0 / 110.0).abs() < 1e-9);
        let expected = (2.5 / 4800.5) / (8.5 / 7200.5);
        assert!((rates.bands[1].promotion_odds - expected).abs() < 1e-9);
    }

    #[test]
    fn more_openings_than_people_below_are_hired() {
        let rates = from_stocks(&lists(&[&[[2, 2], [10, 10]], &[[2, 2], [20, 20]]]), &ladder(2), 10.0).unwrap();
        assert!(rates.bands[1].promoted > 0.0 && rates.bands[1].promoted < 0.3);
        assert!((rates.bands[1].hires_women - 0.5).abs() < 1e-9);
    }

    #[test]
    fn what_is_no_past_gives_no_rates() {
        assert_eq!(from_stocks(&lists(&[&[[1, 1]]]), &ladder(1), 10.0), None);
        assert_eq!(from_stocks(&lists(&[&[[1, 1]], &[[1, 1]]]), &ladder(1), 0.0), None);
        assert_eq!(from_stocks(&lists(&[&[[1, 1]], &[[1, 1]]]), &ladder(1), f64::NAN), None);
        let nobody = from_stocks(&lists(&[&[[0, 0], [0, 0]], &[[0, 0], [0, 0]]]), &ladder(2), 10.0).unwrap();
        assert!(nobody.bands.iter().all(|it| it.hires_women.is_finite() && it.promoted == 0.0));
    }
}
