//! `[[agency]]`: one agency, its columns, codes and ladder.

use schemars::JsonSchema;
use serde::Deserialize;

use super::{At, Entries, HeadcountText, LimitsText, PublishedText, RecodedText, SourceText, TextCodesText, UnitText};
use crate::pipeline::words;

/// One agency and how its exports are read.
#[derive(Clone, Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct AgencyText {
    /// Short id in the store, file names and published data: capital letters, digits and dashes, 2 to 40 of them.
    #[schemars(example = &"NOR-BG")]
    pub id: At<String>,
    /// Name in reports.
    #[schemars(example = &"Nordmark Border Guard")]
    pub name: At<String>,
    /// How many digits staff numbers have: leading zeros that a spreadsheet dropped are restored.
    pub person_width: Option<At<i64>>,
    /// What happens when a person is on a list twice: the file is refused, the row of the largest FTE counts, or each row is a person; without staff numbers rows may be linked from list to list by birth year, month of entry and gender.
    #[schemars(extend("enum" = words::DUPLICATES))]
    pub duplicates: Option<At<String>>,
    /// Months whose movements are a re-organisation, not careers, such as "2025-07".
    #[serde(default)]
    pub structural_months: Vec<At<String>>,
    /// The least share of people, in per cent, of one month's list that the next month's list must have; a list with fewer stops the run. 80.0 unless given, 0 asks for nothing. Lists several months apart may have fewer.
    pub min_seen_again: Option<At<f64>>,
    /// Months whose list has another numbering than the one before, such as "2026-10": nobody is followed into them, so no movements are counted.
    #[serde(default)]
    pub renumbered_months: Vec<At<String>>,
    /// Units, ranks, roles or contracts that were only renamed, one `[[agency.recoded]]` each: who changed from the one to the other did not move.
    #[serde(default)]
    pub recoded: Vec<At<RecodedText>>,
    /// Figures the agency published, each under its own `[[agency.published]]`: the report says which its lists reproduce.
    #[serde(default)]
    pub published: Vec<At<PublishedText>>,
    /// Planned posts for women and men together, by band and year, as `officer = { 2027 = 1250, 2031 = 1300 }`; every band stays as large as it is unless given.
    #[serde(default)]
    pub headcount: HeadcountText,
    /// What is realistic, for the verdicts on targets.
    #[serde(default)]
    pub limits: LimitsText,
    /// The exports, one `[[agency.source]]` for each layout.
    #[serde(default)]
    pub source: Vec<At<SourceText>>,
    /// Which column of the export holds what.
    pub columns: At<ColumnsText>,
    /// What the values of columns mean.
    #[serde(default)]
    pub codes: CodesText,
    /// The ranks, junior to senior, each under its own `[[agency.rank]]`.
    #[serde(default)]
    pub rank: Vec<At<RankText>>,
}

/// Which column of the export holds what, by its header. Leave out what the export does not have. Names, national numbers and pay may not be mapped.
#[derive(Clone, Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct ColumnsText {
    /// Staff number. Only a keyed pseudonym of it is stored.
    pub person: Option<At<String>>,
    /// Gender as recorded. Without it everybody is "not stated".
    pub gender: Option<At<String>>,
    /// Rank or grade.
    pub rank: Option<At<String>>,
    /// Unit: one column, a list of columns from the top level down, or `{ column = "...", separator = " > " }` for a column with whole paths.
    pub unit: Option<At<UnitText>>,
    /// Role or post.
    pub role: Option<At<String>>,
    /// Kind of contract.
    pub contract: Option<At<String>>,
    /// Working time: `{ column = "fte", unit = "fraction" }`.
    pub working_time: Option<At<WorkingTimeText>>,
    /// Duty station.
    pub duty_station: Option<At<String>>,
    /// Birth date or year. Only the year is stored.
    pub birth: Option<At<String>>,
    /// Entry date. Only the month is stored.
    pub entry: Option<At<String>>,
}

/// The column of working time and what it counts.
#[derive(Clone, Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct WorkingTimeText {
    /// Header of the column.
    #[schemars(example = &"fte")]
    pub column: At<String>,
    /// "fraction" (1 is full time), "percent" (100 is), "weekly-hours" (`full_time` is) or "words" (see `[agency.codes.working_time]`).
    #[schemars(example = &"fraction", extend("enum" = words::WORKING_TIME_UNITS))]
    pub unit: At<String>,
    /// Hours of a full-time week; only with unit = "weekly-hours".
    pub full_time: Option<At<f64>>,
}

/// What the values of columns mean.
#[derive(Clone, Debug, Default, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct CodesText {
    /// Gender codes. A code that is in none of the lists stops the run.
    pub gender: Option<At<GenderCodesText>>,
    /// Roles: label = texts of the export. Other texts stand for themselves unless `closed = true`.
    pub role: Option<At<TextCodesText>>,
    /// Contracts: label = texts of the export. Other texts stand for themselves unless `closed = true`.
    pub contract: Option<At<TextCodesText>>,
    /// Duty stations: label = texts of the export. Other texts stand for themselves unless `closed = true`.
    pub duty_station: Option<At<TextCodesText>>,
    /// Words of a working-time column with unit = "words".
    pub working_time: Option<At<WorkingWordsText>>,
    /// Families of roles: family = roles, by their label.
    pub role_family: Option<At<Entries>>,
}

/// Gender codes: the texts of the export, "" for a blank cell.
#[derive(Clone, Debug, Default, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields, default)]
pub struct GenderCodesText {
    /// Texts that mean a woman.
    pub woman: Vec<At<String>>,
    /// Texts that mean a man.
    pub man: Vec<At<String>>,
    /// Texts that mean another gender.
    pub another: Vec<At<String>>,
    /// Texts that mean not stated, refused or unknown; "" for a blank cell.
    pub not_stated: Vec<At<String>>,
    /// Texts that `parity init` could not tell the meaning of. Move each to one of the other lists; a run waits for it.
    pub unanswered: Vec<At<String>>,
}

/// Words for working time: full-time counts 1 FTE and part-time 0.5.
#[derive(Clone, Debug, Default, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields, default)]
pub struct WorkingWordsText {
    /// Texts that mean full time.
    pub full_time: Vec<At<String>>,
    /// Texts that mean part time.
    pub part_time: Vec<At<String>>,
}

/// One rank of the agency's ladder.
#[derive(Clone, Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct RankText {
    /// The agency's own word for the rank.
    #[schemars(example = &"Sergeant")]
    pub name: At<String>,
    /// The shared band the rank belongs to.
    #[schemars(example = &"officer")]
    pub band: At<String>,
    /// Place on the ladder, 1 the most junior; needed only where two ladders stand side by side. One above the rank before unless given.
    pub level: Option<At<i64>>,
    /// Other texts of the export that mean this rank.
    #[serde(default)]
    pub also: Vec<At<String>>,
}
