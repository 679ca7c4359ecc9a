//! `benchmark`: agencies compared by their packages, as a report for an adviser.

use std::fs;
use std::path::{Path, PathBuf};

use rayon::prelude::*;

use super::{Failure, FailureKind, Progress};
use crate::benchmark::interchange::{self, codelists, datapackage, sdmx_csv, verdicts_csv};
use crate::benchmark::{Comparison, Peers, UNKNOWN_ENTRY, compare, peers_file};
use crate::diagnostic::{Diagnostic, Location};
use crate::disclosure::package::{Package, PackageError};
use crate::domain::Period;
use crate::report::{RenderedFile, ReportError, compose_peers, render, write as put};

/// A package that cannot be read.
const UNREADABLE: &str = "PAR-1020";
/// What a package's file ends with.
const ENDING: &str = "parquet";
/// Most bytes of a file that is read at all: a package is smaller.
const MOST_BYTES: u64 = 32 << 20;
/// Most folders in each other.
const DEEPEST: usize = 16;
/// Where the files for statisticians go: the report's own data have a `datapackage.json` of theirs.
const INTERCHANGE: &str = "sdmx";

/// What is asked of a comparison.
#[derive(Clone, Debug)]
pub struct BenchmarkOptions {
    /// Packages, and folders with packages anywhere below.
    pub packages: Vec<PathBuf>,
    /// The adviser's file.
    pub peers: Option<PathBuf>,
    /// Folder of the report.
    pub out: PathBuf,
}

/// A comparison that is in place.
#[derive(Clone, Debug)]
pub struct WrittenBenchmark {
    /// Its title.
    pub title: String,
    /// The month compared.
    pub period: Period,
    /// How many agencies were compared.
    pub agencies: usize,
    /// How many packages were read.
    pub packages: usize,
    /// Its page.
    pub page: PathBuf,
    /// The sentences of its first page.
    pub sentences: Vec<String>,
    /// Whether it was written now; false where exactly this report was there.
    pub is_new: bool,
}

/// Compares agencies by their packages and writes the report.
///
/// # Errors
/// Every package that cannot be read or does not belong, by the name of its file; entries of the adviser's file that are wrong;
/// or the disk refuses. Nothing is written then.
pub fn benchmark(options: &BenchmarkOptions, progress: &dyn Progress) -> Result<WrittenBenchmark, Failure> {
    let (peers, files) = asked(options)?;
    progress.reading(files.len());
    let packages = packages(&files, progress)?;
    let number = packages.len();
    let comparison = compare(packages, &peers).map_err(not_compared)?;
    progress.reporting(1);
    let report = compose_peers(&comparison);
    let mut rendered = render(&report)?;
    rendered.extend(interchange_files(&comparison));
    let is_new = put(&options.out, &report, &hash(&rendered), &rendered).map_err(not_written)?;
    progress.report_made();
    Ok(WrittenBenchmark {
        title: comparison.title,
        period: comparison.period,
        agencies: comparison.agencies.len(),
        packages: number,
        page: options.out.join("index.html"),
        sentences: report.sentences,
        is_new,
    })
}

/// Packages that do not belong together; or, where they do, entries of the adviser's file that name nothing in them.
fn not_compared(problems: Vec<Diagnostic>) -> Failure {
    let is_of_file = problems.iter().all(|it| it.code == UNKNOWN_ENTRY);
    if is_of_file { Failure::settings(problems) } else { Failure::input(problems) }
}

/// The adviser's settings, and the files of packages.
fn asked(options: &BenchmarkOptions) -> Result<(Peers, Vec<PathBuf>), Failure> {
    let peers = options.peers.as_deref().map_or_else(|| Ok(Peers::default()), peers_file::load);
    let peers = peers.map_err(Failure::settings);
    let files = listed(&options.packages).map_err(Failure::input);
    match (peers, files) {
        (Ok(peers), Ok(files)) => Ok((peers, files)),
        (peers, files) => {
            let failures = [peers.err(), files.err()].into_iter().flatten();
            Err(Failure::all(failures).unwrap_or_else(|| Failure::input(Vec::new())))
        }
    }
}

/// Files as given, and every package below folders as given; each once, in the order of their paths.
fn listed(given: &[PathBuf]) -> Result<Vec<PathBuf>, Vec<Diagnostic>> {
    let (mut files, mut problems) = (Vec::new(), Vec::new());
    for path in given {
        if !path.is_dir() {
            files.push(path.clone());
            continue;
        }
        let before = files.len();
        below(path, DEEPEST, &mut files, &mut problems);
        if files.len() == before && problems.is_empty() {
            let help = "name a folder with files that end with `.parquet`, or the files themselves";
            problems.push(refused(path, "no package is in this folder".to_owned(), help));
        }
    }
    files.sort();
    files.dedup();
    if problems.is_empty() { Ok(files) } else { Err(problems) }
}

/// No link is followed: a folder may link to itself. The data of a report, beside its manifest, are Parquet too and no packages.
fn below(folder: &Path, depth: usize, files: &mut Vec<PathBuf>, problems: &mut Vec<Diagnostic>) {
    let entries = match fs::read_dir(folder).and_then(Iterator::collect::<Result<Vec<_>, _>>) {
        Ok(entries) => entries,
        Err(error) => {
            let help = "see that the folder can be read";
            return problems.push(refused(folder, format!("the folder cannot be read: {error}"), help));
        }
    };
    let is_report = entries.iter().any(|it| it.file_name() == "manifest.json");
    for entry in entries.iter().filter(|it| !(is_report && it.file_name() == "data")) {
        let (path, kind) = (entry.path(), entry.file_type());
        let is = |wanted: fn(&fs::FileType) -> bool| kind.as_ref().is_ok_and(wanted);
        if is(fs::FileType::is_dir) && depth > 0 {
            below(&path, depth - 1, files, problems);
        } else if is(fs::FileType::is_file) && path.extension().is_some_and(|it| it.eq_ignore_ascii_case(ENDING)) {
            files.push(path);
        }
    }
}

/// All packages, or all that keeps some from being read.
fn packages(files: &[PathBuf], progress: &dyn Progress) -> Result<Vec<Package>, Failure> {
    let read = |path: &PathBuf| {
        let found = package(path);
        progress.list_read();
        found
    };
    let found: Vec<Result<Package, Box<Diagnostic>>> = files.par_iter().map(read).collect();
    let (mut packages, mut problems) = (Vec::new(), Vec::new());
    for it in found {
        match it {
            Ok(package) => packages.push(package),
            Err(problem) => problems.push(*problem),
        }
    }
    if problems.is_empty() { Ok(packages) } else { Err(Failure::input(problems)) }
}

fn package(path: &Path) -> Result<Package, Box<Diagnostic>> {
    let failed = |error: std::io::Error| {
        Box::new(refused(path, format!("the file cannot be read: {error}"), "check the path, and that it may be read"))
    };
    let bytes = fs::metadata(path).map_err(failed)?.len();
    if bytes > MOST_BYTES {
        let help = "give the package that the agency's own program wrote; it is never this large";
        let found = format!("the file is too large for a package: {bytes} bytes");
        return Err(Box::new(refused(path, found, help).expecting(format!("at most {MOST_BYTES} bytes"))));
    }
    let bytes = fs::read(path).map_err(failed)?;
    // The name of the file stands in the message; where it lies is said beside it.
    let name = path.file_name().map_or_else(|| path.display().to_string(), |it| it.to_string_lossy().into_owned());
    Package::read(bytes, &name).map_err(|error| Box::new(unsound(path, &error)))
}

fn unsound(path: &Path, error: &PackageError) -> Diagnostic {
    refused(path, error.to_string(), error.remedy())
}

fn refused(path: &Path, message: String, help: &str) -> Diagnostic {
    Diagnostic::error(UNREADABLE, message, Location::file(path.display().to_string()), help)
}

/// The folder was named on the command line: that is where another one is named.
fn not_written(error: ReportError) -> Failure {
    let mut failure = Failure::from(error);
    if failure.kind == FailureKind::Output {
        for it in &mut failure.problems {
            "move away what is there, see that the folder can be written to, or name another one by `--out`"
                .clone_into(&mut it.help);
        }
    }
    failure
}

/// The files for statisticians, in a folder of their own.
fn interchange_files(comparison: &Comparison) -> Vec<RenderedFile> {
    let texts = [sdmx_csv(comparison), codelists(comparison), verdicts_csv(comparison)];
    let named = interchange::FILES.into_iter().zip(texts).chain([("datapackage.json", datapackage(comparison))]);
    named.map(|(name, text)| (format!("{INTERCHANGE}/{name}"), text.into_bytes())).collect()
}

/// A report is made of all that its files say: the same packages and settings give the same files.
fn hash(files: &[RenderedFile]) -> String {
    let mut hasher = blake3::Hasher::new();
    hasher.update(env!("CARGO_PKG_VERSION").as_bytes());
    for (path, bytes) in files {
        hasher.update(blake3::hash(path.as_bytes()).as_bytes());
        hasher.update(blake3::hash(bytes).as_bytes());
    }
    hasher.finalize().to_hex().to_string()
}
