//! The few things a report does with files. No link below the report's folder is followed.

use std::fs::{self, File};
use std::io;
use std::path::{Component, Path, PathBuf};

use super::ReportError;

/// Writes a file and the folders above it.
pub(super) fn put(path: &Path, bytes: &[u8]) -> Result<(), ReportError> {
    if let Some(parent) = path.parent() {
        fs::create_dir_all(parent).map_err(failed("make", parent))?;
    }
    fs::write(path, bytes).map_err(failed("write", path))
}

/// The same, durable: a file that is moved into place afterwards is never found empty.
pub(super) fn put_durably(path: &Path, bytes: &[u8]) -> Result<(), ReportError> {
    put(path, bytes)?;
    File::options().write(true).open(path).and_then(|file| file.sync_all()).map_err(failed("write", path))
}

/// Moves a file to its place below `folder`.
pub(super) fn move_into(folder: &Path, staged: &Path, path: &str) -> Result<(), ReportError> {
    let place = folder.join(path);
    for parent in between(folder, &place).into_iter().rev() {
        refuse_link(parent)?;
        fs::create_dir_all(parent).map_err(failed("make", parent))?;
    }
    fs::rename(staged, &place).map_err(failed("put in place", &place))
}

/// Removes a file below `folder`, and the folders that are empty without it. What lies behind a link is not the report's.
pub(super) fn remove_below(folder: &Path, path: &str) -> Result<(), ReportError> {
    let file = folder.join(path);
    let parents = between(folder, &file);
    if !is_inside(path) || parents.iter().any(|parent| parent.is_symlink()) {
        return Ok(());
    }
    remove(&file)?;
    for parent in parents {
        // Not empty, or gone: either way it is as it should be.
        if fs::remove_dir(parent).is_err() {
            break;
        }
    }
    Ok(())
}

/// Removes a file that may be gone already.
pub(super) fn remove(file: &Path) -> Result<(), ReportError> {
    match fs::remove_file(file) {
        Err(error) if error.kind() != io::ErrorKind::NotFound => Err(failed("remove", file)(error)),
        _ => Ok(()),
    }
}

/// Refuses a path that is a symbolic link.
pub(super) fn refuse_link(path: &Path) -> Result<(), ReportError> {
    if path.is_symlink() { Err(ReportError::Link { path: path.to_owned() }) } else { Ok(()) }
}

/// Whether a path stays below the folder it is joined to: a manifest may have been edited.
pub(super) fn is_inside(path: &str) -> bool {
    !path.is_empty() && Path::new(path).components().all(|part| matches!(part, Component::Normal(_)))
}

/// An error of the system.
pub(super) fn failed(action: &'static str, path: impl Into<PathBuf>) -> impl FnOnce(io::Error) -> ReportError {
    let path = path.into();
    move |source| ReportError::Io { action, path, source }
}

/// The folders between a folder and a file below it, the innermost first.
fn between<'a>(folder: &Path, file: &'a Path) -> Vec<&'a Path> {
    file.ancestors().skip(1).take_while(|it| *it != folder).collect()
}
