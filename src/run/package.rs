//! `package`: packages from a plain table of counts that were public already.

use std::fs;
use std::io::Write;
use std::path::{Path, PathBuf};

use super::{Failure, FailureKind};
use crate::diagnostic::{Diagnostic, Location};
use crate::disclosure::package::Package;
use crate::disclosure::package::given::{GivenOptions, GivenProblem, given};
use crate::domain::Period;

/// The table cannot be read, or something in it is wrong.
const TABLE: &str = "PAR-1030";
/// A package cannot be put in place.
const IN_THE_WAY: &str = "PAR-1031";

/// What is asked for.
#[derive(Clone, Debug)]
pub struct PackageOptions {
    /// The table.
    pub counts: PathBuf,
    /// Folder of the packages.
    pub out: PathBuf,
    /// What the table does not say itself.
    pub given: GivenOptions,
    /// Whether other files of the same names are replaced.
    pub replace: bool,
}

/// A package that is in place.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct WrittenPackage {
    /// Id of the agency.
    pub agency: String,
    /// The month.
    pub period: Period,
    /// Its file.
    pub path: PathBuf,
    /// Whether it was written now; false where exactly this file was there.
    pub is_new: bool,
}

/// A file to be written.
struct Planned {
    written: WrittenPackage,
    bytes: Vec<u8>,
}

/// Writes one package for each agency and period of the table.
///
/// # Errors
/// Everything that is wrong with the table, by row and column; a file in the way that is another one; or the disk refuses.
/// Where anything is wrong with the table or in the way, no file is written.
pub fn package(options: &PackageOptions) -> Result<Vec<WrittenPackage>, Failure> {
    let name = options.counts.display().to_string();
    let table = fs::read(&options.counts).map_err(|error| {
        let help = "name a CSV file as docs/packages.md describes it";
        let message = format!("the file cannot be read: {error}");
        Failure::input(vec![Diagnostic::error(TABLE, message, Location::file(&name), help)])
    })?;
    let packages = given(&table, &options.given, &name)
        .map_err(|problems| Failure::input(problems.into_iter().map(diagnostic).collect()))?;
    let planned = packages.iter().map(|it| planned(it, &options.out)).collect::<Result<Vec<_>, Failure>>()?;
    let planned = looked_at(planned, options.replace)?;
    planned.iter().filter(|it| it.written.is_new).try_for_each(put)?;
    Ok(planned.into_iter().map(|it| it.written).collect())
}

fn diagnostic(it: GivenProblem) -> Diagnostic {
    let row = it.row.and_then(|row| u64::try_from(row).ok());
    let location = Location { row, column: it.column, ..Location::file(it.file) };
    Diagnostic::error(TABLE, format!("found {}", it.found), location, it.help).expecting(it.allowed)
}

fn planned(package: &Package, out: &Path) -> Result<Planned, Failure> {
    let bytes = package.to_bytes().map_err(|error| Failure::fault("PAR-1032", error.to_string()))?;
    let (about, path) = (package.about(), out.join(package.file_name()));
    let written = WrittenPackage { agency: about.agency.clone(), period: about.period, path, is_new: true };
    Ok(Planned { written, bytes })
}

/// Says of each file whether it is there already, and refuses those that would overwrite another one.
fn looked_at(planned: Vec<Planned>, replace: bool) -> Result<Vec<Planned>, Failure> {
    let (mut looked_at, mut problems) = (Vec::new(), Vec::new());
    for mut it in planned {
        let path = &it.written.path;
        match fs::symlink_metadata(path) {
            Ok(found) if found.is_file() && fs::read(path).is_ok_and(|bytes| bytes == it.bytes) => {
                it.written.is_new = false;
            }
            Ok(found) if !(found.is_file() && replace) => problems.push(in_the_way(path, found.is_file())),
            _ => {}
        }
        looked_at.push(it);
    }
    if problems.is_empty() { Ok(looked_at) } else { Err(Failure { kind: FailureKind::Output, problems }) }
}

fn in_the_way(path: &Path, is_file: bool) -> Diagnostic {
    let (message, help) = if is_file {
        ("another file of this name is there", "move it away, name another folder by `--out`, or say `--replace`")
    } else {
        ("a folder or a link is in the way", "move it away, or name another folder by `--out`")
    };
    Diagnostic::error(IN_THE_WAY, message, Location::file(path.display().to_string()), help)
}

/// Beside its place and then moved: a package is there whole or not at all.
fn put(it: &Planned) -> Result<(), Failure> {
    let path = &it.written.path;
    let folder = path.parent().unwrap_or(Path::new(""));
    let written = fs::create_dir_all(folder).and_then(|()| {
        let here = if folder.as_os_str().is_empty() { Path::new(".") } else { folder };
        let mut file = tempfile::NamedTempFile::new_in(here)?;
        file.write_all(&it.bytes)?;
        file.as_file().sync_all()?;
        readable(file.as_file())?;
        file.persist(path).map(drop).map_err(|error| error.error)
    });
    written.map_err(|error| {
        let help = "see that the folder can be written to and has room";
        let message = format!("the package cannot be written: {error}");
        let at = Location::file(path.display().to_string());
        Failure { kind: FailureKind::Output, problems: vec![Diagnostic::error(IN_THE_WAY, message, at, help)] }
    })
}

/// Temporary files are for their owner alone; a package is to be sent.
#[cfg(unix)]
fn readable(file: &fs::File) -> std::io::Result<()> {
    use std::os::unix::fs::PermissionsExt;
    file.set_permissions(fs::Permissions::from_mode(0o644))
}

#[cfg(not(unix))]
fn readable(_: &fs::File) -> std::io::Result<()> {
    Ok(())
}
