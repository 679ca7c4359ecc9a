//! Rates learned from the past, with what is not known about them.

mod compare;
mod from_stocks;
mod posterior;
mod year_effect;

pub use from_stocks::{ListOfBands, from_stocks};
pub use posterior::{BandPosterior, BetaCounts, Posterior};
pub use year_effect::{YearEffect, YearSeen, dispersion};

/// What was seen of one band in the months that count. Women first, men second.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct BandEvidence {
    /// Leavers.
    pub exits: [u64; 2],
    /// Person-months during which leaving would have been seen.
    pub exposure: [f64; 2],
    /// People who joined the agency in this band.
    pub hires: [u64; 2],
    /// People promoted into this band.
    pub promotions: [u64; 2],
    /// Person-months in the feeder band.
    pub feeder_exposure: [f64; 2],
}

/// What was seen of a ladder.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Evidence {
    /// By band, junior to senior.
    pub bands: Vec<BandEvidence>,
    /// Whether each band has a feeder.
    pub has_feeder: Vec<bool>,
    /// Months that were used.
    pub months: u32,
    /// Exits of all bands in each whole year of them, oldest first.
    pub years: Vec<YearSeen>,
}
