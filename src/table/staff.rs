//! The staff list of one agency and period: pseudonymous, in columns of codes.

use crate::domain::Fte;

/// Column names of the staff list, shared by the Parquet files, the SQL texts and the counts.
pub mod column {
    /// Agency id: the outer partition, not repeated in the files.
    pub const AGENCY: &str = "agency";
    /// Month `2026-10`: the inner partition, not repeated in the files.
    pub const PERIOD: &str = "period";
    /// Keyed pseudonym, 16 bytes.
    pub const PERSON: &str = "person";
    /// `woman`, `man`, `another`, `not stated`.
    pub const GENDER: &str = "gender";
    /// The agency's own rank.
    pub const RANK: &str = "rank";
    /// Place of the rank on its ladder; 0 where the rank is unmapped or not stated.
    pub const RANK_LEVEL: &str = "rank_level";
    /// The shared band.
    pub const BAND: &str = "band";
    /// Unit path, levels joined by U+001F.
    pub const UNIT: &str = "unit";
    /// Role.
    pub const ROLE: &str = "role";
    /// Role family.
    pub const ROLE_FAMILY: &str = "role_family";
    /// Contract.
    pub const CONTRACT: &str = "contract";
    /// `full-time`, `part-time` or not stated.
    pub const WORKING_TIME: &str = "working_time";
    /// Duty station.
    pub const DUTY_STATION: &str = "duty_station";
    /// Thousandths of a full-time post.
    pub const FTE: &str = "fte_thousandths";
    /// Birth year; 0 where not stated.
    pub const BIRTH_YEAR: &str = "birth_year";
    /// Entry month as months since year 0 (12 x year + month - 1); 0 where not stated.
    pub const ENTRY_MONTH: &str = "entry_month";
    /// Persons, in counts.
    pub const HEADCOUNT: &str = "headcount";
}

/// A person's keyed pseudonym. Neither `Debug` nor `Display`: it is never shown.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct PersonKey(pub [u8; 16]);

/// A text column as codes into its distinct texts. Codes are in order of the texts, so equal lists give equal columns.
#[derive(Clone, Default, PartialEq, Eq)]
pub struct Coded {
    /// Distinct texts, sorted.
    pub texts: Vec<String>,
    /// One code a row.
    pub codes: Vec<u32>,
}

/// The staff list of one agency and period, one row a person, columns of equal length.
/// Neither `Debug` nor `Serialize`: it is personal data.
#[derive(Clone, Default, PartialEq, Eq)]
pub struct StaffTable {
    /// Pseudonyms, unique within the table.
    pub person: Vec<PersonKey>,
    /// Words of [`crate::domain::Gender`].
    pub gender: Coded,
    /// Ranks, or a reserved word of `domain::label`.
    pub rank: Coded,
    /// Level of the rank, 0 without one.
    pub rank_level: Vec<i32>,
    /// Bands, or a reserved word.
    pub band: Coded,
    /// Unit paths.
    pub unit: Coded,
    /// Roles.
    pub role: Coded,
    /// Role families.
    pub role_family: Coded,
    /// Contracts.
    pub contract: Coded,
    /// Full-time or part-time.
    pub working_time: Coded,
    /// Duty stations.
    pub duty_station: Coded,
    /// Thousandths of a full-time post.
    pub fte_thousandths: Vec<i32>,
    /// Birth years, 0 where not stated.
    pub birth_year: Vec<i32>,
    /// Entry months, 0 where not stated.
    pub entry_month: Vec<i32>,
}

impl StaffTable {
    /// Rows.
    #[must_use]
    pub fn len(&self) -> usize {
        self.person.len()
    }

    /// Whether nobody is on the list.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.person.is_empty()
    }

    /// Working time of everybody together.
    #[must_use]
    pub fn fte(&self) -> Fte {
        Fte::from_thousandths(self.fte_thousandths.iter().map(|&it| u64::try_from(it).unwrap_or(0)).sum())
    }
}

/// The text columns of a staff table with their names, in file order.
#[must_use]
pub fn text_columns(table: &StaffTable) -> [(&'static str, &Coded); 9] {
    [
        (column::GENDER, &table.gender),
        (column::RANK, &table.rank),
        (column::BAND, &table.band),
        (column::UNIT, &table.unit),
        (column::ROLE, &table.role),
        (column::ROLE_FAMILY, &table.role_family),
        (column::CONTRACT, &table.contract),
        (column::WORKING_TIME, &table.working_time),
        (column::DUTY_STATION, &table.duty_station),
    ]
}
