//! From a file to a checked pipeline, or to everything that is wrong with it.

use std::path::Path;

use toml::Deserializer;
use toml::de::DeTable;

use super::file::PipelineFile;
use super::problems::Problems;
use super::{Pipeline, check, rule, schema, shape};
use crate::diagnostic::{Diagnostic, Location};
use serde::Deserialize;

/// Reads and checks the pipeline file at `path`. Relative paths in it start at its folder.
///
/// # Errors
/// Every problem found, in file order: with its line, what is allowed there and what to do.
pub fn load(path: &Path) -> Result<Pipeline, Vec<Diagnostic>> {
    parse(&text(path)?, path)
}

/// The text of the pipeline file at `path`.
pub(super) fn text(path: &Path) -> Result<String, Vec<Diagnostic>> {
    std::fs::read_to_string(path).map_err(|error| vec![unreadable(path, &error)])
}

/// Checks `text` as the pipeline file at `path`, which need not exist.
///
/// # Errors
/// As [`load`].
pub fn parse(text: &str, path: &Path) -> Result<Pipeline, Vec<Diagnostic>> {
    let name = path.display().to_string();
    let mut problems = Problems::new(&name, text);
    let pipeline = read(text, &mut problems).and_then(|file| check::pipeline(&file, path, &mut problems));
    match pipeline {
        Some(pipeline) if problems.count() == 0 => Ok(pipeline),
        _ => Err(problems.into_diagnostics()),
    }
}

/// The typed text; `None` when its shape is too far off to be read.
fn read(text: &str, problems: &mut Problems<'_>) -> Option<PipelineFile> {
    let (mut root, errors) = DeTable::parse_recoverable(text);
    report_syntax(&errors, problems);
    if !errors.is_empty() || !shape::check(&mut root, &schema(), problems) {
        return None;
    }
    PipelineFile::deserialize(Deserializer::from(root))
        .map_err(|error| {
            let place = error.span().unwrap_or_default();
            problems.at(rule::WRONG_TYPE, &place, error.message(), "`parity schema` prints what each key may hold");
        })
        .ok()
}

/// One problem a line: what follows the first slip on a line is an echo of it.
fn report_syntax(errors: &[toml::de::Error], problems: &mut Problems<'_>) {
    let mut lines: Vec<u64> = Vec::new();
    for error in errors {
        let place = error.span().unwrap_or_default();
        let line = problems.line_number(&place);
        if !lines.contains(&line) {
            lines.push(line);
            let message = format!("not TOML: {}", error.message().replace('\n', ", "));
            problems.at(
                rule::SYNTAX,
                &place,
                message,
                "correct the line; texts stand in quotes, each key once, tables in brackets",
            );
        }
    }
}

fn unreadable(path: &Path, error: &std::io::Error) -> Diagnostic {
    let (message, help) = match error.kind() {
        std::io::ErrorKind::NotFound => {
            ("the pipeline file does not exist", "check the path; `pipelines/sample.toml` is one to start from")
        }
        std::io::ErrorKind::InvalidData => ("the pipeline file is not UTF-8 text", "save it as UTF-8"),
        std::io::ErrorKind::PermissionDenied => ("the pipeline file may not be read", "ask for the right to read it"),
        std::io::ErrorKind::IsADirectory => ("the pipeline is a folder", "name the file in it"),
        _ => ("the pipeline file cannot be read", "check the disk or the share it is on"),
    };
    Diagnostic::error(rule::UNREADABLE, message, Location::file(path.display().to_string()), help)
}
