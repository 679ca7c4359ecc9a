//! What people are told apart by in a table of counts.

use crate::table::column;

/// One key of a table of counts.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Dimension {
    /// The agency's own rank.
    Rank,
    /// The shared band.
    Band,
    /// The unit at this many levels from the top.
    Unit(u8),
    /// Role.
    Role,
    /// Role family.
    RoleFamily,
    /// Contract.
    Contract,
    /// Full-time or part-time.
    WorkingTime,
    /// Duty station.
    DutyStation,
    /// The population of a target, by its place in the pipeline file. No column of its own.
    Target,
    /// The people that a published figure is about, by its place in the pipeline file. No column of its own.
    Published,
}

impl Dimension {
    /// The column of the stock counts that holds it.
    #[must_use]
    pub fn column(self) -> &'static str {
        match self {
            Self::Rank => column::RANK,
            Self::Band => column::BAND,
            Self::Unit(_) => column::UNIT,
            Self::Role => column::ROLE,
            Self::RoleFamily => column::ROLE_FAMILY,
            Self::Contract => column::CONTRACT,
            Self::WorkingTime => column::WORKING_TIME,
            Self::DutyStation => column::DUTY_STATION,
            Self::Target => "target",
            Self::Published => "published",
        }
    }

    /// Its word in running text.
    #[must_use]
    pub fn word(self) -> &'static str {
        match self {
            Self::Rank => "rank",
            Self::Band => "band",
            Self::Unit(_) => "unit",
            Self::Role => "role",
            Self::RoleFamily => "role family",
            Self::Contract => "contract",
            Self::WorkingTime => "working time",
            Self::DutyStation => "duty station",
            Self::Target => "target",
            Self::Published => "published figure",
        }
    }
}
