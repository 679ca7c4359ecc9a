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
/// kept: nobody is dismissed, and nobody is hired until they have left. Between rounds of promotions the posts that will be
/// filled from below stay open.
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
    state.waiting.resize(ladder.bands.len(), 0.0);
    for band in (0..ladder.bands.len()).rev() {
        let mut vacant = (plan.posts(step, band) - state.base(band)).max(0.0);
        if let Some(feeder) = ladder.bands[band].feeder {
            let waited = state.waiting[band].min(vacant);
            let from_below = waited + now[band].promoted * (vacant - waited);
            let has_round = plan.promotes(step);
            state.waiting[band] = if has_round { 0.0 } else { from_below };
            vacant -= state.waiting[band];
            let promoted = if has_round { from_below.min(state.base(feeder)) } else { 0.0 };
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
    use crate::target::model::{BandRates, LadderBand, Rounds};

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
        let mut state = State::of_people(vec![40.0, 4.0], vec![60.0, 16.0]);
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

    #[test]
    fn between_rounds_posts_stay_open_and_the_round_fills_them() {
        let rates = |promoted| {
            let band = |exit, promoted| BandRates {
                exit_women: exit,
                exit_men: exit,
                promoted,
                hires_women: 0.5,
                promotion_odds: 1.0,
            };
            Rates { bands: vec![band(0.0, 0.0), band(0.05, promoted)] }
        };
        // A list of September; the round is in December, the third step.
        let plan = |state: &State| Establishment::as_today(state).in_rounds(Rounds::in_months(&[12], 9), Vec::new());
        let mut state = State::of_people(vec![30.0, 5.0], vec![70.0, 15.0]);
        let posts = plan(&state);
        for step in 0..27 {
            let moved = advance(&mut state, &ladder(), &rates(1.0), &posts, &Policy::default(), step);
            let promoted = moved.promoted_women[1] + moved.promoted_men[1];
            let open = 20.0 - state.base(1);
            match step {
                2 | 14 | 26 => {
                    // Since the last round 5 % of those who were left have gone every month: twenty posts less what is left.
                    let months = if step == 2 { 3 } else { 12 };
                    assert!((promoted - 20.0 * (1.0 - 0.95_f64.powi(months))).abs() < 1e-9, "step {step}: {promoted}");
                    assert!(open.abs() < 1e-9);
                }
                _ => assert!(promoted == 0.0 && (open - state.waiting[1]).abs() < 1e-9, "step {step}"),
            }
            assert!(moved.hired_women[1] + moved.hired_men[1] < 1e-9, "who is promoted later is not hired now");
        }
        let mut state = State::of_people(vec![30.0, 5.0], vec![70.0, 15.0]);
        let moved = advance(&mut state, &ladder(), &rates(0.0), &posts, &Policy::default(), 0);
        assert!((moved.hired_women[1] + moved.hired_men[1] - 1.0).abs() < 1e-12, "what is hired for does not wait");
    }

    #[test]
    fn who_was_promoted_all_year_is_promoted_in_rounds_as_often() {
        let band = |exit_women, exit_men, promoted, hires_women| BandRates {
            exit_women,
            exit_men,
            promoted,
            hires_women,
            promotion_odds: 0.9,
        };
        let rates = Rates { bands: vec![band(0.006, 0.005, 0.0, 0.4), band(0.004, 0.006, 0.7, 0.2)] };
        let state = State::of_people(vec![200.0, 15.0], vec![300.0, 45.0]);
        let ran = |rounds: &Rounds| {
            let waiting = rounds.waiting(&state, &rates);
            let mut state = State { waiting: waiting.clone(), ..state.clone() };
            let posts: Vec<f64> = (0..2).map(|band| state.base(band) + waiting[band]).collect();
            let plan = Establishment::by_step(vec![posts]).unwrap().in_rounds(rounds.clone(), waiting);
            let mut promoted = 0.0;
            for step in 0..120 {
                let moved = advance(&mut state, &ladder(), &rates, &plan, &Policy::default(), step);
                promoted += moved.promoted_women[1] + moved.promoted_men[1];
            }
            (promoted, state.women[1] / state.base(1))
        };
        let (all_year, share) = ran(&Rounds::default());
        let (in_rounds, in_rounds_share) = ran(&Rounds::in_months(&[3, 9], 9));
        // Posts stand open a quarter of a year on average, in which nobody leaves them.
        assert!((in_rounds / all_year - 1.0).abs() < 0.02, "{in_rounds} for {all_year}");
        assert!((in_rounds_share - share).abs() < 0.003, "{in_rounds_share} for {share}");
    }
}
