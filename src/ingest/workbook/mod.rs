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

/// Reads one sheet of a workbook into the lists of its task.
pub(super) fn read(path: &Path, layout: &WorkbookLayout, assembly: &mut Assembly<'_>) -> Result<(), Vec<Diagnostic>> {
    let place = Location::file(file_name(path));
    let wanted = layout.sheet.clone().map_or(Wanted::First, Wanted::Named);
    let mut told = open(path, &wanted)?;
    let (sheet, is_1904) = match told.next().map_err(|it| it.stop(place.clone()))? {
        Some(Message::Note(Note::Sheet { name, is_1904, .. })) => (name, is_1904),
        _ => return Err(Problem::Empty.stop(place)),
    };
    let mut rows = SheetRows::new(layout, Location { sheet: Some(sheet), ..place.clone() }, is_1904, assembly);
    while let Some(message) = told.next().map_err(|it| it.stop(place.clone()))? {
        if let Message::Cell(row, column, value) = message {
            rows.cell(row, column, value)?;
        }
    }
    rows.finish()
}

fn open(path: &Path, wanted: &Wanted) -> Result<Told, Vec<Diagnostic>> {
    let unreadable = |error: std::io::Error| Problem::Unreadable { reason: error.to_string() };
    Told::of(path, wanted).map_err(|error| unreadable(error).stop(Location::file(file_name(path))))
}
