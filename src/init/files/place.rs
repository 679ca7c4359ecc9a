//! Where exports lie, seen from the pipeline file.

use std::ffi::OsStr;
use std::path::{Component, Path, PathBuf};

use super::series::escaped;

/// The folder of a file as the parts that tell agencies apart: what only says a year or a month is a star.
pub(super) fn undated_folder(path: &Path) -> Vec<String> {
    let folder = path.parent().unwrap_or(Path::new(""));
    let parts = folder.components().map(|it| it.as_os_str().to_string_lossy().into_owned());
    parts.map(|part| if is_date(&part) { "*".to_owned() } else { part }).collect()
}

/// Whether a folder's name says a date and nothing else.
fn is_date(part: &str) -> bool {
    let has_digits_only =
        part.chars().all(|c| c.is_ascii_digit() || "-_. ".contains(c)) && part.contains(|c: char| c.is_ascii_digit());
    let is_year = part.len() == 4 && (part.starts_with("19") || part.starts_with("20"));
    has_digits_only && (is_year || !super::dated::readings(part).is_empty())
}

/// The glob of a folder of files, as it is written into a pipeline file in `home`: folders that differ are a star. `None`
/// where the files lie at different depths.
pub(super) fn folder_glob(files: &[&Path], home: &Path) -> Option<String> {
    let folders: Vec<PathBuf> =
        files.iter().map(|file| seen_from(home, file.parent().unwrap_or(Path::new("")))).collect();
    let parts: Vec<Vec<Component<'_>>> = folders.iter().map(|folder| folder.components().collect()).collect();
    let first = parts.first()?;
    parts.iter().all(|it| it.len() == first.len()).then_some(())?;
    let mut glob = String::new();
    for (at, part) in first.iter().enumerate() {
        if parts.iter().all(|it| it[at] == *part) {
            push(&mut glob, *part);
        } else {
            glob.push_str("*/");
        }
    }
    Some(glob)
}

fn push(glob: &mut String, part: Component<'_>) {
    match part {
        Component::RootDir => glob.push('/'),
        Component::ParentDir => glob.push_str("../"),
        part => {
            glob.push_str(&escaped(&name(part.as_os_str())));
            if !matches!(part, Component::Prefix(_)) {
                glob.push('/');
            }
        }
    }
}

fn name(part: &OsStr) -> String {
    part.to_string_lossy().into_owned()
}

/// The absolute path without `..`, which leads up from where a link points to.
pub(in super::super) fn settled(path: &Path) -> PathBuf {
    let absolute = std::path::absolute(path).unwrap_or_else(|_| path.to_owned());
    let mut settled = PathBuf::new();
    for part in absolute.components() {
        if part != Component::ParentDir {
            settled.push(part);
            continue;
        }
        if settled.is_symlink() {
            settled = settled.canonicalize().unwrap_or(settled);
        }
        settled.pop();
    }
    settled
}

/// The way from one absolute folder to another; the other itself where they have nothing in common.
fn seen_from(home: &Path, folder: &Path) -> PathBuf {
    let shared = home.components().zip(folder.components()).take_while(|(a, b)| a == b).count();
    if shared < 2 {
        return folder.to_owned();
    }
    let up = home.components().skip(shared).map(|_| Component::ParentDir);
    up.chain(folder.components().skip(shared)).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_folder_is_seen_from_the_pipeline() {
        let glob = |files: &[&str]| {
            folder_glob(&files.iter().map(|it| Path::new(*it)).collect::<Vec<_>>(), Path::new("/project/pipelines"))
        };
        assert_eq!(glob(&["/project/pipelines/a.csv"]).as_deref(), Some(""));
        assert_eq!(glob(&["/project/exports/a.csv"]).as_deref(), Some("../exports/"));
        assert_eq!(glob(&["/project/2025/a.csv", "/project/2026/b.csv"]).as_deref(), Some("../*/"));
        assert_eq!(glob(&["/project/x[1]/a.csv"]).as_deref(), Some("../x[[]1[]]/"));
        assert_eq!(glob(&["/data/a.csv"]).as_deref(), Some("/data/"));
        assert_eq!(glob(&["/project/x[1]/a.csv"]).as_deref(), Some("../x[[]1[]]/"));
        assert_eq!(glob(&["/data/a.csv"]).as_deref(), Some("/data/"));
        assert_eq!(glob(&["/project/a.csv", "/project/2026/b.csv"]), None);
    }

    #[test]
    fn a_path_that_goes_up_and_down_is_settled_first() {
        assert_eq!(settled(Path::new("/project/here/../exports/./a.csv")), Path::new("/project/exports/a.csv"));
        assert_eq!(settled(Path::new("/../a.csv")), Path::new("/a.csv"));
    }

    #[cfg(unix)]
    #[test]
    fn up_from_a_link_is_up_from_where_it_points_to() {
        let folder = tempfile::tempdir().unwrap();
        let real = folder.path().canonicalize().unwrap();
        std::fs::create_dir_all(real.join("far/away")).unwrap();
        std::os::unix::fs::symlink(real.join("far/away"), real.join("link")).unwrap();
        assert_eq!(settled(&real.join("link/../a.csv")), real.join("far/a.csv"));
    }

    #[test]
    fn folders_of_years_and_months_are_one_place() {
        let of = |path: &str| undated_folder(Path::new(path)).join("|");
        assert_eq!(of("/p/2025/staff.csv"), of("/p/2026/staff.csv"));
        assert_eq!(of("/p/2026-10/staff.csv"), "/|p|*");
        assert_eq!(of("/p/north 2/staff.csv"), "/|p|north 2");
    }
}
