//! The least change that meets a target on average, in people by band.

use super::levers::hires_cap;
use super::solve::Case;
use super::workforce::share_of_women;
use crate::domain::Gender;
use crate::pipeline::Agency;
use crate::target::answer::{BandYear, ChangeLimits, LeastChange, least_change};

/// The least change: as few people as can be hired and promoted in the place of others, however late.
#[derive(Clone, Debug, PartialEq)]
pub struct Change {
    /// People changed in all years together.
    pub people: f64,
    /// People of the short gender that the target is still missed by, within what is realistic; 0 where it is met.
    pub short: f64,
    /// Bands in which something is changed, or whose share falls for it; junior to senior.
    pub bands: Vec<ChangedBand>,
}

/// What the least change means for a band.
#[derive(Clone, Debug, PartialEq)]
pub struct ChangedBand {
    /// Band.
    pub band: String,
    /// People of the short gender hired in the place of others, in all years together.
    pub hired: f64,
    /// The same of promotions into the band.
    pub promoted: f64,
    /// Share of women at the end if nothing changes, where the band pays for the target with a lower share of the short gender.
    pub unchanged: Option<f64>,
    /// Share of women at the end of the change, in such a band.
    pub planned: Option<f64>,
}

/// Points, as a fraction, that the share of women among people promoted may lie above what the odds give: without a limit the
/// program would promote women only, for years.
const PROMOTIONS_ABOVE_ODDS: f64 = 0.2;

/// The least change of a case; `None` where nothing has to change or the solver gave no answer.
pub(super) fn change(agency: &Agency, case: &Case<'_>) -> Option<Change> {
    let limits = ChangeLimits { promoted_more: PROMOTIONS_ABOVE_ODDS, ..ChangeLimits::all(hires_cap(agency, case)) };
    let found = least_change(case.problem, &limits)?;
    let bands = case.workforce.history.ladder.bands.iter().enumerate();
    let bands: Vec<ChangedBand> =
        bands.filter_map(|(place, band)| changed(&found, place, &band.name, case.short)).collect();
    (!bands.is_empty()).then_some(Change { people: found.changed, short: found.short, bands })
}

fn changed(found: &LeastChange, place: usize, name: &str, short: Gender) -> Option<ChangedBand> {
    let sum = |of: fn(&BandYear) -> f64| found.years.iter().filter_map(|it| it.bands.get(place)).map(of).sum::<f64>();
    let (hired, promoted) = (sum(|it| it.hired_more), sum(|it| it.promoted_more));
    // Less than half a point is within what rounding to people does anyway.
    let pays = found.paying.iter().find(|it| it.band == place && it.unchanged - it.planned > 0.005);
    (hired + promoted > 0.05 || pays.is_some()).then(|| ChangedBand {
        band: name.to_owned(),
        hired,
        promoted,
        unchanged: pays.map(|it| share_of_women(short, it.unchanged)),
        planned: pays.map(|it| share_of_women(short, it.planned)),
    })
}
