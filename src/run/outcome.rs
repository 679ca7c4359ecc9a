//! What a run did.

use std::path::PathBuf;

use super::Scope;
use super::agency::Update;
use crate::diagnostic::Diagnostic;
use crate::domain::Period;
use crate::ingest::Quality;
use crate::pipeline::Agency;

/// How many warnings about movements are shown, the newest first.
const MOVEMENTS: usize = 3;

/// What a run did.
#[derive(Clone, Debug)]
pub struct Outcome {
    /// What was read, agency by agency.
    pub agencies: Vec<AgencyRead>,
    /// The reports of the period, the overview first where there is one.
    pub reports: Vec<WrittenReport>,
    /// How far the run went.
    pub scope: Scope,
}

/// What was read of one agency.
#[derive(Clone, Debug)]
pub struct AgencyRead {
    /// Its id.
    pub id: String,
    /// Its name.
    pub name: String,
    /// Lists that were new.
    pub new_lists: usize,
    /// Lists that the store had already.
    pub known_lists: usize,
    /// Rows of people in the new lists.
    pub rows_read: u64,
    /// Rows of them that were refused.
    pub rows_refused: u64,
    /// Rows of them that were merged into another row of the same person.
    pub rows_merged: u64,
    /// Rows of them with a text that no list of the pipeline file knows.
    pub rows_unmapped: u64,
    /// What to know about the newest of the new lists, and about the movements that look like a re-organisation.
    pub warnings: Vec<Diagnostic>,
    /// How many things there are to know about the other new lists.
    pub earlier_warnings: usize,
}

/// A report that is in place.
#[derive(Clone, Debug)]
pub struct WrittenReport {
    /// The agency's id; `None` for the overview.
    pub agency: Option<String>,
    /// Name of the agency, or of the owner of all.
    pub name: String,
    /// The period reported.
    pub period: Period,
    /// Its page.
    pub page: PathBuf,
    /// The package of its counts, where they may leave.
    pub package: Option<PathBuf>,
    /// The three sentences of its first page.
    pub sentences: Vec<String>,
    /// Whether it was made by this run; false where it was in place already.
    pub is_new: bool,
}

impl Outcome {
    /// Whether every list was in the store and every report in place.
    #[must_use]
    pub fn is_nothing_new(&self) -> bool {
        self.agencies.iter().all(|it| it.new_lists == 0) && self.reports.iter().all(|it| !it.is_new)
    }
}

impl AgencyRead {
    pub(super) fn of(agency: &Agency, update: &Update, known_lists: usize) -> Self {
        let quality = || update.quality.values();
        let mut warnings = quality().next_back().map(Quality::warnings).unwrap_or_default();
        let movements: Vec<Diagnostic> = update.movements.iter().rev().map(|(_, said)| said.clone()).collect();
        warnings.extend(movements.iter().take(MOVEMENTS).cloned());
        let earlier: usize = quality().rev().skip(1).map(|it| it.warnings().len()).sum();
        Self {
            id: agency.id.as_str().to_owned(),
            name: agency.name.clone(),
            new_lists: update.read.len(),
            known_lists,
            rows_read: quality().map(|it| it.rows_read).sum(),
            rows_refused: quality().map(Quality::rows_refused).sum(),
            rows_merged: quality().map(|it| it.duplicates_merged).sum(),
            rows_unmapped: quality().flat_map(|it| &it.unmapped).map(|it| it.rows).sum(),
            warnings,
            earlier_warnings: earlier + movements.len().saturating_sub(MOVEMENTS),
        }
    }
}
