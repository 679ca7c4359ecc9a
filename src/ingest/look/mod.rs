//! A first look at an export of any kind: what it is, and all its cells. Only `init` guesses; a run obeys its file.

mod delimiter;
mod encoding;

use std::path::{Path, PathBuf};

use encoding_rs::Encoding;

use super::csv::grid;
use super::problem::Problem;
use super::{Grid, file_name, workbook};
use crate::diagnostic::{Diagnostic, Location};

/// How a file turned out to be laid out.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum FoundLayout {
    /// Delimited text.
    Csv {
        /// Field delimiter.
        delimiter: u8,
        /// Encoding.
        encoding: &'static Encoding,
    },
    /// A workbook.
    Workbook,
}

/// An export that was looked at. Personal data: neither `Debug` nor `Display`.
pub struct Look {
    /// The file.
    pub path: PathBuf,
    /// How it is laid out.
    pub layout: FoundLayout,
    /// Its sheets; one for delimited text.
    pub grids: Vec<Grid>,
}

/// Looks at a file: workbook by its content, not its name, else delimited text whose encoding and delimiter are guessed.
///
/// # Errors
/// What makes it unreadable, with the remedy.
pub fn look(path: &Path) -> Result<Look, Vec<Diagnostic>> {
    let path = path.to_owned();
    if is_workbook(&path)? {
        return Ok(Look { layout: FoundLayout::Workbook, grids: workbook::look(&path)?, path });
    }
    let bytes = grid::bytes(&path)?;
    let encoding = encoding::of(&bytes);
    let (mut text, end) = grid::text(bytes, encoding, &path)?;
    let delimiter = delimiter::of(&text[..end]);
    let grid = grid::of(&mut text, end, delimiter, encoding, &file_name(&path))?;
    Ok(Look { layout: FoundLayout::Csv { delimiter, encoding }, grids: vec![grid], path })
}

/// Whether the file is for the reader of workbooks: an archive, an old container or a page, whatever its name says.
fn is_workbook(path: &Path) -> Result<bool, Vec<Diagnostic>> {
    let place = || Location::file(file_name(path));
    let unreadable = |error: std::io::Error| Problem::Unreadable { reason: error.to_string() }.stop(place());
    let mut head = Vec::new();
    let file = std::fs::File::open(path).map_err(unreadable)?;
    std::io::Read::read_to_end(&mut std::io::Read::take(file, 512), &mut head).map_err(unreadable)?;
    let head = head.strip_prefix(&[0xEF, 0xBB, 0xBF]).unwrap_or(&head).trim_ascii_start();
    let begins = |marks: &[&[u8]]| marks.iter().any(|mark| head.starts_with(mark));
    let is_page =
        head.first() == Some(&b'<') && head.get(1).is_some_and(|it| b"!?".contains(it) || it.is_ascii_alphabetic());
    Ok(is_page || begins(&[b"PK\x03\x04", b"PK\x05\x06", &[0xD0, 0xCF, 0x11, 0xE0]]))
}
