//! How counts are protected.

use serde::{Deserialize, Serialize};

/// Fewest women and men, as published, whose protected counts carry a share.
pub const FEWEST_FOR_SHARE: u64 = 25;
/// The same for a share over time and for what is said of a target.
pub const FEWEST_FOR_COURSE: u64 = 50;

/// How counts are protected.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Protection {
    /// By what.
    pub profile: Profile,
    /// Counts from 1 to one less are small.
    pub threshold: i64,
}

/// What is done to counts (rule R1).
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case", deny_unknown_fields)]
pub enum Profile {
    /// `public-round`: all are rounded together.
    Round {
        /// Every count becomes a multiple of it.
        base: i64,
    },
    /// `public-suppress`: small ones are withheld, and what would give them away.
    Suppress,
}

impl Profile {
    /// The word in pipeline files and packages.
    #[must_use]
    pub fn word(self) -> &'static str {
        match self {
            Self::Round { .. } => "public-round",
            Self::Suppress => "public-suppress",
        }
    }
}

impl Default for Protection {
    fn default() -> Self {
        Self { profile: Profile::Round { base: 5 }, threshold: 5 }
    }
}
