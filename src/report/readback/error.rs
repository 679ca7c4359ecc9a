//! What can go wrong when a report is read back.

use std::io;
use std::path::PathBuf;

use thiserror::Error;

/// A report that cannot be read back in full. Nothing may be said of it then.
#[derive(Debug, Error)]
pub enum ReadBackError {
    /// The operating system refused.
    #[error("cannot read back `{}`: {source}", path.display())]
    Io {
        /// The file or folder.
        path: PathBuf,
        /// The system's reason.
        source: io::Error,
    },
    /// A file that is not what its ending says.
    #[error("`{file}` cannot be read back: {problem}")]
    Broken {
        /// Below the folder of the report.
        file: String,
        /// What is wrong, and where.
        problem: String,
    },
    /// Needles that cannot be searched for.
    #[error("these texts cannot be searched for: {problem}")]
    Needles {
        /// What is wrong.
        problem: String,
    },
}

impl ReadBackError {
    /// What to do about it.
    #[must_use]
    pub fn help(&self) -> &'static str {
        match self {
            Self::Io { .. } => "check that the folder is there and may be read",
            Self::Broken { .. } => {
                "make the report again; if it stays, this is a fault of the program: please report it"
            }
            Self::Needles { .. } => "give at least one text, and none that is empty",
        }
    }
}
