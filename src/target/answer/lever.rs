//! What can be done, and the least of it that meets a target.

use super::Problem;
use crate::target::model::Policy;

/// Halvings of a bisection: to the last digit.
const HALVINGS: usize = 60;

/// What can be done about a target.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Lever {
    /// The share of women among people hired, the same in every band.
    Hires,
    /// The share of women among people promoted into the target's bands; into the bands above as the odds have it.
    Promotions,
    /// Points on top of both shares.
    Both,
    /// The part of the exits of women that is prevented.
    Retention,
}

impl Lever {
    /// All of them.
    pub const ALL: [Self; 4] = [Self::Hires, Self::Promotions, Self::Both, Self::Retention];

    /// The policy of so much effort from a step on: a share, points as a fraction, or a part.
    #[must_use]
    pub fn policy(self, effort: f64, bands: usize, target: &[usize], from_step: usize) -> Policy {
        let all = || vec![Some(effort); bands];
        let of_target = || (0..bands).map(|band| target.contains(&band).then_some(effort)).collect();
        let nothing = Policy { from_step, ..Policy::default() };
        match self {
            Self::Hires => Policy { hires_women: all(), ..nothing },
            Self::Promotions => Policy { promotions_women: of_target(), ..nothing },
            Self::Both => Policy { hires_women_more: effort, promotions_women_more: effort, ..nothing },
            Self::Retention => Policy { exits_women: 1.0 - effort, ..nothing },
        }
    }
}

/// The least effort in 0 to `most` that brings the share of women to the aim when it is due, in expected values; `None` where
/// none does. More of a lever never lowers the target's own share of women, so halving finds it.
#[must_use]
pub fn required(problem: &Problem, lever: Lever, most: f64) -> Option<f64> {
    let does = |effort: f64| {
        let policy = lever.policy(effort, problem.size(), &problem.bands, 0);
        problem.is_met_by(problem.share_when_due(&policy))
    };
    if !does(most) {
        return None;
    }
    let (mut low, mut high) = (0.0, most);
    for _ in 0..HALVINGS {
        let middle = f64::midpoint(low, high);
        if does(middle) {
            high = middle;
        } else {
            low = middle;
        }
    }
    Some(if does(0.0) { 0.0 } else { high })
}
