//! What a check found.

use std::collections::BTreeMap;

use crate::continuity::Overlap;
use crate::diagnostic::{Diagnostic, Severity};
use crate::domain::{GenderCount, Period};
use crate::ingest::{FileRead, Tally};

/// What a check found.
#[derive(Clone, Debug, Default)]
pub struct Checked {
    /// Agency by agency, those of which a list could be read.
    pub agencies: Vec<AgencyChecked>,
    /// Everything to know or to mend, in order of agency and month.
    pub findings: Vec<Finding>,
}

/// One thing to know (a warning) or to mend before a run (an error).
#[derive(Clone, Debug)]
pub struct Finding {
    /// The agency; `None` where it is about all, or about files whose agency's list is not known.
    pub agency: Option<String>,
    /// The month of the list.
    pub period: Option<Period>,
    /// What it is.
    pub problem: Diagnostic,
}

/// What was found of one agency.
#[derive(Clone, Debug)]
pub struct AgencyChecked {
    /// Its id.
    pub id: String,
    /// Its name.
    pub name: String,
    /// The list that is described; `None` where the month asked for has none.
    pub focus: Option<ListChecked>,
    /// The other lists.
    pub others: Option<Others>,
}

/// One list, described.
#[derive(Clone, Debug)]
pub struct ListChecked {
    /// Its month.
    pub period: Period,
    /// Its people.
    pub people: GenderCount,
    /// Its files.
    pub files: Vec<FileRead>,
    /// Rows of people read.
    pub rows_read: u64,
    /// Persons kept.
    pub rows_kept: u64,
    /// Rows merged into another of the same person.
    pub rows_merged: u64,
    /// Rows refused, by file, column and rule.
    pub refused: Vec<Tally>,
    /// What each mapped column was taken for, as sentences.
    pub columns: Vec<String>,
    /// People with a blank value, by field.
    pub not_stated: BTreeMap<String, u64>,
    /// Columns that are not read.
    pub ignored_columns: usize,
    /// The list before it.
    pub before: Option<Before>,
    /// People who are back, by the number of lists they were not on.
    pub back_after: BTreeMap<u32, u64>,
}

/// The list before, and who of it is seen again.
#[derive(Clone, Debug)]
pub struct Before {
    /// Its month.
    pub period: Period,
    /// Its people.
    pub people: GenderCount,
    /// Who is on both.
    pub overlap: Overlap,
}

/// The other lists of an agency.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Others {
    /// Lists read from exports.
    pub read: usize,
    /// Lists that only the store has.
    pub stored: usize,
    /// Month of the first.
    pub first: Period,
    /// Month of the last.
    pub last: Period,
    /// The fewest and the most people on one of them.
    pub people: (u64, u64),
    /// Rows refused in all of them.
    pub rows_refused: u64,
    /// Things to know about how they were read, which are said where one of them is asked for.
    pub warnings: usize,
}

impl Checked {
    /// Whether a run would refuse an export.
    #[must_use]
    pub fn is_refused(&self) -> bool {
        self.stops().next().is_some()
    }

    /// Everything that would stop a run.
    pub fn stops(&self) -> impl Iterator<Item = &Finding> {
        self.findings.iter().filter(|it| it.problem.severity == Severity::Error)
    }
}

impl Finding {
    pub(super) fn of_all(problem: Diagnostic) -> Self {
        Self { agency: None, period: None, problem }
    }
}
