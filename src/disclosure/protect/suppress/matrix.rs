//! The aggregation matrix: a row per group of inner cells that no published cell tells apart, a column per cell.

use std::collections::BTreeMap;

use super::super::tables::Tables;
use super::Pattern;

/// Columns of ones. Rows of persons known only to themselves (singletons) come last.
pub(super) struct Matrix {
    /// Rows of each cell, ascending.
    pub(super) columns: Vec<Vec<u32>>,
    /// Number of rows.
    pub(super) rows: usize,
    /// Rows from here on are singletons.
    pub(super) first_singleton: u32,
    /// Persons each row could give up: its count less what it holds at least, 1 if zeros are shown.
    pub(super) room: Vec<i64>,
}

impl Matrix {
    /// The matrix of a release. Where zeros are shown, the inner cells of a shown zero are known to be 0 and left out:
    /// that uses that counts are not negative, which linear algebra alone does not.
    pub(super) fn of(tables: &Tables, pattern: &Pattern) -> Self {
        let groups = groups(tables, pattern);
        let (last, first): (Vec<&Group>, Vec<&Group>) =
            groups.iter().partition(|group| is_singleton(tables, pattern, group));
        let mut columns = vec![Vec::new(); tables.cells().len()];
        let mut rows = 0u32;
        let mut room = Vec::with_capacity(groups.len());
        for group in first.iter().chain(&last) {
            for &cell in &group.cells {
                columns[cell].push(rows);
            }
            rows += 1;
            room.push((group.count - pattern.least_withheld()).max(0));
        }
        let first_singleton = u32::try_from(first.len()).unwrap_or(u32::MAX);
        Self { columns, rows: rows as usize, first_singleton, room }
    }
}

/// Inner cells that belong to the same cells, and their count.
struct Group {
    cells: Vec<usize>,
    first: usize,
    count: i64,
}

/// The groups in the order of their first member, without known zeros and inner cells of no cell.
fn groups(tables: &Tables, pattern: &Pattern) -> Vec<Group> {
    let mut member_of: Vec<Vec<usize>> = vec![Vec::new(); tables.counts().len()];
    let mut known_zero = vec![false; tables.counts().len()];
    for (number, cell) in tables.cells().iter().enumerate() {
        let zero = cell.count() == 0 && !pattern.is_withheld(number);
        for &inner in cell.inner() {
            member_of[inner as usize].push(number);
            known_zero[inner as usize] |= zero;
        }
    }
    let mut found: BTreeMap<Vec<usize>, (usize, i64)> = BTreeMap::new();
    for (inner, cells) in member_of.into_iter().enumerate() {
        if !known_zero[inner] && !cells.is_empty() {
            found.entry(cells).or_insert((inner, 0)).1 += tables.counts()[inner];
        }
    }
    let mut groups: Vec<Group> =
        found.into_iter().map(|(cells, (first, count))| Group { cells, first, count }).collect();
    groups.sort_unstable_by_key(|group| group.first);
    groups
}

/// True if a cell shows just this group and its one member knows the count: 1, or 0 if zeros are withheld.
fn is_singleton(tables: &Tables, pattern: &Pattern, group: &Group) -> bool {
    let known = i64::from(!pattern.options.protect_zeros);
    let alone = |&cell: &usize| pattern.is_primary(cell) && tables.cells()[cell].count() == known;
    pattern.options.singletons && group.count == known && group.cells.iter().any(alone)
}
