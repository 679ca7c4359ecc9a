//! Inner counts from CSV text: a header of dimension names and `count`, then one line for each inner cell.

use super::error::PlainError;
use super::problem::PlainInner;
use crate::disclosure::delimited;

/// Names of the columns that hold numbers; all others are dimensions.
const COUNT: &str = "count";
const BEFORE: &str = "before";

/// Dimensions and inner cells of a CSV text (RFC 4180: commas, fields in double quotes where needed).
///
/// # Errors
/// Names the record, from 1 for the header, and what is wrong with it.
pub fn inner_from_csv(text: &str) -> Result<(Vec<String>, Vec<PlainInner>), PlainError> {
    let records = records(text)?;
    let Some((header, body)) = records.split_first() else {
        return Err(PlainError::entry("the CSV text", "nothing", "a header with dimension names and `count`"));
    };
    let dimensions: Vec<String> =
        header.iter().filter(|name| ![COUNT, BEFORE].contains(&name.as_str())).cloned().collect();
    let twice = (1..header.len()).any(|i| header[..i].contains(&header[i]));
    if !header.iter().any(|name| name == COUNT) || dimensions.is_empty() || twice {
        let allowed = "dimension names and `count` (and `before`, if wanted), each once";
        return Err(PlainError::entry("record 1 of the CSV text", format!("{header:?}"), allowed));
    }
    let inner = body.iter().enumerate().map(|(i, record)| inner_cell(header, record, i + 2));
    Ok((dimensions, inner.collect::<Result<_, _>>()?))
}

fn inner_cell(header: &[String], record: &[String], number: usize) -> Result<PlainInner, PlainError> {
    let place = || format!("record {number} of the CSV text");
    if record.len() != header.len() {
        let found = format!("{} fields", record.len());
        return Err(PlainError::entry(place(), found, format!("{} fields, as in the header", header.len())));
    }
    let mut cell = PlainInner { at: Vec::new(), count: None, before: None };
    for (name, field) in header.iter().zip(record) {
        let count = || {
            let parsed = field.trim().parse::<i64>();
            parsed.map_err(|_| {
                PlainError::entry(format!("{}, `{name}`", place()), format!("`{field}`"), "a whole number")
            })
        };
        match name.as_str() {
            COUNT => cell.count = Some(count()?),
            BEFORE => cell.before = Some(count()?),
            _ => cell.at.push(field.clone()),
        }
    }
    Ok(cell)
}

/// The records of the text, by their fields.
fn records(text: &str) -> Result<Vec<Vec<String>>, PlainError> {
    let records = delimited::records(text, ',').map_err(|error| {
        let place = format!("record {} of the CSV text", error.records + 1);
        PlainError::entry(place, error.problem, "closed quotes around whole fields")
    })?;
    Ok(records.into_iter().map(|record| record.fields).collect())
}
