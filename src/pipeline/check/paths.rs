//! Folders and the key: where they are, and that the key is not where it would travel along with what it protects.

use std::path::{Component, Path, PathBuf};

use glob::Pattern;

use crate::pipeline::file::{At, PipelineFile};
use crate::pipeline::problems::Problems;
use crate::pipeline::rule;

/// Resolved folders, absolute and without `..`.
pub(super) struct Folders {
    /// Where the pipeline file is: relative paths start here.
    pub pipeline: PathBuf,
    /// The store.
    pub store: PathBuf,
    /// The reports of all pipelines.
    pub reports: PathBuf,
    /// The key file.
    pub key: Option<PathBuf>,
}

impl Folders {
    /// Resolves the folders of the file at `path`.
    pub fn check(file: &PipelineFile, path: &Path, problems: &mut Problems<'_>) -> Self {
        let absolute = std::path::absolute(path).unwrap_or_else(|_| path.to_owned());
        let pipeline = normal(absolute.parent().unwrap_or(Path::new("")));
        let resolve = |text: &At<String>| resolved(text.get(), &pipeline);
        let folders = Self {
            store: resolve(&file.store),
            reports: resolve(&file.reports),
            key: file.key.as_ref().map(resolve),
            pipeline,
        };
        folders.apart(file, problems);
        folders.key_apart(file, problems);
        folders
    }

    fn apart(&self, file: &PipelineFile, problems: &mut Problems<'_>) {
        if self.reports.starts_with(&self.store) || self.store.starts_with(&self.reports) {
            let help = "give each a folder of its own: the store holds personal data, reports are handed on";
            problems.at(rule::FOLDERS, &file.reports.place(), "`store` and `reports` are in each other", help);
        }
    }

    fn key_apart(&self, file: &PipelineFile, problems: &mut Problems<'_>) {
        let synthetic = file.synthetic.as_ref().is_some_and(|it| *it.get());
        let (Some(key), Some(written)) = (&self.key, &file.key) else {
            if !synthetic {
                let help = "add `key = \"~/…\"` with a file outside store, reports and this folder (`parity key` makes it), \
                            or `synthetic = true` if nobody here is real";
                problems.of_file(rule::NO_KEY, "`key` is missing", help);
            }
            return;
        };
        let within =
            [(&self.store, "the store"), (&self.reports, "the reports"), (&self.pipeline, "the pipeline's folder")]
                .into_iter()
                .find(|(folder, _)| key.starts_with(folder));
        if let Some((_, name)) = within {
            let message = format!("the key file is inside {name}");
            let help = "move the key to a folder of its own that is not copied along, such as `~/.config/parity/`";
            problems.at(rule::KEY_PLACE, &written.place(), message, help);
        }
    }
}

/// The absolute path of a text in a pipeline file in `folder`.
pub(super) fn resolved(text: &str, folder: &Path) -> PathBuf {
    normal(&folder.join(expand_home(text)))
}

/// `~/` is the home folder.
fn expand_home(text: &str) -> PathBuf {
    match (text.strip_prefix("~/"), etcetera::home_dir()) {
        (Some(rest), Ok(home)) => home.join(rest),
        _ => PathBuf::from(text),
    }
}

/// The path without `.` and `..`, by its text alone: it need not exist.
fn normal(path: &Path) -> PathBuf {
    let mut parts = PathBuf::new();
    for part in path.components() {
        match part {
            Component::CurDir => {}
            Component::ParentDir => {
                parts.pop();
            }
            part => parts.push(part),
        }
    }
    parts
}

/// The absolute glob of `files`; special characters in the name of the pipeline's own folder stand for themselves.
pub(super) fn glob(files: &str, folder: &Path) -> String {
    let mut base = folder.to_owned();
    let mut rest = PathBuf::new();
    for part in expand_home(files).components() {
        match part {
            Component::CurDir => {}
            Component::ParentDir => {
                let _ = rest.pop() || base.pop();
            }
            Component::RootDir | Component::Prefix(_) => {
                base = PathBuf::new();
                rest.push(part);
            }
            Component::Normal(name) => rest.push(name),
        }
    }
    let escaped = Pattern::escape(&base.to_string_lossy());
    Path::new(&escaped).join(rest).to_string_lossy().into_owned()
}
