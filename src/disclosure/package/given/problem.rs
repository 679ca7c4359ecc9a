//! What is wrong with a plain table.

use std::fmt;

/// A problem: where, what was found, what is allowed, how to mend it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct GivenProblem {
    /// The table as the user knows it.
    pub file: String,
    /// Row of the table, from 1 for the header; `None` where it is the whole table.
    pub row: Option<usize>,
    /// Column by its header; `None` where it is the whole row.
    pub column: Option<String>,
    /// What was found.
    pub found: String,
    /// What is allowed.
    pub allowed: String,
    /// What to do.
    pub help: String,
}

/// Most characters of a cell in a message.
const MOST_SHOWN: usize = 60;

impl GivenProblem {
    pub(super) fn new(found: impl Into<String>, allowed: impl Into<String>) -> Self {
        let (file, help) = (String::new(), String::new());
        Self { file, row: None, column: None, found: found.into(), allowed: allowed.into(), help }
    }

    pub(super) fn row(self, row: usize) -> Self {
        Self { row: Some(row), ..self }
    }

    pub(super) fn column(self, column: &str) -> Self {
        Self { column: Some(shown(column)), ..self }
    }

    pub(super) fn help(self, help: impl Into<String>) -> Self {
        Self { help: help.into(), ..self }
    }
}

/// A cell of the table as messages show it.
pub(super) fn quoted(text: &str) -> String {
    if text.trim().is_empty() { "a blank cell".to_owned() } else { format!("`{}`", shown(text)) }
}

/// Shortened, and without characters that could mislead.
fn shown(text: &str) -> String {
    let safe = |c: char| {
        if c.is_alphanumeric() || c == ' ' || c.is_ascii_punctuation() || "–—".contains(c) { c } else { '·' }
    };
    let short: String = text.chars().take(MOST_SHOWN).map(safe).collect();
    if text.chars().count() > MOST_SHOWN { short + "…" } else { short }
}

impl fmt::Display for GivenProblem {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "`{}`", self.file)?;
        if let Some(row) = self.row {
            write!(f, ", row {row}")?;
        }
        if let Some(column) = &self.column {
            write!(f, ", column `{column}`")?;
        }
        write!(f, ": found {}; allowed: {}; {}", self.found, self.allowed, self.help)
    }
}

impl std::error::Error for GivenProblem {}
