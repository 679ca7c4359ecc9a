//! The rows of a sheet, cell by cell: title rows skipped, the header found, each row handed on when it is complete.

use super::cell::{Use, write_cell};
use super::problem::WorkbookProblem;
use super::value::Value;
use crate::diagnostic::{Diagnostic, Location};
use crate::ingest::assembly::Assembly;
use crate::ingest::columns::{Columns, MAX_COLUMNS};
use crate::ingest::fill_down::Filled;
use crate::ingest::header::joined;
use crate::ingest::problem::Problem;
use crate::ingest::row::{RawRow, Span};
use crate::ingest::totals::{TotalsWords, checksum, later, of_all};
use crate::ingest::{FileRead, Rule};
use crate::pipeline::WorkbookLayout;

/// Rows and columns of the largest sheet.
const SHEET: (u32, u32) = (1_048_576, 16_384);
/// After as many rows with nothing in them the table has ended; what follows are stray cells.
const GAP: u32 = 1_000;
const MAX_CELLS: u64 = 20_000_000;
/// The longest text of a cell.
const MAX_FIELD: usize = 1_000;

/// The reading of one sheet.
pub(super) struct SheetRows<'a, 'b> {
    layout: &'a WorkbookLayout,
    is_1904: bool,
    place: Location,
    totals: TotalsWords,
    assembly: &'a mut Assembly<'b>,
    /// Header rows so far; `None` once the header is bound.
    header: Option<[Vec<String>; 2]>,
    uses: Vec<Use>,
    /// Row being read, from 1; 0 before the first.
    row: u32,
    text: String,
    fields: Vec<Span>,
    cells: u64,
    stray: u64,
    /// Rows of people, and other rows, handed on.
    people: u64,
    totals_rows: u64,
    last_row: u32,
    ended: bool,
}

impl<'a, 'b> SheetRows<'a, 'b> {
    /// Rows of sheets of a workbook at `place`, none begun.
    pub(super) fn new(layout: &'a WorkbookLayout, place: Location, assembly: &'a mut Assembly<'b>) -> Self {
        Self {
            layout,
            is_1904: false,
            place,
            totals: TotalsWords::new(&layout.totals),
            assembly,
            header: None,
            uses: Vec::new(),
            row: 0,
            text: String::new(),
            fields: Vec::new(),
            cells: 0,
            stray: 0,
            people: 0,
            totals_rows: 0,
            last_row: 0,
            ended: false,
        }
    }

    /// Begins a sheet: its header is still to come.
    pub(super) fn begin(&mut self, sheet: String, is_1904: bool) {
        self.place.sheet = Some(sheet);
        self.is_1904 = is_1904;
        self.header = Some(Default::default());
        self.uses.clear();
        (self.row, self.last_row, self.ended) = (0, 0, false);
        (self.stray, self.people, self.totals_rows) = (0, 0, 0);
    }

    /// Takes the next cell; row and column from 0.
    pub(super) fn cell(&mut self, row: u32, column: u32, value: Value<'_>) -> Result<(), Vec<Diagnostic>> {
        self.cells += 1;
        if self.cells > MAX_CELLS {
            return Err(self.stop(WorkbookProblem::TooManyCells { limit: MAX_CELLS }));
        }
        if row >= SHEET.0 || column >= SHEET.1 {
            return Err(self.stop(WorkbookProblem::Address));
        }
        let column = column as usize;
        if row + 1 != self.row {
            self.go_to(row + 1)?;
        }
        if self.ended || column >= self.width() {
            self.stray += 1;
            return Ok(());
        }
        let start = self.text.len();
        let cell_use = self.uses.get(column).copied().unwrap_or(Use::Other);
        write_cell(&mut self.text, value, cell_use, self.is_1904);
        if self.fields.len() <= column {
            self.fields.resize(column + 1, Span::default());
        }
        self.fields[column] = Span { start, end: self.text.len() };
        Ok(())
    }

    fn stop(&self, problem: WorkbookProblem) -> Vec<Diagnostic> {
        problem.stop(self.place.clone())
    }

    fn width(&self) -> usize {
        if self.header.is_some() { MAX_COLUMNS } else { self.uses.len() }
    }

    fn last_header_row(&self) -> u32 {
        self.layout.header_row + self.layout.header_rows.saturating_sub(1)
    }

    /// Hands on the row that is complete and begins another.
    fn go_to(&mut self, row: u32) -> Result<(), Vec<Diagnostic>> {
        if row < self.row {
            return Err(self.stop(WorkbookProblem::Order));
        }
        self.complete()?;
        if self.header.is_some() && row > self.last_header_row() {
            self.bind()?;
        }
        let before = self.last_row.max(self.last_header_row());
        self.ended |= self.header.is_none() && row > before.saturating_add(GAP);
        self.row = row;
        Ok(())
    }

    fn complete(&mut self) -> Result<(), Vec<Diagnostic>> {
        if !self.text.is_empty() {
            if self.header.is_some() {
                self.keep_header();
            } else {
                self.hand_on()?;
            }
        }
        self.text.clear();
        self.fields.clear();
        Ok(())
    }

    fn keep_header(&mut self) {
        let Some(rows) = &mut self.header else { return };
        let texts = self.fields.iter().map(|span| self.text[span.start..span.end].trim().to_owned());
        let place = self.row.checked_sub(self.layout.header_row).and_then(|it| usize::try_from(it).ok());
        if let Some(kept) = place.and_then(|it| rows.get_mut(it)) {
            *kept = texts.collect();
        }
    }

    fn bind(&mut self) -> Result<(), Vec<Diagnostic>> {
        let [upper, lower] = self.header.take().unwrap_or_default();
        let row = self.layout.header_row;
        let headers = if self.layout.header_rows > 1 { joined(&upper, &lower) } else { upper };
        if headers.iter().all(String::is_empty) {
            return Err(Problem::NoHeader { row }.stop(self.place.clone()));
        }
        let place = self.place.clone().at_row(u64::from(row));
        let columns = Columns::bind(self.assembly.agency, self.assembly.source, headers, row)
            .map_err(|problems| problems.into_iter().map(|it| it.at(place.clone())).collect::<Vec<_>>())?;
        self.uses = (0..columns.len()).map(|column| use_of(&columns, column)).collect();
        let file = self.place.file.clone().unwrap_or_default();
        let seen = FileRead { file, sheet: self.place.sheet.clone(), ..FileRead::default() };
        self.assembly.begin(seen, columns, 0);
        Ok(())
    }

    fn hand_on(&mut self) -> Result<(), Vec<Diagnostic>> {
        self.fields.resize(self.uses.len(), Span::default());
        let blank = |span: &Span| self.text[span.start..span.end].trim().is_empty();
        let Some(first) = self.fields.iter().find(|span| !blank(span)) else { return Ok(()) };
        self.last_row = self.row;
        if self.totals.begin(&self.text[first.start..first.end]) {
            self.totals_rows += 1;
            self.check_total();
            return Ok(());
        }
        let row = RawRow { number: self.row, bytes: self.text.as_bytes(), fields: &self.fields };
        let what = match self.fields.iter().position(|span| span.end - span.start > MAX_FIELD) {
            None => self.assembly.row(&row)?,
            Some(column) => {
                self.assembly.refuse_raw(&row, Some(column), Rule::FieldTooLong);
                Filled::Row
            }
        };
        match what {
            Filled::Row => self.people += 1,
            Filled::Heading => self.totals_rows += 1,
        }
        Ok(())
    }

    fn check_total(&mut self) {
        let cells = self.fields.iter().map(|span| &self.text[span.start..span.end]);
        let found = checksum(cells, u64::from(self.row), self.people);
        let Some(seen) = self.assembly.file_mut() else { return };
        seen.checksum = later(seen.checksum, found);
    }

    /// Hands on the last row and closes the account of the sheet.
    pub(super) fn finish(&mut self) -> Result<(), Vec<Diagnostic>> {
        self.complete()?;
        if self.header.is_some() {
            self.bind()?;
        }
        if self.people == 0 {
            return Err(Problem::HeaderOnly.stop(self.place.clone()));
        }
        let records = u64::from(self.last_row.saturating_sub(self.last_header_row()));
        let Some(seen) = self.assembly.file_mut() else { return Ok(()) };
        seen.records = records;
        seen.totals_rows = self.totals_rows;
        seen.blank_rows = records.saturating_sub(self.people + self.totals_rows);
        seen.stray_cells = self.stray;
        seen.checksum = of_all(seen.checksum, self.people);
        Ok(())
    }
}

fn use_of(columns: &Columns, column: usize) -> Use {
    if columns.person == Some(column) {
        Use::Person
    } else if [columns.birth, columns.entry, columns.period].contains(&Some(column)) {
        Use::Date
    } else {
        Use::Other
    }
}
