//! The audit as plain text in and out: a release as JSON, or counts as CSV and the published tables as JSON.
//!
//! The form is described in `docs/audit-form.md`.

mod answer;
mod attack;
mod csv;
mod error;
mod index;
mod problem;
mod read;

pub use answer::{PlainAnswer, PlainBounds, PlainFindings, PlainPlace};
pub use csv::inner_from_csv;
pub use error::PlainError;
pub use problem::{
    PlainBefore, PlainCell, PlainGroup, PlainInner, PlainOptions, PlainProblem, PlainTable, Rest, Which,
};

#[cfg(test)]
mod tests;

/// Audits the release described by a JSON text.
///
/// # Errors
/// Says which entry cannot be used, what was found there and what is allowed.
pub fn answer(text: &str) -> Result<PlainAnswer, PlainError> {
    solve(&parse(text)?)
}

/// Audits a release whose inner counts are CSV text and whose published tables are a JSON text without `dimensions` and
/// `inner`.
///
/// # Errors
/// As [`answer`], and [`inner_from_csv`].
pub fn answer_csv(counts: &str, tables: &str) -> Result<PlainAnswer, PlainError> {
    let mut problem = parse(tables)?;
    if !problem.dimensions.is_empty() || !problem.inner.is_empty() {
        return Err(PlainError::entry("the tables", "`dimensions` or `inner`", "neither, as the CSV text holds them"));
    }
    (problem.dimensions, problem.inner) = inner_from_csv(counts)?;
    solve(&problem)
}

/// Audits a release.
///
/// # Errors
/// As [`answer`].
pub fn solve(problem: &PlainProblem) -> Result<PlainAnswer, PlainError> {
    attack::answer(problem, &read::release(problem)?)
}

fn parse(text: &str) -> Result<PlainProblem, PlainError> {
    serde_json::from_str(text).map_err(|error| PlainError::Json {
        line: error.line(),
        column: error.column(),
        message: error.to_string(),
    })
}
