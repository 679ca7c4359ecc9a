//! The counts of one list that may leave: every table of it rounded in one joint problem, and looked at as an attacker would.

mod breakdowns;
mod cell_key;
mod finest;
#[cfg(test)]
mod tests;

use std::collections::BTreeMap;

use thiserror::Error;

use super::audit::{AuditError, GateReport, Knowledge, Published, Shown, audit_release};
use super::protect::{Method, RoundError, RoundOptions, Tables, TablesBuilder, TablesError, round};
use crate::table::CountTable;
pub use breakdowns::Breakdown;
pub use cell_key::{CellKey, DIMENSIONS};
use finest::Finest;

/// How counts are protected.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Protection {
    /// Every count becomes a multiple of it.
    pub base: i64,
    /// Counts from 1 to one less are small.
    pub threshold: i64,
}

impl Default for Protection {
    fn default() -> Self {
        Self { base: 5, threshold: 5 }
    }
}

/// Which tables of a list leave.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Extent {
    /// All breakdowns, as fine as the people in them allow.
    Full,
    /// Everybody and the bands: what the months before the one reported are shown by.
    Past,
}

/// Counts of one list that may leave. Only this floor makes them.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ReleasedCounts {
    protection: Protection,
    steps: i64,
    cells: BTreeMap<CellKey, i64>,
    breakdowns: Vec<Breakdown>,
}

impl ReleasedCounts {
    /// How they were protected.
    #[must_use]
    pub fn protection(&self) -> Protection {
        self.protection
    }

    /// Further steps of the base that a count may be off by: 0 but for lists where nothing nearer adds up.
    #[must_use]
    pub fn steps(&self) -> i64 {
        self.steps
    }

    /// Rounded counts by what they are about, margins among them; what is not there is 0.
    pub fn cells(&self) -> impl Iterator<Item = (&CellKey, i64)> {
        self.cells.iter().map(|(key, count)| (key, *count))
    }

    /// The breakdowns that were asked for, and how fine they are.
    #[must_use]
    pub fn breakdowns(&self) -> &[Breakdown] {
        &self.breakdowns
    }
}

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
    /// They could not be looked at.
    #[error(transparent)]
    Audit(#[from] AuditError),
    /// Nothing near enough adds up: the counts would be further off than their rule says.
    #[error("no rounding of these tables to the base adds up; publish fewer breakdowns")]
    TooFarOff,
    /// An attacker would find counts.
    #[error("{cells} counts could be found out; publish fewer breakdowns")]
    Exposed {
        /// How many.
        cells: usize,
    },
}

/// Rounds all tables of a list together and looks at the result as attackers A0 to A2 would, each knowing the finest cells
/// that have anybody. The same counts give the same answer.
///
/// # Errors
/// [`CountsError`]; nothing leaves then.
pub fn release_counts(
    counts: &CountTable,
    extent: Extent,
    protection: Protection,
) -> Result<ReleasedCounts, CountsError> {
    let finest = Finest::of(counts)?;
    let breakdowns = match extent {
        Extent::Full => breakdowns::all(&finest, protection.threshold),
        Extent::Past => breakdowns::of_the_past(&finest, protection.threshold),
    };
    let tables = tables(&finest, &breakdowns)?;
    let rounded = round(&tables, protection.base, &RoundOptions::default())?;
    if rounded.method == Method::Cumulative {
        return Err(CountsError::TooFarOff);
    }
    let seen = look(&tables, &rounded.values, protection, rounded.steps)?;
    if !seen.passes() {
        return Err(CountsError::Exposed { cells: exposed(&seen) });
    }
    let cells = keyed(&tables, &breakdowns, &rounded.values);
    Ok(ReleasedCounts { protection, steps: rounded.steps, cells, breakdowns })
}

fn tables(finest: &Finest, breakdowns: &[Breakdown]) -> Result<Tables, TablesError> {
    let mut builder = TablesBuilder::new(DIMENSIONS.len());
    for (key, count) in finest.cells() {
        let paths: Vec<&[String]> = key.0.iter().map(Vec::as_slice).collect();
        builder.inner(&paths, count)?;
    }
    for breakdown in breakdowns {
        builder.table(breakdown.spec());
    }
    builder.build()
}

/// Everything published, as attackers see it.
fn look(tables: &Tables, values: &[i64], protection: Protection, steps: i64) -> Result<GateReport, AuditError> {
    let Protection { base, threshold } = protection;
    let published = tables.cells().iter().zip(values).filter(|(cell, _)| cell.is_published());
    let published: Vec<Published> = published
        .map(|(cell, &value)| Published { cell: cell.inner().to_vec(), shown: Shown::Rounded { value, base, steps } })
        .collect();
    let knowledge = Knowledge { zeros_shown: true, threshold };
    audit_release(&published, knowledge, tables.counts(), (threshold - 2).max(1), SEED)
}

/// Seed of the search for witnesses: the verdict does not depend on it, its work does.
const SEED: u64 = 5;

fn exposed(seen: &GateReport) -> usize {
    let of = seen.findings.iter().map(|(_, it)| it.exact.len() + it.narrow.len() + it.unproven.len());
    of.max().unwrap_or(0).max(seen.insiders.exact.len() + seen.insiders.unproven.len())
}

/// The rounded cells by what they are about.
fn keyed(tables: &Tables, breakdowns: &[Breakdown], values: &[i64]) -> BTreeMap<CellKey, i64> {
    let mut cells = BTreeMap::new();
    for (place, breakdown) in breakdowns.iter().enumerate() {
        for (paths, cell) in tables.table(place) {
            let mut key = CellKey::default();
            let dimensions = [0].into_iter().chain(breakdown.axes.iter().map(|axis| axis.dimension));
            for (dimension, path) in dimensions.zip(paths) {
                key.0[dimension] = path.to_vec();
            }
            if let Some(&value) = values.get(cell) {
                cells.insert(key, value);
            }
        }
    }
    cells
}
