//! Puts a report in place: the whole of it, or its folder says that it is incomplete and the next run makes it again.
//!
//! Files are written beside their places and then moved. Before the first move the manifest makes way for a journal: every
//! file that the old report, this one, or one that could not be finished may have left. The new manifest is put in place
//! after the last move, so a folder with a manifest is always complete. Only files that a manifest or a journal lists are
//! ever replaced or removed: what else lies in the folder, such as the reports of agencies below an overview, stays.

use std::collections::BTreeSet;
use std::fs;
use std::path::Path;

use serde::{Deserialize, Serialize};

use super::files::{failed, is_inside, move_into, put, put_durably, refuse_link, remove, remove_below};
use super::manifest::ReportManifest;
use super::{RenderedFile, Report, ReportError};

const MANIFEST: &str = "manifest.json";
/// What a report that is being put in place may leave behind.
const JOURNAL: &str = "manifest.replaced.json";
/// Where files wait to be moved.
const STAGING: &str = ".parity-new";

/// What is known of a report that is in place.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct InPlace {
    /// The three sentences of its first page.
    pub sentences: Vec<String>,
}

/// The report in `folder`, if it is complete and was made from `inputs`.
#[must_use]
pub fn in_place(folder: &Path, inputs: &str) -> Option<InPlace> {
    let manifest = complete(folder)?;
    (manifest.inputs == inputs).then_some(InPlace { sentences: manifest.sentences })
}

/// Writes a report made from `inputs` into `folder`; `false` where exactly this report was there.
///
/// # Errors
/// The folder is a link, a file that no report made stands in the way, or the system refuses.
pub fn write(folder: &Path, report: &Report, inputs: &str, files: &[RenderedFile]) -> Result<bool, ReportError> {
    let manifest = ReportManifest::of(report, inputs, files);
    if complete(folder).as_ref() == Some(&manifest) {
        return Ok(false);
    }
    refuse_link(folder)?;
    let listed = listed(folder)?;
    refuse_strangers(folder, &listed, files)?;
    fs::create_dir_all(folder).map_err(failed("make", folder))?;
    sweep(&folder.join(STAGING))?;
    let staging = tempfile::Builder::new().prefix(STAGING).rand_bytes(0).tempdir_in(folder);
    let staging = staging.map_err(failed("write to", folder))?;
    for (path, bytes) in files {
        put(&staging.path().join(path), bytes)?;
    }
    put_durably(&staging.path().join(MANIFEST), &text(folder, &manifest)?)?;
    replace(folder, staging.path(), &listed, files)?;
    Ok(true)
}

/// Removes the report in `folder`, complete or not, and leaves what else lies there.
///
/// # Errors
/// The folder is a link, its manifest is none, or the system refuses.
pub fn remove_report(folder: &Path) -> Result<(), ReportError> {
    refuse_link(folder)?;
    if !folder.is_dir() {
        return Ok(());
    }
    let old = listed(folder)?;
    // The manifest last: what is still there stays listed.
    old.iter().try_for_each(|path| remove_below(folder, path))?;
    [MANIFEST, JOURNAL].iter().try_for_each(|name| remove(&folder.join(name)))
}

/// The files of the report in `folder` that are not as they were written.
///
/// # Errors
/// There is no complete manifest, or a file cannot be read.
pub fn changed_files(folder: &Path) -> Result<Vec<String>, ReportError> {
    let path = folder.join(MANIFEST);
    let bytes = fs::read(&path).map_err(failed("read", &path))?;
    let manifest: ReportManifest =
        serde_json::from_slice(&bytes).map_err(|_| ReportError::Stranger { path: path.clone() })?;
    let is_changed = |file: &super::manifest::ReportFile| {
        let bytes = if is_inside(&file.path) { fs::read(folder.join(&file.path)).ok() } else { None };
        bytes.is_none_or(|it| blake3::hash(&it).to_hex().as_str() != file.blake3)
    };
    Ok(manifest.files.iter().filter(|it| is_changed(it)).map(|it| it.path.clone()).collect())
}

/// The files below `folder` that no report wrote.
///
/// # Errors
/// The folder cannot be read.
pub fn strangers_in(folder: &Path) -> Result<Vec<String>, ReportError> {
    let listed = listed(folder)?;
    let mut found = Vec::new();
    let mut folders = vec![folder.to_owned()];
    while let Some(at) = folders.pop() {
        for entry in fs::read_dir(&at).map_err(failed("read", &at))? {
            let path = entry.map_err(failed("read", &at))?.path();
            let name = path.strip_prefix(folder).unwrap_or(&path).to_string_lossy().replace('\\', "/");
            if path.is_dir() && !path.is_symlink() {
                folders.push(path);
            } else if name != MANIFEST && !listed.contains(&name) {
                found.push(name);
            }
        }
    }
    found.sort();
    Ok(found)
}

/// Moves the staged files to their places and removes those that only an older report has.
fn replace(folder: &Path, staging: &Path, old: &BTreeSet<String>, files: &[RenderedFile]) -> Result<(), ReportError> {
    let new: BTreeSet<String> = files.iter().map(|(path, _)| path.clone()).collect();
    let journal = Listing { files: old.union(&new).map(|path| Listed { path: path.clone() }).collect() };
    put_durably(&staging.join(JOURNAL), &text(folder, &journal)?)?;
    move_into(folder, &staging.join(JOURNAL), JOURNAL)?;
    remove(&folder.join(MANIFEST))?;
    new.iter().try_for_each(|path| move_into(folder, &staging.join(path), path))?;
    old.difference(&new).try_for_each(|path| remove_below(folder, path))?;
    move_into(folder, &staging.join(MANIFEST), MANIFEST)?;
    remove(&folder.join(JOURNAL))
}

/// The manifest of a report of which every file is there and nothing is under way.
fn complete(folder: &Path) -> Option<ReportManifest> {
    let manifest: ReportManifest = serde_json::from_slice(&fs::read(folder.join(MANIFEST)).ok()?).ok()?;
    let is_there = |path: &str, bytes: u64| {
        fs::symlink_metadata(folder.join(path)).is_ok_and(|it| it.is_file() && it.len() == bytes)
    };
    let is_settled = [JOURNAL, STAGING].iter().all(|name| fs::symlink_metadata(folder.join(name)).is_err());
    let is_whole = manifest.files.iter().all(|file| is_inside(&file.path) && is_there(&file.path, file.bytes));
    (is_settled && is_whole).then_some(manifest)
}

/// The part of a manifest that also a journal has, in whatever version of either.
#[derive(Serialize, Deserialize)]
struct Listing {
    files: Vec<Listed>,
}

#[derive(Serialize, Deserialize)]
struct Listed {
    path: String,
}

/// Every file of the report in `folder`, complete or not.
fn listed(folder: &Path) -> Result<BTreeSet<String>, ReportError> {
    let mut paths = BTreeSet::new();
    for file in [MANIFEST, JOURNAL].map(|name| folder.join(name)) {
        if fs::symlink_metadata(&file).is_err() {
            continue;
        }
        let bytes = fs::read(&file).map_err(failed("read", &file))?;
        let listing: Listing = serde_json::from_slice(&bytes).map_err(|_| ReportError::Stranger { path: file })?;
        paths.extend(listing.files.into_iter().map(|it| it.path).filter(|path| is_inside(path)));
    }
    Ok(paths)
}

/// Refuses to replace a file that no report made, unless it is the same.
fn refuse_strangers(folder: &Path, listed: &BTreeSet<String>, files: &[RenderedFile]) -> Result<(), ReportError> {
    for (path, bytes) in files.iter().filter(|(path, _)| !listed.contains(path)) {
        let place = folder.join(path);
        if fs::symlink_metadata(&place).is_ok() && fs::read(&place).ok().as_ref() != Some(bytes) {
            return Err(ReportError::Stranger { path: place });
        }
    }
    Ok(())
}

/// Removes what a run that was killed had prepared.
fn sweep(staging: &Path) -> Result<(), ReportError> {
    refuse_link(staging)?;
    match fs::remove_dir_all(staging) {
        Err(error) if error.kind() != std::io::ErrorKind::NotFound => Err(failed("remove", staging)(error)),
        _ => Ok(()),
    }
}

fn text(folder: &Path, what: &impl Serialize) -> Result<Vec<u8>, ReportError> {
    serde_json::to_vec_pretty(what).map_err(|error| failed("write", folder)(error.into()))
}
