//! The columns of all tables of one layout together: what their texts are, and in how many rows.

use indexmap::IndexMap;

use crate::ingest::{CellKind, Grid};
use crate::init::Frame;

/// A distinct text of a column, trimmed.
pub(super) struct Value<'a> {
    /// The text.
    pub(super) text: &'a str,
    /// What kind of value it is where it stands first.
    pub(super) kind: CellKind,
    /// Rows with it.
    pub(super) rows: u64,
}

/// One column of all tables.
#[derive(Default)]
pub(super) struct Column<'a> {
    /// Header as a run names it.
    pub(super) header: String,
    /// Distinct texts in order of appearance; the text of code `c` is `texts[c - 1]`.
    pub(super) texts: Vec<Value<'a>>,
    /// By table, the code of each row of a person; 0 is blank.
    pub(super) codes: Vec<Vec<u32>>,
    /// Rows that are blank.
    pub(super) blank: u64,
    /// Rows of people.
    pub(super) rows: u64,
}

impl<'a> Column<'a> {
    /// Largest share of the rows of one table that are blank.
    pub(super) fn most_blank(&self) -> f64 {
        let blank = |codes: &Vec<u32>| codes.iter().filter(|code| **code == 0).count() as f64;
        let filled = self.codes.iter().filter(|codes| !codes.is_empty());
        filled.map(|codes| blank(codes) / codes.len() as f64).fold(0.0, f64::max)
    }

    /// Rows that are not blank.
    pub(super) fn filled(&self) -> u64 {
        self.rows - self.blank
    }

    /// The codes of all tables, one after the other.
    pub(super) fn all_codes(&self) -> impl Iterator<Item = u32> + '_ {
        self.codes.iter().flatten().copied()
    }

    /// The text of a code; empty where it is blank.
    pub(super) fn text(&self, code: u32) -> &'a str {
        (code as usize).checked_sub(1).and_then(|at| self.texts.get(at)).map_or("", |it| it.text)
    }

    /// At most `most` of the texts, evenly from all of them: enough to see what they look like.
    pub(super) fn sample(&self, most: usize) -> impl Iterator<Item = &Value<'a>> {
        let stride = self.texts.len().div_ceil(most).max(1);
        self.texts.iter().step_by(stride)
    }
}

/// The columns of tables that have the same headers; columns without a header are left out.
pub(super) fn pooled<'a>(tables: &[(&'a Grid, &'a Frame)]) -> Vec<Column<'a>> {
    let Some((_, first)) = tables.first() else { return Vec::new() };
    let mut columns: Vec<Column<'a>> = first
        .headers
        .iter()
        .enumerate()
        .filter(|(_, header)| !header.is_empty())
        .map(|(at, _)| column(tables, at))
        .collect();
    for column in &mut columns {
        count(column);
    }
    columns
}

fn column<'a>(tables: &[(&'a Grid, &'a Frame)], place: usize) -> Column<'a> {
    let header = tables[0].1.headers[place].clone();
    let mut known: IndexMap<&'a str, CellKind> = IndexMap::new();
    let mut codes = Vec::with_capacity(tables.len());
    for &(grid, frame) in tables {
        let here = place_in(frame, &header, place);
        codes.push(here.map_or_else(|| vec![0; frame.people.len()], |it| table_codes(grid, frame, it, &mut known)));
    }
    let texts = known.into_iter().map(|(text, kind)| Value { text, kind, rows: 0 }).collect();
    Column { header, texts, codes, ..Column::default() }
}

fn place_in(frame: &Frame, header: &str, place: usize) -> Option<usize> {
    if frame.headers.get(place).is_some_and(|it| it == header) {
        return Some(place);
    }
    frame.headers.iter().position(|it| it == header)
}

fn table_codes<'a>(grid: &'a Grid, frame: &Frame, place: usize, known: &mut IndexMap<&'a str, CellKind>) -> Vec<u32> {
    let Some(column) = grid.columns.get(place) else { return vec![0; frame.people.len()] };
    let mut pooled: Vec<Option<u32>> = vec![None; column.texts.len() + 1];
    pooled[0] = Some(0);
    let mut code = |row: usize| {
        let own = column.codes.get(row).copied().unwrap_or_default() as usize;
        let slot = pooled.get_mut(own)?;
        if slot.is_none() {
            let text = &column.texts[own - 1];
            let trimmed = text.text.trim();
            *slot = Some(if trimmed.is_empty() { 0 } else { place_of(known, trimmed, text.kind) });
        }
        *slot
    };
    match sources(grid, frame, &frame.headers[place]) {
        Some(rows) => rows.into_iter().map(|row| row.and_then(&mut code).unwrap_or_default()).collect(),
        None => frame.people.iter().map(|&row| code(row).unwrap_or_default()).collect(),
    }
}

fn place_of<'a>(known: &mut IndexMap<&'a str, CellKind>, text: &'a str, kind: CellKind) -> u32 {
    let entry = known.entry(text);
    let place = entry.index();
    entry.or_insert(kind);
    u32::try_from(place + 1).unwrap_or(u32::MAX)
}

/// For each person, the row whose cell counts in the `column`-th of the columns written once for a group: the row itself,
/// or the one above it that holds the value. A change of one column ends those after it.
fn sources(grid: &Grid, frame: &Frame, column: &str) -> Option<Vec<Option<usize>>> {
    let which = frame.fill_down.iter().position(|it| it == column)?;
    let place = |header: &String| frame.headers.iter().position(|it| it == header);
    let places: Vec<usize> = frame.fill_down.iter().filter_map(place).collect();
    let filled = |row: usize, place: usize| grid.columns.get(place).is_some_and(|it| it.codes[row] != 0);
    let is_heading = |row: usize| (0..grid.columns.len()).all(|it| places.contains(&it) || !filled(row, it));
    let first_row = frame.header_row + frame.header_rows;
    let mut people = frame.people.iter().peekable();
    let mut held: Vec<Option<usize>> = vec![None; places.len()];
    let mut found = Vec::with_capacity(frame.people.len());
    for row in 0..=*frame.people.last()? {
        let is_person = people.next_if_eq(&&row).is_some();
        if grid.rows[row] < first_row || (!is_person && !is_heading(row)) {
            continue;
        }
        let mut changed = false;
        for (&place, held) in places.iter().zip(&mut held) {
            if filled(row, place) {
                let text = |row| grid.text(row, place);
                changed |= held.is_none_or(|known| text(known) != text(row));
                *held = Some(row);
            } else if changed {
                *held = None;
            }
        }
        if is_person {
            found.push(held[which]);
        }
    }
    Some(found)
}

fn count(column: &mut Column<'_>) {
    for code in column.codes.iter().flatten() {
        column.rows += 1;
        match (*code as usize).checked_sub(1).and_then(|at| column.texts.get_mut(at)) {
            Some(text) => text.rows += 1,
            None => column.blank += 1,
        }
    }
}
