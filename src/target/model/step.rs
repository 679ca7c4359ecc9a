//! One step of the model, in expected values.

use super::{Establishment, Ladder, Policy, Rates, State};

/// What happened in a step, by band, junior to senior. Expected values.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Movements {
    /// Women who left the agency from the band.
    pub leavers_women: Vec<f64>,
    /// Men who left the agency from the band.
    pub leavers_men: Vec<f64>,
    /// Women promoted into the band.
    pub promoted_women: Vec<f64>,
    /// Men promoted into the band.
    pub promoted_men: Vec<f64>,
    /// Women hired into the band.
    pub hired_women: Vec<f64>,
    /// Men hired into the band.
    pub hired_men: Vec<f64>,
}

impl Movements {
    fn nobody(bands: usize) -> Self {
        let none = || vec![0.0; bands];
        Self {
            leavers_women: none(),
            leavers_men: none(),
            promoted_women: none(),
            promoted_men: none(),
            hired_women: none(),
            hired_men: none(),
        }
    }
}

/// Moves the people of `state` on by one step, bands from the top down, and says what happened. More people than posts are
/// kept: nobody is dismissed, and nobody is hired until they have left.
pub fn advance(
    state: &mut State,
    ladder: &Ladder,
    rates: &Rates,
    plan: &Establishment,
    policy: &Policy,
    step: usize,
) -> Movements {
    let mut moved = Movements::nobody(ladder.bands.len());
    let unchanged = Policy::default();
    let policy = if policy.holds(step) { policy } else { &unchanged };
    let now: Vec<_> = rates.bands.iter().enumerate().map(|(band, it)| policy.applied(band, it)).collect();
    for (band, rate) in now.iter().enumerate() {
        moved.leavers_women[band] = state.women[band] * rate.exit_women;
        moved.leavers_men[band] = state.men[band] * rate.exit_men;
        state.women[band] -= moved.leavers_women[band];
        state.men[band] -= moved.leavers_men[band];
    }
    for band in (0..ladder.bands.len()).rev() {
        let mut vacant = (plan.posts(step, band) - state.base(band)).max(0.0);
        if let Some(feeder) = ladder.bands[band].feeder {
            let promoted = (now[band].promoted * vacant).min(state.base(feeder));
            let (women, men) = promotions(
                state,
                feeder,
                promoted,
                |share| policy.promoted_women(band, share),
                now[band].promotion_odds,
            );
            moved.promoted_women[band] = women;
            moved.promoted_men[band] = men;
            state.women[feeder] -= women;
            state.men[feeder] -= men;
            state.women[band] += women;
            state.men[band] += men;
            vacant -= women + men;
        }
        moved.hired_women[band] = now[band].hires_women * vacant;
        moved.hired_men[band] = (1.0 - now[band].hires_women) * vacant;
        state.women[band] += moved.hired_women[band];
        state.men[band] += moved.hired_men[band];
    }
    moved
}

/// Women and men among so many promotions out of a feeder band; never more than there are of either.
fn promotions(state: &State, feeder: usize, promoted: f64, share: impl Fn(f64) -> f64, odds: f64) -> (f64, f64) {
    let (women, men) = (state.women[feeder], state.men[feeder]);
    let weight = odds * women + men;
    if promoted <= 0.0 || weight <= 0.0 {
        return (0.0, 0.0);
    }
    let wanted = share(odds * women / weight) * promoted;
    let women_promoted = wanted.min(women).max(promoted - men);
    (women_promoted, promoted - women_promoted)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::target::model::{BandRates, LadderBand};

    fn ladder() -> Ladder {
        let band = |name: &str, feeder| LadderBand { name: name.to_owned(), feeder };
        Ladder { bands: vec![band("lower", None), band("upper", Some(0))] }
    }

    #[test]
    fn two_bands_move_as_computed_by_hand() {
        let rates = Rates {
            bands: vec![
                BandRates { exit_women: 0.08, exit_men: 0.06, promoted: 0.0, hires_women: 0.5, promotion_odds: 1.0 },
                BandRates { exit_women: 0.05, exit_men: 0.10, promoted: 0.75, hires_women: 0.25, promotion_odds: 0.8 },
            ],
        };
        let mut state = State { women: vec![40.0, 4.0], men: vec![60.0, 16.0] };
        let plan = Establishment::as_today(&state);
        let expected = [(1, 0.404_120, 0.218_775), (2, 0.407_878, 0.236_570), (10, 0.428_195, 0.348_148)];
        for year in 1..=10 {
            let moved = advance(&mut state, &ladder(), &rates, &plan, &Policy::default(), year - 1);
            if year == 1 {
                assert!((state.women[1] - 4.375_501).abs() < 5e-7 && (state.women[0] - 40.411_999).abs() < 5e-7);
                assert!((moved.promoted_women[1] + moved.promoted_men[1] - 1.35).abs() < 1e-12);
            }
            if let Some((_, lower, upper)) = expected.iter().find(|(at, ..)| *at == year) {
                assert!((state.women[0] / state.base(0) - lower).abs() < 5e-7, "year {year}");
                assert!((state.women[1] / state.base(1) - upper).abs() < 5e-7, "year {year}");
            }
        }
    }
}
