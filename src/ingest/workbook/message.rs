//! What the process that reads a workbook says to the one that asked.

use std::io::{self, Read, Write};

use serde::{Deserialize, Serialize};

use super::problem::WorkbookProblem;
use super::value::{self, Value};

/// Tag of a note; cells have tags of their own.
const NOTE: u8 = b'#';

/// Everything that is not a cell.
#[derive(Debug, Serialize, Deserialize)]
pub(super) enum Note {
    /// The cells that follow are of this sheet.
    Sheet {
        /// Its name.
        name: String,
        /// Whether it is hidden.
        is_hidden: bool,
        /// Whether serial numbers count from 1904.
        is_1904: bool,
    },
    /// The file has no bytes.
    Empty,
    /// The workbook cannot be read.
    Problem(WorkbookProblem),
    /// All is said. What ends without it was ended.
    End,
}

/// A cell or a note.
pub(super) enum Message<'a> {
    /// Row and column from 0, and the value.
    Cell(u32, u32, Value<'a>),
    /// A note.
    Note(Note),
}

/// Writes a note.
pub(super) fn send_note(output: &mut impl Write, note: &Note) -> io::Result<()> {
    output.write_all(&[NOTE])?;
    value::send_bytes(output, &serde_json::to_vec(note)?)
}

/// Reads the next message; `None` where there is none, complete or not.
pub(super) fn receive<'a>(input: &mut impl Read, buffer: &'a mut Vec<u8>) -> Option<Message<'a>> {
    let mut tag = [0];
    input.read_exact(&mut tag).ok()?;
    if tag == [NOTE] {
        value::receive_bytes(input, buffer).ok()?;
        return serde_json::from_slice(buffer).ok().map(Message::Note);
    }
    let (row, column, value) = value::receive(tag[0], input, buffer).ok()?;
    Some(Message::Cell(row, column, value))
}
