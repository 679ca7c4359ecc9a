//! How far a change may go.

use crate::target::answer::Problem;

/// How far a change may go in a year.
#[derive(Clone, Debug, PartialEq)]
pub struct ChangeLimits {
    /// Highest share of women among people hired. A band that hires more today goes on as it does.
    pub most_hired: f64,
    /// The same of single bands, junior to senior; `None`, or no entry, for the common limit.
    pub most_hired_in: Vec<Option<f64>>,
    /// Points (as a fraction) that the share of women among people promoted may lie above what the odds give.
    pub promoted_more: f64,
}

impl ChangeLimits {
    /// The same limit of hiring in every band, and of promotions none but the women there are in the band below.
    #[must_use]
    pub fn all(most_hired: f64) -> Self {
        Self { most_hired, most_hired_in: Vec::new(), promoted_more: 1.0 }
    }

    /// Highest share of women among people hired into a band: the limit, or today's share where that is higher.
    pub(super) fn hired(&self, problem: &Problem, band: usize) -> f64 {
        let limit = self.most_hired_in.get(band).copied().flatten().unwrap_or(self.most_hired);
        let today = problem.rates.bands.get(band).map_or(0.0, |it| it.hires_women);
        if limit > today { limit.min(1.0) } else { today }
    }

    /// Points above the odds. No number is no point.
    pub(super) fn promoted(&self) -> f64 {
        if self.promoted_more > 0.0 { self.promoted_more.min(1.0) } else { 0.0 }
    }
}
