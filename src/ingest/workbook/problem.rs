//! What stops a workbook, each with its remedy.

use serde::{Deserialize, Serialize};
use thiserror::Error;

use crate::diagnostic::{Diagnostic, Location};

/// A problem of a workbook.
#[derive(Debug, Error, Serialize, Deserialize)]
pub(super) enum WorkbookProblem {
    #[error("the file is {found}, not a workbook")]
    OtherFormat { found: String },
    #[error("the workbook is not a sound zip archive")]
    Archive,
    #[error("the workbook has {found} parts, the limit is {limit}")]
    TooManyParts { found: usize, limit: usize },
    #[error("the workbook holds more than {limit} bytes when unpacked")]
    TooLarge { limit: u64 },
    #[error("the workbook is protected by a password")]
    Protected,
    #[error("the workbook announces more texts than it can hold")]
    TextCount,
    #[error("the workbook cannot be read: its content is damaged")]
    Damaged,
    #[error("sheet `{sheet}` is missing")]
    NoSheet { sheet: String, found: Vec<String> },
    #[error("the workbook has no sheet with cells")]
    NoSheets,
    #[error("a cell has an address that no sheet has")]
    Address,
    #[error("the rows of the sheet are not in order")]
    Order,
    #[error("the sheet has more than {limit} cells")]
    TooManyCells { limit: u64 },
    #[error("reading the workbook took more than {} MiB of memory, or brought its reader down", limit >> 20)]
    ReaderEnded { limit: u64 },
}

impl WorkbookProblem {
    /// The problem as the one thing that stops its file.
    pub(super) fn stop(self, location: Location) -> Vec<Diagnostic> {
        let diagnostic = Diagnostic::error(self.code(), self.to_string(), location, self.help());
        vec![match &self {
            Self::NoSheet { found, .. } => {
                let names: Vec<String> = found.iter().map(|name| format!("`{name}`")).collect();
                diagnostic.expecting(format!("the workbook has {}", names.join(", ")))
            }
            _ => diagnostic,
        }]
    }

    fn code(&self) -> &'static str {
        match self {
            Self::OtherFormat { .. } => "PAR-0330",
            Self::Archive => "PAR-0331",
            Self::TooManyParts { .. } => "PAR-0332",
            Self::TooLarge { .. } => "PAR-0333",
            Self::Protected => "PAR-0334",
            Self::TextCount => "PAR-0335",
            Self::Damaged => "PAR-0336",
            Self::NoSheet { .. } => "PAR-0337",
            Self::NoSheets => "PAR-0338",
            Self::Address => "PAR-0339",
            Self::Order => "PAR-0340",
            Self::TooManyCells { .. } => "PAR-0341",
            Self::ReaderEnded { .. } => "PAR-0342",
        }
    }

    fn help(&self) -> &'static str {
        match self {
            Self::OtherFormat { .. } => "open it in a spreadsheet program and save it as .xlsx",
            Self::Protected => "save it without a password; access is guarded by the folder it lies in",
            Self::TooManyParts { .. } | Self::TooLarge { .. } | Self::TooManyCells { .. } => {
                "export the staff list alone into a new workbook"
            }
            Self::NoSheet { .. } => "set `sheet` under [[agency.source]] to the sheet of the staff list",
            Self::NoSheets => "export the staff list again",
            Self::ReaderEnded { .. } => {
                "the file claims more than it holds, or is damaged: export the staff list alone into a new workbook"
            }
            Self::Archive | Self::TextCount | Self::Damaged | Self::Address | Self::Order => {
                "open it in a spreadsheet program and save it again; if that fails, export it again"
            }
        }
    }
}
