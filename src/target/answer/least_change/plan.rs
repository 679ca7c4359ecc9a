//! The plan that is handed out.

use std::ops::Range;

use super::NOTHING;
use super::course::{Course, some};
use crate::target::answer::{Problem, share};

/// The flow into a band in a year. Expected values.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct BandYear {
    /// Women and men hired.
    pub hired: f64,
    /// Women among them.
    pub hired_women: f64,
    /// Women hired in the place of men: above today's share.
    pub hired_more: f64,
    /// Women and men promoted into the band.
    pub promoted: f64,
    /// Women among them.
    pub promoted_women: f64,
    /// Women promoted in the place of men: above what the odds give in the band below as it then is.
    pub promoted_more: f64,
}

impl BandYear {
    /// Share of women among people hired; `None` where nobody is.
    #[must_use]
    pub fn hired_share(&self) -> Option<f64> {
        (self.hired > NOTHING).then(|| self.hired_women / self.hired)
    }

    /// Share of women among people promoted; `None` where nobody is.
    #[must_use]
    pub fn promoted_share(&self) -> Option<f64> {
        (self.promoted > NOTHING).then(|| self.promoted_women / self.promoted)
    }
}

/// One year of a plan.
#[derive(Clone, Debug, PartialEq)]
pub struct ChangeYear {
    /// Steps from today to its end.
    pub step: usize,
    /// By band, junior to senior.
    pub bands: Vec<BandYear>,
}

impl ChangeYear {
    fn of(steps: &Range<usize>, bands: &[BandYear]) -> Self {
        let clean =
            |it: &BandYear| BandYear { hired_more: some(it.hired_more), promoted_more: some(it.promoted_more), ..*it };
        Self { step: steps.end, bands: bands.iter().map(clean).collect() }
    }
}

/// A band that pays: it ends with a lower share of women than if nothing changed.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct PayingBand {
    /// Its place in the ladder.
    pub band: usize,
    /// Share of women at the end if nothing changes.
    pub unchanged: f64,
    /// Share of women at the end of the plan.
    pub planned: f64,
}

/// The least change that meets a target, or comes as near as can be.
#[derive(Clone, Debug, PartialEq)]
pub struct LeastChange {
    /// The years, first to last. The last one may be part of a year.
    pub years: Vec<ChangeYear>,
    /// People changed in all: women hired and promoted in the place of men.
    pub changed: f64,
    /// Women short at the end; 0 where the target is met.
    pub short: f64,
    /// Share of women that the plan reaches in the model.
    pub reached: f64,
    /// Share of women if nothing changes.
    pub unchanged: f64,
    /// The bands that pay, junior to senior.
    pub paying: Vec<PayingBand>,
}

impl LeastChange {
    /// What a course means, beside the one where nothing changes; `None` where nobody is in the target at the end.
    pub(super) fn of(problem: &Problem, years: &[Range<usize>], unchanged: &Course, course: &Course) -> Option<Self> {
        let (before, after) = (unchanged.run.states.last()?, course.run.states.last()?);
        let pays = |band: usize| {
            let (unchanged, planned) = (share(before, &[band])?, share(after, &[band])?);
            (planned < unchanged - NOTHING).then_some(PayingBand { band, unchanged, planned })
        };
        Some(Self {
            changed: course.changed,
            short: course.short,
            reached: share(after, &problem.bands)?,
            unchanged: share(before, &problem.bands)?,
            paying: (0..problem.size()).filter_map(pays).collect(),
            years: years.iter().zip(&course.years).map(|(steps, bands)| ChangeYear::of(steps, bands)).collect(),
        })
    }
}
