//! Secondary suppression: cells are shown one by one, dearest first, unless that would disclose a withheld one.
//!
//! Algorithm: Langsrud, Secondary cell suppression by Gaussian elimination (2024). The columns shown so far are kept in
//! echelon form; what is left of a withheld column after reduction is what the shown cells do not say about it. A candidate
//! whose own remainder is proportional to that would complete it, so it is withheld. Singletons as in the method "anySum".

use std::cmp::Reverse;
use std::collections::{BTreeMap, BTreeSet, BinaryHeap};

use super::super::tables::Tables;
use super::Pattern;
use super::field::{add, invert, multiply, negate};
use super::matrix::Matrix;

/// A sparse column: rows ascending, coefficients not 0.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
struct Column {
    rows: Vec<u32>,
    values: Vec<u64>,
}

impl Column {
    fn ones(rows: &[u32]) -> Self {
        Self { rows: rows.to_vec(), values: vec![1; rows.len()] }
    }

    fn value(&self, row: u32) -> u64 {
        self.rows.binary_search(&row).map_or(0, |at| self.values[at])
    }

    /// self + factor other.
    fn plus(&self, factor: u64, other: &Self) -> Self {
        let mut sum = Self::default();
        let (mut left, mut right) = (0, 0);
        while left < self.rows.len() || right < other.rows.len() {
            let row_left = self.rows.get(left).copied().unwrap_or(u32::MAX);
            let row_right = other.rows.get(right).copied().unwrap_or(u32::MAX);
            let mut value = 0;
            if row_left <= row_right {
                value = self.values[left];
                left += 1;
            }
            if row_right <= row_left {
                value = add(value, multiply(factor, other.values[right]));
                right += 1;
            }
            if value != 0 {
                sum.rows.push(row_left.min(row_right));
                sum.values.push(value);
            }
        }
        sum
    }

    /// True if one is a multiple of the other. Both must have entries.
    fn is_proportional(&self, other: &Self) -> bool {
        let (Some(&mine), Some(&theirs)) = (self.values.first(), other.values.first()) else { return false };
        let equal = |(&a, &b): (&u64, &u64)| multiply(a, theirs) == multiply(b, mine);
        self.rows == other.rows && self.values.iter().zip(&other.values).all(equal)
    }
}

/// Withholds published cells until no withheld cell is a linear combination of shown ones.
pub(super) fn complete(tables: &Tables, pattern: &mut Pattern) {
    let matrix = Matrix::of(tables, pattern);
    let mut elimination = Elimination::new(tables, pattern, &matrix);
    for cell in candidates(tables, pattern) {
        let rest = elimination.reduce(&Column::ones(&matrix.columns[cell]));
        if rest.rows.is_empty() {
            continue;
        }
        if elimination.discloses(&rest) {
            pattern.withhold(&[cell]);
        } else {
            elimination.show(rest);
        }
    }
}

/// Published cells not withheld yet, those to show first in front: large counts, then those whose inner cells are in
/// large counts (margins), as in `GaussSuppression`. Shown zeros have empty columns, so that they disclose nothing more.
fn candidates(tables: &Tables, pattern: &Pattern) -> Vec<usize> {
    let mut around = vec![0i128; tables.counts().len()];
    for cell in tables.cells().iter().filter(|cell| cell.is_published()) {
        for &inner in cell.inner() {
            around[inner as usize] += i128::from(cell.count()) + 1;
        }
    }
    let tie = |cell: usize| tables.cells()[cell].inner().iter().map(|&inner| around[inner as usize]).sum::<i128>();
    let mut order: Vec<(Reverse<i64>, Reverse<i128>, usize)> = (0..tables.cells().len())
        .filter(|&cell| !pattern.is_withheld(cell))
        .map(|cell| {
            let count = tables.cells()[cell].count();
            (Reverse(count), Reverse(tie(cell)), cell)
        })
        .collect();
    order.sort_unstable();
    order.into_iter().map(|(.., cell)| cell).collect()
}

/// A withheld cell: what is left of its column.
struct Withheld {
    rest: Column,
    /// How many persons more the rest must be able to give up, beyond what the cell itself can.
    wanting: i64,
}

/// Shown columns in echelon form and the remainders of the withheld ones.
struct Elimination {
    /// Position in `basis` by pivot row.
    pivot_of: Vec<Option<u32>>,
    /// Each with 1 at its pivot and 0 at the pivots before.
    basis: Vec<(u32, Column)>,
    withheld: Vec<Withheld>,
    /// Which withheld columns have an entry in a row.
    in_row: Vec<BTreeSet<usize>>,
    first_singleton: u32,
    room: Vec<i64>,
    used: BTreeSet<u32>,
    work: Vec<u64>,
}

impl Elimination {
    fn new(tables: &Tables, pattern: &Pattern, matrix: &Matrix) -> Self {
        let needs = |&cell: &usize| {
            pattern.is_primary(cell) || (tables.cells()[cell].is_published() && pattern.is_withheld(cell))
        };
        let mut distinct: BTreeMap<&Vec<u32>, i64> = BTreeMap::new();
        for cell in (0..tables.cells().len()).filter(needs) {
            let room = tables.cells()[cell].count() - pattern.least_withheld();
            let wanting = if pattern.is_primary(cell) { pattern.options.w_min.saturating_sub(room) } else { 0 };
            let slot = distinct.entry(&matrix.columns[cell]).or_insert(wanting);
            *slot = wanting.max(*slot);
        }
        let withheld: Vec<Withheld> =
            distinct.into_iter().map(|(rows, wanting)| Withheld { rest: Column::ones(rows), wanting }).collect();
        let mut in_row = vec![BTreeSet::new(); matrix.rows];
        for (number, column) in withheld.iter().enumerate() {
            for &row in &column.rest.rows {
                in_row[row as usize].insert(number);
            }
        }
        Self {
            pivot_of: vec![None; matrix.rows],
            basis: Vec::new(),
            withheld,
            in_row,
            first_singleton: matrix.first_singleton,
            room: matrix.room.clone(),
            used: BTreeSet::new(),
            work: vec![0; matrix.rows],
        }
    }

    /// What is left of a column after subtracting shown columns: the unique remainder with 0 at all pivots.
    fn reduce(&mut self, column: &Column) -> Column {
        let mut touched: BTreeSet<u32> = column.rows.iter().copied().collect();
        let mut pivots: BinaryHeap<Reverse<u32>> = BinaryHeap::new();
        for (&row, &value) in column.rows.iter().zip(&column.values) {
            self.work[row as usize] = value;
            pivots.extend(self.pivot_of[row as usize].map(Reverse));
        }
        while let Some(Reverse(position)) = pivots.pop() {
            let (pivot, shown) = &self.basis[position as usize];
            let factor = negate(self.work[*pivot as usize]);
            if factor == 0 {
                continue;
            }
            for (&row, &value) in shown.rows.iter().zip(&shown.values) {
                let slot = &mut self.work[row as usize];
                if *slot == 0 && touched.insert(row) {
                    pivots.extend(self.pivot_of[row as usize].filter(|&later| later > position).map(Reverse));
                }
                *slot = add(*slot, multiply(factor, value));
            }
        }
        let mut rest = Column::default();
        for row in touched {
            let value = std::mem::take(&mut self.work[row as usize]);
            if value != 0 {
                rest.rows.push(row);
                rest.values.push(value);
            }
        }
        rest
    }

    /// True if showing a column with this remainder would disclose a withheld column or a sum of singletons.
    fn discloses(&mut self, rest: &Column) -> bool {
        let Some(&first) = rest.rows.first() else { return false };
        if first >= self.first_singleton && !self.is_harmless(rest) {
            return true;
        }
        let (number_of, value) = (&self.in_row[first as usize], rest.values[0]);
        let factor = negate(invert(value));
        number_of.iter().map(|&number| &self.withheld[number]).any(|withheld| {
            withheld.rest.is_proportional(rest)
                || (withheld.wanting > 0 && {
                    let after = withheld.rest.plus(multiply(withheld.rest.value(first), factor), rest);
                    self.is_narrow(&after, withheld.wanting)
                })
        })
    }

    /// True if a cell would be a known number less rows that hold fewer persons than are wanting.
    fn is_narrow(&self, rest: &Column, wanting: i64) -> bool {
        let less = negate(1);
        rest.values.iter().all(|&value| value == less)
            && rest.rows.iter().map(|&row| self.room[row as usize]).fold(0, i64::saturating_add) < wanting
    }

    /// A combination of only singletons is harmless if it is not their plain sum, and the only one over its rows.
    fn is_harmless(&mut self, rest: &Column) -> bool {
        let is_sum = rest.values.windows(2).all(|pair| pair[0] == pair[1]);
        let harmless = !is_sum && !rest.rows.iter().any(|row| self.used.contains(row));
        if harmless {
            self.used.extend(&rest.rows);
        }
        harmless
    }

    /// Takes a remainder into the basis and out of the withheld columns. The pivot is the first row, so that singletons
    /// become pivots last.
    fn show(&mut self, rest: Column) {
        let (Some(&pivot), Some(&value)) = (rest.rows.first(), rest.values.first()) else { return };
        let factor = invert(value);
        let values = rest.values.iter().map(|&value| multiply(value, factor)).collect();
        let shown = Column { rows: rest.rows, values };
        for number in std::mem::take(&mut self.in_row[pivot as usize]) {
            let old = &self.withheld[number].rest;
            let new = old.plus(negate(old.value(pivot)), &shown);
            for &row in &shown.rows {
                if new.rows.binary_search(&row).is_ok() {
                    self.in_row[row as usize].insert(number);
                } else {
                    self.in_row[row as usize].remove(&number);
                }
            }
            self.withheld[number].rest = new;
        }
        self.pivot_of[pivot as usize] = u32::try_from(self.basis.len()).ok();
        self.basis.push((pivot, shown));
    }
}
