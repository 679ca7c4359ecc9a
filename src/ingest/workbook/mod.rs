//! XLSX workbooks: checked as archives first, then streamed cell by cell.

mod cell;
mod guard;
mod header;
mod problem;
mod sheet;
mod totals;

use std::io::Cursor;
use std::path::Path;

use calamine::{Reader, SheetType, SheetVisible, Xlsx, XlsxError};

pub(crate) use self::header::joined;
use self::problem::WorkbookProblem;
use self::sheet::SheetRows;
use super::assembly::Assembly;
use super::file_name;
use super::problem::Problem;
use super::scratch::Scratch;
use crate::diagnostic::{Diagnostic, Location};
use crate::domain::fold;
use crate::pipeline::WorkbookLayout;

/// Reads one sheet of a workbook into the lists of its task.
pub(super) fn read(
    path: &Path,
    layout: &WorkbookLayout,
    scratch: &mut Scratch,
    assembly: &mut Assembly<'_>,
) -> Result<(), Vec<Diagnostic>> {
    let place = Location::file(file_name(path));
    guard::load(path, &mut scratch.buffer).map_err(|stop| match stop {
        guard::Stop::Empty => Problem::Empty.stop(place.clone()),
        guard::Stop::Unreadable(reason) => Problem::Unreadable { reason }.stop(place.clone()),
        guard::Stop::Problem(problem) => problem.stop(place.clone()),
    })?;
    let damaged = |error: XlsxError| wrong(&error).stop(place.clone());
    let mut workbook = Xlsx::new(Cursor::new(scratch.buffer.as_slice())).map_err(damaged)?;
    let sheet = sheet_name(&workbook, layout).map_err(|problem| problem.stop(place.clone()))?;
    let is_1904 = workbook.has_1904_epoch();
    let mut cells = workbook.worksheet_cells_reader(&sheet).map_err(damaged)?;
    let mut rows = SheetRows::new(layout, Location { sheet: Some(sheet), ..place.clone() }, is_1904, assembly);
    while let Some(cell) = cells.next_cell().map_err(damaged)? {
        rows.cell(&cell)?;
    }
    rows.finish()
}

/// The sheet to read: the named one, else the first that is visible.
fn sheet_name(workbook: &Xlsx<Cursor<&[u8]>>, layout: &WorkbookLayout) -> Result<String, WorkbookProblem> {
    let sheets = workbook.sheets_metadata();
    let sheets = || sheets.iter().filter(|sheet| sheet.typ == SheetType::WorkSheet);
    let found = match &layout.sheet {
        Some(name) => {
            sheets().find(|sheet| sheet.name == *name).or_else(|| sheets().find(|it| fold(&it.name) == fold(name)))
        }
        None => sheets().find(|sheet| sheet.visible == SheetVisible::Visible).or_else(|| sheets().next()),
    };
    match (found, &layout.sheet) {
        (Some(sheet), _) => Ok(sheet.name.clone()),
        (None, Some(name)) => {
            let found = sheets().map(|sheet| sheet.name.clone()).collect();
            Err(WorkbookProblem::NoSheet { sheet: name.clone(), found })
        }
        (None, None) => Err(WorkbookProblem::NoSheets),
    }
}

/// The problem behind a reader's error. Its own text may hold the content of a cell and is not shown.
fn wrong(error: &XlsxError) -> WorkbookProblem {
    match error {
        XlsxError::Password => WorkbookProblem::Protected,
        XlsxError::ColumnNumberOverflow | XlsxError::RowNumberOverflow => WorkbookProblem::Address,
        _ => WorkbookProblem::Damaged,
    }
}
