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

/// A stretch of efforts, with how far the chance at its ends is above what is asked for: below 0 at the lower one, not at the
/// upper one.
struct Bracket {
    low: (f64, f64),
    high: (f64, f64),
}

/// The least effort between `least` and `most` with which at least `sure` of the futures meet the definition at the step, to
/// a quarter of a point; `None` where even the most does not do. `near` is where it is looked for first: a good guess saves
/// futures and changes nothing else. All efforts see the same futures, so more effort looks worse by luck at most by what a few
/// futures weigh.
#[must_use]
pub fn least_effort(
    start: &Start<'_>,
    wanted: &Assured<'_>,
    [least, most]: [f64; 2],
    near: f64,
    futures: Futures,
    policy: impl Fn(f64) -> Policy,
) -> Option<f64> {
    let over = |effort: f64| met_at(start, &policy(effort), wanted, futures) - wanted.sure;
    match around([least, most], near, &over)? {
        Around::Least => Some(least),
        Around::Within(bracket) => Some(narrowed(bracket, &over)),
    }
}

/// Where the effort lies.
enum Around {
    /// The least is enough.
    Least,
    Within(Bracket),
}

/// First step away from a guess; each further one is three times as wide.
const FIRST_STEP: f64 = 0.02;

/// The stretch that holds the effort, found from a guess outwards; `None` where even the most is not enough.
fn around([least, most]: [f64; 2], guess: f64, over: &impl Fn(f64) -> f64) -> Option<Around> {
    let first = guess.clamp(least, most);
    let mut tried = (first, over(first));
    let is_enough = tried.1 >= 0.0;
    let (end, mut step) = if is_enough { (least, -FIRST_STEP) } else { (most, FIRST_STEP) };
    while (tried.0 - end).abs() > f64::EPSILON {
        let effort = (tried.0 + step).clamp(least, most);
        let found = (effort, over(effort));
        if (found.1 >= 0.0) != is_enough {
            let (low, high) = if is_enough { (found, tried) } else { (tried, found) };
            return Some(Around::Within(Bracket { low, high }));
        }
        (tried, step) = (found, step * 3.0);
    }
    is_enough.then_some(Around::Least)
}

/// The upper end of the stretch once it is narrow enough.
fn narrowed(Bracket { mut low, mut high }: Bracket, over: &impl Fn(f64) -> f64) -> f64 {
    // A straight line between the ends comes near, a try just beside closes the bracket, and the middle helps where neither
    // does: three turns narrow it to less than half whatever the chance does, and two mostly suffice.
    let (mut turn, mut last_was_enough) = (0_u32, true);
    while high.0 - low.0 > NEAR {
        let middle = f64::midpoint(low.0, high.0);
        let effort = match (turn % 3, last_was_enough) {
            (0, _) => {
                let crossing = low.0 + (high.0 - low.0) * low.1 / (low.1 - high.1);
                crossing.clamp(low.0 + NEAR / 2.0, high.0 - NEAR / 2.0)
            }
            (1, true) => (high.0 - NEAR).max(middle),
            (1, false) => (low.0 + NEAR).min(middle),
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
    high.0
}
