//! What charts that compare agencies say.

use super::marks::{ShareAxis, TargetMark};

/// Shares of women of agencies by their size, and how far from the centre chance alone would carry them.
#[derive(Clone, Debug, PartialEq)]
pub struct Funnel {
    /// What the centre line is, such as "All agencies together".
    pub centre_word: String,
    /// Share at the centre line, as a fraction.
    pub centre: f64,
    /// One agency each, in any order: the table has the largest first. Those of fewer than ten people are not drawn.
    pub points: Vec<FunnelPoint>,
    /// The limits at growing sizes, close enough to look like curves; empty where there are none.
    pub limits: Vec<FunnelLimit>,
}

/// One agency of a funnel.
#[derive(Clone, Debug, PartialEq)]
pub struct FunnelPoint {
    /// The agency.
    pub name: String,
    /// Its women and men.
    pub size: u64,
    /// Share of women, as a fraction.
    pub share: f64,
    /// Lowest share that the published, rounded numbers allow; the share itself where they are exact.
    pub low: f64,
    /// Highest share that the published, rounded numbers allow.
    pub high: f64,
    /// Where it stands to the limits.
    pub standing: FunnelStanding,
}

/// Where an agency stands to the limits of a funnel.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum FunnelStanding {
    /// Below the lower 99.8 % limit.
    Outside998Below,
    /// Between the lower limits.
    Watch95Below,
    /// Inside the 95 % limits.
    Inside,
    /// Between the upper limits.
    Watch95Above,
    /// Above the upper 99.8 % limit.
    Outside998Above,
}

/// The limits of a funnel for agencies of one size, as fractions.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct FunnelLimit {
    /// Women and men.
    pub size: u64,
    /// 95 of 100 such agencies are at or above it and at or below `high95`.
    pub low95: f64,
    /// Upper 95 % limit.
    pub high95: f64,
    /// 998 of 1,000 such agencies are at or above it and at or below `high998`.
    pub low998: f64,
    /// Upper 99.8 % limit.
    pub high998: f64,
}

/// Shares of women over the years: one small panel an agency, all on one scale.
#[derive(Clone, Debug, PartialEq)]
pub struct SmallMultiples {
    /// Panels, in reading order.
    pub panels: Vec<Panel>,
    /// What every panel is held against.
    pub target: Option<TargetMark>,
    /// What the dashed lines are, such as "Civil service of the country (ILOSTAT)"; empty where no panel has one.
    pub benchmark_word: String,
    /// The vertical axis of all panels.
    pub axis: ShareAxis,
}

/// One agency of small multiples.
#[derive(Clone, Debug, PartialEq)]
pub struct Panel {
    /// The agency; cut short in the picture where it is too long, whole in the table.
    pub name: String,
    /// Its years in order of time, each at most once. Missing years, and years of fewer than ten people, are gaps.
    pub points: Vec<PanelPoint>,
    /// Year and share, as a fraction, of an external series; only years near those of the agencies are drawn.
    pub benchmark: Vec<(i16, f64)>,
}

/// One year of an agency.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct PanelPoint {
    /// The year.
    pub year: i16,
    /// Women and men.
    pub size: u64,
    /// Share of women, as a fraction.
    pub share: f64,
    /// Lowest and highest share that the published numbers allow, where that is known.
    pub interval: Option<(f64, f64)>,
}
