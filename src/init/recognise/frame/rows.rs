//! What each row of a grid looks like: how much is in it, and of what kind.

use crate::ingest::{CellKind, Grid, GridText};
use crate::init::recognise::headers::known_field;
use crate::init::recognise::profile::number;

/// The rows of a grid, summed up column by column.
pub(super) struct Rows<'a> {
    pub(super) grid: &'a Grid,
    /// Filled cells of each row.
    pub(super) fill: Vec<usize>,
    /// Of them, numbers and dates.
    pub(super) numbers: Vec<usize>,
    /// Of them, cells of nothing but dashes and the like.
    pub(super) lines: Vec<usize>,
    /// The first filled column.
    pub(super) first: Vec<usize>,
}

impl<'a> Rows<'a> {
    pub(super) fn of(grid: &'a Grid) -> Self {
        let rows = grid.rows.len();
        let mut all = Self {
            grid,
            fill: vec![0; rows],
            numbers: vec![0; rows],
            lines: vec![0; rows],
            first: vec![usize::MAX; rows],
        };
        for (place, column) in grid.columns.iter().enumerate() {
            let kinds: Vec<[bool; 3]> = column.texts.iter().map(kind).collect();
            for (row, &code) in column.codes.iter().enumerate() {
                let Some([filled, is_number, is_line]) = (code as usize).checked_sub(1).map(|at| kinds[at]) else {
                    continue;
                };
                all.fill[row] += usize::from(filled);
                all.numbers[row] += usize::from(is_number);
                all.lines[row] += usize::from(is_line);
                if filled && all.first[row] == usize::MAX {
                    all.first[row] = place;
                }
            }
        }
        all
    }

    pub(super) fn len(&self) -> usize {
        self.fill.len()
    }

    /// The texts of a row from the left.
    pub(super) fn texts(&self, row: usize) -> Vec<String> {
        (0..self.grid.columns.len()).map(|column| self.grid.text(row, column).to_owned()).collect()
    }

    /// Columns of a row that have something in them.
    pub(super) fn filled(&self, row: usize) -> Vec<usize> {
        (0..self.grid.columns.len()).filter(|&column| !self.grid.text(row, column).is_empty()).collect()
    }

    /// The first filled cell of a row.
    pub(super) fn first_text(&self, row: usize) -> &'a str {
        self.first.get(row).filter(|it| **it != usize::MAX).map_or("", |&column| self.grid.text(row, column))
    }

    /// Cells of a row that are words for a field.
    pub(super) fn hits(&self, row: usize) -> usize {
        let columns = 0..self.grid.columns.len();
        columns.filter(|&column| known_field(self.grid.text(row, column)).is_some()).count()
    }

    /// Whether a row is nothing but drawn lines.
    pub(super) fn is_line(&self, row: usize) -> bool {
        self.fill[row] > 0 && self.lines[row] == self.fill[row]
    }

    /// Whether the row that follows in the list also follows in the file.
    pub(super) fn follows(&self, row: usize) -> bool {
        row > 0 && self.grid.rows[row] == self.grid.rows[row - 1] + 1
    }
}

fn kind(cell: &GridText) -> [bool; 3] {
    let text = cell.text.trim();
    let is_number = matches!(cell.kind, CellKind::Number | CellKind::Date | CellKind::Logical)
        || number(text).is_some()
        || (text.starts_with(|c: char| c.is_ascii_digit())
            && text.chars().all(|c| c.is_ascii_digit() || "-/.: ".contains(c)));
    let is_line = text.chars().count() >= 2 && text.chars().all(|c| "-=_|+*—–.".contains(c)) || text == "|";
    [!text.is_empty(), is_number, is_line]
}
