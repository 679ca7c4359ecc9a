//! The plain form of the verdict: types of the JSON text.

use serde::{Deserialize, Serialize};

use super::super::Attacker;

/// The verdict on a release, attacker by attacker. It names true counts: keep it as safe as the counts themselves.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct PlainAnswer {
    /// Number of inner cells.
    pub inner_cells: usize,
    /// Number of published numbers.
    pub published: usize,
    /// Number of different cells published but not shown exactly.
    pub hidden: usize,
    /// Whether none of A0 to A3 recovers a cell, finds one too narrowly, or is left undecided.
    pub safe: bool,
    /// One entry for each attacker.
    pub attackers: Vec<PlainFindings>,
}

/// What one attacker finds.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct PlainFindings {
    /// The attacker.
    pub attacker: Attacker,
    /// Number of cells attacked; for A2 the number of pairs of insider and cell.
    pub audited: usize,
    /// Cells whose count follows exactly.
    pub recoverable: Vec<PlainBounds>,
    /// Cells whose interval is narrower than it must be.
    pub narrow: Vec<PlainBounds>,
    /// Cells that could not be decided: treat them as recoverable.
    pub undecided: Vec<PlainBounds>,
    /// Bounds of the cells asked for in the options.
    pub bounds: Vec<PlainBounds>,
    /// Calls of the integer solver for the verdict.
    pub solves: usize,
}

/// The interval of one cell.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct PlainBounds {
    /// The table.
    pub table: String,
    /// The labels of the cell.
    pub at: Vec<String>,
    /// Least count that agrees with what is known.
    pub low: Option<i64>,
    /// Greatest count that agrees; absent if nothing limits it.
    pub high: Option<i64>,
    /// Whether both ends are confirmed. If not, the interval may be wider.
    pub confirmed: bool,
    /// For A2 the cell whose members find this out.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub insider: Option<PlainPlace>,
}

/// Where a cell stands.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct PlainPlace {
    /// The table.
    pub table: String,
    /// The labels of the cell.
    pub at: Vec<String>,
}
