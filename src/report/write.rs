//! Puts a report in place: the whole of it, or its folder says that it is incomplete and the next run makes it again.
//!
//! Files are written beside their places and then moved. The old manifest is set aside before the first move and the new
//! one is put in place after the last, so a folder with a manifest is always complete. Only files that a manifest lists are
//! ever removed: what else lies in the folder, such as the reports of agencies below an overview, stays.

use std::collections::BTreeSet;
use std::fs;
use std::io;
use std::path::{Path, PathBuf};

use super::manifest::ReportManifest;
use super::{RenderedFile, Report, ReportError};

const MANIFEST: &str = "manifest.json";
/// The manifest of a report that is being replaced.
const REPLACED: &str = "manifest.replaced.json";

/// What is known of a report that is in place.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct InPlace {
    /// The three sentences of its first page.
    pub sentences: Vec<String>,
}

/// The report in `folder`, if it is complete and was made from `inputs`.
#[must_use]
pub fn in_place(folder: &Path, inputs: &str) -> Option<InPlace> {
    let manifest = read(&folder.join(MANIFEST))?;
    (manifest.inputs == inputs && is_complete(folder, &manifest)).then_some(InPlace { sentences: manifest.sentences })
}

/// Writes a report made from `inputs` into `folder`; `false` where exactly this report was there.
///
/// # Errors
/// The folder is a link, or the system refuses.
pub fn write(folder: &Path, report: &Report, inputs: &str, files: &[RenderedFile]) -> Result<bool, ReportError> {
    let manifest = ReportManifest::of(report, inputs, files);
    let before = read(&folder.join(MANIFEST));
    if before.as_ref() == Some(&manifest) && is_complete(folder, &manifest) {
        return Ok(false);
    }
    refuse_link(folder)?;
    fs::create_dir_all(folder).map_err(io("make", folder))?;
    let staging = tempfile::Builder::new().prefix(".new-").tempdir_in(folder).map_err(io("write to", folder))?;
    for (path, bytes) in files {
        put(&staging.path().join(path), bytes)?;
    }
    let text = serde_json::to_vec_pretty(&manifest).map_err(|error| io("write", folder)(error.into()))?;
    put(&staging.path().join(MANIFEST), &text)?;
    replace(folder, staging.path(), &manifest)?;
    Ok(true)
}

/// Moves the staged files to their places.
fn replace(folder: &Path, staging: &Path, manifest: &ReportManifest) -> Result<(), ReportError> {
    let (current, replaced) = (folder.join(MANIFEST), folder.join(REPLACED));
    if current.exists() {
        fs::rename(&current, &replaced).map_err(io("rename", &current))?;
    }
    let new: BTreeSet<&str> = manifest.files.iter().map(|file| file.path.as_str()).collect();
    for path in &new {
        let place = folder.join(path);
        parents(folder, &place)?;
        fs::rename(staging.join(path), &place).map_err(io("put in place", &place))?;
    }
    let old = read(&replaced).map(|it| it.files).unwrap_or_default();
    for file in old.iter().filter(|file| !new.contains(file.path.as_str()) && is_inside(&file.path)) {
        remove(folder, &folder.join(&file.path))?;
    }
    fs::rename(staging.join(MANIFEST), &current).map_err(io("put in place", &current))?;
    if replaced.exists() {
        fs::remove_file(&replaced).map_err(io("remove", &replaced))?;
    }
    Ok(())
}

/// A path that stays below the folder it is joined to: a manifest may have been edited.
fn is_inside(path: &str) -> bool {
    Path::new(path).components().all(|part| matches!(part, std::path::Component::Normal(_)))
}

/// Removes a file of the old report, and the folders that are empty without it.
fn remove(folder: &Path, file: &Path) -> Result<(), ReportError> {
    match fs::remove_file(file) {
        Err(error) if error.kind() != io::ErrorKind::NotFound => return Err(io("remove", file)(error)),
        _ => {}
    }
    for parent in file.ancestors().skip(1).take_while(|it| *it != folder) {
        // Not empty, or gone: either way it is as it should be.
        if fs::remove_dir(parent).is_err() {
            break;
        }
    }
    Ok(())
}

fn put(path: &Path, bytes: &[u8]) -> Result<(), ReportError> {
    if let Some(parent) = path.parent() {
        fs::create_dir_all(parent).map_err(io("make", parent))?;
    }
    fs::write(path, bytes).map_err(io("write", path))
}

/// Makes the folders between the report's and the file's; none of them may be a link.
fn parents(folder: &Path, file: &Path) -> Result<(), ReportError> {
    let inner: Vec<&Path> = file.ancestors().skip(1).take_while(|it| *it != folder).collect();
    for parent in inner.into_iter().rev() {
        refuse_link(parent)?;
        fs::create_dir_all(parent).map_err(io("make", parent))?;
    }
    Ok(())
}

fn refuse_link(folder: &Path) -> Result<(), ReportError> {
    match fs::symlink_metadata(folder) {
        Ok(metadata) if metadata.is_symlink() => {
            Err(io("write into a link,", folder)(io::Error::other("a report is written into folders only")))
        }
        _ => Ok(()),
    }
}

fn read(manifest: &Path) -> Option<ReportManifest> {
    serde_json::from_slice(&fs::read(manifest).ok()?).ok()
}

fn is_complete(folder: &Path, manifest: &ReportManifest) -> bool {
    let is_there = |path: &str, bytes: u64| {
        fs::symlink_metadata(folder.join(path)).is_ok_and(|it| it.is_file() && it.len() == bytes)
    };
    manifest.files.iter().all(|file| is_inside(&file.path) && is_there(&file.path, file.bytes))
}

fn io(action: &'static str, path: impl Into<PathBuf>) -> impl FnOnce(io::Error) -> ReportError {
    let path = path.into();
    move |source| ReportError::Io { action, path, source }
}
