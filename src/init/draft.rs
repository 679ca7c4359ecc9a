//! What is about to be written: agencies, their sources, and what people answered.

use std::collections::BTreeMap;

use super::{Guess, Recognised};
use crate::domain::Period;
use crate::ingest::FoundLayout;
use crate::pipeline::{AgencyId, DateOrder};

/// One agency.
#[derive(Clone, Debug)]
pub struct AgencyDraft {
    /// Its id.
    pub id: AgencyId,
    /// Its name.
    pub name: String,
    /// Whether a person named it; else the name is made of file names.
    pub is_named: bool,
    /// Its exports.
    pub sources: Vec<SourceDraft>,
    /// What its columns and codes are.
    pub recognised: Recognised,
    /// Questions that people answered, with the answer, by the key they are about.
    pub given: BTreeMap<&'static str, String>,
}

/// Exports of one layout.
#[derive(Clone, Debug)]
pub struct SourceDraft {
    /// Glob of the files, relative to the pipeline file.
    pub glob: String,
    /// Where their months are; absent where nothing tells.
    pub month: Guess<MonthSource>,
    /// What kind of file they are.
    pub layout: FoundLayout,
    /// The sheets of the list; absent where it is the first of each file.
    pub sheets: Guess<Vec<String>>,
    /// First row of the header.
    pub header_row: u32,
    /// Rows of the header.
    pub header_rows: u32,
    /// First words of totals and footers.
    pub totals: Vec<String>,
    /// Columns written once for a group of rows.
    pub fill_down: Vec<String>,
    /// Whether numbers have a decimal comma.
    pub decimal_comma: bool,
    /// Order of written dates.
    pub dates: Guess<DateOrder>,
    /// The files.
    pub files: Vec<FileDraft>,
    /// Questions that people answered, by the key they are about.
    pub given: BTreeMap<&'static str, String>,
}

/// One file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FileDraft {
    /// Its name.
    pub name: String,
    /// The month of its list, where its name says it.
    pub period: Option<Period>,
    /// Rows of people.
    pub people: u64,
    /// People by its totals row.
    pub stated: Option<u64>,
}

/// Where the month of a list comes from.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum MonthSource {
    /// The file name, by a pattern.
    FileName(String),
    /// A column of dates.
    Column(String),
}
