//! Every sheet of a workbook as a grid.

use std::path::Path;

use super::cell::{Use, write_cell};
use super::message::{Message, Note};
use super::open::Wanted;
use super::problem::WorkbookProblem;
use crate::diagnostic::{Diagnostic, Location};
use crate::ingest::columns::MAX_COLUMNS;
use crate::ingest::problem::Problem;
use crate::ingest::{Grid, GridBuilder, file_name};

/// The most cells of all sheets together.
const MAX_CELLS: u64 = 20_000_000;

/// The sheets of a workbook, in its order.
///
/// # Errors
/// What is wrong with the file.
pub(in super::super) fn look(path: &Path) -> Result<Vec<Grid>, Vec<Diagnostic>> {
    let name = file_name(path);
    let place = Location::file(&name);
    let mut told = super::open(path, &Wanted::All)?;
    let (mut grids, mut cells, mut last_row, mut text) = (Vec::new(), 0, 0, String::new());
    let mut sheet: Option<GridBuilder> = None;
    while let Some(message) = told.next().map_err(|it| it.stop(place.clone()))? {
        match message {
            Message::Note(Note::Empty) => return Err(Problem::Empty.stop(place)),
            Message::Note(Note::Sheet { name: sheet_name, is_hidden, .. }) => {
                last_row = 0;
                grids.extend(
                    sheet.replace(GridBuilder::new(&name, Some(&sheet_name), is_hidden)).map(GridBuilder::finish),
                );
            }
            Message::Cell(row, column, value) => {
                cells += 1;
                if cells > MAX_CELLS {
                    return Err(WorkbookProblem::TooManyCells { limit: MAX_CELLS }.stop(place));
                }
                if row < last_row {
                    return Err(WorkbookProblem::Order.stop(place));
                }
                last_row = row;
                let column = column as usize;
                let Some(sheet) = sheet.as_mut().filter(|_| column < MAX_COLUMNS) else { continue };
                text.clear();
                write_cell(&mut text, value, Use::Other, false);
                sheet.cell(row.saturating_add(1), column, &text, value.kind());
            }
            Message::Note(_) => {}
        }
    }
    grids.extend(sheet.map(GridBuilder::finish));
    Ok(grids)
}
