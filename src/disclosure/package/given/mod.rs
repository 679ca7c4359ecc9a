//! Packages from a plain table of counts that were public already, as somebody typed it. Nothing is guessed: what is not clear
//! is a problem with its row and column. `docs/packages.md` describes the table.

mod entries;
mod header;
mod numbers;
mod packages;
mod problem;
#[cfg(test)]
mod tests;
mod totals;

use super::Package;
use crate::disclosure::delimited::{self, Record};
use crate::domain::Period;

pub use problem::GivenProblem;

/// Most bytes of a table: it is typed by people.
const MOST_BYTES: usize = 16 << 20;

/// What the table does not say itself.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct GivenOptions {
    /// Id of the agency, where the table names none.
    pub agency: Option<String>,
    /// The period, where the table names none.
    pub period: Option<Period>,
    /// The agency's name in full, where the table names none; else its id.
    pub name: Option<String>,
    /// The bands, junior first; in order of appearance where empty.
    pub bands: Vec<String>,
    /// Whether the agency is made up.
    pub synthetic: bool,
    /// What becomes of totals that stand in the table.
    pub totals: Totals,
}

/// What becomes of totals that stand beside what they sum.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Totals {
    /// They must be the sums.
    #[default]
    Agree,
    /// They are kept as they stand: published tables that were rounded may not add up.
    Given,
}

/// The packages of a plain table, one for each agency and period, in their order; `shown_name` is the table in messages.
///
/// # Errors
/// Everything that is wrong with the table. Sums are looked at once every cell can be read.
pub fn given(csv: &[u8], options: &GivenOptions, shown_name: &str) -> Result<Vec<Package>, Vec<GivenProblem>> {
    read(csv, options, shown_name).map_err(|problems| {
        problems.into_iter().map(|problem| GivenProblem { file: shown_name.to_owned(), ..problem }).collect()
    })
}

fn read(csv: &[u8], options: &GivenOptions, shown_name: &str) -> Result<Vec<Package>, Vec<GivenProblem>> {
    let text = text(csv)?;
    let (header, body) = split(text)?;
    let entries = entries::entries(&header, &body, options)?;
    packages::packages(entries, options, shown_name)
}

fn text(csv: &[u8]) -> Result<&str, Vec<GivenProblem>> {
    if csv.len() > MOST_BYTES {
        let problem = GivenProblem::new(format!("{} bytes", csv.len()), format!("at most {MOST_BYTES} bytes"));
        return Err(vec![problem.help("give one table for each agency")]);
    }
    std::str::from_utf8(csv).map_err(|error| {
        let row = csv.iter().take(error.valid_up_to()).filter(|&&byte| byte == b'\n').count() + 1;
        let problem = GivenProblem::new("bytes that are not UTF-8", "text in UTF-8").row(row);
        vec![problem.help("save the table as \"CSV UTF-8\" in the spreadsheet program")]
    })
}

fn split(text: &str) -> Result<(header::Header, Vec<Record>), Vec<GivenProblem>> {
    let records = delimited::records(text, header::delimiter(text)).map_err(|error| {
        let problem = GivenProblem::new(error.problem, "closed quotes around whole cells").row(error.row);
        vec![problem.help("close the quote; write a quote inside a quoted cell twice")]
    })?;
    let mut records = records.into_iter();
    let first = records.next().ok_or_else(|| vec![header::no_header()])?;
    Ok((header::Header::of(&first)?, records.collect()))
}
