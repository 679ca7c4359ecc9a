//! The yearly targets of a plan, in whole people, and the flow they mean.

use super::{Problem, Run};
use crate::domain::rounding::{at_least, nearest};
use crate::target::model::Movements;

/// One stretch of a plan, a year or what is left of one.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct InterimTarget {
    /// Steps from today to its end.
    pub step: usize,
    /// Women at its end.
    pub women: u64,
    /// Women and men at its end.
    pub base: u64,
    /// People hired in it, and women among them.
    pub hires: (u64, u64),
    /// People promoted into the target's bands from outside them in it, and women among them.
    pub promotions: (u64, u64),
}

/// Interim targets along a course, at the ends of the steps given, oldest first; the last one meets the aim in whole people.
/// The number of women never falls unless the headcount does.
#[must_use]
pub fn interim(problem: &Problem, run: &Run, ends: &[usize]) -> Vec<InterimTarget> {
    let mut targets: Vec<InterimTarget> = Vec::new();
    let mut from = 0;
    for &end in ends {
        let Some(state) = end.checked_sub(1).and_then(|last| run.states.get(last)) else { continue };
        let (women, base) = state.of(&problem.bands);
        let base = nearest(base);
        let women = nearest(women).min(base);
        let kept = targets.last().filter(|it| base >= it.base).map_or(women, |it| women.max(it.women));
        let last = Some(&end) == ends.last();
        let women = if last { kept.max(at_least(problem.aim * base as f64)) } else { kept };
        let women = women.min(base);
        let into: Vec<usize> = problem.bands.iter().copied().filter(|&band| is_from_outside(problem, band)).collect();
        let moved = run.movements.get(from..end).unwrap_or_default();
        let hires = flow(moved, &problem.bands, |it| &it.hired_women, |it| &it.hired_men);
        let promotions = flow(moved, &into, |it| &it.promoted_women, |it| &it.promoted_men);
        targets.push(InterimTarget { step: end, women, base, hires, promotions });
        from = end;
    }
    targets
}

/// People who moved into these bands, and women among them.
fn flow(
    moved: &[Movements],
    bands: &[usize],
    women: fn(&Movements) -> &[f64],
    men: fn(&Movements) -> &[f64],
) -> (u64, u64) {
    let sum = |of: fn(&Movements) -> &[f64]| {
        moved.iter().map(|it| bands.iter().map(|&band| of(it)[band]).sum::<f64>()).sum::<f64>()
    };
    let (women, men) = (sum(women), sum(men));
    (nearest(women + men), nearest(women))
}

/// Whether people promoted into the band come from outside the target.
fn is_from_outside(problem: &Problem, band: usize) -> bool {
    problem.ladder.bands.get(band).and_then(|it| it.feeder).is_some_and(|feeder| !problem.bands.contains(&feeder))
}
