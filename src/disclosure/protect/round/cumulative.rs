//! The way out when the search fails: inner cells are rounded one after the other so that running totals stay right.
//!
//! An inner cell gets the rounded running total after it less the one before it. So it becomes one of its two neighbouring
//! multiples, a multiple stays, and a total over neighbouring inner cells is off by less than a base. Other margins can be
//! off by more; all of them still add up, because they are sums.

use super::super::tables::Tables;
use super::verify::summarised;
use super::{Method, Rounded};

/// Rounds inner cells in label order and sums them.
pub(super) fn round(tables: &Tables, base: i64) -> Rounded {
    let nearest = |total: i64| (2 * total + base).div_euclid(2 * base) * base;
    let mut total = 0;
    let inner: Vec<i64> = tables
        .counts()
        .iter()
        .map(|&count| {
            let before = nearest(total);
            total += count;
            nearest(total) - before
        })
        .collect();
    let values = tables.sums(&inner);
    let worst = tables.cells().iter().zip(&values).map(|(cell, value)| (value - cell.count()).abs() / base).max();
    summarised(tables, base, worst.unwrap_or(0), values, Method::Cumulative)
}
