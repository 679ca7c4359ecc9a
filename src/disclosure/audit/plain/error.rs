//! What is wrong with a plain problem: which entry, what was found, what is allowed.

use thiserror::Error;

/// Why a plain problem could not be answered.
#[derive(Debug, Clone, PartialEq, Eq, Error)]
pub enum PlainError {
    /// The text is not JSON of the form described.
    #[error("line {line}, column {column} of the JSON text: {message}")]
    Json {
        /// Line, from 1.
        line: usize,
        /// Column, from 1.
        column: usize,
        /// What the reader of JSON says.
        message: String,
    },
    /// An entry holds something that is not allowed.
    #[error("{place}: found {found}; allowed: {allowed}")]
    Entry {
        /// Which entry.
        place: String,
        /// What was found.
        found: String,
        /// What is allowed.
        allowed: String,
    },
    /// What was published contradicts itself, or the search failed before it began.
    #[error("attacker {attacker}: {message}")]
    Audit {
        /// The attacker audited.
        attacker: String,
        /// What went wrong.
        message: String,
    },
}

impl PlainError {
    /// An entry that holds something that is not allowed.
    pub(super) fn entry(place: impl Into<String>, found: impl Into<String>, allowed: impl Into<String>) -> Self {
        Self::Entry { place: place.into(), found: found.into(), allowed: allowed.into() }
    }
}
