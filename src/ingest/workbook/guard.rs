//! What is checked of a workbook before a reader that trusts it may see it: a few bytes can ask for gigabytes.

use std::collections::BTreeSet;
use std::io::{Cursor, Read};

use memchr::memmem;
use zip::ZipArchive;

use super::problem::WorkbookProblem;

/// The most parts a workbook may have.
const MAX_PARTS: usize = 200;
/// The most bytes a workbook may hold when unpacked: 256 MiB. The packed file may have no more.
const MAX_BYTES: u64 = 256 << 20;
/// The fewest bytes one shared text takes: `<si/>`.
const LEAST_TEXT: u64 = 5;

/// What kind of workbook a file is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Format {
    /// Excel since 2007: .xlsx, .xlsm.
    Xlsx,
    /// Excel's binary form: .xlsb.
    Xlsb,
    /// `OpenDocument`: .ods.
    Ods,
    /// Excel before 2007: .xls.
    Xls,
}

/// Reads a workbook into `buffer` and checks it: its kind and, of an archive, the parts, the unpacked bytes as they really
/// are and the announced texts. `None` where the file has no bytes.
pub(super) fn load(input: &mut impl Read, buffer: &mut Vec<u8>) -> Result<Option<Format>, WorkbookProblem> {
    buffer.clear();
    input.take(MAX_BYTES + 1).read_to_end(buffer).map_err(|_| WorkbookProblem::Damaged)?;
    if buffer.len() as u64 > MAX_BYTES {
        return Err(WorkbookProblem::TooLarge { limit: MAX_BYTES });
    }
    let other = |found: &str| Err(WorkbookProblem::OtherFormat { found: found.to_owned() });
    match buffer.trim_ascii_start() {
        [] => Ok(None),
        [b'P', b'K', ..] => check_archive(buffer).map(Some),
        [0xD0, 0xCF, 0x11, 0xE0, ..] if is_encrypted(buffer) => Err(WorkbookProblem::Protected),
        [0xD0, 0xCF, 0x11, 0xE0, ..] => Ok(Some(Format::Xls)),
        [b'<', ..] | [0xEF, 0xBB, 0xBF, b'<', ..] => other("a web page or XML"),
        _ => other("plain text or another format"),
    }
}

/// Whether an old container holds a new workbook, encrypted: the name of that stream is UTF-16.
fn is_encrypted(buffer: &[u8]) -> bool {
    let name: Vec<u8> = "EncryptedPackage".encode_utf16().flat_map(u16::to_le_bytes).collect();
    memmem::find(buffer, &name).is_some()
}

fn check_archive(buffer: &[u8]) -> Result<Format, WorkbookProblem> {
    let mut archive = ZipArchive::new(Cursor::new(buffer)).map_err(|_| WorkbookProblem::Archive)?;
    if archive.len() > MAX_PARTS {
        return Err(WorkbookProblem::TooManyParts { found: archive.len(), limit: MAX_PARTS });
    }
    let (mut names, mut left) = (BTreeSet::new(), MAX_BYTES);
    for index in 0..archive.len() {
        let part = archive.by_index(index).map_err(|_| WorkbookProblem::Archive)?;
        // Readers look parts up without regard to case.
        let name = part.name().map_err(|_| WorkbookProblem::Archive)?.to_ascii_lowercase();
        let holds_texts = name.ends_with("sharedstrings.xml");
        if !names.insert(name) {
            return Err(WorkbookProblem::Archive);
        }
        left = unpack(part, left, holds_texts)?;
    }
    Ok(format(&names))
}

/// The kind of workbook that has these parts; Excel's where it is none, whose reader then says so.
fn format(names: &BTreeSet<String>) -> Format {
    if names.contains("xl/workbook.bin") {
        Format::Xlsb
    } else if names.contains("mimetype") && names.contains("content.xml") {
        Format::Ods
    } else {
        Format::Xlsx
    }
}

/// Unpacks a part to learn its true size; the bytes that are left for the others.
fn unpack(part: impl Read, left: u64, holds_texts: bool) -> Result<u64, WorkbookProblem> {
    let mut part = part.take(left + 1);
    let size = if holds_texts {
        let mut texts = Vec::new();
        part.read_to_end(&mut texts).map_err(|_| WorkbookProblem::Archive)?;
        check_text_count(&texts)?;
        texts.len() as u64
    } else {
        std::io::copy(&mut part, &mut std::io::sink()).map_err(|_| WorkbookProblem::Archive)?
    };
    left.checked_sub(size).ok_or(WorkbookProblem::TooLarge { limit: MAX_BYTES })
}

/// The announced number of texts is reserved in memory by readers, so it must fit into the part.
fn check_text_count(texts: &[u8]) -> Result<(), WorkbookProblem> {
    const NAME: &[u8] = b"uniqueCount";
    let head = &texts[..memmem::find(texts, b"<si").unwrap_or(texts.len())];
    for at in memmem::find_iter(head, NAME) {
        let value = head[at + NAME.len()..].trim_ascii_start();
        let value = value.strip_prefix(b"=").map(<[u8]>::trim_ascii_start).unwrap_or_default();
        let (Some(quote), Some(rest)) = (value.first(), value.get(1..)) else { return Err(WorkbookProblem::TextCount) };
        let end = rest.iter().position(|byte| byte == quote).unwrap_or(rest.len());
        let count = std::str::from_utf8(&rest[..end]).ok().and_then(|digits| digits.parse::<u64>().ok());
        if count.is_none_or(|count| count > texts.len() as u64 / LEAST_TEXT) {
            return Err(WorkbookProblem::TextCount);
        }
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn parts_are_unpacked_no_further_than_what_is_left() {
        assert_eq!(unpack([0; 1000].as_slice(), 1000, false).ok(), Some(0));
        assert_eq!(unpack([0; 1000].as_slice(), 1500, true).ok(), Some(500));
        for holds_texts in [false, true] {
            let endless = std::io::repeat(0);
            assert!(matches!(unpack(endless, 1000, holds_texts), Err(WorkbookProblem::TooLarge { .. })));
        }
    }
}
