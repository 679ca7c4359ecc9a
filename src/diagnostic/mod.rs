//! Problems that people can mend: where, what was found against what is allowed, and what to do.

mod render;

use std::fmt;

pub use render::{Format, render};
use serde::Serialize;

/// How bad a problem is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum Severity {
    /// Something to know; nothing was refused.
    Warning,
    /// Something was refused.
    Error,
}

/// Where a problem is. Rows, columns and lines count from 1, as spreadsheets and editors do.
#[derive(Clone, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Serialize)]
pub struct Location {
    /// File name as the user knows it.
    pub file: Option<String>,
    /// Sheet of a workbook.
    pub sheet: Option<String>,
    /// Row of a table.
    pub row: Option<u64>,
    /// Line of a pipeline file.
    pub line: Option<u64>,
    /// Column by header.
    pub column: Option<String>,
    /// Excel address such as `D17`, in workbooks.
    pub cell: Option<String>,
}

/// One problem. Texts are lower case, without a full stop, and never hold a person's data.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Diagnostic {
    /// Stable code such as `PAR-0210`.
    pub code: &'static str,
    /// How bad it is.
    pub severity: Severity,
    /// What is wrong, naming what was found.
    pub message: String,
    /// Where.
    pub location: Location,
    /// What is allowed, where that helps.
    pub expected: Option<String>,
    /// What to do, with the line to change in the pipeline file where there is one.
    pub help: String,
    /// The offending line of the pipeline file, where there is one.
    pub excerpt: Option<String>,
}

impl Diagnostic {
    /// An error with its place and remedy.
    #[must_use]
    pub fn error(code: &'static str, message: impl Into<String>, location: Location, help: impl Into<String>) -> Self {
        Self {
            code,
            severity: Severity::Error,
            message: message.into(),
            location,
            expected: None,
            help: help.into(),
            excerpt: None,
        }
    }

    /// The same as a warning.
    #[must_use]
    pub fn warning(self) -> Self {
        Self { severity: Severity::Warning, ..self }
    }

    /// Adds what is allowed.
    #[must_use]
    pub fn expecting(self, expected: impl Into<String>) -> Self {
        Self { expected: Some(expected.into()), ..self }
    }

    /// Adds the offending line of the pipeline file.
    #[must_use]
    pub fn quoting(self, excerpt: impl Into<String>) -> Self {
        Self { excerpt: Some(excerpt.into()), ..self }
    }
}

impl Location {
    /// A whole file.
    #[must_use]
    pub fn file(name: impl Into<String>) -> Self {
        Self { file: Some(name.into()), ..Self::default() }
    }

    /// The same file at this line.
    #[must_use]
    pub fn at_line(self, line: u64) -> Self {
        Self { line: Some(line), ..self }
    }

    /// The same file at this row.
    #[must_use]
    pub fn at_row(self, row: u64) -> Self {
        Self { row: Some(row), ..self }
    }

    /// The same place in the column of this header.
    #[must_use]
    pub fn in_column(self, column: impl Into<String>) -> Self {
        Self { column: Some(column.into()), ..self }
    }
}

/// A file name on one line: it may hold anything, what moves the cursor of a terminal too.
fn printable(name: &str) -> String {
    name.chars().map(|c| if c.is_control() { char::REPLACEMENT_CHARACTER } else { c }).collect()
}

impl fmt::Display for Location {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let parts = [
            self.file.as_deref().map(printable),
            self.sheet.as_ref().map(|sheet| format!("sheet `{sheet}`")),
            self.cell.as_ref().map(|cell| format!("cell {cell}")),
            self.row.map(|row| format!("row {row}")),
            self.line.map(|line| format!("line {line}")),
            self.column.as_ref().map(|column| format!("column `{column}`")),
        ];
        f.write_str(&parts.into_iter().flatten().collect::<Vec<_>>().join(", "))
    }
}
