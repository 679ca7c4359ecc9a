//! A table of bands with given rates: drives the model in expected values without any staff list.

mod answered;
mod checked;
mod form;
#[cfg(test)]
mod tests;

use std::path::Path;

use serde_json::Value;

use crate::diagnostic::{Diagnostic, Location};
use form::TableText;

/// Whether a text is a table of bands: it lists `bands` that are tables and no agencies.
#[must_use]
pub fn is_table(text: &str, path: &Path) -> bool {
    let is_json = path.extension().is_some_and(|it| it.eq_ignore_ascii_case("json"));
    is_json || (text.contains("[[bands]]") && !text.contains("[[agency]]"))
}

/// The answers to a table, as JSON.
///
/// # Errors
/// What is wrong with the table, all of it where it can be read.
pub fn answer(text: &str, name: &str) -> Result<Value, Vec<Diagnostic>> {
    let refused = |message: String| {
        let help = "docs/band-tables.md lists the keys";
        vec![Diagnostic::error("PAR-0801", message, Location::file(name), help)]
    };
    let given: TableText = if text.trim_start().starts_with('{') {
        serde_json::from_str(text).map_err(|error| refused(error.to_string()))?
    } else {
        toml::from_str(text).map_err(|error| refused(error.message().replace('\n', ", ")))?
    };
    let checked = checked::check(&given).map_err(|problems| {
        let problem = |(what, help): (String, String)| Diagnostic::error("PAR-0802", what, Location::file(name), help);
        problems.into_iter().map(problem).collect::<Vec<_>>()
    })?;
    Ok(answered::answer(&checked))
}
