//! The least effort with which enough futures meet a target.

use super::simulate::met_at;
use super::{Futures, Group, Start};
use crate::target::model::Policy;

/// Efforts are found to a quarter of a point.
const PRECISION: f64 = 0.0025;

/// What has to happen, and how surely.
#[derive(Clone, Copy)]
pub struct Assured<'a> {
    /// The people of the target.
    pub group: &'a Group,
    /// Step at the end of which the definition has to be met.
    pub step: usize,
    /// Share of the futures in which it has to be.
    pub sure: f64,
}

/// The least effort between `least` and `most` with which at least `sure` of the futures meet the definition at the step;
/// `None` where even the most does not do. All efforts see the same futures, so more effort never looks worse by luck.
#[must_use]
pub fn least_effort(
    start: &Start<'_>,
    wanted: &Assured<'_>,
    [least, most]: [f64; 2],
    futures: Futures,
    policy: impl Fn(f64) -> Policy,
) -> Option<f64> {
    let does = |effort: f64| met_at(start, &policy(effort), wanted.group, wanted.step, futures) >= wanted.sure;
    if !does(most) {
        return None;
    }
    if does(least) {
        return Some(least);
    }
    let (mut low, mut high) = (least, most);
    while high - low > PRECISION {
        let middle = f64::midpoint(low, high);
        if does(middle) {
            high = middle;
        } else {
            low = middle;
        }
    }
    Some(high)
}
