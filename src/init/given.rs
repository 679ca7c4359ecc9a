//! The exports that were named: files, folders and globs.

use std::path::{Path, PathBuf};

use crate::diagnostic::{Diagnostic, Location};

/// Endings of files that may be exports; a folder stands for all of them in it.
const ENDINGS: [&str; 10] = ["csv", "tsv", "txt", "tab", "xlsx", "xlsm", "xlsb", "xls", "ods", "dat"];

/// All files that were named, each once, in order of their paths.
///
/// # Errors
/// What names no file.
pub(super) fn files(named: &[PathBuf]) -> Result<Vec<PathBuf>, Vec<Diagnostic>> {
    let (mut files, mut problems) = (Vec::new(), Vec::new());
    for path in named {
        match found(path) {
            found if found.is_empty() => problems.push(nothing(path)),
            found => files.extend(found),
        }
    }
    files.sort();
    files.dedup();
    if problems.is_empty() { Ok(files) } else { Err(problems) }
}

fn found(path: &Path) -> Vec<PathBuf> {
    if path.is_file() {
        return vec![path.to_owned()];
    }
    if path.is_dir() {
        let entries = std::fs::read_dir(path).into_iter().flatten().flatten().map(|it| it.path());
        return entries.filter(|it| it.is_file() && may_be_export(it)).collect();
    }
    let matches = path.to_str().and_then(|text| glob::glob(text).ok());
    matches.into_iter().flatten().flatten().filter(|it| it.is_file() && !is_lock(it)).collect()
}

fn may_be_export(path: &Path) -> bool {
    let ending = path.extension().map(|it| it.to_string_lossy().to_lowercase());
    ending.is_some_and(|it| ENDINGS.contains(&it.as_str())) && !is_lock(path)
}

/// Lock files that office programs leave beside an open file, and hidden files.
fn is_lock(path: &Path) -> bool {
    path.file_name().is_some_and(|name| ["~$", "."].iter().any(|it| name.to_string_lossy().starts_with(it)))
}

fn nothing(path: &Path) -> Diagnostic {
    let help = "name files, a folder of exports, or a pattern such as `exports/staff_*.csv`";
    let message = if path.is_dir() { "the folder holds no export" } else { "there is no such file" };
    Diagnostic::error("PAR-0703", message, Location::file(path.display().to_string()), help)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_folder_and_a_glob_stand_for_their_files() {
        let folder = tempfile::tempdir().unwrap();
        for name in ["b.csv", "a.XLSX", "~$a.xlsx", ".hidden.csv", "notes.md"] {
            std::fs::write(folder.path().join(name), "x").unwrap();
        }
        let names = |paths: &[PathBuf]| {
            let files = files(paths).map_err(|problems| problems[0].message.clone())?;
            Ok::<_, String>(
                files.iter().map(|it| it.file_name().unwrap().to_string_lossy().into_owned()).collect::<Vec<_>>(),
            )
        };
        let at = |name: &str| folder.path().join(name);
        assert_eq!(names(&[folder.path().to_owned(), at("b.csv")]).unwrap(), ["a.XLSX", "b.csv"]);
        assert_eq!(names(&[at("*.csv")]).unwrap(), ["b.csv"]);
        assert_eq!(names(&[at("notes.md")]).unwrap(), ["notes.md"], "a file that is named is looked at");
        assert_eq!(names(&[at("c.csv")]).unwrap_err(), "there is no such file");
    }
}
