//! `audit` of what was released: a package, or the folder of a report with its package.

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};

use super::Failure;
use crate::diagnostic::{Diagnostic, Location};
use crate::disclosure::package::{PAST, Package, PackageAudit, PackageError};
use crate::report::{changed_files, readback, strangers_in};

/// What a look at a release found.
#[derive(Clone, Debug)]
pub struct ReleaseAudit {
    /// The packages, each with what a reader finds out.
    pub packages: Vec<(PathBuf, PackageAudit)>,
    /// Files that are not as they were written, or that no report wrote.
    pub changed: Vec<String>,
    /// Numbers that the published counts do not explain: file, place and text.
    pub unexplained: Vec<String>,
    /// Numbers that were looked at.
    pub numbers: usize,
}

impl ReleaseAudit {
    /// Whether nobody can be found by it.
    #[must_use]
    pub fn is_safe(&self) -> bool {
        self.packages.iter().all(|(_, it)| it.is_safe()) && self.changed.is_empty() && self.unexplained.is_empty()
    }
}

/// Looks at a package, or at the folder of a release report: whether its files are as they were written, whether a count follows
/// from the others, and whether every number in every file is explained by the published counts.
///
/// # Errors
/// There is no package, a file cannot be read, or a package is not one.
pub fn audit_release(path: &Path) -> Result<ReleaseAudit, Failure> {
    let files = if path.is_dir() { packages_in(path)? } else { vec![path.to_owned()] };
    let mut packages = Vec::new();
    let mut read = Vec::new();
    for file in files {
        let package = read_package(&file)?;
        let found = package.audit().map_err(|error| {
            let help = "ask whoever made the package for it again";
            refused("PAR-0922", &file, error.to_string(), help)
        })?;
        packages.push((file, found));
        read.push(package);
    }
    let (mut changed, mut unexplained, mut numbers) = (Vec::new(), Vec::new(), 0);
    if path.is_dir() {
        changed = changed_files(path)?;
        changed.extend(strangers_in(path)?);
        let packages: Vec<&Package> = read.iter().collect();
        let found = readback::explained(path, &packages)
            .map_err(|error| refused("PAR-0923", path, error.to_string(), error.help()))?;
        numbers = found.numbers;
        unexplained = found.open.into_iter().map(|it| format!("{}: {}", it.place, it.what)).collect();
    }
    Ok(ReleaseAudit { packages, changed, unexplained, numbers })
}

/// The package in a file.
pub(super) fn read_package(file: &Path) -> Result<Package, Failure> {
    let shown = file.display().to_string();
    let bytes = std::fs::read(file).map_err(|error| {
        refused(
            "PAR-0920",
            file,
            format!("the file cannot be read: {error}"),
            "name a package or the folder of a report",
        )
    })?;
    Package::read(bytes, &shown).map_err(|error| of_package(&error))
}

fn of_package(error: &PackageError) -> Failure {
    let problem = Diagnostic::error("PAR-0921", error.to_string(), Location::default(), error.remedy());
    Failure::input(vec![problem])
}

/// The packages directly in a report's folder, and those of the months before beside them.
fn packages_in(folder: &Path) -> Result<Vec<PathBuf>, Failure> {
    let mut found = packages_of(folder)?;
    let past = folder.join(PAST);
    if !found.is_empty() && past.is_dir() {
        found.extend(packages_of(&past)?);
    }
    if found.is_empty() {
        let help = "name the folder of one agency below `release`, or a package";
        return Err(refused("PAR-0920", folder, "there is no package in this folder".to_owned(), help));
    }
    Ok(found.into_iter().collect())
}

fn packages_of(folder: &Path) -> Result<BTreeSet<PathBuf>, Failure> {
    let list = std::fs::read_dir(folder).map_err(|error| {
        let message = format!("the folder cannot be read: {error}");
        refused("PAR-0920", folder, message, "name the folder of a release report")
    })?;
    let ends = |path: &PathBuf| path.extension().is_some_and(|it| it == "parquet");
    Ok(list.filter_map(|it| Some(it.ok()?.path())).filter(ends).collect())
}

fn refused(code: &'static str, path: &Path, message: String, help: &str) -> Failure {
    Failure::input(vec![Diagnostic::error(code, message, Location::file(path.display().to_string()), help)])
}
