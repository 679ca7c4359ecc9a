//! Whether a target can be met, in words.

use crate::domain::Headcount;
use crate::measure::SMALL_GROUP;

/// Fewest months with movements that anything is learned from.
const FEWEST_MONTHS: u32 = 12;
/// Fewest person-years.
const FEWEST_PERSON_YEARS: f64 = 60.0;
/// Fewest leavers.
const FEWEST_EXITS: u64 = 5;
/// Chance from which a target is on course.
const ON_COURSE: f64 = 0.8;

/// What a target's verdict is made from.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Standing {
    /// Whether the definition is met today.
    pub met: bool,
    /// Women and men of the population today.
    pub base: Headcount,
    /// Months that rates were learned from.
    pub months: u32,
    /// Person-years in them.
    pub person_years: f64,
    /// Leavers in them.
    pub exits: u64,
    /// Whether the due date lies after the last list and within the horizon.
    pub due_within: bool,
    /// Chance of meeting the definition at the due date if nothing changes.
    pub chance: f64,
    /// Share of women among hires that meets it with the assurance asked for; `None` where no share does.
    pub hires_needed: Option<f64>,
    /// The highest share of women among hires that is realistic.
    pub hires_cap: f64,
    /// Whether the definition can be met on average if only women were hired.
    pub attainable: bool,
}

/// Whether a target can be met.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Verdict {
    /// Met today.
    Met,
    /// Met in at least 80 of 100 futures if nothing changes.
    OnCourse,
    /// A realistic share of women among hires does it.
    Reachable,
    /// It takes more than is realistic, or luck.
    Stretch,
    /// Not even if only women were hired.
    OutOfReach,
    /// Too little is known of the past.
    CannotSay,
    /// Fewer than ten people.
    TooFewPeople,
    /// The due date has passed, or lies beyond the horizon.
    DateOutside,
}

impl Verdict {
    /// The words shown in reports.
    #[must_use]
    pub fn words(self) -> &'static str {
        match self {
            Self::Met => "met",
            Self::OnCourse => "on course",
            Self::Reachable => "reachable",
            Self::Stretch => "a stretch",
            Self::OutOfReach => "out of reach",
            Self::CannotSay => "cannot say: too little is known of the past",
            Self::TooFewPeople => "too few people for a verdict",
            Self::DateOutside => "no verdict: the date has passed or lies beyond the horizon",
        }
    }
}

/// The verdict.
#[must_use]
pub fn verdict(it: &Standing) -> Verdict {
    if it.base < SMALL_GROUP {
        return Verdict::TooFewPeople;
    }
    if it.met {
        return Verdict::Met;
    }
    if !it.due_within {
        return Verdict::DateOutside;
    }
    if it.months < FEWEST_MONTHS || it.person_years < FEWEST_PERSON_YEARS || it.exits < FEWEST_EXITS {
        return Verdict::CannotSay;
    }
    match it.hires_needed {
        _ if it.chance >= ON_COURSE => Verdict::OnCourse,
        _ if !it.attainable => Verdict::OutOfReach,
        Some(needed) if needed <= it.hires_cap => Verdict::Reachable,
        _ => Verdict::Stretch,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const OPEN: Standing = Standing {
        met: false,
        base: 100,
        months: 36,
        person_years: 300.0,
        exits: 40,
        due_within: true,
        chance: 0.1,
        hires_needed: Some(0.55),
        hires_cap: 0.6,
        attainable: true,
    };

    #[test]
    fn the_verdict_follows_what_it_takes() {
        assert_eq!(verdict(&OPEN), Verdict::Reachable);
        assert_eq!(verdict(&Standing { chance: 0.8, ..OPEN }), Verdict::OnCourse);
        assert_eq!(verdict(&Standing { hires_needed: Some(0.7), ..OPEN }), Verdict::Stretch);
        assert_eq!(verdict(&Standing { hires_needed: None, ..OPEN }), Verdict::Stretch);
        assert_eq!(verdict(&Standing { hires_needed: None, attainable: false, ..OPEN }), Verdict::OutOfReach);
        assert_eq!(verdict(&Standing { met: true, ..OPEN }), Verdict::Met);
    }

    #[test]
    fn what_is_too_little_says_so() {
        assert_eq!(verdict(&Standing { base: 9, met: true, ..OPEN }), Verdict::TooFewPeople);
        assert_eq!(verdict(&Standing { months: 11, ..OPEN }), Verdict::CannotSay);
        assert_eq!(verdict(&Standing { person_years: 59.0, ..OPEN }), Verdict::CannotSay);
        assert_eq!(verdict(&Standing { exits: 4, ..OPEN }), Verdict::CannotSay);
        assert_eq!(verdict(&Standing { due_within: false, ..OPEN }), Verdict::DateOutside);
    }
}
