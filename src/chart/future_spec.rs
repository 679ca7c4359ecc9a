//! What charts of possible futures say.

use super::marks::TargetMark;
use crate::domain::{GenderCount, Period};

/// Past shares of women, and where they may go.
#[derive(Clone, Debug, PartialEq)]
pub struct Fan {
    /// People on past lists, oldest first.
    pub past: Vec<(Period, GenderCount)>,
    /// Months that break comparison, and what happened.
    pub events: Vec<(Period, String)>,
    /// The futures if nothing changes, month by month after the last list.
    pub future: Vec<FanStep>,
    /// The plan's people at the ends of its years.
    pub plan: Vec<PlanPoint>,
    /// The most that is possible, month by month after the last list, as fractions.
    pub best: Vec<(Period, f64)>,
    /// What is aimed at.
    pub target: TargetMark,
    /// When it is due.
    pub due: Period,
    /// Beside the picture: chances, what it takes, the verdict.
    pub margin: Vec<String>,
}

/// Where the futures are at the end of a month: shares of women as fractions.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct FanStep {
    /// Month.
    pub period: Period,
    /// Shares that 10, 25, 50, 75 and 90 of 100 futures stay below.
    pub shares: [f64; 5],
    /// Women in the middle future, rounded.
    pub women: u64,
    /// Women and men in the middle future, rounded.
    pub base: u64,
}

/// People of a plan.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct PlanPoint {
    /// Month at whose end.
    pub period: Period,
    /// Women.
    pub women: u64,
    /// Women and men.
    pub base: u64,
}

/// The chance of having reached a target by the end of each year.
#[derive(Clone, Debug, PartialEq)]
pub struct Chance {
    /// "Nothing changes" first, then scenarios and the plan.
    pub series: Vec<ChanceSeries>,
    /// When the target is due.
    pub due: Period,
}

/// One course of a [`Chance`].
#[derive(Clone, Debug, PartialEq)]
pub struct ChanceSeries {
    /// Name of the course.
    pub label: String,
    /// Year end and the part of the futures.
    pub points: Vec<(Period, f64)>,
}

/// What levers do to a share by the due date, in points.
#[derive(Clone, Debug, PartialEq)]
pub struct Levers {
    /// Levers, most effective first.
    pub bars: Vec<LeverBar>,
}

/// One lever.
#[derive(Clone, Debug, PartialEq)]
pub struct LeverBar {
    /// What is done.
    pub label: String,
    /// Points for one person a year.
    pub per_person: f64,
    /// People a year that can be moved at most.
    pub people: f64,
    /// Points for all of them.
    pub feasible: f64,
}
