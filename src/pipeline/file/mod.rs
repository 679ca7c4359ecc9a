//! The pipeline file as it was written: what keys there are and of what kind. What they mean is checked in `check`.
//!
//! The doc comments of the fields are the descriptions that editors show (`parity schema`).

mod agency;
mod alternatives;
mod at;
mod projection;
mod protection;
mod published;
mod recoded;
mod source;
mod target;

pub use agency::{AgencyText, CodesText, ColumnsText, GenderCodesText, RankText, WorkingTimeText};
pub use alternatives::{DefinitionText, Entries, TextCodesText, UnitText};
pub use at::At;
pub use projection::{ByBandText, HeadcountText, LimitsText, NumberOrText, ProjectionText, ScenarioText};
pub use protection::ProtectionText;
pub use published::{PrintedText, PublishedText};
pub use recoded::{RecodedText, RecodedToText};
use schemars::JsonSchema;
use serde::Deserialize;
pub use source::{CsvText, PeriodText, SourceText, WorkbookText};
pub use target::{PopulationText, TargetText};

use super::words;

/// A pipeline of parity: where the exports of one or more agencies are, what their columns and codes mean, and what is reported.
#[derive(Clone, Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct PipelineFile {
    /// Title of the reports.
    #[schemars(example = &"Border workforce by gender")]
    pub title: At<String>,
    /// Who may read what is written: "release" (protected counts that may leave the agency) unless given, or "internal" (true
    /// counts for the agency's own HR).
    #[schemars(example = &"internal", extend("enum" = words::AUDIENCES))]
    pub audience: Option<At<String>>,
    /// How counts that leave are protected.
    #[serde(default)]
    pub protection: ProtectionText,
    /// Whether the people are made up. Only then may the public demonstration key be used, and `key` be left out.
    pub synthetic: Option<At<bool>>,
    /// The one owner of all agencies of this file. With it an overview of all agencies is written.
    pub owner: Option<At<String>>,
    /// Folder of the store, which holds personal data. Relative paths start at this file's folder.
    #[schemars(example = &"../store")]
    pub store: At<String>,
    /// Folder under which the reports are written. Relative paths start at this file's folder.
    #[schemars(example = &"../reports")]
    pub reports: At<String>,
    /// File with the secret key of the pseudonyms, outside the store, the reports and this file's folder. `~/` is your home folder.
    pub key: Option<At<String>>,
    /// Bands shared by all agencies, junior to senior, in place of support, officer, senior officer, manager, executive.
    pub bands: Option<At<Vec<At<String>>>>,
    /// The most rows that may be refused, in per cent of the rows read, before the run stops. 2.0 unless given.
    pub max_refused: Option<At<f64>>,
    /// An absence of at most this many months is a stay, not a leaver and a joiner. 3 unless given.
    pub grace_months: Option<At<i64>>,
    /// The agencies, each under its own `[[agency]]`.
    #[serde(default)]
    pub agency: Vec<At<AgencyText>>,
    /// The targets, each under its own `[[target]]`.
    #[serde(default)]
    pub target: Vec<At<TargetText>>,
    /// How the course of each target is projected.
    #[serde(default)]
    pub projection: ProjectionText,
    /// What may be done, each under its own `[[scenario]]`.
    #[serde(default)]
    pub scenario: Vec<At<ScenarioText>>,
}
