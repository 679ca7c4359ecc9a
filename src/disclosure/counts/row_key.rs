//! What a count that leaves is of.

use serde::{Deserialize, Serialize};

use super::CellKey;

/// The path of gender of women.
pub const WOMEN: &str = "women";
/// The path of gender of men.
pub const MEN: &str = "men";
/// The path of gender of all others: apart they would be few everywhere.
pub const OTHER: &str = "another or not stated";

/// What is counted. All but the stock are over the twelve months up to the period.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Measure {
    /// People on the list of the period.
    Stock,
    /// People who came.
    Joiners,
    /// People who left.
    Leavers,
    /// People who rose to a rank of a higher level.
    Promotions,
    /// People who applied.
    Applicants,
    /// People who could have been promoted.
    Eligible,
}

impl Measure {
    /// All of them, in the order of files.
    pub const ALL: [Self; 6] =
        [Self::Stock, Self::Joiners, Self::Leavers, Self::Promotions, Self::Applicants, Self::Eligible];

    /// The word in files.
    #[must_use]
    pub fn word(self) -> &'static str {
        match self {
            Self::Stock => "stock",
            Self::Joiners => "joiners",
            Self::Leavers => "leavers",
            Self::Promotions => "promotions",
            Self::Applicants => "applicants",
            Self::Eligible => "eligible",
        }
    }

    /// The measure with this word.
    #[must_use]
    pub fn from_word(word: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|measure| measure.word() == word)
    }
}

/// What a count is of.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub struct RowKey {
    /// What is counted.
    pub measure: Measure,
    /// Name of the population of a target; `None` is everybody.
    pub population: Option<String>,
    /// The cell.
    pub cell: CellKey,
}
