//! The key of a pipeline's pseudonyms.

use std::path::Path;

use super::Failure;
use crate::diagnostic::{Diagnostic, Location};
use crate::ingest::{KeyError, PseudonymKey};
use crate::pipeline::{self, Pipeline};

/// The key the pipeline names; the public one where all people are synthetic and no key is named.
///
/// # Errors
/// There is no such file, or it is none that may be used.
pub fn of(pipeline: &Pipeline) -> Result<PseudonymKey, Failure> {
    match &pipeline.key {
        None => Ok(PseudonymKey::demonstration()),
        Some(path) if is_missing(path) && !pipeline.store.join("manifests").exists() => Err(missing(pipeline, path)),
        Some(path) => with_places(pipeline, |kept_out| PseudonymKey::load(path, kept_out)),
    }
}

/// Makes the key file that a pipeline names, and gives the key's id. An existing file is never overwritten.
///
/// # Errors
/// The pipeline file is not sound or names no key; the file exists, is where it must not be, or cannot be written.
pub fn create_key(file: &Path) -> Result<String, Failure> {
    let pipeline = pipeline::load(file).map_err(Failure::settings)?;
    let Some(path) = &pipeline.key else {
        let location = Location::file(file.display().to_string());
        let help = "add `key = \"~/…\"` with a file outside store, reports and the pipeline's folder";
        return Err(Failure::settings(vec![Diagnostic::error("PAR-0404", "it names no `key`", location, help)]));
    };
    with_places(&pipeline, |kept_out| PseudonymKey::create(path, kept_out)).map(|key| key.key_id())
}

fn with_places<T>(pipeline: &Pipeline, act: impl FnOnce(&[&Path]) -> Result<T, KeyError>) -> Result<T, Failure> {
    let folder = pipeline.file.parent().filter(|it| !it.as_os_str().is_empty()).unwrap_or(Path::new("."));
    let kept_out = [pipeline.store.as_path(), pipeline.reports.as_path(), folder];
    act(&kept_out).map_err(|error| Failure::settings(vec![error.into()]))
}

fn is_missing(path: &Path) -> bool {
    matches!(path.try_exists(), Ok(false))
}

fn missing(pipeline: &Pipeline, path: &Path) -> Failure {
    let help = format!(
        "make it once with `parity key {}`, and keep a copy where only you can reach it",
        pipeline.file.display()
    );
    let location = Location::file(path.display().to_string());
    Failure::settings(vec![Diagnostic::error("PAR-0404", "there is no key file yet", location, help)])
}
