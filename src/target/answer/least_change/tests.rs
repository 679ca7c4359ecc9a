use super::*;
use crate::target::model::closed::OneBand;
use crate::target::model::{BandRates, Establishment, Ladder, LadderBand, Rates, State};

pub(super) fn problem(
    people: &[(f64, f64)],
    rates: Vec<BandRates>,
    bands: &[usize],
    aim: f64,
    years: usize,
) -> Problem {
    let band = |place: usize| LadderBand { name: format!("band {place}"), feeder: place.checked_sub(1) };
    let state = State::of_people(people.iter().map(|it| it.0).collect(), people.iter().map(|it| it.1).collect());
    Problem {
        ladder: Ladder { bands: (0..people.len()).map(band).collect() },
        plan: Establishment::as_today(&state),
        state,
        rates: Rates { bands: rates },
        bands: bands.to_vec(),
        aim,
        steps: years,
        steps_per_year: 1,
    }
}

/// The same in months: yearly exits `1−(1−m)^12`.
pub(super) fn by_month(mut problem: Problem, months: usize) -> Problem {
    for it in &mut problem.rates.bands {
        it.exit_women = 1.0 - (1.0 - it.exit_women).powf(1.0 / 12.0);
        it.exit_men = 1.0 - (1.0 - it.exit_men).powf(1.0 / 12.0);
    }
    Problem { steps: months, steps_per_year: 12, ..problem }
}

const EXITS: f64 = 0.06;
const TODAY: f64 = 0.4;
const PEOPLE: f64 = 1000.0;

/// A thousand people, 40 of 100 of them and of those hired women, of whom 6 of 100 leave in a year; ten years.
fn one_band(aim: f64) -> Problem {
    let rates =
        BandRates { exit_women: EXITS, exit_men: EXITS, promoted: 0.0, hires_women: TODAY, promotion_odds: 1.0 };
    problem(&[(TODAY * PEOPLE, (1.0 - TODAY) * PEOPLE)], vec![rates], &[0], aim, 10)
}

fn closed() -> OneBand {
    OneBand { share: TODAY, exits: EXITS, growth: 0.0 }
}

/// A pyramid with unequal exits and odds; the target is all of it but the lowest band.
fn five_bands(aim: f64) -> Problem {
    let people = [(400.0, 600.0), (105.0, 195.0), (36.0, 84.0), (10.0, 40.0), (3.0, 17.0)];
    let band = |exit_women, exit_men, promoted, hires_women, promotion_odds| BandRates {
        exit_women,
        exit_men,
        promoted,
        hires_women,
        promotion_odds,
    };
    let rates = vec![
        band(0.08, 0.06, 0.0, 0.42, 1.0),
        band(0.07, 0.05, 0.75, 0.35, 0.9),
        band(0.06, 0.05, 0.75, 0.3, 0.9),
        band(0.05, 0.07, 0.75, 0.25, 0.8),
        band(0.05, 0.10, 0.75, 0.25, 0.8),
    ];
    problem(&people, rates, &[1, 2, 3, 4], aim, 10)
}

fn found(problem: &Problem, most_hired: f64) -> LeastChange {
    least_change(problem, &ChangeLimits::all(most_hired)).unwrap()
}

fn hired_women(change: &LeastChange) -> f64 {
    change.years.iter().flat_map(|it| &it.bands).map(|it| it.hired_women).sum()
}

fn close(found: f64, expected: f64) {
    assert!((found - expected).abs() < 1e-6, "{found} is not {expected}");
}

#[test]
fn where_the_limit_is_the_required_share_the_plan_is_the_constant_one() {
    let required = closed().hires_needed(0.47, 10.0).unwrap();
    let change = found(&one_band(0.47), required);
    close(hired_women(&change), required * EXITS * PEOPLE * 10.0);
    close(change.changed, (required - TODAY) * EXITS * PEOPLE * 10.0);
    assert!(change.years.iter().all(|year| (year.bands[0].hired_share().unwrap() - required).abs() < 1e-6));
    close(change.reached, 0.47);
    close(change.short, 0.0);
    // In months the same people leave by the end of a year, and who is hired may leave in it.
    let months = found(&by_month(one_band(0.47), 120), required);
    close(months.reached, 0.47);
    assert!(hired_women(&months) > hired_women(&change));
}

#[test]
fn where_there_is_room_women_are_hired_as_late_as_can_be() {
    let (aim, most) = (0.47, 0.65);
    let a_year = (most - TODAY) * EXITS * PEOPLE;
    let mut missing = (aim - TODAY) * PEOPLE;
    let mut people = 0.0;
    for years_to_leave in 0..10 {
        let stay = (1.0 - EXITS).powi(years_to_leave);
        let hired = a_year.min(missing / stay);
        people += hired;
        missing -= hired * stay;
    }
    let change = found(&one_band(aim), most);
    close(change.changed, people);
    close(change.years[9].bands[0].hired_share().unwrap(), most);
    close(change.years[0].bands[0].hired_more, 0.0);
    let constant = (closed().hires_needed(aim, 10.0).unwrap() - TODAY) * EXITS * PEOPLE * 10.0;
    assert!(change.changed < constant - 1.0, "{} people for {constant}", change.changed);
}

#[test]
fn a_target_met_anyway_costs_nobody() {
    for problem in [one_band(0.4), one_band(0.3), by_month(five_bands(0.2), 100)] {
        let change = found(&problem, 0.6);
        assert_eq!((change.changed, change.short), (0.0, 0.0));
        assert_eq!(change.reached.to_bits(), change.unchanged.to_bits());
        assert!(change.paying.is_empty());
    }
}

#[test]
fn out_of_reach_the_women_short_are_those_the_best_does_not_reach() {
    for most in [0.5, 1.0] {
        let change = found(&one_band(0.8), most);
        let best = closed().share_after(10.0, most);
        close(change.short, (0.8 - best) * PEOPLE);
        close(change.reached, best);
    }
    let change = found(&one_band(0.5), 0.3);
    assert!(change.changed <= 0.0, "more is hired today than the limit lets, and goes on");
    close(change.short, (0.5 - TODAY) * PEOPLE);
}

#[test]
fn a_growing_band_needs_what_the_closed_form_says() {
    let growing = OneBand { growth: 0.02, ..closed() };
    let posts = (1..=10).map(|year| vec![PEOPLE * 1.02_f64.powi(year)]).collect();
    let problem = Problem { plan: Establishment::by_step(posts).unwrap(), ..one_band(0.5) };
    let required = growing.hires_needed(0.5, 10.0).unwrap();
    close(found(&problem, required).short, 0.0);
    close(found(&problem, required).reached, 0.5);
    let less = found(&problem, required - 0.01);
    close(less.reached, growing.share_after(10.0, required - 0.01));
}

#[test]
fn the_lowest_band_pays_for_those_above() {
    for problem in [five_bands(0.4), by_month(five_bands(0.4), 120)] {
        let change = found(&problem, 0.5);
        close(change.reached, 0.4);
        close(change.short, 0.0);
        let paying = change.paying.first().unwrap();
        assert_eq!((change.paying.len(), paying.band), (1, 0));
        assert!(paying.planned < paying.unchanged - 0.02, "{paying:?}");
        let by_year: f64 =
            change.years.iter().flat_map(|it| &it.bands).map(|it| it.hired_more + it.promoted_more).sum();
        close(change.changed, by_year);
    }
}

#[test]
fn points_above_the_odds_are_a_limit_too() {
    let problem = by_month(five_bands(0.38), 120);
    let limits = ChangeLimits { promoted_more: 0.1, ..ChangeLimits::all(0.6) };
    let change = least_change(&problem, &limits).unwrap();
    close(change.reached, 0.38);
    let points = |it: &BandYear| if it.promoted > 0.0 { it.promoted_more / it.promoted } else { 0.0 };
    let most = change.years.iter().flat_map(|it| &it.bands).map(points).fold(0.0, f64::max);
    close(most, 0.1);
    assert!(change.changed > found(&problem, 0.6).changed, "a limit makes no plan cheaper");
}

#[test]
fn a_year_promotes_women_who_were_there_when_it_began() {
    let band = |promoted, hires_women| BandRates {
        exit_women: 0.02,
        exit_men: 0.02,
        promoted,
        hires_women,
        promotion_odds: 1.0,
    };
    let people = [(3.0, 97.0), (10.0, 40.0)];
    let problem = problem(&people, vec![band(0.0, 0.5), band(1.0, 0.5)], &[1], 0.5, 12);
    let change = found(&Problem { steps_per_year: 12, ..problem }, 0.5);
    let [lower, upper] = change.years[0].bands[..] else { panic!("two bands") };
    assert!(lower.hired_women > 10.0 && upper.promoted > 10.0);
    let stayed = 3.0 * 0.98_f64.powi(12);
    assert!((upper.promoted_women - stayed).abs() < 1e-3, "{} of {stayed} women", upper.promoted_women);
}

#[test]
fn a_band_may_have_a_limit_of_its_own() {
    let problem = five_bands(0.9);
    let limits = ChangeLimits { most_hired_in: vec![None, Some(0.7)], ..ChangeLimits::all(0.5) };
    let change = least_change(&problem, &limits).unwrap();
    let shares: Vec<f64> = change.years[9].bands.iter().map(|it| it.hired_share().unwrap()).collect();
    close(shares[1], 0.7);
    close(shares[2], 0.5);
}

#[test]
fn the_last_year_may_be_part_of_one() {
    let problem = by_month(five_bands(0.38), 113);
    let ends = |change: &LeastChange| change.years.iter().map(|it| it.step).collect::<Vec<_>>();
    let change = found(&problem, 0.6);
    assert_eq!(ends(&change), [12, 24, 36, 48, 60, 72, 84, 96, 108, 113]);
    close(change.reached, 0.38);
    let change = least_change_by(&problem, &ChangeLimits::all(0.6), &[62, 14, 38, 14, 0, 500]).unwrap();
    assert_eq!(ends(&change), [14, 38, 62, 113]);
    close(change.reached, 0.38);
}

#[test]
fn nobody_is_changed_where_nobody_is_hired() {
    let plan = Establishment::by_step(vec![vec![400.0]]).unwrap();
    let change = found(&Problem { plan, ..one_band(0.5) }, 1.0);
    assert!(change.changed <= 0.0);
    close(change.short, 0.1 * PEOPLE * (1.0 - EXITS).powi(10));
    assert_eq!(change.years[0].bands[0].hired_share(), None);
}

#[test]
fn men_are_brought_in_by_the_mirror() {
    let women = found(&five_bands(0.4), 0.5);
    let swapped = Problem { aim: 0.4, ..five_bands(0.4).mirrored() };
    let men = found(&swapped.mirrored(), 0.5);
    close(women.changed, men.changed);
    close(women.reached, men.reached);
}

#[test]
fn what_is_no_problem_has_no_answer() {
    let limits = ChangeLimits::all(0.5);
    let broken: [fn(&mut Problem); 8] = [
        |it| it.steps = 0,
        |it| it.bands = vec![1],
        |it| it.bands.clear(),
        |it| it.aim = f64::NAN,
        |it| it.state.men.clear(),
        |it| it.rates.bands[0].exit_women = 1.5,
        |it| it.state.women[0] = f64::INFINITY,
        |it| it.ladder.bands[0].feeder = Some(0),
    ];
    for breaks in broken {
        let mut problem = one_band(0.5);
        breaks(&mut problem);
        assert_eq!(least_change(&problem, &limits), None);
    }
    assert_eq!(least_change(&Problem { steps_per_year: 0, ..one_band(0.5) }, &limits).unwrap().years.len(), 1);
    let no_limit = ChangeLimits { promoted_more: f64::NAN, ..ChangeLimits::all(f64::NAN) };
    assert!(least_change(&one_band(0.5), &no_limit).unwrap().changed <= 0.0);
}
