//! Why a file is not taken for a package, and what to do about it.

use thiserror::Error;

use super::FORMAT;

/// A package that cannot be read or written. No text of a package is in any of the messages, only places.
#[derive(Clone, Debug, PartialEq, Eq, Error)]
pub enum PackageError {
    /// More bytes, or more bytes unpacked, or more rows than any package has.
    #[error("`{name}` is too large for a package: {found}, the limit is {limit}")]
    TooLarge {
        /// The file.
        name: String,
        /// What was found.
        found: String,
        /// The limit.
        limit: String,
    },
    /// Not a Parquet file.
    #[error("`{name}` is not a Parquet file")]
    NotParquet {
        /// The file.
        name: String,
    },
    /// A Parquet file without the metadata of a package.
    #[error("`{name}` is a Parquet file, but not a release package")]
    NotPackage {
        /// The file.
        name: String,
    },
    /// Bytes that no reader makes sense of.
    #[error("`{name}` is damaged: {problem}")]
    Damaged {
        /// The file.
        name: String,
        /// What the reader says.
        problem: String,
    },
    /// A format that this program does not know.
    #[error("`{name}` was written by a newer version: its format is {found}, this program knows format {}", FORMAT)]
    Newer {
        /// The file.
        name: String,
        /// Its format.
        found: u64,
    },
    /// Columns other than those of a package.
    #[error("`{name}`: found {found}; allowed: {allowed}")]
    Schema {
        /// The file.
        name: String,
        /// What was found.
        found: String,
        /// What is allowed.
        allowed: String,
    },
    /// A digest that is missing or of other rows.
    #[error("`{name}` was changed after it was written")]
    Changed {
        /// The file.
        name: String,
    },
    /// A rule that rows and texts of a package keep.
    #[error("`{name}`, {place}: {problem}")]
    Unsound {
        /// The file.
        name: String,
        /// Which row and column, or which entry of the metadata.
        place: String,
        /// What was found and what is allowed.
        problem: String,
    },
    /// The file could not be written.
    #[error("cannot write `{name}`: {problem}")]
    Write {
        /// The file.
        name: String,
        /// What the writer says.
        problem: String,
    },
}

impl PackageError {
    /// What to do.
    #[must_use]
    pub fn remedy(&self) -> &'static str {
        match self {
            Self::TooLarge { .. } => "give the package that the agency's own program wrote; it is never this large",
            Self::NotParquet { .. } | Self::NotPackage { .. } => {
                "give a file that `parity release` wrote; a plain table of counts is turned into one by `parity package`"
            }
            Self::Damaged { .. } => "fetch the file again from the agency; if it is the same, have it written again",
            Self::Newer { .. } => "install the newer version of this program",
            Self::Schema { .. } | Self::Changed { .. } => {
                "ask the agency for the file as it was written; a package is not edited or saved again by another program"
            }
            Self::Unsound { .. } => "have the package written again from its counts, with this rule kept",
            Self::Write { .. } => "see that the folder can be written to and has room",
        }
    }
}
