//! What is possible at all, and from when.

use super::{Lever, Problem};
use crate::target::model::Policy;

/// Share of women after each step if, from now on, `hires_women` of the people hired are women; `None` where there is nobody.
#[must_use]
pub fn best(problem: &Problem, hires_women: f64, steps: usize) -> Vec<Option<f64>> {
    problem.run(&Lever::Hires.policy(hires_women, problem.size(), &problem.bands, 0), steps).shares(&problem.bands)
}

/// The step, counted from 1, at whose end the aim is first met under a policy and stays met for a year; `None` where not within
/// `steps`.
#[must_use]
pub fn first_met(problem: &Problem, policy: &Policy, steps: usize) -> Option<usize> {
    let year = problem.steps_per_year.max(1);
    let shares = problem.run(policy, steps + year - 1).shares(&problem.bands);
    shares.windows(year).position(|held| held.iter().all(|&share| problem.is_met_by(share))).map(|step| step + 1)
}

/// The share of women that the target's bands come to if nothing ever changes; `None` where nobody is there in the end or it
/// does not settle in two hundred years.
#[must_use]
pub fn steady(problem: &Problem) -> Option<f64> {
    let steps = 200 * problem.steps_per_year.max(1);
    let shares = problem.run(&Policy::default(), steps).shares(&problem.bands);
    let last = shares.last().copied().flatten()?;
    let before = shares.get(shares.len().checked_sub(1 + problem.steps_per_year)?).copied().flatten()?;
    ((last - before).abs() < 1e-4).then_some(last)
}
