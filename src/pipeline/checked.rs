//! What the program works with once a pipeline file is checked: every path resolved, every word a type.

use std::path::PathBuf;

use super::projection::{HeadcountPlan, Limits, ProjectionSettings, Scenario};
use super::{AgencyId, ContinuityRules};
use crate::domain::{Band, Gender, Label, Ladder, Period, Protection, Share};
use crate::measure::Figure;

/// A checked pipeline.
#[derive(Clone, Debug)]
pub struct Pipeline {
    /// Name: the stem of the pipeline file; reports land in `reports/<name>/`.
    pub name: String,
    /// File the pipeline was read from, as the user gave it.
    pub file: PathBuf,
    /// Title of the reports.
    pub title: String,
    /// Who may read what is written.
    pub audience: Audience,
    /// How counts that leave are protected.
    pub protection: Protection,
    /// Whether the people are synthetic: only then may the public demonstration key be used.
    pub synthetic: bool,
    /// Folder of the store.
    pub store: PathBuf,
    /// Folder under which `<name>/<period>/<agency>/` is written.
    pub reports: PathBuf,
    /// Key file; `None` only where `synthetic`.
    pub key: Option<PathBuf>,
    /// The one owner of all agencies, where there is one: only then an overview of all is written.
    pub owner: Option<String>,
    /// Shared bands, junior to senior.
    pub bands: Vec<Band>,
    /// Most rows that may be refused, as a share of rows read, before the run stops.
    pub max_refused: Share,
    /// Absences of at most this many months are a stay.
    pub grace_months: u8,
    /// Agencies, in file order.
    pub agencies: Vec<Agency>,
    /// Targets, in file order.
    pub targets: Vec<Target>,
    /// How their courses are projected.
    pub projection: ProjectionSettings,
    /// What may be done, in file order.
    pub scenarios: Vec<Scenario>,
}

impl Pipeline {
    /// The agency of this id.
    #[must_use]
    pub fn agency(&self, id: &AgencyId) -> Option<&Agency> {
        self.agencies.iter().find(|agency| agency.id == *id)
    }
}

/// Who may read what is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Audience {
    /// Anybody: protected counts.
    Release,
    /// The agency's own HR: true counts, every page marked.
    Internal,
}

impl Audience {
    /// The word used in pipeline files.
    #[must_use]
    pub fn word(self) -> &'static str {
        match self {
            Self::Release => "release",
            Self::Internal => "internal",
        }
    }

    /// What stands on every page, sheet and file; nothing where anybody may read it.
    #[must_use]
    pub fn banner(self) -> &'static str {
        match self {
            Self::Release => "",
            Self::Internal => "Internal: true counts. May not leave the agency.",
        }
    }
}

/// One agency and how its exports are read.
#[derive(Clone, Debug)]
pub struct Agency {
    /// Id in store, file names and published data.
    pub id: AgencyId,
    /// Name in reports.
    pub name: String,
    /// Where its exports are and how they are laid out; usually one.
    pub sources: Vec<Source>,
    /// Which column holds what.
    pub columns: ColumnMapping,
    /// What the values mean.
    pub codes: Codes,
    /// Ranks from junior to senior.
    pub ladder: Ladder,
    /// Declared width of staff numbers: leading zeros that a spreadsheet ate are restored.
    pub person_width: Option<usize>,
    /// What happens when a person is on a list twice.
    pub duplicates: DuplicateRule,
    /// Months whose movements are a re-organisation, not careers.
    pub structural_months: Vec<Period>,
    /// What ties its lists together, and where they do not hang together.
    pub continuity: ContinuityRules,
    /// Planned posts.
    pub headcount: HeadcountPlan,
    /// What is realistic.
    pub limits: Limits,
    /// Figures that the agency published, in file order.
    pub published: Vec<PublishedFigure>,
    /// All that shapes ingest of this agency, in one canonical text: its hash is part of each import's id. Free of comments,
    /// key order, folders of the machine, titles, targets and outputs, so that none of those has an export read again.
    pub ingest_text: String,
}

/// Exports of one layout.
#[derive(Clone, Debug)]
pub struct Source {
    /// Absolute glob of the files.
    pub files: String,
    /// Where the period of a row comes from.
    pub period: PeriodSource,
    /// CSV or workbook.
    pub layout: Layout,
}

/// Where the period comes from.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum PeriodSource {
    /// From the file name: a pattern such as `staff_{YYYY}-{MM}.csv`, also `{YY}`, `{M}`, `{MONTH}`, and `*` for any text.
    FileName(String),
    /// From a column of dates.
    Column(String),
    /// The same for every row.
    Fixed(Period),
}

/// How a file is laid out.
#[derive(Clone, Debug)]
pub enum Layout {
    /// Delimited text.
    Csv(CsvLayout),
    /// Workbook: XLSX, XLSB, XLS or ODS.
    Workbook(WorkbookLayout),
}

/// Delimited text.
#[derive(Clone, Debug)]
pub struct CsvLayout {
    /// Field delimiter.
    pub delimiter: u8,
    /// Encoding.
    pub encoding: &'static encoding_rs::Encoding,
    /// Row of the header, 1 for the first line.
    pub header_row: u32,
    /// Rows of the header, 1 or 2; two are joined as `group / column`.
    pub header_rows: u32,
    /// Words in the first filled field of a row that make it a totals or footer row, folded for comparison.
    pub totals: Vec<String>,
    /// Headers of columns whose value stands once for a group of rows.
    pub fill_down: Vec<String>,
    /// Whether numbers use a decimal comma.
    pub decimal_comma: bool,
    /// How dates are written.
    pub dates: DateOrder,
}

/// A workbook.
#[derive(Clone, Debug)]
pub struct WorkbookLayout {
    /// Sheets of the list, by name; the first sheet of the workbook where there is none.
    pub sheets: Vec<String>,
    /// First row of the header, counting from 1.
    pub header_row: u32,
    /// Rows of the header, 1 or 2; two are joined as `group / column`.
    pub header_rows: u32,
    /// Words in the first filled cell of a row that make it a totals or footer row, folded for comparison.
    pub totals: Vec<String>,
    /// Headers of columns whose value stands once for a group of rows.
    pub fill_down: Vec<String>,
    /// How dates that are text are written.
    pub dates: DateOrder,
    /// Whether numbers that are text use a decimal comma.
    pub decimal_comma: bool,
}

/// Order of a written date. Dates that are Excel serial numbers need none.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum DateOrder {
    /// `2026-10-31`, `2026/10/31`, `20261031`.
    YearFirst,
    /// `31/10/2026`, `31.10.2026`.
    DayFirst,
    /// `10/31/2026`.
    MonthFirst,
}

/// Which column holds what, by header. `None` is "the export has no such column".
#[derive(Clone, Debug, Default)]
pub struct ColumnMapping {
    /// Staff number; `None` only with [`DuplicateRule::SeparatePeople`].
    pub person: Option<String>,
    /// Gender.
    pub gender: Option<String>,
    /// Rank.
    pub rank: Option<String>,
    /// Unit.
    pub unit: Option<UnitColumns>,
    /// Role.
    pub role: Option<String>,
    /// Contract.
    pub contract: Option<String>,
    /// Working time.
    pub working_time: Option<(String, WorkingTimeUnit)>,
    /// Duty station.
    pub duty_station: Option<String>,
    /// Birth date or year.
    pub birth: Option<String>,
    /// Entry date.
    pub entry: Option<String>,
}

/// Columns of the unit path.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum UnitColumns {
    /// One column a level, from the top.
    Levels(Vec<String>),
    /// One column that holds the whole path.
    Path {
        /// Header.
        column: String,
        /// Text between levels.
        separator: String,
    },
}

/// What working time is measured in.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum WorkingTimeUnit {
    /// 1 is full time.
    Fraction,
    /// 100 is full time.
    Percent,
    /// Weekly hours, with those of a full-time post.
    WeeklyHours {
        /// Hours of a full-time week.
        full_time: f64,
    },
    /// Words, by [`Codes::working_time`]; full-time counts 1 and part-time 0.5 FTE.
    Words,
}

/// What coded values mean. Keys are folded by `domain::fold` before they are compared.
#[derive(Clone, Debug, Default)]
pub struct Codes {
    /// Gender codes; every value that occurs must be here.
    pub gender: Vec<(String, Gender)>,
    /// Raw text to rank name of the ladder, besides the names themselves.
    pub rank: Vec<(String, Label)>,
    /// Roles; any text where open.
    pub role: TextCodes,
    /// Contracts; any text where open.
    pub contract: TextCodes,
    /// Duty stations; any text where open.
    pub duty_station: TextCodes,
    /// Working time words to `full-time` (true) or `part-time` (false).
    pub working_time: Vec<(String, bool)>,
    /// Families of roles.
    pub role_families: Vec<RoleFamilyRule>,
}

/// A list of texts: open (any label counts as itself) or closed (others are unmapped).
#[derive(Clone, Debug, Default)]
pub struct TextCodes {
    /// Whether a text that is not listed is unmapped; else it stands for itself.
    pub closed: bool,
    /// Raw text to label.
    pub map: Vec<(String, Label)>,
}

/// A family and the roles in it.
#[derive(Clone, Debug)]
pub struct RoleFamilyRule {
    /// Family name.
    pub family: Label,
    /// Roles, by their mapped label.
    pub roles: Vec<Label>,
}

/// What happens when a person is on a list twice.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Default)]
pub enum DuplicateRule {
    /// The file is refused.
    #[default]
    Refuse,
    /// One person with two posts: the row of the largest FTE counts (then the first in the file).
    LargestFte,
    /// The id is not one: each row is a person.
    SeparatePeople,
    /// There is no id: a row is linked to the row of the next list with the same birth year, month of entry and gender.
    LinkRows,
}

/// A figure that an agency published, to be held against its lists.
#[derive(Clone, Debug)]
pub struct PublishedFigure {
    /// Name in reports.
    pub name: String,
    /// Where it was published.
    pub source: String,
    /// The month it is about.
    pub period: Period,
    /// Whom it is about.
    pub population: Population,
    /// What it says.
    pub figure: Figure,
    /// What the counts behind it were rounded to; 1 for none.
    pub rounded_to: u64,
}

/// A target: a share of women for a population by a date.
#[derive(Clone, Debug)]
pub struct Target {
    /// Name in reports.
    pub name: String,
    /// Agencies it holds for; all where empty.
    pub agencies: Vec<AgencyId>,
    /// Whom it is about.
    pub population: Population,
    /// Share of women aimed at; for the UN band and 40/60 it is the definition's own centre.
    pub share: Share,
    /// End of the period by which.
    pub by: Period,
    /// Share of futures in which the plan is to succeed.
    pub sure: Share,
    /// What counts as met.
    pub definition: ParityDefinition,
}

/// Whom a target is about: everybody who fits all that is given.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Population {
    /// Any of these ranks.
    pub ranks: Vec<String>,
    /// Any of these bands.
    pub bands: Vec<String>,
    /// Any of these units, or units below them: paths joined by ` / `.
    pub units: Vec<String>,
    /// Any of these roles.
    pub roles: Vec<String>,
    /// Any of these role families.
    pub role_families: Vec<String>,
}

/// A definition of parity, named beside every verdict.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum ParityDefinition {
    /// UN band: 47 to 53 % women, ends included, or a difference of at most one person.
    UnBand,
    /// Council of Europe: at least 40 % of each.
    Balanced40,
    /// The agency's own: a share of women of at least the target's.
    AtLeast,
    /// The agency's own band, ends included, or a difference of at most one person.
    Band {
        /// Lower end.
        low: Share,
        /// Upper end.
        high: Share,
    },
}
