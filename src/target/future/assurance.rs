//! The least effort with which enough futures meet a target.

use super::simulate::met_at;
use super::{Futures, Group, Start};
use crate::domain::Gender;
use crate::target::model::Policy;

/// Width to which the effort is narrowed down.
const NEAR: f64 = 0.0025;
/// Halvings before anything else is tried.
const HALVINGS: u32 = 2;

/// What has to happen, and how surely.
#[derive(Clone, Copy)]
pub struct Assured<'a> {
    /// The people of the target.
    pub group: &'a Group,
    /// Step at the end of which the definition has to be met.
    pub step: usize,
    /// Share of the futures in which it has to be.
    pub sure: f64,
    /// Whose share has to rise: a share beyond the definition's far end is no failure of too little effort.
    pub short: Gender,
}

/// The least effort between `least` and `most` with which at least `sure` of the futures meet the definition at the step, to
/// a quarter of a point; `None` where even the most does not do. All efforts see the same futures, so more effort looks worse
/// by luck at most by what a few futures weigh.
#[must_use]
pub fn least_effort(
    start: &Start<'_>,
    wanted: &Assured<'_>,
    [least, most]: [f64; 2],
    futures: Futures,
    policy: impl Fn(f64) -> Policy,
) -> Option<f64> {
    let over = |effort: f64| met_at(start, &policy(effort), wanted, futures) - wanted.sure;
    let (mut low, mut high) = ((least, over(least)), (most, over(most)));
    if high.1 < 0.0 {
        return None;
    }
    if low.1 >= 0.0 {
        return Some(least);
    }
    // Halving finds the place, a straight line between the ends comes near it, and a try just beside closes the bracket: three
    // turns narrow it to less than half whatever the chance does, and two mostly suffice.
    let (mut turn, mut last_was_enough) = (0_u32, true);
    while high.0 - low.0 > NEAR {
        let middle = f64::midpoint(low.0, high.0);
        let effort = match (turn.checked_sub(HALVINGS).map(|turn| turn % 3), last_was_enough) {
            (Some(0), _) => {
                let crossing = low.0 + (high.0 - low.0) * low.1 / (low.1 - high.1);
                crossing.clamp(low.0 + NEAR / 2.0, high.0 - NEAR / 2.0)
            }
            (Some(1), true) => (high.0 - NEAR).max(middle),
            (Some(1), false) => (low.0 + NEAR).min(middle),
            _ => middle,
        };
        let found = (effort, over(effort));
        last_was_enough = found.1 >= 0.0;
        if last_was_enough {
            high = found;
        } else {
            low = found;
        }
        turn += 1;
    }
    Some(high.0)
}
