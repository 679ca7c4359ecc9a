//! CSV: every field, and whether the rows are whole.

use super::found::{Finds, Kind};
use super::numbers::Reading;

/// Numbers of a table.
///
/// # Errors
/// A quote that is not closed, or rows of unequal length.
pub(super) fn read(text: &str, finds: &mut Finds) -> Result<(), String> {
    // The parser takes an unclosed quote for the end of the file.
    if !memchr::memchr_iter(b'"', text.as_bytes()).count().is_multiple_of(2) {
        return Err("a quote is not closed".to_owned());
    }
    let mut reader = ::csv::ReaderBuilder::new().has_headers(false).from_reader(text.as_bytes());
    let mut header: Option<::csv::StringRecord> = None;
    for (index, record) in reader.records().enumerate() {
        let record = record.map_err(|error| error.to_string())?;
        let row = index + 1;
        let Some(names) = &header else {
            for name in &record {
                finds.read(Kind::Text, Reading::Prose, name, || "header".to_owned());
            }
            header = Some(record);
            continue;
        };
        for (field, name) in record.iter().zip(names) {
            finds.value(field, || format!("row {row}, column `{name}`"));
        }
    }
    Ok(())
}
