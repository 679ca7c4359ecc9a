//! Why a run stopped.

use crate::cube::CubeError;
use crate::diagnostic::{Diagnostic, Location};
use crate::report::ReportError;
use crate::store::StoreError;

/// A run that stopped: nothing of it was kept.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Failure {
    /// The worst of what happened.
    pub kind: FailureKind,
    /// Everything that has to be mended.
    pub problems: Vec<Diagnostic>,
}

/// What kind of thing has to be mended, the mildest first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum FailureKind {
    /// The pipeline file or what was asked for.
    Settings,
    /// The exports.
    Input,
    /// The store, the reports or the disk.
    Output,
    /// Counts that may not leave.
    Disclosure,
    /// This program.
    Fault,
}

impl Failure {
    /// The pipeline file or what was asked for.
    #[must_use]
    pub fn settings(problems: Vec<Diagnostic>) -> Self {
        Self { kind: FailureKind::Settings, problems }
    }

    /// The exports.
    #[must_use]
    pub fn input(problems: Vec<Diagnostic>) -> Self {
        Self { kind: FailureKind::Input, problems }
    }

    /// Counts that may not leave.
    pub(super) fn disclosure(problem: Diagnostic) -> Self {
        Self { kind: FailureKind::Disclosure, problems: vec![problem] }
    }

    /// This program.
    pub(super) fn fault(code: &'static str, message: String) -> Self {
        let help = "this is a fault of the program; please report it with the message above";
        Self { kind: FailureKind::Fault, problems: vec![Diagnostic::error(code, message, Location::default(), help)] }
    }

    /// Everything that stopped the parts of a run; `None` where nothing did.
    pub(super) fn all(failures: impl IntoIterator<Item = Self>) -> Option<Self> {
        failures.into_iter().reduce(|mut all, more| {
            all.kind = all.kind.max(more.kind);
            all.problems.extend(more.problems);
            all
        })
    }
}

impl From<StoreError> for Failure {
    fn from(error: StoreError) -> Self {
        Self { kind: FailureKind::Output, problems: vec![error.into()] }
    }
}

impl From<CubeError> for Failure {
    fn from(error: CubeError) -> Self {
        Self::fault("PAR-0402", error.to_string())
    }
}

impl From<ReportError> for Failure {
    fn from(error: ReportError) -> Self {
        let kind = match error {
            ReportError::Io { .. } | ReportError::Link { .. } | ReportError::Stranger { .. } => FailureKind::Output,
            _ => FailureKind::Fault,
        };
        Self {
            kind,
            problems: vec![Diagnostic::error("PAR-0403", error.to_string(), Location::default(), error.help())],
        }
    }
}
