//! What can go wrong with a store, and what to do about it.

use std::io;
use std::path::PathBuf;

use parquet::errors::ParquetError;
use thiserror::Error;

use crate::diagnostic::{Diagnostic, Location};
use crate::table::CountTableError;

/// A store that cannot be opened, read or written. No person's data is in any of the messages.
#[derive(Debug, Error)]
pub enum StoreError {
    /// The operating system refused.
    #[error("cannot {action} `{}`: {source}", path.display())]
    Io {
        /// What was tried, as a verb.
        action: &'static str,
        /// With which file or folder.
        path: PathBuf,
        /// The system's reason.
        source: io::Error,
    },
    /// Another run holds the store.
    #[error("the store `{}` is in use by another run{}", store.display(), holder.as_deref().map(|pid| format!(" (process {pid})")).unwrap_or_default())]
    Locked {
        /// Folder of the store.
        store: PathBuf,
        /// Process number of the other run, where it could be read.
        holder: Option<String>,
    },
    /// A link where the store's own file or folder should be.
    #[error("`{}` is a symbolic link; a store follows none", path.display())]
    Link {
        /// The link.
        path: PathBuf,
    },
    /// An agency id that cannot name a folder.
    #[error("`{agency}` cannot name an agency's folder")]
    Agency {
        /// The id.
        agency: String,
    },
    /// A manifest that is not what was written.
    #[error("manifest `{}` is damaged: {problem}", path.display())]
    ManifestDamaged {
        /// The manifest.
        path: PathBuf,
        /// What does not fit.
        problem: &'static str,
    },
    /// A manifest of another version of the program.
    #[error("manifest `{}` has format {found}; this program knows format {known}", path.display())]
    ManifestFormat {
        /// The manifest.
        path: PathBuf,
        /// Its format.
        found: u64,
        /// The format of this program.
        known: u32,
    },
    /// A manifest number that somebody else took meanwhile.
    #[error("manifest {number} was put in place by another run meanwhile; nothing of this run was kept")]
    ManifestTaken {
        /// The number.
        number: u64,
    },
    /// A data file that is gone.
    #[error("data file `{}` is missing", path.display())]
    FileMissing {
        /// The file.
        path: PathBuf,
    },
    /// A data file of another length than was written.
    #[error("data file `{}` has {found} bytes; the manifest says {expected}", path.display())]
    FileSize {
        /// The file.
        path: PathBuf,
        /// Its length.
        found: u64,
        /// The length that was written.
        expected: u64,
    },
    /// A data file with other bytes than were written.
    #[error("data file `{}` was changed: its BLAKE3 is not the manifest's", path.display())]
    FileChanged {
        /// The file.
        path: PathBuf,
    },
    /// A data file of another schema.
    #[error("data file `{}` has schema `{found}`; expected `{expected}`", path.display())]
    FileSchema {
        /// The file.
        path: PathBuf,
        /// Its schema.
        found: String,
        /// The schema asked for.
        expected: String,
    },
    /// A staff list whose columns do not fit together.
    #[error("column `{column}` of a staff list does not fit the {rows} persons on it")]
    StaffColumn {
        /// The column.
        column: &'static str,
        /// Persons on the list.
        rows: usize,
    },
    /// Counts whose columns do not fit together.
    #[error("stored counts are not a table: {source}")]
    Counts {
        /// What does not fit.
        source: CountTableError,
    },
    /// The Parquet library refused.
    #[error("cannot {action} Parquet: {source}")]
    Parquet {
        /// Read or write.
        action: &'static str,
        /// The library's reason.
        source: ParquetError,
    },
    /// Pseudonyms of another key.
    #[error("agency `{agency}` was stored with key `{expected}`; this run has key `{found}`")]
    KeyChanged {
        /// The agency.
        agency: String,
        /// Id of this run's key.
        found: String,
        /// Id of the key in the manifest.
        expected: String,
    },
    /// A period of an agency whose key id was not named.
    #[error("no key id was named for agency `{agency}`")]
    KeyUnset {
        /// The agency.
        agency: String,
    },
    /// A period that lists a file which this transaction did not write and the store does not have.
    #[error("`{path}` is listed but was not written")]
    NotWritten {
        /// Its path below the store.
        path: String,
    },
}

impl StoreError {
    /// What to do.
    #[must_use]
    pub fn help(&self) -> &'static str {
        match self {
            Self::Io { .. } => {
                "check that the folder exists, may be written by you and has free space; the store keeps its former state"
            }
            Self::Locked { .. } => "wait until the other run has ended, then run again",
            Self::Link { .. } => {
                "put the folder itself in place of the link; only the store's own folder may be a link"
            }
            Self::Agency { .. } => "use capital letters, digits and dashes, 2 to 40 of them",
            Self::ManifestFormat { .. } => {
                "use the version of the program that wrote the store; or move the store away and run again with all exports"
            }
            Self::ManifestTaken { .. } => "run again; let only one machine at a time write to a shared store",
            Self::ManifestDamaged { .. }
            | Self::FileMissing { .. }
            | Self::FileSize { .. }
            | Self::FileChanged { .. } => {
                "restore the file from a backup; or move the store away and run again with all exports"
            }
            Self::FileSchema { .. } => {
                "use the version of the program that wrote the file; or move the store away and run again with all exports"
            }
            Self::StaffColumn { .. }
            | Self::Counts { .. }
            | Self::Parquet { .. }
            | Self::KeyUnset { .. }
            | Self::NotWritten { .. } => {
                "this is a fault of the program: please report it with the message; the store keeps its former state"
            }
            Self::KeyChanged { .. } => {
                "give the pipeline the key file it had before; with another key everybody would look newly joined"
            }
        }
    }

    /// Says what was tried with which file when the system refused.
    pub(super) fn io(action: &'static str, path: impl Into<PathBuf>) -> impl FnOnce(io::Error) -> Self {
        let path = path.into();
        move |source| Self::Io { action, path, source }
    }
}

impl From<StoreError> for Diagnostic {
    fn from(error: StoreError) -> Self {
        Self::error("PAR-0401", error.to_string(), Location::default(), error.help())
    }
}
