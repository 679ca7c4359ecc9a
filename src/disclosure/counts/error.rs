//! Why counts do not leave.

use thiserror::Error;

use crate::disclosure::audit::AuditError;
use crate::disclosure::protect::{RoundError, SuppressError, TablesError};

/// Why counts do not leave.
#[derive(Clone, Debug, PartialEq, Eq, Error)]
pub enum CountsError {
    /// The stock counts lack a column.
    #[error("the stock counts have no column `{0}`")]
    Column(&'static str),
    /// The tables could not be described.
    #[error(transparent)]
    Tables(#[from] TablesError),
    /// They could not be rounded together.
    #[error(transparent)]
    Round(#[from] RoundError),
    /// They could not be suppressed.
    #[error(transparent)]
    Suppress(#[from] SuppressError),
    /// They could not be looked at.
    #[error(transparent)]
    Audit(#[from] AuditError),
    /// Nothing near enough adds up: the counts would be further off than their rule says.
    #[error("no rounding of these tables to the base adds up")]
    TooFarOff,
    /// More counts than can be withheld and looked at in the time there is.
    #[error("{cells} counts are too many to withhold small ones among them")]
    TooDetailed {
        /// How many.
        cells: usize,
    },
    /// An attacker would find counts.
    #[error("{cells} counts could be found out")]
    Exposed {
        /// How many.
        cells: usize,
    },
    /// The list was corrected after its counts were published.
    #[error("{rows} counts have changed since they were published")]
    Changed {
        /// How many.
        rows: usize,
    },
    /// The month was published under another protection.
    #[error("it was published under {published}, and a month keeps its protection")]
    OtherProtection {
        /// The profile it was published under.
        published: &'static str,
    },
    /// A target whose people were published for the month is no longer in the pipeline file: what is asked cannot be looked at
    /// together with them.
    #[error(
        "the people of the target `{name}` were published for it, and the target is no longer in the pipeline file"
    )]
    TargetGone {
        /// The target.
        name: String,
    },
    /// Withheld counts of the same month in two publications could be found out from one another.
    #[error("it was published with small counts withheld, and nothing can be added to that")]
    Withheld,
}

impl CountsError {
    /// Whether fewer details could help.
    pub(super) fn is_of_detail(&self) -> bool {
        matches!(
            self,
            Self::Suppress(_)
                | Self::TooFarOff
                | Self::TooDetailed { .. }
                | Self::Exposed { .. }
                | Self::TargetGone { .. }
                | Self::Withheld
        )
    }

    /// What to do about it.
    #[must_use]
    pub fn help(&self) -> &'static str {
        match self {
            Self::Changed { .. } => {
                "a published month is only published anew with `--revise`; the revision keeps every count that did not change"
            }
            Self::OtherProtection { .. } | Self::Withheld => {
                "write the protection that the month was published under in the pipeline file, or publish the next month"
            }
            Self::Round(RoundError::Register { .. } | RoundError::WorkLimit) => {
                "what was published of this month cannot be kept beside what is asked now; publish it with the next month"
            }
            Self::TargetGone { .. } => {
                "put the target back to publish more of this month, or publish the next month without it"
            }
            Self::Column(_) => "run the pipeline again so that the counts are made anew",
            _ => "ask for coarser breakdowns: fewer levels of units, or a larger `threshold`",
        }
    }
}
