//! External series to draw in: a CSV of country, year, indicator, value and source.

use csv::{ReaderBuilder, StringRecord, Trim};

use super::near::{list, remedy};
use super::rule;
use crate::diagnostic::{Diagnostic, Location};

const COLUMNS: [&str; 5] = ["country", "year", "indicator", "value", "source"];
/// Another word for the first column.
const AGENCY: &str = "agency";

/// One value of an external series.
#[derive(Clone, Debug, PartialEq)]
pub struct SeriesPoint {
    /// Country or agency.
    pub of: String,
    /// Year.
    pub year: i16,
    /// What is measured.
    pub indicator: String,
    /// The value, in the unit that the indicator names.
    pub value: f64,
    /// Where it comes from.
    pub source: String,
}

/// The points of a series; `shown_name` is the file in messages.
///
/// # Errors
/// Every row that cannot be read, with what is allowed there.
pub fn read(text: &str, shown_name: &str) -> Result<Vec<SeriesPoint>, Vec<Diagnostic>> {
    let mut reader = ReaderBuilder::new().trim(Trim::All).from_reader(text.trim_start_matches('\u{feff}').as_bytes());
    let header = reader.headers().map_err(|error| vec![unreadable(&error, shown_name)])?.clone();
    let places = places(&header, shown_name)?;
    let mut problems = Vec::new();
    let mut points = Vec::new();
    for (row, record) in (2_u64..).zip(reader.records()) {
        let point = record
            .map_err(|error| Box::new(unreadable(&error, shown_name)))
            .and_then(|record| point(&record, places, &Location::file(shown_name).at_row(row)));
        match point {
            Ok(point) => points.push(point),
            Err(problem) => problems.push(*problem),
        }
    }
    if problems.is_empty() { Ok(points) } else { Err(problems) }
}

/// Where each of [`COLUMNS`] stands.
fn places(header: &StringRecord, name: &str) -> Result<[usize; 5], Vec<Diagnostic>> {
    let mut problems = Vec::new();
    let mut places = [0; 5];
    for (place, column) in places.iter_mut().zip(COLUMNS) {
        let is_it = |text: &str| text.eq_ignore_ascii_case(column) || (column == COLUMNS[0] && text == AGENCY);
        match header.iter().position(is_it) {
            Some(found) => *place = found,
            None => problems.push(missing(header, column, name)),
        }
    }
    if problems.is_empty() { Ok(places) } else { Err(problems) }
}

fn missing(header: &StringRecord, column: &str, name: &str) -> Diagnostic {
    let message = format!("no column `{column}`; the columns are {}", list(header));
    let help = header.iter().find(|it| remedy(it, [column], "").starts_with("did"));
    let help = help.map_or_else(
        || format!("add the column `{column}`"),
        |found| format!("rename the column `{}` to `{column}`", found.escape_debug()),
    );
    Diagnostic::error(rule::SERIES, message, Location::file(name).at_row(1), help)
        .expecting("`country` (or `agency`), `year`, `indicator`, `value`, `source`")
}

fn point(record: &StringRecord, places: [usize; 5], at: &Location) -> Result<SeriesPoint, Box<Diagnostic>> {
    let [of, year, indicator, value, source] = places.map(|place| record.get(place).unwrap_or_default());
    for (column, text) in COLUMNS.into_iter().zip([of, year, indicator, value, source]) {
        if text.is_empty() {
            return Err(wrong(at, column, "a blank cell", "some text", "fill the cell, or remove the row"));
        }
    }
    let found = |text: &str| format!("`{}`", text.escape_debug());
    let year =
        year.parse().ok().filter(|it| (1900..=2199).contains(it)).ok_or_else(|| {
            wrong(at, "year", &found(year), "a year from 1900 to 2199", "write the year in four digits")
        })?;
    let value = value.parse::<f64>().ok().filter(|it| it.is_finite()).ok_or_else(|| {
        wrong(at, "value", &found(value), "a number with a decimal point", "write digits alone, as 41.5")
    })?;
    Ok(SeriesPoint { of: of.to_owned(), year, indicator: indicator.to_owned(), value, source: source.to_owned() })
}

fn wrong(at: &Location, column: &str, found: &str, allowed: &str, help: &str) -> Box<Diagnostic> {
    let at = at.clone().in_column(column);
    Box::new(Diagnostic::error(rule::SERIES, format!("found {found}"), at, help).expecting(allowed))
}

fn unreadable(error: &csv::Error, name: &str) -> Diagnostic {
    let at = Location { line: error.position().map(csv::Position::line), ..Location::file(name) };
    Diagnostic::error(rule::SERIES, format!("not CSV: {error}"), at, "give every row as many cells as the header")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_series_is_read_and_its_slips_are_named() {
        let text = "country,year,indicator,value,source\nNorway,2024,women in police (%),36.5,Eurostat\n";
        let found = read(text, "eu.csv").unwrap();
        assert_eq!((found[0].of.as_str(), found[0].year, found[0].value), ("Norway", 2024, 36.5));
        let text = "agency,year,indicator,value,sourse\nA,2024,x,1,y\n";
        let problem = &read(text, "eu.csv").unwrap_err()[0];
        assert_eq!(
            (problem.message.as_str(), problem.help.as_str(), problem.location.to_string().as_str()),
            (
                "no column `source`; the columns are `agency`, `year`, `indicator`, `value`, `sourse`",
                "rename the column `sourse` to `source`",
                "eu.csv, row 1"
            )
        );
        let text = "country,year,indicator,value,source\nA,24,x,1,y\nA,2024,x,\"36,5\",y\n";
        let shown: Vec<String> =
            read(text, "eu.csv").unwrap_err().iter().map(|it| format!("{}: {}", it.location, it.message)).collect();
        assert_eq!(shown, ["eu.csv, row 2, column `year`: found `24`", "eu.csv, row 3, column `value`: found `36,5`"]);
    }
}
