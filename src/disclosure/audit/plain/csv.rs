//! Inner counts from CSV text: a header of dimension names and `count`, then one line for each inner cell.

use std::str::Chars;

use super::error::PlainError;
use super::problem::PlainInner;

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

/// Splits the text into records of fields. Lines without any character are skipped.
fn records(text: &str) -> Result<Vec<Vec<String>>, PlainError> {
    let text = text.strip_prefix('\u{feff}').unwrap_or(text);
    let mut chars = text.chars();
    let (mut records, mut record, mut field) = (Vec::new(), Vec::new(), String::new());
    let mut begun = false;
    while let Some(next) = chars.next() {
        match next {
            '"' if field.is_empty() => {
                begun = true;
                chars = quoted(chars, &mut field, records.len() + 1)?;
            }
            ',' => {
                begun = true;
                record.push(std::mem::take(&mut field));
            }
            '\r' | '\n' => {
                if begun || !field.is_empty() {
                    record.push(std::mem::take(&mut field));
                    records.push(std::mem::take(&mut record));
                }
                begun = false;
            }
            other => field.push(other),
        }
    }
    if begun || !field.is_empty() {
        record.push(field);
        records.push(record);
    }
    Ok(records)
}

/// Reads a field up to its closing quote and gives back what follows.
fn quoted<'a>(mut chars: Chars<'a>, field: &mut String, record: usize) -> Result<Chars<'a>, PlainError> {
    loop {
        match chars.next() {
            Some('"') if chars.as_str().starts_with('"') => {
                chars.next();
                field.push('"');
            }
            Some('"') => return Ok(chars),
            Some(other) => field.push(other),
            None => {
                let place = format!("record {record} of the CSV text");
                return Err(PlainError::entry(place, "a quote that is never closed", "closed quotes"));
            }
        }
    }
}
