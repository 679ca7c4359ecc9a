//! What is checked of a text file as a whole, before its first record.

use std::fs::File;
use std::io::Read;
use std::path::Path;

use encoding_rs::{Encoding, UTF_8, UTF_16BE, UTF_16LE};

use super::structure::PADDING;
use crate::diagnostic::{Diagnostic, Location};
use crate::ingest::encoding::is_utf_16;
use crate::ingest::problem::Problem;

/// The largest file that is read: 512 MiB, the monthly list of four million people.
const MAX_BYTES: u64 = 512 << 20;
const UTF_8_MARK: [u8; 3] = [0xEF, 0xBB, 0xBF];

/// Reads a file into `buffer`, with padding behind; the length of its text.
pub(super) fn load(
    path: &Path,
    encoding: &'static Encoding,
    delimiter: u8,
    place: &Location,
    buffer: &mut Vec<u8>,
) -> Result<usize, Vec<Diagnostic>> {
    fill(path, place, buffer)?;
    prepare(buffer, encoding, delimiter, place)
}

/// Makes the bytes of a file ready for reading: UTF-16 becomes UTF-8, old line ends become new ones, padding follows; the
/// length of the text.
pub(super) fn prepare(
    buffer: &mut Vec<u8>,
    encoding: &'static Encoding,
    delimiter: u8,
    place: &Location,
) -> Result<usize, Vec<Diagnostic>> {
    if buffer.is_empty() {
        return Err(Problem::Empty.stop(place.clone()));
    }
    if let Some(problem) = other_format(buffer, encoding, delimiter) {
        return Err(problem.stop(place.clone()));
    }
    if is_utf_16(encoding) {
        *buffer = to_utf_8(buffer, encoding)
            .ok_or_else(|| Problem::Undecodable { encoding: encoding.name() }.stop(place.clone()))?;
    }
    if let Some(at) = memchr::memchr(0, buffer) {
        let row = memchr::memchr_iter(b'\n', &buffer[..at]).count() as u64 + 1;
        return Err(Problem::NulByte.stop(place.clone().at_row(row)));
    }
    if memchr::memchr(b'\n', buffer).is_none() {
        // Line ends of a lone carriage return, as old Macintosh programs write them.
        buffer.iter_mut().filter(|byte| **byte == b'\r').for_each(|byte| *byte = b'\n');
    }
    let end = buffer.len();
    if mark_length(buffer) == end {
        return Err(Problem::Empty.stop(place.clone()));
    }
    buffer.extend([b'\n'; PADDING]);
    Ok(end)
}

pub(super) fn fill(path: &Path, place: &Location, buffer: &mut Vec<u8>) -> Result<(), Vec<Diagnostic>> {
    let unreadable = |error: std::io::Error| Problem::Unreadable { reason: error.to_string() }.stop(place.clone());
    buffer.clear();
    let file = File::open(path).map_err(unreadable)?;
    let bytes = file.metadata().map_err(unreadable)?.len();
    if bytes > MAX_BYTES {
        return Err(Problem::TooLarge { bytes, limit: MAX_BYTES }.stop(place.clone()));
    }
    buffer.reserve(usize::try_from(bytes).unwrap_or(0) + PADDING + 1);
    // One byte more than allowed: a file that grows meanwhile is noticed.
    file.take(MAX_BYTES + 1).read_to_end(buffer).map_err(unreadable)?;
    if buffer.len() as u64 > MAX_BYTES {
        return Err(Problem::TooLarge { bytes: buffer.len() as u64, limit: MAX_BYTES }.stop(place.clone()));
    }
    Ok(())
}

/// What the file is instead, or why its encoding cannot be read.
fn other_format(buffer: &[u8], encoding: &'static Encoding, delimiter: u8) -> Option<Problem> {
    const EXPECTED: &str = "delimited text";
    let problem = match buffer {
        [b'P', b'K', 3, 4, ..] => {
            Problem::OtherFormat { found: "a workbook or another zip archive", expected: EXPECTED }
        }
        [0xD0, 0xCF, 0x11, 0xE0, ..] => {
            Problem::OtherFormat { found: "an old or protected Excel workbook", expected: EXPECTED }
        }
        [0xFF, 0xFE, ..] if encoding != UTF_16LE => Problem::Mark { mark: "UTF-16LE", encoding: encoding.name() },
        [0xFE, 0xFF, ..] if encoding != UTF_16BE => Problem::Mark { mark: "UTF-16BE", encoding: encoding.name() },
        [0xEF, 0xBB, 0xBF, ..] if encoding != UTF_8 => Problem::Mark { mark: "UTF-8", encoding: encoding.name() },
        _ if !reads_as_bytes(encoding, delimiter) => Problem::Encoding { encoding: encoding.name() },
        _ => return None,
    };
    Some(problem)
}

fn to_utf_8(buffer: &[u8], encoding: &'static Encoding) -> Option<Vec<u8>> {
    let (text, damaged) = encoding.decode_with_bom_removal(buffer);
    (!damaged).then(|| text.into_owned().into_bytes())
}

/// Whether delimiters, quotes and line ends are single bytes that occur inside no other character, now or once UTF-16 is
/// made UTF-8.
fn reads_as_bytes(encoding: &'static Encoding, delimiter: u8) -> bool {
    let whole = encoding == UTF_8 || encoding.is_single_byte();
    // Second bytes of the East Asian encodings begin at 0x40.
    is_utf_16(encoding) || (encoding.is_ascii_compatible() && (whole || delimiter < 0x40))
}

/// Length of the UTF-8 mark at the beginning, if there is one.
pub(super) fn mark_length(buffer: &[u8]) -> usize {
    if buffer.starts_with(&UTF_8_MARK) { UTF_8_MARK.len() } else { 0 }
}

/// About how many rows `body` has, by its first lines.
pub(super) fn expected_rows(body: &[u8]) -> usize {
    let sample = &body[..body.len().min(16 * 1024)];
    let lines = memchr::memchr_iter(b'\n', sample).count();
    if sample.len() == body.len() {
        return lines + 1;
    }
    let rows = body.len() / (sample.len() / lines.max(1)).max(1);
    // Room for a list of any agency; a file of very short lines may grow into more.
    (rows + rows / 16).min(1 << 20)
}
