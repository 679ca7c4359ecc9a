//! Counts rounded together (profile `public-round`).

use std::collections::BTreeMap;

use super::problem::Problem;
use super::{CountsError, Registered, RowKey, gate};
use crate::disclosure::audit::{Effort, Shown};
use crate::disclosure::protect::{Method, Previous, RoundOptions, round};
use crate::domain::Protection;

/// The rounded counts of a problem, and the steps they may be off by. What was published of the month is kept where it is
/// `fixed`; a count that is as it was the month before prefers to be shown as then (rule R3).
pub(super) fn rounded(
    problem: &Problem,
    base: i64,
    protection: Protection,
    before: Option<&Registered>,
    fixed: BTreeMap<RowKey, i64>,
) -> Result<(BTreeMap<RowKey, Option<i64>>, i64), CountsError> {
    let tables = &problem.tables;
    let before = before.filter(|it| it.protection == protection);
    let last = before.into_iter().flat_map(|it| &it.rows);
    let last = last.filter_map(|it| Some((it.row.clone(), Previous { count: it.count, shown: it.shown? })));
    let options =
        RoundOptions { previous: problem.by_cell(last), fixed: problem.by_cell(fixed), ..RoundOptions::default() };
    let rounded = round(tables, base, &options)?;
    if rounded.method == Method::Cumulative {
        return Err(CountsError::TooFarOff);
    }
    let steps = rounded.steps;
    let value = |cell: usize| rounded.values.get(cell).copied().unwrap_or(0);
    gate::refuse(&gate::look(Effort::Solver, tables, protection, |cell| Shown::Rounded {
        value: value(cell),
        base,
        steps,
    })?)?;
    Ok((problem.cells.iter().map(|(row, &cell)| (row.clone(), Some(value(cell)))).collect(), steps))
}
