//! The files of a report's folder, in order of their names. No link is followed.

use std::fs;
use std::path::{Path, PathBuf};

use super::ReadBackError;

/// A file, not yet read.
pub(super) struct StoredFile {
    /// Below the folder, with `/`.
    pub name: String,
    pub path: PathBuf,
    /// A link, or neither file nor folder.
    pub is_special: bool,
}

impl StoredFile {
    pub(super) fn read(&self) -> Result<Vec<u8>, ReadBackError> {
        fs::read(&self.path).map_err(|source| ReadBackError::Io { path: self.path.clone(), source })
    }
}

pub(super) fn files(folder: &Path) -> Result<Vec<StoredFile>, ReadBackError> {
    let mut files = Vec::new();
    walk(folder, "", &mut files)?;
    files.sort_by(|one, two| one.name.cmp(&two.name));
    Ok(files)
}

fn walk(folder: &Path, above: &str, files: &mut Vec<StoredFile>) -> Result<(), ReadBackError> {
    let failed = |source| ReadBackError::Io { path: folder.to_owned(), source };
    for entry in fs::read_dir(folder).map_err(failed)? {
        let entry = entry.map_err(failed)?;
        let kind = entry.file_type().map_err(failed)?;
        let name = format!("{above}{}", entry.file_name().to_string_lossy());
        if kind.is_dir() {
            walk(&entry.path(), &format!("{name}/"), files)?;
        } else {
            files.push(StoredFile { name, path: entry.path(), is_special: !kind.is_file() });
        }
    }
    Ok(())
}
