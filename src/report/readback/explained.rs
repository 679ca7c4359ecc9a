//! The folder of a release report held against the packages that it was composed from.

use std::fs;
use std::path::Path;

use super::drawn::Drawable;
use super::folder::{StoredFile, files};
use super::released::released;
use super::said::not_published;
use super::{Found, ReadBackError, read_back};
use crate::disclosure::package::Package;

/// What somebody finds who reads all files of a release and measures its charts.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Explained {
    /// Numbers that were read.
    pub numbers: usize,
    /// What the packages do not explain.
    pub open: Vec<Unexplained>,
}

/// A number, or the mark of a chart, that no published count explains.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Unexplained {
    /// File, and where in it.
    pub place: String,
    /// What stands there: perhaps a true count, so it is nothing for a message of a run.
    pub what: String,
}

/// Reads a folder as somebody would who wants to know more than it says.
///
/// # Errors
/// A file cannot be opened, or is not whole.
pub fn explained(folder: &Path, packages: &[&Package]) -> Result<Explained, ReadBackError> {
    let found = read_back(folder)?;
    let published = released(packages);
    let mut open: Vec<Unexplained> = not_published(&found, &published).into_iter().map(in_words).collect();
    let drawable = Drawable::of(packages);
    for file in files(folder)?.iter().filter(|it| !it.is_special && is_picture(&it.name)) {
        open.extend(drawn(file, &drawable)?);
    }
    Ok(Explained { numbers: found.len(), open })
}

fn is_picture(name: &str) -> bool {
    Path::new(name).extension().is_some_and(|it| it.eq_ignore_ascii_case("svg"))
}

fn in_words(found: &Found) -> Unexplained {
    Unexplained { place: format!("{}, {}", found.file, found.place), what: found.text.clone() }
}

fn drawn(file: &StoredFile, drawable: &Drawable) -> Result<Vec<Unexplained>, ReadBackError> {
    let svg = fs::read_to_string(&file.path).map_err(|source| ReadBackError::Io { path: file.path.clone(), source })?;
    let one = |place: String, what: String| Unexplained { place: format!("{}, {place}", file.name), what };
    let strangers = match drawable.strangers(&svg) {
        Ok(strangers) => strangers,
        Err(error) => return Ok(vec![one("the whole".to_owned(), error.to_string())]),
    };
    let mark = |it: super::Measured| {
        let (x, y) = it.at;
        one(format!("the mark at {x:.0}, {y:.0}"), format!("{:.2}", it.value))
    };
    Ok(strangers.into_iter().map(mark).collect())
}
