//! The fixed words of a pipeline file. The schema lists them and the checks read them, from here.

use super::RecodedField;
use super::checked::{DateOrder, DuplicateRule, WorkingTimeUnit};

/// Stands for an answer that is still to be given: `parity init` writes it where only people know.
pub const UNANSWERED: &str = "?";

pub(super) const AUDIENCES: [&str; 2] = ["release", "internal"];
pub(super) const PROFILES: [&str; 2] = ["public-round", "public-suppress"];
pub(super) const DUPLICATES: [&str; 4] = ["refuse", "largest-fte", "separate-people", "link-rows"];
pub(super) const WORKING_TIME_UNITS: [&str; 4] = ["fraction", "percent", "weekly-hours", "words"];
pub(super) const DELIMITERS: [&str; 5] = [",", ";", "|", "\t", "tab"];
pub(super) const DECIMALS: [&str; 2] = [".", ","];
pub(super) const DATES: [&str; 3] = ["year-first", "day-first", "month-first"];
pub(super) const RECODED_FIELDS: [&str; 4] = ["unit", "rank", "role", "contract"];
pub(super) const DEFINITIONS: [&str; 3] = ["un-band", "balanced-40", "at-least"];

pub(super) const LEVERS: [&str; 4] = ["hires", "promotions", "both", "retention"];

/// What [`DELIMITERS`] mean, in the same order.
pub(super) const DELIMITER_BYTES: [u8; 5] = [b',', b';', b'|', b'\t', b'\t'];
/// What [`DUPLICATES`] mean, in the same order.
pub(super) const DUPLICATE_RULES: [DuplicateRule; 4] =
    [DuplicateRule::Refuse, DuplicateRule::LargestFte, DuplicateRule::SeparatePeople, DuplicateRule::LinkRows];
/// What [`DATES`] mean, in the same order.
pub(super) const DATE_ORDERS: [DateOrder; 3] = [DateOrder::YearFirst, DateOrder::DayFirst, DateOrder::MonthFirst];
/// What [`RECODED_FIELDS`] mean, in the same order.
pub(super) const RECODED_FIELD_KINDS: [RecodedField; 4] =
    [RecodedField::Unit, RecodedField::Rank, RecodedField::Role, RecodedField::Contract];

impl DateOrder {
    /// The word used in pipeline files.
    #[must_use]
    pub fn word(self) -> &'static str {
        match self {
            Self::YearFirst => DATES[0],
            Self::DayFirst => DATES[1],
            Self::MonthFirst => DATES[2],
        }
    }
}

impl DuplicateRule {
    /// The word used in pipeline files.
    #[must_use]
    pub fn word(self) -> &'static str {
        match self {
            Self::Refuse => DUPLICATES[0],
            Self::LargestFte => DUPLICATES[1],
            Self::SeparatePeople => DUPLICATES[2],
            Self::LinkRows => DUPLICATES[3],
        }
    }
}

impl WorkingTimeUnit {
    /// The word used in pipeline files.
    #[must_use]
    pub fn word(self) -> &'static str {
        match self {
            Self::Fraction => WORKING_TIME_UNITS[0],
            Self::Percent => WORKING_TIME_UNITS[1],
            Self::WeeklyHours { .. } => WORKING_TIME_UNITS[2],
            Self::Words => WORKING_TIME_UNITS[3],
        }
    }
}
