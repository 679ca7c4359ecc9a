//! The limits by size, as they are drawn.

use super::{Funnel, Level, Limits};
use crate::domain::Headcount;
use crate::measure::Interval;

/// All limits at one size.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct CurvePoint {
    /// Women and men.
    pub size: Headcount,
    /// Plain limits at 95 %.
    pub plain_95: Interval,
    /// Plain limits at 99.8 %.
    pub plain_998: Interval,
    /// Adjusted limits at 95 %.
    pub adjusted_95: Interval,
    /// Adjusted limits at 99.8 %.
    pub adjusted_998: Interval,
}

impl Funnel {
    /// The limits at up to `steps` sizes from `least` (at least 1) to `most`, closer together where the limits bend, at the
    /// small ones.
    #[must_use]
    pub fn curve(&self, least: Headcount, most: Headcount, steps: u32) -> Vec<CurvePoint> {
        let least = least.max(1);
        let intervals = u64::from(steps.saturating_sub(1).max(1));
        let span = most.saturating_sub(least);
        let size = |step: u64| {
            let part = u128::from(span) * u128::from(step) * u128::from(step)
                / (u128::from(intervals) * u128::from(intervals));
            least + u64::try_from(part).unwrap_or(span)
        };
        let mut sizes: Vec<Headcount> = (0..u64::from(steps)).map(size).collect();
        sizes.dedup();
        sizes.into_iter().filter_map(|size| self.at(size)).collect()
    }

    fn at(&self, size: Headcount) -> Option<CurvePoint> {
        Some(CurvePoint {
            size,
            plain_95: self.limits(size, Level::P95, Limits::Plain)?,
            plain_998: self.limits(size, Level::P998, Limits::Plain)?,
            adjusted_95: self.limits(size, Level::P95, Limits::Adjusted)?,
            adjusted_998: self.limits(size, Level::P998, Limits::Adjusted)?,
        })
    }
}
