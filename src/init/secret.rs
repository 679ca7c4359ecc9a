//! The key file of a new pipeline: in the user's configuration folder, away from what it protects.

use std::path::{Path, PathBuf};

use etcetera::BaseStrategy;

use crate::diagnostic::{Diagnostic, Location};
use crate::ingest::{KeyError, PseudonymKey};

/// A key file: where it is and how a pipeline file names it.
pub(super) struct KeyFile {
    /// Absolute path.
    pub path: PathBuf,
    /// As it is written, `~/` for the home folder.
    pub written: String,
}

/// What became of the key.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum KeyMade {
    /// A new one was made.
    New,
    /// There was one, which is used.
    Kept,
    /// None could be made: the warnings say why.
    Missing,
}

/// The key file for a pipeline called `name`.
///
/// # Errors
/// When the system does not say where a user's configuration is.
pub(super) fn key_file(name: &str) -> Result<KeyFile, Vec<Diagnostic>> {
    let strategy = etcetera::choose_base_strategy().map_err(|_| vec![no_home()])?;
    let path = strategy.config_dir().join("parity").join(format!("{name}.key"));
    let written = match path.strip_prefix(strategy.home_dir()) {
        Ok(rest) => format!("~/{}", slashed(rest)),
        Err(_) => slashed(&path),
    };
    Ok(KeyFile { path, written })
}

fn slashed(path: &Path) -> String {
    let text = path.to_string_lossy().into_owned();
    if std::path::MAIN_SEPARATOR == '\\' { text.replace('\\', "/") } else { text }
}

fn no_home() -> Diagnostic {
    let help = "set the home folder, or write the pipeline file by hand: `pipelines/sample.toml` is one to start from";
    Diagnostic::error(
        "PAR-0704",
        "the system does not say where your configuration folder is",
        Location::default(),
        help,
    )
}

/// Makes the key file where there is none.
pub(super) fn make(path: &Path, kept_out: &[&Path], problems: &mut Vec<Diagnostic>) -> KeyMade {
    match PseudonymKey::create(path, kept_out) {
        Ok(_) => KeyMade::New,
        Err(KeyError::Exists { .. }) => match PseudonymKey::load(path, kept_out) {
            Ok(_) => KeyMade::Kept,
            Err(error) => missing(error, problems),
        },
        Err(error) => missing(error, problems),
    }
}

fn missing(error: KeyError, problems: &mut Vec<Diagnostic>) -> KeyMade {
    problems.push(Diagnostic::from(error).warning());
    KeyMade::Missing
}
