//! What can go wrong while lists are written.

use std::io;
use std::path::PathBuf;

use rust_xlsxwriter::XlsxError;
use thiserror::Error;

/// Why sample or benchmark lists could not be written.
#[derive(Debug, Error)]
pub enum SampleError {
    /// A folder or file cannot be made.
    #[error("cannot write `{}`: {source}", path.display())]
    Write {
        /// The folder or file.
        path: PathBuf,
        /// What the operating system says.
        source: io::Error,
    },
    /// A list could not be put into delimited text.
    #[error("cannot lay out a list as CSV: {0}")]
    Csv(#[from] csv::Error),
    /// A list could not be put into a workbook.
    #[error("cannot lay out a list as XLSX: {0}")]
    Workbook(#[from] XlsxError),
    /// A number that no benchmark can have.
    #[error("a benchmark with {found} {what} cannot be made; allowed: {allowed}")]
    Size {
        /// What there would be too few or too many of.
        what: &'static str,
        /// The number asked for.
        found: u64,
        /// The numbers allowed.
        allowed: &'static str,
    },
}

impl SampleError {
    /// What to do about it.
    #[must_use]
    pub fn help(&self) -> &'static str {
        match self {
            Self::Write { .. } => "choose a folder you may write to, on a disk with enough space",
            Self::Csv(_) | Self::Workbook(_) => "this is a fault of the generator; please report it with the message",
            Self::Size { .. } => "ask for a number in the allowed range",
        }
    }
}
