//! All cells of a delimited file, nothing known of them yet.

use std::path::Path;

use encoding_rs::Encoding;

use super::check;
use super::records::{Ending, Records};
use crate::diagnostic::{Diagnostic, Location};
use crate::ingest::columns::MAX_COLUMNS;
use crate::ingest::encoding::once_loaded;
use crate::ingest::problem::Problem;
use crate::ingest::{CellKind, Grid, GridBuilder, file_name};

/// The bytes of a file.
pub(in super::super) fn bytes(path: &Path) -> Result<Vec<u8>, Vec<Diagnostic>> {
    let mut buffer = Vec::new();
    check::fill(path, &Location::file(file_name(path)), &mut buffer)?;
    Ok(buffer)
}

/// The bytes made ready for reading under an encoding, and where their text ends.
pub(in super::super) fn text(
    mut bytes: Vec<u8>,
    encoding: &'static Encoding,
    path: &Path,
) -> Result<(Vec<u8>, usize), Vec<Diagnostic>> {
    // The delimiter is not known yet; a comma reads in every encoding.
    let end = check::prepare(&mut bytes, encoding, b',', &Location::file(file_name(path)))?;
    Ok((bytes, end))
}

/// The cells of a prepared text.
pub(in super::super) fn of(
    text: &mut [u8],
    end: usize,
    delimiter: u8,
    encoding: &'static Encoding,
    name: &str,
) -> Result<Grid, Vec<Diagnostic>> {
    let encoding = once_loaded(encoding);
    let mut records = Records::new(text, delimiter, check::mark_length(text), end, 0);
    let (mut grid, mut fields, mut row) = (GridBuilder::new(name, None, false), Vec::new(), 0_u32);
    loop {
        let ending = records.next(text, &mut fields);
        row = row.saturating_add(1);
        let place = || Location::file(name).at_row(u64::from(row));
        match ending {
            Ending::Record | Ending::TextAfterQuote => {}
            Ending::Blank => continue,
            Ending::End => return Ok(grid.finish()),
            Ending::OpenQuote => return Err(Problem::OpenQuote.stop(place())),
            Ending::Swallowed(lines) => return Err(Problem::SwallowedLines { lines }.stop(place())),
        }
        for (column, span) in fields.iter().take(MAX_COLUMNS).enumerate() {
            let (field, _) = encoding.decode_without_bom_handling(&text[span.start..span.end]);
            grid.cell(row, column, &field, CellKind::Text);
        }
    }
}
