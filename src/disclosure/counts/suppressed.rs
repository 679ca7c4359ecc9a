//! Small counts withheld, and what would give them away (profile `public-suppress`).

use std::collections::BTreeMap;

use super::problem::Problem;
use super::{CountsError, RowKey, gate};
use crate::disclosure::audit::{Effort, Shown};
use crate::disclosure::protect::{Cell, Pattern, SuppressOptions, suppress_or_refuse};
use crate::domain::Protection;

/// The counts of a problem; `None` is withheld.
pub(super) fn suppressed(
    problem: &Problem,
    protection: Protection,
) -> Result<BTreeMap<RowKey, Option<i64>>, CountsError> {
    let tables = &problem.tables;
    let options = SuppressOptions {
        threshold: protection.threshold,
        w_min: (protection.threshold - 2).max(1),
        ..SuppressOptions::default()
    };
    let shown = |pattern: &Pattern, cell: usize| {
        tables.cells().get(cell).filter(|_| !pattern.is_withheld(cell)).map(Cell::count)
    };
    let as_seen = |pattern: &Pattern, cell: usize| shown(pattern, cell).map_or(Shown::Withheld, Shown::Exact);
    // A pattern that cannot be looked at is taken as one that gives everything away.
    let all = || (0..tables.cells().len()).collect();
    // To prove that something is exposed can take the solver hours. What moves leave undecided is repaired as well: more is
    // withheld (428 cells instead of 371 in six releases), and it always ends.
    let audit = |pattern: &Pattern| {
        gate::look(Effort::Moves, tables, protection, |cell| as_seen(pattern, cell))
            .map_or_else(|_| all(), |seen| gate::exposed(tables, &seen))
    };
    let pattern = suppress_or_refuse(tables, options, audit)?;
    gate::refuse(&gate::look(Effort::Solver, tables, protection, |cell| as_seen(&pattern, cell))?)?;
    Ok(problem.cells.iter().map(|(row, &cell)| (row.clone(), shown(&pattern, cell))).collect())
}
