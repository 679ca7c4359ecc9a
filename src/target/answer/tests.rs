use proptest::prelude::*;

use super::*;
use crate::target::model::closed::OneBand;
use crate::target::model::{BandRates, Establishment, Ladder, LadderBand, Policy, Rates, State};

fn rate(exits: f64, promoted: f64, hires_women: f64) -> BandRates {
    BandRates { exit_women: exits, exit_men: exits, promoted, hires_women, promotion_odds: 1.0 }
}

fn problem(people: &[(f64, f64)], rates: Vec<BandRates>, bands: Vec<usize>, aim: f64, years: usize) -> Problem {
    let band = |place: usize| LadderBand { name: format!("band {place}"), feeder: place.checked_sub(1) };
    let state = State::of_people(people.iter().map(|it| it.0).collect(), people.iter().map(|it| it.1).collect());
    Problem {
        ladder: Ladder { bands: (0..people.len()).map(band).collect() },
        plan: Establishment::as_today(&state),
        state,
        rates: Rates { bands: rates },
        bands,
        aim,
        steps: years,
        steps_per_year: 1,
    }
}

fn one_band() -> Problem {
    problem(&[(400.0, 600.0)], vec![rate(0.06, 0.0, 0.4)], vec![0], 0.47, 10)
}

#[test]
fn the_required_share_is_that_of_the_closed_form() {
    let problem = one_band();
    let closed = OneBand { share: 0.4, exits: 0.06, growth: 0.0 };
    let found = required(&problem, Lever::Hires, 1.0).unwrap();
    assert!((found - closed.hires_needed(0.47, 10.0).unwrap()).abs() < 1e-9);
    let best = best(&problem, 1.0, 10).last().copied().flatten().unwrap();
    assert!((best - closed.share_after(10.0, 1.0)).abs() < 1e-9);
}

#[test]
fn an_exit_prevented_is_worth_what_a_man_hired_in_the_post_would_not_have_been() {
    let effects = ranking(&one_band(), 0.5, 1.0);
    let points = |lever| effects.iter().find(|it| it.lever == lever).unwrap().per_person;
    let (hired, kept) = (points(OnePerson::Hired), points(OnePerson::Kept));
    assert!((hired - 0.769).abs() < 5e-4, "{hired}");
    assert!((kept - 0.461).abs() < 5e-4, "{kept}");
    assert!((kept / hired - 0.6).abs() < 1e-6);
}

#[test]
fn a_promotion_moves_a_woman_and_makes_none() {
    let rates = vec![rate(0.06, 0.0, 0.4), rate(0.05, 0.8, 0.3)];
    let people = [(40.0, 60.0), (4.0, 16.0)];
    let of = |bands| ranking(&problem(&people, rates.clone(), bands, 0.5, 5), 0.2, 0.6);
    let promoted = |effects: &[Effect], band| {
        effects.iter().find(|it| it.lever == OnePerson::Promoted && it.band == band).unwrap().per_person
    };
    assert!(promoted(&of(vec![1]), 1) > 1.0);
    assert!(promoted(&of(vec![0, 1]), 1).abs() < 0.2, "the whole ladder hardly changes");
}

#[test]
fn first_feasible_years_and_steady_shares() {
    let senior = problem(&[(22.0, 78.0)], vec![rate(0.04, 0.0, 0.25)], vec![0], 0.47, 5);
    assert_eq!(required(&senior, Lever::Hires, 1.0), None);
    let best = best(&senior, 1.0, 5).last().copied().flatten().unwrap();
    assert!((best - 0.364).abs() < 5e-4);
    assert_eq!(first_met(&senior, &Lever::Hires.policy(1.0, 1, &[0], 0), 15), Some(10));
    assert_eq!(first_met(&senior, &Policy::default(), 15), None);
    assert!((steady(&senior).unwrap() - 0.25).abs() < 1e-3);
}

#[test]
fn interim_targets_are_whole_people_that_end_at_the_aim() {
    let problem = problem(&[(28.0, 64.0)], vec![rate(0.08, 0.0, 0.3)], vec![0], 0.4, 5);
    let effort = required(&problem, Lever::Hires, 1.0).unwrap();
    let run = problem.run(&Lever::Hires.policy(effort, 1, &[0], 0), 5);
    let targets = interim(&problem, &run, &[1, 2, 3, 4, 5]);
    assert_eq!(targets.last().map(|it| (it.women, it.base)), Some((37, 92)), "40 % of 92 people are 37");
    assert!(targets.windows(2).all(|pair| pair[0].women <= pair[1].women));
    let hired: u64 = targets.iter().map(|it| it.hires.0).sum();
    assert!((35..=38).contains(&hired), "8 % of 92 in five years: {hired}");
    let steps: Vec<u64> = targets.windows(2).map(|pair| pair[1].women - pair[0].women).collect();
    assert!(steps[0] >= steps[3], "the same effort does most at first: {steps:?}");
}

#[test]
fn where_nobody_leaves_nothing_can_be_required() {
    let still = problem(&[(10.0, 90.0)], vec![rate(0.0, 0.0, 0.5)], vec![0], 0.3, 10);
    for lever in Lever::ALL {
        assert_eq!(required(&still, lever, 1.0), None);
    }
    assert!(ranking(&still, 0.2, 0.6).is_empty());
    let empty = problem(&[(0.0, 0.0)], vec![rate(0.1, 0.0, 0.5)], vec![0], 0.3, 10);
    assert_eq!(empty.share_when_due(&Policy::default()), None);
    assert_eq!(steady(&empty), None);
}

#[test]
fn no_women_in_the_feeder_band_leave_hiring_alone() {
    let rates = vec![rate(0.05, 0.0, 0.0), rate(0.1, 0.5, 0.5)];
    let problem = problem(&[(0.0, 100.0), (0.0, 20.0)], rates, vec![1], 0.2, 5);
    assert_eq!(required(&problem, Lever::Promotions, 1.0), None);
    assert!(required(&problem, Lever::Hires, 1.0).is_some());
}

prop_compose! {
    fn ladders()(
        people in prop::collection::vec((0.0..300.0_f64, 0.0..300.0_f64), 2..5),
        rates in prop::collection::vec((0.0..0.3_f64, 0.0..0.3_f64, 0.0..1.0_f64, 0.0..1.0_f64, 0.2..5.0_f64), 4),
        years in 1..12_usize,
    ) -> Problem {
        let rates = rates.into_iter().take(people.len()).map(|(exit_women, exit_men, promoted, hires_women, promotion_odds)| {
            BandRates { exit_women, exit_men, promoted, hires_women, promotion_odds }
        });
        let top = people.len() - 1;
        problem(&people, rates.collect(), vec![top], 0.5, years)
    }
}

proptest! {
    #[test]
    fn every_step_closes_and_nobody_is_negative(problem in ladders()) {
        let run = problem.run(&Policy::default(), problem.steps);
        let mut before = problem.state.clone();
        for (state, moved) in run.states.iter().zip(&run.movements) {
            for band in 0..problem.size() {
                let fed: f64 = (0..problem.size())
                    .filter(|&upper| problem.ladder.bands[upper].feeder == Some(band))
                    .map(|upper| moved.promoted_women[upper])
                    .sum();
                let women = before.women[band] - moved.leavers_women[band] - fed
                    + moved.promoted_women[band] + moved.hired_women[band];
                prop_assert!((state.women[band] - women).abs() < 1e-9);
                prop_assert!(state.women[band] >= -1e-9 && state.men[band] >= -1e-9);
                prop_assert!((state.base(band) - problem.state.base(band)).abs() < 1e-6, "posts are filled");
            }
            before = state.clone();
        }
    }

    #[test]
    fn more_women_hired_never_lower_the_band_or_the_whole(problem in ladders(), less in 0.0..1.0_f64, more in 0.0..1.0_f64) {
        let (less, more) = (less.min(more), less.max(more));
        let with = |share| {
            let run = problem.run(&Lever::Hires.policy(share, problem.size(), &problem.bands, 0), problem.steps);
            let all: Vec<usize> = (0..problem.size()).collect();
            let last = run.states.last().unwrap();
            (last.of(&problem.bands).0, last.of(&all).0)
        };
        let (few, many) = (with(less), with(more));
        prop_assert!(many.0 >= few.0 - 1e-9 && many.1 >= few.1 - 1e-9);
    }

    #[test]
    fn a_mirrored_ladder_runs_as_a_mirror(problem in ladders(), share in 0.0..1.0_f64, kept in 0.0..1.0_f64) {
        let policy = Policy { exits_women: kept, ..Lever::Hires.policy(share, problem.size(), &problem.bands, 1) };
        let run = problem.run(&policy, problem.steps);
        let mirror = problem.mirrored().run(&policy.mirrored(), problem.steps);
        for (state, other) in run.states.iter().zip(&mirror.states) {
            for band in 0..problem.size() {
                prop_assert!((state.women[band] - other.men[band]).abs() < 1e-6);
            }
        }
    }
}
