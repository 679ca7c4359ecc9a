//! Answers to a target in expected values: what it would take, whether it can be, and what helps most.

mod feasible;
mod interim;
mod least_change;
mod lever;
mod problem;
mod ranking;
mod straight_line;
#[cfg(test)]
mod tests;

pub use feasible::{best, first_met, steady};
pub use interim::{InterimTarget, interim};
pub use least_change::{BandYear, ChangeLimits, ChangeYear, LeastChange, PayingBand, least_change, least_change_by};
pub use lever::{Lever, required};
pub use problem::{Problem, Run, share};
pub use ranking::{Effect, OnePerson, ranking};
pub use straight_line::{StraightLine, straight_line};
