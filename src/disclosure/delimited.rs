//! The strict reader of delimited text that people typed. The usual reader takes an unclosed quote for a very long field and
//! says nothing; here every oddity is an error with its row.

use std::str::Chars;

use thiserror::Error;

/// A record: the row it begins in, as a spreadsheet counts them, and its fields.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Record {
    /// From 1; blank rows are counted, line breaks inside quotes are not.
    pub row: usize,
    /// Fields without their quotes.
    pub fields: Vec<String>,
}

/// A quote that does not enclose a field.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Error)]
#[error("{problem}")]
pub(super) struct QuoteError {
    /// Records before this one.
    pub records: usize,
    /// The row it is in.
    pub row: usize,
    /// What is wrong.
    pub problem: &'static str,
}

/// Splits a text into records (RFC 4180 with any delimiter and line end). Rows without any character are skipped.
///
/// # Errors
/// A quote is never closed, or text follows a closing quote.
pub(super) fn records(text: &str, delimiter: char) -> Result<Vec<Record>, QuoteError> {
    let text = text.strip_prefix('\u{feff}').unwrap_or(text);
    let mut reader =
        Reader { rest: text.chars(), row: 1, records: Vec::new(), fields: Vec::new(), field: Field::Blank };
    while let Some(next) = reader.rest.next() {
        match next {
            '"' if reader.field == Field::Blank => reader.quoted()?,
            it if it == delimiter => reader.end_field(),
            '\r' | '\n' => {
                if next == '\r' && reader.rest.as_str().starts_with('\n') {
                    reader.rest.next();
                }
                reader.end_record();
                reader.row += 1;
            }
            other => reader.plain(other)?,
        }
    }
    reader.end_record();
    Ok(reader.records)
}

#[derive(PartialEq, Eq)]
enum Field {
    /// Nothing yet.
    Blank,
    Plain(String),
    /// Its quote is closed.
    Quoted(String),
}

struct Reader<'a> {
    rest: Chars<'a>,
    row: usize,
    records: Vec<Record>,
    fields: Vec<String>,
    field: Field,
}

impl Reader<'_> {
    fn error(&self, problem: &'static str) -> QuoteError {
        QuoteError { records: self.records.len(), row: self.row, problem }
    }

    fn plain(&mut self, next: char) -> Result<(), QuoteError> {
        match &mut self.field {
            Field::Blank => self.field = Field::Plain(next.into()),
            Field::Plain(text) => text.push(next),
            Field::Quoted(_) => return Err(self.error("text after a closing quote")),
        }
        Ok(())
    }

    /// Reads up to the closing quote.
    fn quoted(&mut self) -> Result<(), QuoteError> {
        let mut text = String::new();
        loop {
            match self.rest.next() {
                Some('"') if self.rest.as_str().starts_with('"') => {
                    self.rest.next();
                    text.push('"');
                }
                Some('"') => break,
                Some(other) => text.push(other),
                None => return Err(self.error("a quote that is never closed")),
            }
        }
        self.field = Field::Quoted(text);
        Ok(())
    }

    fn end_field(&mut self) {
        let text = match std::mem::replace(&mut self.field, Field::Blank) {
            Field::Blank => String::new(),
            Field::Plain(text) | Field::Quoted(text) => text,
        };
        self.fields.push(text);
    }

    fn end_record(&mut self) {
        if self.field != Field::Blank || !self.fields.is_empty() {
            self.end_field();
            self.records.push(Record { row: self.row, fields: std::mem::take(&mut self.fields) });
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(text: &str, delimiter: char) -> Vec<(usize, Vec<String>)> {
        records(text, delimiter).unwrap().into_iter().map(|it| (it.row, it.fields)).collect()
    }

    #[test]
    fn quotes_line_ends_and_blank_rows_are_understood() {
        let expected = |row: usize, fields: &[&str]| (row, fields.iter().map(|&it| it.to_owned()).collect());
        let text = "\u{feff}a;\"b;\"\"c\"\"\nd\"\r\n\r\n\"\";5\"\rlast";
        let found = read(text, ';');
        assert_eq!(found, [expected(1, &["a", "b;\"c\"\nd"]), expected(3, &["", "5\""]), expected(4, &["last"])]);
        assert_eq!(read("a\tb\n\t", '\t'), [expected(1, &["a", "b"]), expected(2, &["", ""])]);
        assert!(read("", ',').is_empty());
    }

    #[test]
    fn quotes_that_enclose_nothing_are_refused_with_their_row() {
        let error = |text| records(text, ',').unwrap_err();
        let unclosed = "a quote that is never closed";
        assert_eq!(error("a,b\n1,\"2\n3,4\n"), QuoteError { records: 1, row: 2, problem: unclosed });
        let after = "text after a closing quote";
        assert_eq!(error("a,b\n\n\"1\"2,3\n"), QuoteError { records: 1, row: 3, problem: after });
    }
}
