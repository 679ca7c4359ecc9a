//! Grids for the tests, from texts and from sample files.

use std::path::{Path, PathBuf};

use calamine::{Data, Reader, open_workbook_auto};

use crate::ingest::{CellKind, Grid, GridBuilder};
use crate::init::recognise::{find_frame, recognise};
use crate::init::{Frame, NotAList, Recognised};

/// A grid of lines with `;` between cells; a cell that begins with `=` is a number.
pub(super) fn grid(lines: &[&str]) -> Grid {
    let mut builder = GridBuilder::new("list.xlsx", None, false);
    for (row, line) in (1..).zip(lines) {
        for (column, cell) in line.split(';').enumerate() {
            match cell.strip_prefix('=') {
                Some(number) => builder.cell(row, column, number, CellKind::Number),
                None => builder.cell(row, column, cell, CellKind::Text),
            }
        }
    }
    builder.finish()
}

/// The frame of a grid.
pub(super) fn framed(grid: &Grid) -> Frame {
    find_frame(grid).unwrap()
}

/// What is recognised in grids of one layout.
pub(super) fn recognised(grids: &[Grid]) -> Result<Recognised, NotAList> {
    let frames = grids.iter().map(find_frame).collect::<Result<Vec<_>, _>>()?;
    let tables: Vec<(&Grid, &Frame)> = grids.iter().zip(&frames).collect();
    recognise(&tables)
}

/// A delimited file as a grid.
pub(super) fn delimited(path: &Path, delimiter: u8, encoding: &'static encoding_rs::Encoding) -> Grid {
    let bytes = std::fs::read(path).unwrap();
    let text = encoding.decode(&bytes).0.into_owned();
    let mut builder = GridBuilder::new("list.csv", None, false);
    let mut reader =
        csv::ReaderBuilder::new().has_headers(false).flexible(true).delimiter(delimiter).from_reader(text.as_bytes());
    for (row, record) in (1..).zip(reader.records()) {
        record.unwrap().iter().enumerate().for_each(|(column, cell)| builder.cell(row, column, cell, CellKind::Text));
    }
    builder.finish()
}

/// The sheets of a workbook as grids.
pub(super) fn sheets(path: &Path) -> Vec<Grid> {
    let mut workbook = open_workbook_auto(path).unwrap();
    let names = workbook.sheet_names();
    names.iter().map(|name| sheet(&workbook.worksheet_range(name).unwrap(), name)).collect()
}

fn sheet(range: &calamine::Range<Data>, name: &str) -> Grid {
    let mut builder = GridBuilder::new("list.xlsx", Some(name), false);
    let (top, left) = range.start().unwrap_or_default();
    for (row, column, value) in range.used_cells() {
        let (text, kind) = match value {
            Data::Float(it) => (format!("{it}"), CellKind::Number),
            Data::Int(it) => (format!("{it}"), CellKind::Number),
            Data::DateTime(it) => (day(it.as_f64()), CellKind::Date),
            Data::Bool(it) => (it.to_string(), CellKind::Logical),
            other => (other.to_string(), CellKind::Text),
        };
        builder.cell(top + u32::try_from(row).unwrap() + 1, left as usize + column, &text, kind);
    }
    builder.finish()
}

fn day(serial: f64) -> String {
    let start = chrono::NaiveDate::from_ymd_opt(1899, 12, 30).unwrap();
    #[expect(clippy::cast_possible_truncation, reason = "serial numbers of days are small")]
    let day = start + chrono::Duration::days(serial as i64);
    day.format("%Y-%m-%d").to_string()
}

/// The files of an agency of the sample.
pub(super) fn sample(folder: &str) -> Vec<PathBuf> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("sample-data").join(folder);
    let mut files: Vec<PathBuf> = std::fs::read_dir(folder).unwrap().map(|it| it.unwrap().path()).collect();
    files.sort();
    files
}
