//! What a package says of itself.

use serde::{Deserialize, Serialize};

use crate::domain::Period;

/// Version of the file that this program writes. It reads all up to it: format 1 has no [`TargetAbout::ends`].
pub const FORMAT: u32 = 2;

/// What the counts of a package are about and how they were protected.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct About {
    /// Version of the file: [`FORMAT`].
    pub format: u32,
    /// Version of the program that wrote it.
    pub program: String,
    /// Id of the agency, such as `NOR-BG`.
    pub agency: String,
    /// Its name in full.
    pub name: String,
    /// The month the counts are about.
    #[serde(with = "period_text")]
    pub period: Period,
    /// Whether the agency is made up.
    pub synthetic: bool,
    /// How the counts were protected.
    pub protection: Protected,
    /// The common ladder, junior first.
    pub bands: Vec<String>,
    /// The agency's ranks, each with its band.
    pub ranks: Vec<RankOfBand>,
    /// The breakdowns that were asked for, and how fine they are.
    pub breakdowns: Vec<BreakdownAbout>,
    /// The agency's targets.
    pub targets: Vec<TargetAbout>,
    /// A short account of the lists behind the counts, in words and rounded numbers.
    pub quality: Vec<QualityLine>,
    /// What the words mean.
    pub definitions: Vec<Meaning>,
}

#[cfg(test)]
impl About {
    /// Of a real agency, with public counts of three bands and nothing else, for tests of floors above.
    pub(crate) fn for_tests(agency: &str, name: &str, period: &str) -> Self {
        Self {
            format: FORMAT,
            program: "test".to_owned(),
            agency: agency.to_owned(),
            name: name.to_owned(),
            period: period.parse().unwrap(),
            synthetic: false,
            protection: Protected::Published,
            bands: ["officer", "manager", "executive"].map(str::to_owned).to_vec(),
            ranks: Vec::new(),
            breakdowns: Vec::new(),
            targets: Vec::new(),
            quality: Vec::new(),
            definitions: Vec::new(),
        }
    }
}

/// How counts were protected.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "profile", rename_all = "kebab-case", deny_unknown_fields)]
pub enum Protected {
    /// Rounded together.
    PublicRound {
        /// Every count is a multiple of it.
        base: i64,
        /// Further steps of the base that a count may be off by.
        steps: i64,
    },
    /// Small counts and what would give them away are withheld.
    PublicSuppress {
        /// Counts from 1 to one less are small.
        threshold: i64,
    },
    /// Counts that were public already, given as a plain table.
    Published,
}

impl Protected {
    /// How far, at most, a true count is from the one published, in people: 0 where counts are shown as they are.
    #[must_use]
    pub fn most_off(&self) -> u64 {
        match self {
            Self::PublicRound { base, steps } => u64::try_from((steps + 1) * base - 1).unwrap_or(0),
            Self::PublicSuppress { .. } | Self::Published => 0,
        }
    }
}

/// A rank of the agency's ladder.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct RankOfBand {
    /// The agency's own word.
    pub rank: String,
    /// Its place on the ladder, 1 the most junior; two ranks may share one.
    pub level: i32,
    /// The common band it belongs to.
    pub band: String,
}

/// A breakdown of the counts.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct BreakdownAbout {
    /// Such as "unit and band".
    pub name: String,
    /// What it is by; empty where even the coarsest was too fine.
    pub dimensions: Vec<DimensionDepth>,
    /// Whether it is coarser than what the agency's lists hold.
    pub coarsened: bool,
}

/// How deep a breakdown goes into a dimension.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct DimensionDepth {
    /// One of the dimensions of a cell.
    pub dimension: String,
    /// Levels of its paths: a band is 1, a rank 2.
    pub depth: usize,
}

/// A target of the agency.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct TargetAbout {
    /// Its name in reports.
    pub name: String,
    /// Least share of women aimed at, as a fraction to six decimals; `None` is a band.
    pub share: Option<f64>,
    /// Ends of the band aimed at, likewise; `None` without one, and in packages of format 1, which do not say which band it is.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub ends: Option<[f64; 2]>,
    /// The month by which.
    #[serde(with = "period_text")]
    pub by: Period,
    /// Whom it is about, as in the rows; `None` is everybody.
    pub population: Option<String>,
}

/// A line on the quality of the lists.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct QualityLine {
    /// What is looked at.
    pub what: String,
    /// What was found.
    pub value: String,
}

/// What a word means.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Meaning {
    /// The word.
    pub term: String,
    /// What it means.
    pub meaning: String,
}

/// A month as the text `2026-10`.
mod period_text {
    use serde::de::{Deserialize, Deserializer, Error};
    use serde::ser::Serializer;

    use crate::domain::Period;

    #[expect(clippy::trivially_copy_pass_by_ref, reason = "serde asks for it")]
    pub fn serialize<S: Serializer>(period: &Period, to: S) -> Result<S::Ok, S::Error> {
        to.collect_str(period)
    }

    pub fn deserialize<'de, D: Deserializer<'de>>(from: D) -> Result<Period, D::Error> {
        String::deserialize(from)?.parse().map_err(Error::custom)
    }
}
