//! The joint problem: inner cells, published cells and the additive relations between them.

mod builder;
mod expand;
mod linked;
mod spec;
mod tree;

use std::collections::BTreeMap;

pub use builder::{TablesBuilder, TablesError};
pub use spec::{Axis, Condition, TableSpec};
use tree::Tree;

/// One cell of the release: a sum of inner cells.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Cell {
    inner: Vec<u32>,
    count: i64,
    published: bool,
}

impl Cell {
    /// The inner cells it sums, ascending.
    #[must_use]
    pub fn inner(&self) -> &[u32] {
        &self.inner
    }

    /// The true count in persons. Never to be shown.
    #[must_use]
    pub fn count(&self) -> i64 {
        self.count
    }

    /// False for a linked cell that nobody prints but anybody can compute, such as the complement of a sub-population.
    #[must_use]
    pub fn is_published(&self) -> bool {
        self.published
    }
}

/// An additive relation: the total is the sum of the parts, which are disjoint.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Relation {
    total: usize,
    parts: Vec<usize>,
    basic: bool,
}

impl Relation {
    /// The cell on the left.
    #[must_use]
    pub fn total(&self) -> usize {
        self.total
    }

    /// The cells on the right, ascending.
    #[must_use]
    pub fn parts(&self) -> &[usize] {
        &self.parts
    }

    /// True for a relation of the generating set: all others follow from those by addition.
    #[must_use]
    pub fn is_basic(&self) -> bool {
        self.basic
    }

    /// Total and parts together.
    pub fn members(&self) -> impl Iterator<Item = usize> + '_ {
        std::iter::once(self.total).chain(self.parts.iter().copied())
    }

    /// True if the values, one per cell, satisfy the relation. False also if a value is missing or overflows.
    #[must_use]
    pub fn holds(&self, values: &[i64]) -> bool {
        let sum = self.parts.iter().try_fold(0i64, |sum, &part| sum.checked_add(*values.get(part)?));
        sum.is_some() && sum == values.get(self.total).copied()
    }
}

/// All cells of one release. Cells with the same inner cells are one cell, whichever table they appear in.
///
/// Cell numbers follow from the labels alone, not from the order in which inner cells and tables were given.
#[derive(Clone, Debug)]
pub struct Tables {
    counts: Vec<i64>,
    cells: Vec<Cell>,
    relations: Vec<Relation>,
    touching: Vec<Vec<usize>>,
    trees: Vec<Tree>,
    axes: Vec<Vec<usize>>,
    keys: Vec<BTreeMap<Vec<u32>, usize>>,
    direct: Vec<usize>,
    order: Vec<usize>,
}

impl Tables {
    /// True counts of the inner cells.
    #[must_use]
    pub fn counts(&self) -> &[i64] {
        &self.counts
    }

    /// All cells, published and linked.
    #[must_use]
    pub fn cells(&self) -> &[Cell] {
        &self.cells
    }

    /// All additive relations.
    #[must_use]
    pub fn relations(&self) -> &[Relation] {
        &self.relations
    }

    /// The relations a cell takes part in, as positions in [`Tables::relations`]. Empty for an unknown cell.
    #[must_use]
    pub fn touching(&self, cell: usize) -> &[usize] {
        self.touching.get(cell).map_or(&[], Vec::as_slice)
    }

    /// Number of published cells.
    #[must_use]
    pub fn published(&self) -> usize {
        self.cells.iter().filter(|cell| cell.published).count()
    }

    /// The cell of a table at one path per axis; an empty path is the total.
    ///
    /// `None` if there is no such table or no inner cell there: then the count is a structural zero, shown as 0.
    #[must_use]
    pub fn cell<S: AsRef<str>>(&self, table: usize, paths: &[&[S]]) -> Option<usize> {
        let axes = self.axes.get(table)?;
        if axes.len() != paths.len() {
            return None;
        }
        let key: Option<Vec<u32>> =
            axes.iter().zip(paths).map(|(&dimension, path)| self.trees.get(dimension)?.find(path)).collect();
        self.keys.get(table)?.get(&key?).copied()
    }

    /// All cells of one table with their paths, in label order.
    pub fn table(&self, table: usize) -> impl Iterator<Item = (Vec<&[String]>, usize)> + '_ {
        let axes = self.axes.get(table).map_or(&[][..], Vec::as_slice);
        self.keys.get(table).into_iter().flatten().map(move |(key, &cell)| {
            let paths = axes
                .iter()
                .zip(key)
                .map(|(&dimension, &node)| self.trees.get(dimension).map_or(&[][..], |tree| tree.path(node)))
                .collect();
            (paths, cell)
        })
    }

    /// The cell of the n-th set given to [`TablesBuilder::published`].
    #[must_use]
    pub fn direct(&self, nth: usize) -> Option<usize> {
        self.direct.get(nth).copied()
    }

    /// The number here of the inner cell that [`TablesBuilder::inner`] numbered `given`.
    #[must_use]
    pub fn inner(&self, given: usize) -> Option<usize> {
        self.order.get(given).copied()
    }

    /// The same cells and relations over other counts of the inner cells; missing counts are 0. For tests.
    #[cfg(test)]
    pub(super) fn with_counts(&self, counts: &[i64]) -> Self {
        let mut tables = self.clone();
        for (cell, count) in tables.cells.iter_mut().zip(self.sums(counts)) {
            cell.count = count;
        }
        tables.counts = counts.to_vec();
        tables
    }

    /// Values of all cells, given values of the inner cells. Missing inner values count as 0.
    #[must_use]
    pub fn sums(&self, inner: &[i64]) -> Vec<i64> {
        let value = |&index: &u32| inner.get(index as usize).copied().unwrap_or(0);
        self.cells.iter().map(|cell| cell.inner.iter().map(value).fold(0, i64::saturating_add)).collect()
    }
}
