//! The projection of one agency: every target's course if nothing changes and under each scenario, and what it would take.
//!
//! Computed from true counts inside; `disclosure` decides what of it may be shown.

mod change;
mod from_stocks;
mod judged;
mod learned;
mod levers;
mod project;
mod sensitivity;
mod solve;
mod verdict;
mod workforce;

use crate::domain::{Gender, GenderCount, Period};
use crate::pipeline::Population;

use super::backtest::BackTest;
use super::future::Outlook;
use super::history::AccountRow;
pub use change::{Change, ChangedBand};
pub use from_stocks::FromStocks;
pub use project::{Depth, Subject, project};
pub use sensitivity::SensitivityLine;
pub use verdict::{Standing, Verdict, verdict};

/// Whether a population is part of the agency's ladder as a whole: it names bands only, or nothing.
#[must_use]
pub fn is_of_whole_agency(population: &Population) -> bool {
    *population == Population { bands: population.bands.clone(), ..Population::default() }
}

/// What is projected for the targets of one agency.
#[derive(Clone, Debug, PartialEq)]
pub struct AgencyProjection {
    /// The list that everything starts from.
    pub period: Period,
    /// Last month of the horizon: no date beyond it is ever given.
    pub horizon: Period,
    /// Each target, in the order of the agency's targets.
    pub targets: Vec<TargetProjection>,
    /// The movements of the agency, list by list, as rows of a table.
    pub account: Vec<AccountRow>,
    /// Whether the account closes.
    pub closes: Closes,
    /// Where rows are linked without staff numbers: the part of the people of a list who are found a month later.
    pub linked: Option<f64>,
}

/// Whether the movements explain every change between lists.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Closes {
    /// Pairs of lists whose people can be followed.
    pub pairs: usize,
    /// Those of them whose movements do not explain all.
    pub open: usize,
    /// People not explained, in all of them together.
    pub unexplained: u64,
}

/// The projection of one target.
#[derive(Clone, Debug, PartialEq)]
pub struct TargetProjection {
    /// What it was learned from.
    pub learned: Learned,
    /// People of the population on past lists, oldest first.
    pub past: Vec<(Period, GenderCount)>,
    /// The verdict in words, or why there is none.
    pub verdict: Verdict,
    /// The courses and answers; `None` where the verdict says why nothing can be projected.
    pub answer: Option<Answer>,
    /// A band of results from the numbers of people alone, where their movements say too little.
    pub from_stocks: Option<FromStocks>,
    /// The year a straight line through the share of today and that of years ago gives, as official texts do.
    pub straight_line: StraightLine,
    /// What was assumed, in words.
    pub assumptions: Vec<String>,
}

/// Courses and answers of one target.
#[derive(Clone, Debug, PartialEq)]
pub struct Answer {
    /// Whose share has to rise; women unless men are the fewer under a definition that counts both.
    pub short: Gender,
    /// Month at the end of which the target is due.
    pub due: Period,
    /// Chance of meeting the target that is asked for, a fraction.
    pub sure: f64,
    /// If nothing changes.
    pub unchanged: Course,
    /// Each scenario of the pipeline file, in its order.
    pub scenarios: Vec<Course>,
    /// What each lever would have to reach.
    pub required: Vec<Required>,
    /// The plan that meets the target with the assurance asked for: its course, and what it means year by year.
    pub plan: Option<Plan>,
    /// The least change that meets the target on average; `None` where nothing has to change.
    pub change: Option<Change>,
    /// Share of women, month by month, if only the short gender were hired from now on.
    pub best: Vec<f64>,
    /// First year at the end of which that would meet the target; `None` where not within the horizon.
    pub first_feasible: Option<i16>,
    /// Where the share of women goes in the end if nothing ever changes; `None` where nobody is hired.
    pub steady: Option<f64>,
    /// What one person a year does, strongest first.
    pub levers: Vec<LeverEffect>,
    /// The projection held against the agency's own past.
    pub back_test: Option<BackTest>,
    /// The same target under other choices, the one that was made first.
    pub sensitivity: Vec<SensitivityLine>,
}

/// One way things may go.
#[derive(Clone, Debug, PartialEq)]
pub struct Course {
    /// Name of the scenario, or "Nothing changes".
    pub name: String,
    /// What is done, in words.
    pub what: String,
    /// What the futures say of the share of women; index 0 is the month after the last list.
    pub outlook: Outlook,
    /// Share of futures in which the definition is met at the due date.
    pub chance: f64,
}

/// What one lever would have to reach.
#[derive(Clone, Debug, PartialEq)]
pub struct Required {
    /// The lever in words, such as "Women among hires".
    pub lever: String,
    /// What it is today, in the unit of the lever.
    pub today: Option<f64>,
    /// What it has to be so that 50 of 100 futures meet the target; `None` where it cannot.
    pub at_half: Option<f64>,
    /// The same for as many futures as the target asks for.
    pub at_sure: Option<f64>,
    /// How the numbers are read.
    pub unit: LeverUnit,
}

/// How the number of a lever is read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum LeverUnit {
    /// A share of a flow.
    Share,
    /// Points on top of the shares of today.
    Points,
    /// Part of the exits of women prevented.
    Prevented,
}

/// A plan, year by year.
#[derive(Clone, Debug, PartialEq)]
pub struct Plan {
    /// Its course.
    pub course: Course,
    /// Its years, the first ending at the end of this calendar year or the next.
    pub years: Vec<PlanYear>,
}

/// One year of a plan. People are whole; the last year meets the target.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct PlanYear {
    /// Its end.
    pub end: Period,
    /// People of the short gender at its end.
    pub short: u64,
    /// Women and men at its end.
    pub base: u64,
    /// The number that 10 of 100 futures of the plan stay below, of the short gender: fewer at the end of the year mean that the
    /// plan is not kept, more than the median that it is.
    pub warning: u64,
    /// People hired in the year, and those of the short gender among them.
    pub hires: (u64, u64),
    /// People promoted in the year, and those of the short gender among them.
    pub promotions: (u64, u64),
}

/// What a lever does by the due date.
#[derive(Clone, Debug, PartialEq)]
pub struct LeverEffect {
    /// What is done, such as "One more woman hired instead of a man, each year".
    pub words: String,
    /// Points of the target's share for one person a year.
    pub per_person: f64,
    /// People a year that the lever can move at most.
    pub feasible_people: f64,
    /// Points for that.
    pub feasible: f64,
}

/// What a projection was learned from.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Learned {
    /// Months that rates were learned from.
    pub months: u32,
    /// First and last list of them.
    pub span: Option<(Period, Period)>,
    /// Person-years in them.
    pub person_years: f64,
    /// Months left out, with the reason.
    pub left_out: Vec<(Period, String)>,
    /// Rates, band by band.
    pub rates: Vec<RateLine>,
    /// How probable it is that women leave more than men, by band; from 0 to 1.
    pub women_leave_more: Vec<(String, f64)>,
    /// How much more the exits of years scatter than by chance, where futures have good and bad years for it.
    pub good_and_bad_years: Option<f64>,
    /// Movements that are counted and not projected: demotions, moves between bands.
    pub not_projected: u64,
}

/// One rate.
#[derive(Clone, Debug, PartialEq)]
pub struct RateLine {
    /// Band.
    pub band: String,
    /// What it is, such as "Women leaving, a year".
    pub what: String,
    /// Whether it is a ratio of odds; else a share.
    pub is_odds: bool,
    /// Estimate.
    pub mean: f64,
    /// Lower end of its 95 % interval.
    pub low: f64,
    /// Upper end.
    pub high: f64,
    /// Events it rests on.
    pub events: u64,
    /// Whether it rests on fewer than five events and is mostly borrowed from the agency as a whole.
    pub borrowed: bool,
}

/// What a straight line gives.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum StraightLine {
    /// The target is met already.
    Reached,
    /// It crosses the target's share in this year.
    Year(i16),
    /// Not within the horizon, or away from the target.
    NotWithin,
    /// There is no share to draw it from.
    Unknown,
}
