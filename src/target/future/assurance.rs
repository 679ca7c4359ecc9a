//! The least effort with which enough futures meet a target.

use super::simulate::met;
use super::{Futures, Group, Start};
use crate::domain::Gender;
use crate::target::model::Policy;

/// Width to which the effort is narrowed down.
const NEAR: f64 = 0.0025;

/// What has to happen.
#[derive(Clone, Copy)]
pub struct Wanted<'a> {
    /// The people of the target.
    pub group: &'a Group,
    /// Step at the end of which the definition has to be met.
    pub step: usize,
    /// Whose share has to rise: a share beyond the definition's far end is no failure of too little effort.
    pub short: Gender,
}

/// Efforts tried on the same futures. More effort never turns a future that is met into one that is not, but by luck where
/// people are promoted; so each future is tried only between the highest effort known not to do for it and the lowest that does.
pub struct Tries<'a, P: Fn(f64) -> Policy> {
    start: Start<'a>,
    wanted: Wanted<'a>,
    seed: u64,
    policy: P,
    /// By future, the lowest effort that was seen to do; beyond all where none was.
    does: Vec<f64>,
    /// By future, the highest effort that was seen not to do; below all where none was.
    does_not: Vec<f64>,
}

impl<'a, P: Fn(f64) -> Policy> Tries<'a, P> {
    /// No effort tried yet; `policy` is what an effort does.
    #[must_use]
    pub fn new(start: Start<'a>, wanted: Wanted<'a>, futures: Futures, policy: P) -> Self {
        let each = |effort| vec![effort; futures.count];
        Self { start, wanted, seed: futures.seed, policy, does: each(f64::INFINITY), does_not: each(f64::NEG_INFINITY) }
    }

    /// The least effort between `least` and `most` with which at least `sure` of the futures meet the definition at the step,
    /// to a quarter of a point; `None` where even the most does not do. `near` is where it is looked for first: a good guess
    /// saves futures and changes nothing else.
    pub fn least(&mut self, sure: f64, [least, most]: [f64; 2], near: f64) -> Option<f64> {
        let mut over = |effort: f64| self.chance(effort) - sure;
        match around([least, most], near, &mut over)? {
            Around::Least => Some(least),
            Around::Within(bracket) => Some(narrowed(bracket, &mut over)),
        }
    }

    /// The share of the futures in which an effort does.
    fn chance(&mut self, effort: f64) -> f64 {
        let unknown = |&future: &usize| self.does_not[future] < effort && effort < self.does[future];
        let open: Vec<usize> = (0..self.does.len()).filter(unknown).collect();
        let tried = met(&self.start, &(self.policy)(effort), &self.wanted, self.seed, &open);
        for (future, does) in open.into_iter().zip(tried) {
            if does {
                self.does[future] = effort;
            } else {
                self.does_not[future] = effort;
            }
        }
        let does = self.does.iter().filter(|&&from| from <= effort).count();
        does as f64 / self.does.len().max(1) as f64
    }
}

/// A stretch of efforts, with how far the chance at its ends is above what is asked for: below 0 at the lower one, not at the
/// upper one.
struct Bracket {
    low: (f64, f64),
    high: (f64, f64),
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
fn around([least, most]: [f64; 2], guess: f64, over: &mut impl FnMut(f64) -> f64) -> Option<Around> {
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
fn narrowed(Bracket { mut low, mut high }: Bracket, over: &mut impl FnMut(f64) -> f64) -> f64 {
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
