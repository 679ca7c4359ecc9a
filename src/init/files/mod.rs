//! Which exports belong together, and what their names say of months.
//!
//! One agency is one folder and one beginning of file names: what a name has beside dates, months and numbers. Folders that
//! only say a year or a month do not count. So `staff_2026-09.csv` and `staff_2026-10.csv` are one agency's,
//! `north_2026-10.csv` is another's.

mod dated;
mod place;
mod series;

use std::path::Path;

pub(super) use place::settled;
pub(super) use series::NamedMonths;

/// What the exports of one agency have in common: their folder and how their names begin.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Belonging {
    folder: Vec<String>,
    stem: String,
}

impl Belonging {
    /// That of the file at this absolute path.
    pub fn of(path: &Path) -> Self {
        Self { folder: place::undated_folder(path), stem: dated::stem(series::without_ending(&name(path))) }
    }

    /// How its file names begin; empty where they only have dates and numbers.
    pub fn stem(&self) -> &str {
        &self.stem
    }

    /// The folder's own name.
    pub fn folder(&self) -> &str {
        self.folder.iter().rev().find(|part| *part != "*").map_or("", String::as_str)
    }
}

/// Files of one source, and where it says their months are.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct FileSet {
    /// Glob, relative to the pipeline file.
    pub glob: String,
    /// What the names say.
    pub months: NamedMonths,
    /// Places of its files among those given.
    pub files: Vec<usize>,
}

/// How the files of one layout are written into a pipeline file in `home`: one set where one glob finds them all and no other
/// of the files given, else a set for each file. All paths are absolute.
pub(super) fn sets(files: &[&Path], others: &[&Path], home: &Path) -> Vec<FileSet> {
    let all: Vec<usize> = (0..files.len()).collect();
    if let Some(set) = one_set(files, all, others, home) {
        return vec![set];
    }
    (0..files.len()).map(|at| alone(files[at], at, home)).collect()
}

fn one_set(files: &[&Path], places: Vec<usize>, others: &[&Path], home: &Path) -> Option<FileSet> {
    let names: Vec<String> = files.iter().map(|file| name(file)).collect();
    let months = series::months(&names.iter().map(String::as_str).collect::<Vec<_>>());
    let pattern = match &months {
        NamedMonths::One(it) => &it.pattern,
        NamedMonths::Several(them) => &them.first()?.pattern,
        NamedMonths::None => return None,
    };
    let folder = place::folder_glob(files, home)?;
    let globs = [false, true].map(|exactly| format!("{folder}{}", series::glob_of(pattern, exactly)));
    let glob = globs.into_iter().find(|glob| finds(glob, files, others, home))?;
    Some(FileSet { glob, months, files: places })
}

fn alone(file: &Path, at: usize, home: &Path) -> FileSet {
    let name = name(file);
    let folder = place::folder_glob(&[file], home).unwrap_or_default();
    FileSet { glob: format!("{folder}{}", series::escaped(&name)), months: series::months(&[&name]), files: vec![at] }
}

/// Whether a glob finds all these files and none of the others.
fn finds(glob: &str, files: &[&Path], others: &[&Path], home: &Path) -> bool {
    let absolute = crate::pipeline::absolute_glob(glob, home);
    let options = glob::MatchOptions { require_literal_separator: true, ..glob::MatchOptions::default() };
    let Ok(pattern) = glob::Pattern::new(&absolute) else { return false };
    let matches = |path: &&Path| pattern.matches_path_with(path, options);
    files.iter().all(&matches) && !others.iter().any(matches)
}

fn name(path: &Path) -> String {
    path.file_name().unwrap_or_default().to_string_lossy().into_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn globs(files: &[&str], others: &[&str]) -> Vec<String> {
        let paths = |names: &[&str]| names.iter().map(|it| Path::new("/p/exports").join(it)).collect::<Vec<_>>();
        let (files, others) = (paths(files), paths(others));
        let borrowed =
            |paths: &'_ [std::path::PathBuf]| paths.iter().map(|it| it.clone().leak() as &Path).collect::<Vec<_>>();
        sets(&borrowed(&files), &borrowed(&others), Path::new("/p")).into_iter().map(|it| it.glob).collect()
    }

    #[test]
    fn one_glob_finds_a_series_and_nothing_else() {
        assert_eq!(
            globs(&["staff_2026-09.csv", "staff_2026-10.csv"], &["plan_2026-10.csv"]),
            ["exports/staff_*-*.csv"]
        );
        let exact = "exports/staff_[0-9][0-9][0-9][0-9]-[0-9][0-9].csv";
        assert_eq!(globs(&["staff_2026-09.csv", "staff_2026-10.csv"], &["staff_north_2026-10.csv"]), [exact]);
    }

    #[test]
    fn files_that_no_glob_keeps_together_stand_alone() {
        assert_eq!(globs(&["a.csv", "b[1].csv"], &[]), ["exports/a.csv", "exports/b[[]1[]].csv"]);
        let between = globs(&["s_2026-01.csv", "s_2026-03.csv"], &["s_2026-02.csv"]);
        assert_eq!(between, ["exports/s_2026-01.csv", "exports/s_2026-03.csv"]);
    }

    #[test]
    fn an_agency_is_a_folder_and_a_beginning() {
        let of = |path: &str| Belonging::of(Path::new(path));
        assert_eq!(of("/p/2025/staff_2025-10.csv"), of("/p/2026/Staff 10.2026 v2.xlsx"));
        assert_ne!(of("/p/staff_2025-10.csv"), of("/p/north_2025-10.csv"));
        assert_ne!(of("/p/north/2025-10.csv"), of("/p/south/2025-10.csv"));
        assert_eq!((of("/p/north/2026/10.2026.csv").folder(), of("/p/north/10.2026.csv").stem()), ("north", ""));
    }
}
