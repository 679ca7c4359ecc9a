//! Facts about the protection of counts: problems with known answers, algebra, and an attacker who tries.

mod attacker;
mod fuzz;
mod known_other;
mod known_round;
mod known_suppress;
mod measure;
mod properties;
mod structure;

use std::collections::BTreeMap;

use super::round::Previous;
use super::tables::{Axis, Cell, TableSpec, Tables, TablesBuilder};

/// A two-way table with margins.
fn two_way(rows: &[&str], columns: &[&str], inner: &[&[i64]]) -> Tables {
    let mut builder = TablesBuilder::new(2);
    for (row, counts) in rows.iter().zip(inner) {
        for (column, &count) in columns.iter().zip(*counts) {
            builder.inner(&[&[row], &[column]], count).unwrap();
        }
    }
    builder.table(TableSpec::new([Axis::all(0), Axis::all(1)]));
    builder.build().unwrap()
}

/// A row with its total.
fn one_way(counts: &[i64]) -> Tables {
    let mut builder = TablesBuilder::new(1);
    for (label, &count) in ["a", "b", "c", "d", "e", "f"].iter().zip(counts) {
        builder.inner(&[&[label]], count).unwrap();
    }
    builder.table(TableSpec::new([Axis::all(0)]));
    builder.build().unwrap()
}

/// The same release with one more person in every n-th inner cell that is not empty.
fn shifted(tables: &Tables, every: usize) -> Tables {
    let mut counts = tables.counts().to_vec();
    for count in counts.iter_mut().step_by(every.max(1)).filter(|count| **count > 0) {
        *count += 1;
    }
    tables.with_counts(&counts)
}

/// A release as the month before of the next one.
fn previous_of(tables: &Tables, values: &[i64]) -> BTreeMap<usize, Previous> {
    let pair = |(cell, &shown): (&Cell, &i64)| Previous { count: cell.count(), shown };
    tables.cells().iter().zip(values).map(pair).enumerate().collect()
}
