//! Parts of a zip archive.

use std::io::{Cursor, Read as _};

/// No part of a workbook is larger.
const LARGEST: u64 = 1 << 30;

/// A file in an archive, decompressed.
pub(super) struct Part {
    pub name: String,
    pub bytes: Vec<u8>,
}

/// Everything in an archive.
pub(super) struct Archive {
    pub parts: Vec<Part>,
    /// Comments of the archive and of its parts.
    pub comments: Vec<String>,
}

/// Opens an archive and decompresses all of it.
///
/// # Errors
/// It is no archive, a part cannot be decompressed or is too large, or two parts have one name.
pub(super) fn open(bytes: &[u8]) -> Result<Archive, String> {
    let mut zip = zip::ZipArchive::new(Cursor::new(bytes)).map_err(|error| error.to_string())?;
    let mut archive =
        Archive { parts: Vec::new(), comments: vec![String::from_utf8_lossy(zip.comment()).into_owned()] };
    for index in 0..zip.len() {
        let mut entry = zip.by_index(index).map_err(|error| error.to_string())?;
        let name = entry.name().map_err(|error| error.to_string())?.into_owned();
        if archive.parts.iter().any(|part| part.name == name) {
            return Err(format!("two parts are called `{name}`"));
        }
        archive.comments.push(entry.comment().to_owned());
        let mut bytes = Vec::new();
        entry.by_ref().take(LARGEST + 1).read_to_end(&mut bytes).map_err(|error| format!("part `{name}`: {error}"))?;
        if u64::try_from(bytes.len()).is_ok_and(|length| length > LARGEST) {
            return Err(format!("part `{name}` is larger than {LARGEST} bytes"));
        }
        archive.parts.push(Part { name, bytes });
    }
    archive.comments.retain(|comment| !comment.is_empty());
    Ok(archive)
}

impl Archive {
    pub(super) fn part(&self, name: &str) -> Option<&Part> {
        self.parts.iter().find(|part| part.name == name)
    }
}
