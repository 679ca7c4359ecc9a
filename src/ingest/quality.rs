//! How a list was read: every row accounted for, every problem with its place, nothing about a person.

use std::collections::BTreeMap;

use indexmap::IndexSet;
use serde::{Deserialize, Serialize};

use super::Rule;
use crate::diagnostic::{Diagnostic, Location, Severity};
use crate::domain::Share;

/// How many rows of a problem a message names.
const NAMED_IN_MESSAGES: usize = 5;

/// How the list of one agency and period was read. Rows count from 1 as spreadsheets count them, header rows included.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Quality {
    /// The files it comes from; a file of several periods stands, as a whole, with each of them.
    pub files: Vec<FileRead>,
    /// Rows of people read for this period: kept, merged and refused ones. Rows refused before their period was known
    /// count for the first period of their file.
    pub rows_read: u64,
    /// Persons kept.
    pub rows_kept: u64,
    /// Rows merged into another row of the same person.
    pub duplicates_merged: u64,
    /// Refused rows by file, column and rule.
    pub refused: Vec<Tally>,
    /// Values that became not stated because they could not be read; their rows were kept.
    pub unreadable: Vec<Tally>,
    /// Texts of coded columns that no list of the pipeline file knows, the most frequent first.
    pub unmapped: Vec<UnmappedText>,
    /// Rows with unmapped texts that are not listed, by staff list column: too many texts for a coded column, so perhaps
    /// not codes at all.
    pub unmapped_unlisted: BTreeMap<String, u64>,
    /// Rows with a blank value, by staff list column.
    pub not_stated: BTreeMap<String, u64>,
}

/// What was seen of one file.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct FileRead {
    /// File name, without its folders.
    pub file: String,
    /// Sheet of a workbook.
    #[serde(skip_serializing_if = "Option::is_none", default)]
    pub sheet: Option<String>,
    /// Physical lines of a text file.
    pub lines: u64,
    /// Rows below the header: people, totals and blanks.
    pub records: u64,
    /// Line breaks inside quotes: `lines = lines up to the header + records + line_breaks_in_quotes`.
    pub line_breaks_in_quotes: u64,
    /// Rows with nothing in them.
    pub blank_rows: u64,
    /// Totals, footer and group heading rows dropped.
    pub totals_rows: u64,
    /// Cells far outside the table, ignored.
    pub stray_cells: u64,
    /// Number of people the file itself states.
    #[serde(skip_serializing_if = "Option::is_none", default)]
    pub checksum: Option<Checksum>,
    /// Positions, from 1, of the columns that were not read.
    pub ignored_columns: Vec<usize>,
}

/// The number in a totals row against the rows read above it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Checksum {
    /// Row of the totals.
    pub row: u64,
    /// What it says.
    pub stated: u64,
    /// Rows of people above it.
    pub read: u64,
}

impl Checksum {
    /// Whether the file and its reading agree.
    #[must_use]
    pub fn agrees(&self) -> bool {
        self.stated == self.read
    }
}

/// Rows that break one rule in one column of one file.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Tally {
    /// File name.
    pub file: String,
    /// Sheet of a workbook.
    #[serde(skip_serializing_if = "Option::is_none", default)]
    pub sheet: Option<String>,
    /// Header of the column, or its position where it is not mapped; `None` where the whole row is wrong.
    pub column: Option<String>,
    /// Letter of the column in a workbook: with a row it makes the cell's address.
    #[serde(skip_serializing_if = "Option::is_none", default)]
    pub letter: Option<String>,
    /// The rule.
    pub rule: Rule,
    /// How many rows.
    pub rows: u64,
    /// The first of them, at most 10,000.
    pub first_rows: Vec<u64>,
}

/// A text of a coded column that no list knows.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct UnmappedText {
    /// Staff list column.
    pub field: String,
    /// Header of the column.
    pub column: String,
    /// The text.
    pub text: String,
    /// Persons with it.
    pub rows: u64,
    /// File of the first of them.
    pub file: String,
    /// Its sheet in a workbook.
    #[serde(skip_serializing_if = "Option::is_none", default)]
    pub sheet: Option<String>,
    /// Letter of the column in a workbook: with the row it makes the cell's address.
    #[serde(skip_serializing_if = "Option::is_none", default)]
    pub letter: Option<String>,
    /// Row of the first of them.
    pub first_row: u64,
}

impl Quality {
    /// Refused rows.
    #[must_use]
    pub fn rows_refused(&self) -> u64 {
        self.refused.iter().map(|tally| tally.rows).sum()
    }

    /// Refused rows as a share of rows read; `None` where none was read.
    #[must_use]
    pub fn refused_share(&self) -> Option<Share> {
        Share::of(self.rows_refused(), self.rows_read)
    }

    /// The same with each file named by its place, `export 1` the first: names of exports may hold names of people, so the
    /// store keeps none.
    #[must_use]
    pub fn unnamed(self) -> Self {
        // A workbook stands there once for each of its sheets.
        let names: IndexSet<String> = self.files.iter().map(|it| it.file.clone()).collect();
        let place = |name: &str| names.get_index_of(name).map_or(0, |at| at + 1);
        self.renamed(|name| format!("export {}", place(name)))
    }

    /// What [`unnamed`](Self::unnamed) left, with the names of its files again; places beyond `names` stay places.
    #[must_use]
    pub fn named(self, names: &[String]) -> Self {
        let name = |place: &str| {
            let at = place.strip_prefix("export ").and_then(|it| it.parse::<usize>().ok());
            at.and_then(|it| names.get(it.wrapping_sub(1)).cloned()).unwrap_or_else(|| place.to_owned())
        };
        self.renamed(name)
    }

    fn renamed(mut self, name: impl Fn(&str) -> String) -> Self {
        let files = self.files.iter_mut().map(|it| &mut it.file);
        let tallies = self.refused.iter_mut().chain(&mut self.unreadable).map(|it| &mut it.file);
        for file in files.chain(tallies).chain(self.unmapped.iter_mut().map(|it| &mut it.file)) {
            *file = name(file);
        }
        self
    }

    /// Everything to know about this reading as warnings: refused rows, unreadable dates, unmapped texts, checksums.
    #[must_use]
    pub fn warnings(&self) -> Vec<Diagnostic> {
        let texts = self.unmapped.iter().map(UnmappedText::warning);
        self.warnings_with(texts)
    }

    /// The same with other warnings in the place of those about unmapped texts.
    pub fn warnings_with(&self, texts: impl Iterator<Item = Diagnostic>) -> Vec<Diagnostic> {
        let tallies = self.refused.iter().chain(&self.unreadable).map(Tally::warning);
        tallies.chain(texts).chain(self.files.iter().filter_map(FileRead::warning)).collect()
    }
}

impl Tally {
    fn warning(&self) -> Diagnostic {
        let rows = counted(self.rows, "row");
        let fate = if self.rule.refuses() { "refused" } else { "kept, the value is not stated" };
        let first = self.first_rows.first().copied();
        let mut location = Location::file(&self.file);
        location.sheet.clone_from(&self.sheet);
        location.row = first;
        location.column.clone_from(&self.column);
        location.cell = self.letter.as_ref().zip(first).map(|(letter, row)| format!("{letter}{row}"));
        let message = format!("{}: {rows} {fate}; the first: {}", self.rule.meaning(), listed(&self.first_rows));
        Diagnostic::error(self.rule.code(), message, location, self.rule.help()).warning()
    }
}

impl UnmappedText {
    /// The text as a warning.
    #[must_use]
    pub fn warning(&self) -> Diagnostic {
        let message = format!("{} `{}` is on no list: {} unmapped", self.field, self.text, counted(self.rows, "row"));
        let mut location = Location::file(&self.file).at_row(self.first_row).in_column(&self.column);
        location.sheet.clone_from(&self.sheet);
        location.cell = self.letter.as_ref().map(|letter| format!("{letter}{}", self.first_row));
        let text = serde_json::json!(self.text);
        let help = match self.field.as_str() {
            "rank" => {
                format!("add `also = [{text}]` to the [[agency.rank]] that it means, or a [[agency.rank]] of its own")
            }
            "working_time" => {
                format!("write it under [agency.codes.working_time]: `full_time = [{text}]` or `part_time = [{text}]`")
            }
            field => format!("write under [agency.codes.{field}] what it means: `\"…\" = [{text}]`"),
        };
        Diagnostic::error("PAR-0370", message, location, help).warning()
    }
}

impl FileRead {
    fn warning(&self) -> Option<Diagnostic> {
        let checksum = self.checksum.filter(|it| !it.agrees())?;
        let message = format!("the totals row says {}, {} above it", checksum.stated, counted(checksum.read, "row"));
        let location = Location { sheet: self.sheet.clone(), ..Location::file(&self.file) }.at_row(checksum.row);
        let help = "check that the export is complete";
        Some(Diagnostic { severity: Severity::Warning, ..Diagnostic::error("PAR-0371", message, location, help) })
    }
}

pub(super) fn counted(count: u64, word: &str) -> String {
    if count == 1 { format!("1 {word}") } else { format!("{count} {word}s") }
}

/// The first few of them.
fn listed(rows: &[u64]) -> String {
    rows.iter().take(NAMED_IN_MESSAGES).map(u64::to_string).collect::<Vec<_>>().join(", ")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn files_lose_their_names_and_get_them_back() {
        let file = |name: &str| FileRead { file: name.to_owned(), ..FileRead::default() };
        let tally = Tally {
            file: "b.csv".to_owned(),
            sheet: None,
            column: None,
            letter: None,
            rule: Rule::PeriodUnreadable,
            rows: 1,
            first_rows: vec![7],
        };
        let quality = Quality { files: vec![file("a.csv"), file("b.csv")], refused: vec![tally], ..Quality::default() };
        let unnamed = quality.clone().unnamed();
        assert_eq!((unnamed.files[0].file.as_str(), unnamed.refused[0].file.as_str()), ("export 1", "export 2"));
        let names = ["a.csv", "b.csv"].map(str::to_owned);
        assert_eq!(unnamed.clone().named(&names), quality);
        assert_eq!(unnamed.clone().named(&[]), unnamed);
    }
}
