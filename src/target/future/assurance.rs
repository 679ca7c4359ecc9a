//! The least effort with which enough futures meet a target.

use super::simulate::met_at;
use super::{Futures, Group, Start};
use crate::domain::Gender;
use crate::target::model::Policy;

/// Width to which the effort is narrowed down.
const NEAR: f64 = 0.0025;

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
/// about half a point; `None` where even the most does not do. All efforts see the same futures, so more effort looks worse
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
    // The chance rises steeply in a large agency: only halving narrows the effort down in a known number of turns.
    while high.0 - low.0 > NEAR {
        let effort = f64::midpoint(low.0, high.0);
        let found = (effort, over(effort));
        if found.1 >= 0.0 {
            high = found;
        } else {
            low = found;
        }
    }
    Some(high.0)
}
