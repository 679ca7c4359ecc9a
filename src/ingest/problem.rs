//! What stops a whole file or task, each with its remedy. What only costs a row is a [`super::Rule`].

use thiserror::Error;

use super::quality::counted;
use crate::diagnostic::{Diagnostic, Location};

/// A problem of a plan, a file or its header.
#[derive(Debug, Error)]
pub(super) enum Problem {
    #[error("no file matches `{glob}`")]
    NoFile { glob: String, agency: String },
    #[error("`{glob}` is not a pattern of file names: {reason}")]
    Glob { glob: String, reason: String },
    #[error("the file name does not match `{pattern}`, so its period is not known")]
    FileName { pattern: String },
    #[error("the list of `{agency}` for {period} comes from two sources")]
    TwoSources { agency: String, period: String },
    #[error("the list of `{agency}` for {period} comes from two files whose rows name their periods")]
    TwoLists { agency: String, period: String },
    #[error("this task is not one of this pipeline")]
    ForeignTask,
    #[error("the file cannot be read: {reason}")]
    Unreadable { reason: String },
    #[error("the file has {bytes} bytes, the limit is {limit}")]
    TooLarge { bytes: u64, limit: u64 },
    #[error("the file is empty")]
    Empty,
    #[error("the file ends before its header in row {row}")]
    NoHeader { row: u32 },
    #[error("the file has a header but no rows")]
    HeaderOnly,
    #[error("no row of the file could be kept: {refused} of {refused} were refused; largest cause: {cause}")]
    NothingKept { refused: u64, cause: String },
    #[error("the file is {found}, not {expected}")]
    OtherFormat { found: &'static str, expected: &'static str },
    #[error("the encoding `{encoding}` cannot be read as delimited text")]
    Encoding { encoding: &'static str },
    #[error("the file begins with a {mark} mark but is declared as `{encoding}`")]
    Mark { mark: &'static str, encoding: &'static str },
    #[error("the text is not valid `{encoding}`")]
    Undecodable { encoding: &'static str },
    #[error("the file holds a NUL byte, which no text has")]
    NulByte,
    #[error("a quote that opens here is never closed")]
    OpenQuote,
    #[error("a quoted field that opens here swallows {lines} further lines")]
    SwallowedLines { lines: u64 },
    #[error("column `{header}` is missing")]
    MissingColumn { header: String, line: String, found: Vec<String>, nearest: Option<String>, section: String },
    #[error("none of the mapped columns is in the header row")]
    WrongHeaderRow { row: u32 },
    #[error("column `{header}` occurs {times} times in the header")]
    DoubleColumn { header: String, times: usize },
    #[error("{found} columns, the limit is {limit}")]
    TooManyColumns { found: usize, limit: usize },
    #[error("gender `{text}` is not a known code ({rows} {} this problem)", if *rows == 1 { "row has" } else { "rows have" })]
    UnknownGender { text: String, rows: u64, known: String },
    #[error("gender is no known code in {}; what stands there is not shown, it may be a name", counted(*rows, "row"))]
    HiddenGender { rows: u64, known: String },
    #[error("the column of the gender holds {texts} different unknown texts ({rows} rows)")]
    NoGenderColumn { texts: usize, rows: u64 },
    #[error("nearly every person has a {} of their own ({texts} texts in {rows} rows): these are no codes, they may be names or numbers of people", key.replace('_', " "))]
    NoCodes { key: &'static str, texts: usize, rows: usize },
    #[error("staff number occurs more than once in {period}: {pairs}")]
    DuplicatePersons { period: String, pairs: String },
    #[error("{refused} of {read} rows refused ({share:.1} %), the limit is {limit:.1} %; largest causes: {causes}")]
    TooManyRefused { refused: u64, read: u64, share: f64, limit: f64, causes: String, remedy: &'static str },
}

impl Problem {
    /// The problem at its place.
    pub(super) fn at(self, location: Location) -> Diagnostic {
        let diagnostic = Diagnostic::error(self.code(), self.to_string(), location, self.help());
        match self.allowed() {
            Some(allowed) => diagnostic.expecting(allowed),
            None => diagnostic,
        }
    }

    /// The problem as the one thing that stops its file.
    pub(super) fn stop(self, location: Location) -> Vec<Diagnostic> {
        vec![self.at(location)]
    }

    fn code(&self) -> &'static str {
        match self {
            Self::NoFile { .. } => "PAR-0301",
            Self::Glob { .. } => "PAR-0302",
            Self::FileName { .. } => "PAR-0303",
            Self::TwoSources { .. } => "PAR-0304",
            Self::TwoLists { .. } => "PAR-0305",
            Self::ForeignTask => "PAR-0306",
            Self::Unreadable { .. } => "PAR-0307",
            Self::TooLarge { .. } => "PAR-0308",
            Self::Empty => "PAR-0309",
            Self::NoHeader { .. } => "PAR-0310",
            Self::HeaderOnly => "PAR-0311",
            Self::NothingKept { .. } => "PAR-0312",
            Self::OtherFormat { .. } => "PAR-0313",
            Self::Encoding { .. } => "PAR-0314",
            Self::Mark { .. } => "PAR-0315",
            Self::Undecodable { .. } => "PAR-0316",
            Self::NulByte => "PAR-0317",
            Self::OpenQuote => "PAR-0318",
            Self::SwallowedLines { .. } => "PAR-0319",
            Self::MissingColumn { .. } => "PAR-0320",
            Self::WrongHeaderRow { .. } => "PAR-0321",
            Self::DoubleColumn { .. } => "PAR-0322",
            Self::TooManyColumns { .. } => "PAR-0323",
            Self::UnknownGender { .. } | Self::HiddenGender { .. } => "PAR-0324",
            Self::NoGenderColumn { .. } => "PAR-0325",
            Self::DuplicatePersons { .. } => "PAR-0326",
            Self::TooManyRefused { .. } => "PAR-0327",
            Self::NoCodes { .. } => "PAR-0328",
        }
    }

    fn allowed(&self) -> Option<String> {
        match self {
            Self::UnknownGender { known, .. } | Self::HiddenGender { known, .. } => Some(known.clone()),
            Self::MissingColumn { found, .. } => {
                let names: Vec<String> = found.iter().map(|name| format!("`{name}`")).collect();
                Some(format!("the header has {}", names.join(", ")))
            }
            _ => None,
        }
    }

    fn help(&self) -> String {
        match self {
            Self::MissingColumn { line, nearest: Some(nearest), section, .. } => {
                format!("write the header the file has under {section}: {}", line.replace('?', nearest))
            }
            Self::MissingColumn { line, section, .. } => {
                format!("write the header the file has under {section}: {line}; or drop that line if it has none")
            }
            Self::UnknownGender { text, .. } => {
                let text = serde_json::json!(text);
                format!(
                    "add {text} to `woman`, `man`, `another` or `not_stated` under [agency.codes.gender], or correct the export"
                )
            }
            Self::TooManyRefused { remedy, .. } => format!("{remedy}; or raise `max_refused` with a reason"),
            Self::NoCodes { key, .. } => {
                format!("check that the headers stand above their columns; else take `{key}` out of [agency.columns]")
            }
            Self::NoFile { agency, .. } => format!("correct `files` under [[agency.source]] of `{agency}`"),
            Self::Mark { mark, .. } => format!("set encoding = \"{}\" under [[agency.source]]", mark.to_lowercase()),
            other => other.fixed_help().to_owned(),
        }
    }

    fn fixed_help(&self) -> &'static str {
        match self {
            Self::NoFile { .. } | Self::Glob { .. } => "correct `files` under [[agency.source]]",
            Self::FileName { .. } => {
                "rename the file, or narrow `files` under [[agency.source]] so that it is left out"
            }
            Self::TwoSources { .. } => "keep one file for the month, or make both match one [[agency.source]]",
            Self::TwoLists { .. } => "keep the rows of a month in one file",
            Self::ForeignTask => "plan the tasks with the pipeline they are read with",
            Self::Unreadable { .. } => "check that the file is there, is not open elsewhere and may be read",
            Self::TooLarge { .. } => "split the export by period",
            Self::Empty | Self::HeaderOnly => "export the list again, or remove the file",
            Self::NoHeader { .. } => "set `header_row` under [[agency.source]] to the row of the header",
            Self::NothingKept { .. } => "correct the cause; the first rows of each are in the list of refused rows",
            Self::OtherFormat { .. } => {
                "save it in the format of its source, or set `csv` or `workbook` under [[agency.source]] to match"
            }
            Self::Encoding { .. } => "save the file as UTF-8 (in Excel: CSV UTF-8) and set encoding = \"utf-8\"",
            Self::Mark { .. } => "set `encoding` under [[agency.source]] to what the mark says",
            Self::Undecodable { .. } => {
                "set `encoding` under [[agency.source]] to what the file is saved in, such as \"windows-1252\""
            }
            Self::NulByte => "the file is damaged or not text: export it again",
            Self::OpenQuote | Self::SwallowedLines { .. } => {
                "close the quote in this row, or double it where it belongs to the text"
            }
            Self::MissingColumn { .. } => "write the header the file has under [agency.columns]",
            Self::WrongHeaderRow { .. } => {
                "set `header_row` (and `delimiter`) under [[agency.source]] to what the file has"
            }
            Self::DoubleColumn { .. } => "rename one of the columns in the export",
            Self::TooManyColumns { .. } => "export only the columns that are needed",
            Self::UnknownGender { .. } => "add it to its list under [agency.codes.gender]",
            Self::HiddenGender { .. } => {
                "look at the cell: correct the export, or, where it is a code, add it to `woman`, `man`, `another` or \
                 `not_stated` under [agency.codes.gender]"
            }
            Self::NoGenderColumn { .. } => "map the column that holds the gender: [agency.columns] gender = \"...\"",
            Self::NoCodes { .. } => "take the column out of [agency.columns]",
            Self::DuplicatePersons { .. } => {
                "correct the export, or set duplicates = \"largest-fte\" (one person, several posts) or \
                 \"separate-people\" (the number is not a person's) under [[agency]]"
            }
            Self::TooManyRefused { .. } => "correct the largest cause",
        }
    }
}
