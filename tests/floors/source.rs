//! Rust files of the project as text.

use std::fs;
use std::path::Path;

/// A file.
#[derive(Clone)]
pub struct Source {
    /// Path from the project's folder, with `/`.
    pub path: String,
    /// Its lines as they stand.
    pub lines: usize,
    /// Its lines without comments.
    pub code: Vec<String>,
}

impl Source {
    /// A file of this text.
    pub fn new(path: &str, text: &str) -> Self {
        let code = text.lines().map(|line| without_comment(line).to_owned()).collect();
        Self { path: path.to_owned(), lines: text.lines().count(), code }
    }

    /// Modules on the way to this one, from the crate's root; `None` outside `src/`, empty in `lib.rs`.
    pub fn module(&self) -> Option<Vec<&str>> {
        let path = self.path.strip_prefix("src/")?.strip_suffix(".rs")?;
        let mut names: Vec<&str> = path.split('/').collect();
        if matches!(names.last(), Some(&("mod" | "lib"))) {
            names.pop();
        }
        Some(names)
    }

    /// Module directly below the crate's root that this file belongs to.
    pub fn room(&self) -> Option<&str> {
        self.module()?.first().copied()
    }

    /// Numbered lines of code.
    pub fn numbered(&self) -> impl Iterator<Item = (usize, &str)> {
        self.code.iter().enumerate().map(|(at, line)| (at + 1, line.as_str()))
    }
}

/// All Rust files below these folders of the project, in order of their paths.
pub fn read(folders: &[&str]) -> Vec<Source> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let mut sources = Vec::new();
    for folder in folders {
        collect(root, &root.join(folder), &mut sources);
    }
    sources.sort_by(|a, b| a.path.cmp(&b.path));
    sources
}

fn collect(root: &Path, folder: &Path, sources: &mut Vec<Source>) {
    let Ok(entries) = fs::read_dir(folder) else { return };
    for entry in entries {
        let path = entry.unwrap().path();
        if path.is_dir() {
            collect(root, &path, sources);
        } else if path.extension().is_some_and(|it| it == "rs") {
            let name = path.strip_prefix(root).unwrap().to_str().unwrap().replace('\\', "/");
            sources.push(Source::new(&name, &fs::read_to_string(&path).unwrap()));
        }
    }
}

/// The line up to `//`, unless that is part of an address such as `https://`.
fn without_comment(line: &str) -> &str {
    let starts = line.match_indices("//").map(|(at, _)| at);
    let comment = starts.into_iter().find(|&at| !line[..at].ends_with(':'));
    comment.map_or(line, |at| &line[..at])
}
