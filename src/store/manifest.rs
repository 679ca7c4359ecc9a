//! What is live in a store: every agency, period and file.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use crate::domain::Period;

/// Version of the manifest and of all files it lists.
pub const FORMAT: u32 = 1;

/// The state of a store. Manifests are numbered from 1 and never change; the newest is the store's state.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Manifest {
    /// [`FORMAT`] of the program that wrote it.
    pub format: u32,
    /// Version of the program that wrote it.
    pub program: String,
    /// Its number; 0 for the empty state before the first.
    pub number: u64,
    /// BLAKE3 of the manifest before, as a file.
    pub previous: Option<String>,
    /// Agencies by id.
    pub agencies: BTreeMap<String, AgencyEntry>,
}

/// One agency in a store.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct AgencyEntry {
    /// Id of the key that its pseudonyms were made with.
    pub key_id: String,
    /// Its periods.
    #[serde(with = "by_period")]
    pub periods: BTreeMap<Period, PeriodEntry>,
}

/// One period of an agency.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct PeriodEntry {
    /// What it was made from and how: [`super::import_id`].
    pub import_id: String,
    /// The exports it was read from, without their names.
    pub sources: Vec<SourceHash>,
    /// Persons on the staff list.
    pub rows: u64,
    /// The staff list.
    pub staff: FileEntry,
    /// Counts of the staff list; `None` where only the list was asked for.
    pub stock: Option<FileEntry>,
    /// Counts of the movements since the period before, where there is one.
    pub flow: Option<FileEntry>,
    /// Months of grace that the movements were counted with.
    pub grace_months: u8,
    /// Settings of the agency that shaped the movements, besides the grace, as the caller's own text; empty where none did.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub flow_settings: String,
    /// Whether months to come may still change the flow: leavers within the grace months may return.
    pub flow_provisional: bool,
    /// How the exports were read, as the caller's own JSON: the store does not look into it.
    pub quality: String,
    /// Small counts that reports of later months need, so that they need not open this period's files, as the caller's own
    /// JSON. Text, since a store of many years has thousands of them and a run looks into a few.
    pub summary: String,
}

/// An export by its content.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub struct SourceHash {
    /// BLAKE3 of its bytes, in hex.
    pub blake3: String,
    /// Its length.
    pub bytes: u64,
}

/// A data file by its content.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct FileEntry {
    /// Path below the store, with `/`.
    pub path: String,
    /// Its length.
    pub bytes: u64,
    /// BLAKE3 of its bytes, in hex.
    pub blake3: String,
    /// Its rows.
    pub rows: u64,
    /// Name and version of its columns, such as `staff/1`.
    pub schema: String,
}

impl Manifest {
    /// The state of a new store.
    #[must_use]
    pub fn empty() -> Self {
        Self {
            format: FORMAT,
            program: env!("CARGO_PKG_VERSION").to_owned(),
            number: 0,
            previous: None,
            agencies: BTreeMap::new(),
        }
    }

    /// What is stored of this agency and period.
    #[must_use]
    pub fn period(&self, agency: &str, period: Period) -> Option<&PeriodEntry> {
        self.agencies.get(agency)?.periods.get(&period)
    }

    /// Every live file, by agency and period.
    pub fn files(&self) -> impl Iterator<Item = &FileEntry> {
        self.agencies.values().flat_map(|agency| agency.periods.values()).flat_map(PeriodEntry::files)
    }
}

impl PeriodEntry {
    /// Its files.
    pub fn files(&self) -> impl Iterator<Item = &FileEntry> {
        [Some(&self.staff), self.stock.as_ref(), self.flow.as_ref()].into_iter().flatten()
    }
}

/// Periods as `2026-10`, in order of time.
mod by_period {
    use std::collections::BTreeMap;

    use serde::de::Error;
    use serde::{Deserialize, Deserializer, Serializer};

    use super::PeriodEntry;
    use crate::domain::Period;

    pub(super) fn serialize<S: Serializer>(
        periods: &BTreeMap<Period, PeriodEntry>,
        serializer: S,
    ) -> Result<S::Ok, S::Error> {
        serializer.collect_map(periods.iter().map(|(period, entry)| (period.to_string(), entry)))
    }

    pub(super) fn deserialize<'de, D: Deserializer<'de>>(
        deserializer: D,
    ) -> Result<BTreeMap<Period, PeriodEntry>, D::Error> {
        let entries = BTreeMap::<String, PeriodEntry>::deserialize(deserializer)?;
        entries.into_iter().map(|(text, entry)| Ok((text.parse().map_err(D::Error::custom)?, entry))).collect()
    }
}
