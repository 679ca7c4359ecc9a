//! The value of a cell, and how it crosses from the process that reads a workbook to the one that uses it.

use std::io::{self, Read, Write};

use calamine::{CellErrorType, Data, DataRef, ExcelDateTime};

use crate::ingest::CellKind;

/// The value of a cell that is not blank.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) enum Value<'a> {
    /// A text.
    Text(&'a str),
    /// A number, and a time that is no day.
    Number(f64),
    /// A calendar day.
    Date(u16, u8, u8),
    /// True or false.
    Logical(bool),
    /// An error such as `#REF!`.
    Error(&'a str),
}

impl Value<'_> {
    /// What kind of value it is.
    pub(super) fn kind(&self) -> CellKind {
        match self {
            Self::Text(_) => CellKind::Text,
            Self::Number(_) => CellKind::Number,
            Self::Date(..) => CellKind::Date,
            Self::Logical(_) => CellKind::Logical,
            Self::Error(_) => CellKind::Error,
        }
    }
}

/// Integers up to here are numbers without loss.
const EXACT: u64 = 1 << 53;

/// The value of a streamed cell; `None` where it is blank. `scratch` holds texts that are made here.
pub(super) fn of_ref<'a>(cell: &'a DataRef<'_>, scratch: &'a mut String) -> Option<Value<'a>> {
    Some(match cell {
        DataRef::Empty => return None,
        DataRef::String(it) | DataRef::DurationIso(it) => Value::Text(it),
        DataRef::SharedString(it) => Value::Text(it),
        DataRef::DateTimeIso(it) => iso(it),
        DataRef::Int(it) => whole(*it, scratch),
        DataRef::Float(it) => Value::Number(*it),
        DataRef::Bool(it) => Value::Logical(*it),
        DataRef::DateTime(it) => date(*it),
        DataRef::Error(it) => Value::Error(error(it)),
    })
}

/// The value of a loaded cell; `None` where it is blank.
pub(super) fn of_data<'a>(cell: &'a Data, scratch: &'a mut String) -> Option<Value<'a>> {
    Some(match cell {
        Data::Empty => return None,
        Data::String(it) | Data::DurationIso(it) => Value::Text(it),
        Data::DateTimeIso(it) => iso(it),
        Data::Int(it) => whole(*it, scratch),
        Data::Float(it) => Value::Number(*it),
        Data::Bool(it) => Value::Logical(*it),
        Data::DateTime(it) => date(*it),
        Data::Error(it) => Value::Error(error(it)),
    })
}

fn whole(number: i64, scratch: &mut String) -> Value<'_> {
    if number.unsigned_abs() <= EXACT {
        return Value::Number(number as f64);
    }
    *scratch = number.to_string();
    Value::Text(scratch)
}

fn date(date: ExcelDateTime) -> Value<'static> {
    if date.is_duration() {
        return Value::Number(date.as_f64());
    }
    let (year, month, day, ..) = date.to_ymd_hms_milli();
    Value::Date(year, month, day)
}

/// `2026-10-31`, with or without a time of day; other texts stay texts.
fn iso(text: &str) -> Value<'_> {
    let day = text.get(..10).unwrap_or_default();
    let mut parts = day.splitn(3, '-');
    let mut part = || parts.next().unwrap_or_default();
    match (part().parse(), part().parse(), part().parse()) {
        (Ok(year), Ok(month), Ok(day)) => Value::Date(year, month, day),
        _ => Value::Text(text),
    }
}

fn error(error: &CellErrorType) -> &'static str {
    match error {
        CellErrorType::Div0 => "#DIV/0!",
        CellErrorType::NA => "#N/A",
        CellErrorType::Name => "#NAME?",
        CellErrorType::Null => "#NULL!",
        CellErrorType::Num => "#NUM!",
        CellErrorType::Ref => "#REF!",
        CellErrorType::Value => "#VALUE!",
        CellErrorType::GettingData => "#DATA!",
    }
}

const TEXT: u8 = b't';
const NUMBER: u8 = b'n';
const DATE: u8 = b'd';
const LOGICAL: u8 = b'l';
const ERROR: u8 = b'e';

/// Writes a cell: kind, row, column, value; numbers little-endian, texts after their length.
pub(super) fn send(output: &mut impl Write, row: u32, column: u32, value: Value<'_>) -> io::Result<()> {
    let tag = match value {
        Value::Text(_) => TEXT,
        Value::Number(_) => NUMBER,
        Value::Date(..) => DATE,
        Value::Logical(_) => LOGICAL,
        Value::Error(_) => ERROR,
    };
    output.write_all(&[tag])?;
    output.write_all(&row.to_le_bytes())?;
    output.write_all(&column.to_le_bytes())?;
    match value {
        Value::Text(text) | Value::Error(text) => send_bytes(output, cut(text).as_bytes()),
        Value::Number(number) => output.write_all(&number.to_le_bytes()),
        Value::Date(year, month, day) => {
            output.write_all(&year.to_le_bytes())?;
            output.write_all(&[month, day])
        }
        Value::Logical(it) => output.write_all(&[u8::from(it)]),
    }
}

/// The longest text that is sent, in bytes: more than any field may have, so that what is cut is still too long.
const MOST_BYTES: usize = 4096;

fn cut(text: &str) -> &str {
    if text.len() <= MOST_BYTES { text } else { &text[..text.floor_char_boundary(MOST_BYTES)] }
}

/// Writes bytes after their length.
pub(super) fn send_bytes(output: &mut impl Write, bytes: &[u8]) -> io::Result<()> {
    let length = u32::try_from(bytes.len()).map_err(|_| io::ErrorKind::InvalidInput)?;
    output.write_all(&length.to_le_bytes())?;
    output.write_all(bytes)
}

/// Reads the cell behind a tag that [`send`] wrote; its row, column and value.
pub(super) fn receive<'a>(
    tag: u8,
    input: &mut impl Read,
    buffer: &'a mut Vec<u8>,
) -> io::Result<(u32, u32, Value<'a>)> {
    let row = u32::from_le_bytes(array(input)?);
    let column = u32::from_le_bytes(array(input)?);
    let value = match tag {
        TEXT => Value::Text(text(input, buffer)?),
        ERROR => Value::Error(text(input, buffer)?),
        NUMBER => Value::Number(f64::from_le_bytes(array(input)?)),
        DATE => {
            let [low, high, month, day] = array(input)?;
            Value::Date(u16::from_le_bytes([low, high]), month, day)
        }
        LOGICAL => Value::Logical(array::<1>(input)? == [1]),
        _ => return Err(io::ErrorKind::InvalidData.into()),
    };
    Ok((row, column, value))
}

fn text<'a>(input: &mut impl Read, buffer: &'a mut Vec<u8>) -> io::Result<&'a str> {
    receive_bytes(input, buffer)?;
    std::str::from_utf8(buffer).map_err(|_| io::ErrorKind::InvalidData.into())
}

/// Reads bytes after their length.
pub(super) fn receive_bytes(input: &mut impl Read, buffer: &mut Vec<u8>) -> io::Result<()> {
    let length = u32::from_le_bytes(array(input)?);
    buffer.clear();
    let read = input.take(u64::from(length)).read_to_end(buffer)?;
    if read as u64 == u64::from(length) { Ok(()) } else { Err(io::ErrorKind::UnexpectedEof.into()) }
}

fn array<const N: usize>(input: &mut impl Read) -> io::Result<[u8; N]> {
    let mut bytes = [0; N];
    input.read_exact(&mut bytes)?;
    Ok(bytes)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_value_arrives_as_it_was_sent() {
        let values = [
            Value::Text("Ж\n"),
            Value::Text(""),
            Value::Number(-0.5),
            Value::Date(2026, 10, 31),
            Value::Logical(true),
            Value::Error("#REF!"),
        ];
        let mut sent = Vec::new();
        for (row, value) in (0..).zip(values) {
            send(&mut sent, row, 7, value).unwrap();
        }
        let (mut input, mut buffer) = (sent.as_slice(), Vec::new());
        for (row, value) in (0..).zip(values) {
            let [tag] = array(&mut input).unwrap();
            assert_eq!(receive(tag, &mut input, &mut buffer).unwrap(), (row, 7, value));
        }
        assert!(input.is_empty());
    }

    #[test]
    fn an_endless_text_is_cut_and_still_too_long() {
        let (text, mut sent) = ("é".repeat(3000), Vec::new());
        send(&mut sent, 0, 0, Value::Text(&text)).unwrap();
        let (mut input, mut buffer) = (&sent[1..], Vec::new());
        assert_eq!(receive(TEXT, &mut input, &mut buffer).unwrap().2, Value::Text(&text[..4096]));
    }

    #[test]
    fn a_text_that_is_cut_short_is_an_error() {
        let mut sent = Vec::new();
        send(&mut sent, 0, 0, Value::Text("abc")).unwrap();
        let mut input = &sent[1..sent.len() - 1];
        assert!(receive(TEXT, &mut input, &mut Vec::new()).is_err());
    }

    #[test]
    fn dates_of_open_documents_are_days() {
        assert_eq!(iso("2026-10-31T00:00:00"), Value::Date(2026, 10, 31));
        assert_eq!(iso("31/10/2026"), Value::Text("31/10/2026"));
    }
}
