//! Workbooks (XLSX, XLSB, XLS, ODS): read by a process of their own, streamed cell by cell.

mod cell;
mod guard;
mod limits;
mod look;
mod message;
mod open;
mod problem;
mod process;
mod sheet;
mod value;

use std::path::Path;

pub(super) use self::look::look;
use self::message::{Message, Note};
use self::open::Wanted;
use self::process::Told;
pub use self::process::{COMMAND, read_workbooks_with, serve_workbook};
use self::sheet::SheetRows;
use super::assembly::Assembly;
use super::file_name;
use super::problem::Problem;
use crate::diagnostic::{Diagnostic, Location};
use crate::pipeline::WorkbookLayout;

/// Reads the sheets of a workbook that hold the list into the lists of its task.
pub(super) fn read(path: &Path, layout: &WorkbookLayout, assembly: &mut Assembly<'_>) -> Result<(), Vec<Diagnostic>> {
    let place = Location::file(file_name(path));
    let wanted = if layout.sheets.is_empty() { Wanted::First } else { Wanted::Named(layout.sheets.clone()) };
    let mut told = open(path, &wanted)?;
    let (mut rows, mut begun) = (SheetRows::new(layout, place.clone(), assembly), false);
    while let Some(message) = told.next().map_err(|it| it.stop(place.clone()))? {
        match message {
            Message::Cell(row, column, value) => rows.cell(row, column, value)?,
            Message::Note(Note::Sheet { name, is_1904, .. }) => {
                if std::mem::replace(&mut begun, true) {
                    rows.finish()?;
                }
                rows.begin(name, is_1904);
            }
            Message::Note(_) => {}
        }
    }
    if begun { rows.finish() } else { Err(Problem::Empty.stop(place)) }
}

fn open(path: &Path, wanted: &Wanted) -> Result<Told, Vec<Diagnostic>> {
    let unreadable = |error: std::io::Error| Problem::Unreadable { reason: error.to_string() };
    Told::of(path, wanted).map_err(|error| unreadable(error).stop(Location::file(file_name(path))))
}
