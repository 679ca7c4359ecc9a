//! What holds for every plan.

use proptest::prelude::*;

use super::tests::{by_month, problem};
use super::*;
use crate::target::model::{BandRates, Establishment, Policy, Rounds};

/// What a plan costs that hires this share of women in every band that hires fewer, and whether it meets the aim.
fn constant(problem: &Problem, share: f64) -> (f64, bool) {
    let hires_women = problem.rates.bands.iter().map(|it| Some(it.hires_women.max(share))).collect();
    let run = problem.run(&Policy { hires_women, ..Policy::default() }, problem.steps);
    let more = run.movements.iter().flat_map(|moved| {
        let bands = moved.hired_women.iter().zip(&moved.hired_men).zip(&problem.rates.bands);
        bands.map(|((women, men), rates)| women - rates.hires_women * (women + men))
    });
    let (women, base) = run.states.last().unwrap().of(&problem.bands);
    (more.sum(), women >= problem.aim * base)
}

/// Women who are missing if nothing changes.
fn short(problem: &Problem) -> f64 {
    let run = problem.run(&Policy::default(), problem.steps);
    let (women, base) = run.states.last().unwrap().of(&problem.bands);
    (problem.aim * base - women).max(0.0)
}

/// The plan once more, as anybody would run it who reads its shares.
fn again(problem: &Problem, limits: &ChangeLimits, change: &LeastChange) -> (Vec<Range<usize>>, Course) {
    let ends: Vec<usize> = change.years.iter().map(|it| it.step).collect();
    let years = years(problem.steps, &ends);
    let of = |share: fn(&BandYear) -> Option<f64>| {
        change.years.iter().map(|year| year.bands.iter().map(share).collect()).collect()
    };
    let shares = Shares {
        hired: of(|it| it.hired_share().filter(|_| it.hired_more > 0.0)),
        promoted: of(|it| it.promoted_share().filter(|_| it.promoted_more > 0.0)),
    };
    let course = Course::of(problem, &years, limits, &shares);
    (years, course)
}

#[test]
fn a_year_with_hardly_a_vacancy_does_not_stand_in_the_way() {
    let rates = BandRates { exit_women: 0.05, exit_men: 0.12, promoted: 0.0, hires_women: 0.3, promotion_odds: 1.0 };
    let problem = problem(&[(30.0, 70.0)], vec![rates], &[0], 0.5, 2);
    let first = problem.run(&Policy::default(), 1).states[0].clone();
    // The second year cuts as many posts as people leave, if nothing changes: more women in the first, who leave more
    // rarely than men, would be too many people in it.
    let stayers = first.women[0] * 0.95 + first.men[0] * 0.88;
    let plan = Establishment::by_step(vec![vec![100.0], vec![stayers + 1e-9]]).unwrap();
    let problem = Problem { plan, ..problem };
    let (limits, years) = (ChangeLimits::all(0.8), years(2, &[1]));
    let course = Course::of(&problem, &years, &limits, &Shares::unchanged(&problem, &years));
    let step = linear::solve(&problem, &limits, &years, &course, f64::INFINITY).unwrap();
    assert!(step.shares.hired[0][0].is_some_and(|share| (share - 0.8).abs() < 1e-6), "{:?}", step.shares.hired);
}

prop_compose! {
    /// Ladders as agencies have them: narrower towards the top, people stay some years, posts are cut or added.
    fn ladders()(
        people in prop::collection::vec((0.1..0.6_f64, 0.3..0.6_f64), 1..6),
        rates in prop::collection::vec((0.02..0.15_f64, 0.02..0.15_f64, 0.2..0.9_f64, 0.1..0.7_f64, 0.5..2.0_f64), 5),
        posts in prop::collection::vec(0.85..1.1_f64, 5),
        (lowest, steps, months) in (0..5_usize, 1..11_usize, prop::bool::ANY),
        aim in 0.3..0.6_f64,
        rounds in prop::sample::select(vec![&[][..], &[12_u8], &[3, 9]]),
    ) -> Problem {
        let people: Vec<(f64, f64)> = people.into_iter().scan(800.0, |size, (women, narrower)| {
            *size *= narrower;
            Some((women * *size, (1.0 - women) * *size))
        }).collect();
        let rates = rates.into_iter().take(people.len()).map(|(exit_women, exit_men, promoted, hires_women, promotion_odds)| {
            BandRates { exit_women, exit_men, promoted, hires_women, promotion_odds }
        });
        let bands: Vec<usize> = (lowest.min(people.len() - 1)..people.len()).collect();
        let problem = problem(&people, rates.collect(), &bands, aim, steps);
        let base = |part: &[f64]| (0..people.len()).map(|band| problem.state.base(band) * part[band]).collect();
        let plan = Establishment::by_step(vec![base(&[1.0; 5]), base(&[1.0; 5]), base(&posts)]).unwrap();
        let problem = Problem { plan, ..problem };
        if !months {
            return problem;
        }
        let plan = problem.plan.clone().in_rounds(Rounds::in_months(rounds, 9), Vec::new());
        by_month(Problem { plan, ..problem }, steps * 11)
    }
}

prop_compose! {
    /// Anything that the model takes: empty bands, bands that shrink, bands that everybody leaves, bands that feed several.
    fn oddities()(
        people in prop::collection::vec((prop_oneof![Just(0.0), 0.0..300.0_f64], prop_oneof![Just(0.0), 0.0..300.0_f64]), 1..6),
        rates in prop::collection::vec(
            (0.0..=1.0_f64, prop_oneof![Just(0.0), 0.0..=1.0_f64], 0.0..=1.0_f64, 0.0..=1.0_f64, 0.0..50.0_f64), 5),
        posts in prop::collection::vec(prop::collection::vec(0.0..2.0_f64, 5), 1..4),
        feeders in prop::collection::vec(0..5_usize, 5),
        (steps, steps_per_year) in (1..25_usize, 0..13_usize),
        aim in 0.0..=1.0_f64,
    ) -> Problem {
        let rates = rates.into_iter().take(people.len()).map(|(exit_women, exit_men, promoted, hires_women, promotion_odds)| {
            BandRates { exit_women, exit_men, promoted, hires_women, promotion_odds }
        });
        let mut problem = problem(&people, rates.collect(), &[people.len() - 1], aim, steps);
        for (band, (rung, feeder)) in problem.ladder.bands.iter_mut().zip(feeders).enumerate() {
            rung.feeder = (feeder < band).then_some(feeder);
        }
        let plan = posts.iter().map(|step| (0..people.len()).map(|band| problem.state.base(band) * step[band]).collect());
        let plan = Establishment::by_step(plan.collect()).unwrap();
        Problem { plan, steps_per_year, ..problem }
    }
}

proptest! {
    #[test]
    fn nobody_is_changed_if_and_only_if_the_aim_is_met_anyway(problem in ladders(), most in 0.0..1.0_f64) {
        let change = least_change(&problem, &ChangeLimits::all(most)).unwrap();
        let short = short(&problem);
        if short < 1e-6 {
            prop_assert!(change.changed == 0.0 && change.short == 0.0);
        } else {
            prop_assert!(change.changed > 0.0 || (change.short - short).abs() < 1e-6, "unless nothing helps");
            prop_assert!(change.changed + 1000.0 * change.short <= 1000.0 * short + 1e-6);
        }
        if change.changed > 0.0 && change.short == 0.0 {
            prop_assert!((change.reached - problem.aim).abs() < 1e-5, "no more than was asked for");
        }
    }

    #[test]
    fn no_limit_is_passed(problem in ladders(), most_hired in 0.0..1.0_f64, promoted_more in 0.0..1.0_f64) {
        let limits = ChangeLimits { promoted_more, ..ChangeLimits::all(most_hired) };
        let change = least_change(&problem, &limits).unwrap();
        for (band, year) in change.years.iter().flat_map(|year| year.bands.iter().enumerate()) {
            let most = most_hired.max(problem.rates.bands[band].hires_women);
            prop_assert!(year.hired_women <= most * year.hired + 1e-6);
            prop_assert!(year.promoted_women <= year.promoted + 1e-6);
            prop_assert!(year.promoted_more <= promoted_more * year.promoted + 1e-3, "{} people over", year.promoted_more - promoted_more * year.promoted);
        }
        let (years, course) = again(&problem, &limits, &change);
        prop_assert_eq!(change.unchanged.to_bits(), problem.share_when_due(&Policy::default()).unwrap().to_bits());
        prop_assert!((course.changed - change.changed).abs() < 1e-4 && (course.short - change.short).abs() < 1e-4);
        for (steps, bands) in years.iter().zip(&course.years) {
            let start = steps.start.checked_sub(1).map_or(&problem.state, |last| &course.run.states[last]);
            for (feeder, upper) in bands.iter().skip(1).enumerate().filter(|(_, upper)| upper.promoted_more > 0.0) {
                prop_assert!(upper.promoted_women <= start.women[feeder] + 1e-6, "promoted from nowhere");
            }
        }
    }

    #[test]
    fn hiring_the_same_share_every_year_is_never_cheaper(problem in ladders(), most in 0.3..1.0_f64) {
        prop_assume!(constant(&problem, most).1);
        let (mut low, mut high) = (0.0, most);
        for _ in 0..60 {
            let middle = f64::midpoint(low, high);
            if constant(&problem, middle).1 { high = middle } else { low = middle }
        }
        let change = least_change(&problem, &ChangeLimits::all(most)).unwrap();
        prop_assert!(change.short == 0.0 && change.changed <= constant(&problem, high).0 + 1e-4);
    }

    #[test]
    fn whatever_the_model_takes_has_an_answer_no_worse_than_none(problem in oddities(), most in 0.0..=1.0_f64) {
        prop_assume!(problem.share_when_due(&Policy::default()).is_some());
        let change = least_change(&problem, &ChangeLimits::all(most)).unwrap();
        prop_assert!(change.changed + 1000.0 * change.short <= 1000.0 * short(&problem) + 1e-3);
        prop_assert!((-1e-9..=1.0 + 1e-9).contains(&change.reached));
    }
}
