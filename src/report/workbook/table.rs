//! One table a sheet, from cell A1: title, what is counted, the mark, notes, then the table.

use std::collections::BTreeSet;

use rust_xlsxwriter::{Table, TableColumn, TableStyle, Worksheet, XlsxError};

use super::chart::helper_title;
use super::formats::Formats;
use super::layout::{LINE, lines, width_for};
use super::sheets::Sheet;
use crate::table::{Column, ColumnKind, DataTable, Value};

/// Width of a column of numbers, in characters.
pub(super) const NUMBER_WIDTH: f64 = 14.0;

/// Where the table of a sheet is.
pub(super) struct Placed {
    /// Row of the header.
    pub header: u32,
    /// Last row with values.
    pub last: u32,
    /// First column right of the table.
    pub beside: u16,
}

pub(super) fn write(
    page: &mut Worksheet,
    sheet: &Sheet<'_>,
    banner: &str,
    formats: &Formats,
) -> Result<Placed, XlsxError> {
    let table = sheet.table;
    page.set_name(&sheet.name)?;
    let header = above(page, sheet, banner, formats)?;
    let placed =
        Placed { header, last: header + row_number(table.rows.len()), beside: column_number(table.columns.len()) };
    let headers = unique_headers(&table.columns);
    let widths: Vec<f64> = headers.iter().enumerate().map(|(at, header)| width(table, at, header)).collect();
    for (at, &width) in (0..).zip(&widths) {
        page.set_column_width(at, width)?;
    }
    page.set_row_height(header, head_height(sheet, &headers, &widths))?;
    for (at, (name, column)) in (0..).zip(headers.iter().zip(&table.columns)) {
        page.write_string_with_format(header, at, name, formats.head_of(at, column.kind))?;
    }
    if !table.rows.is_empty() {
        page.add_table(header, 0, placed.last, placed.beside - 1, &marked_up(sheet, &headers, formats))?;
    }
    for (row, values) in (header + 1..).zip(&table.rows) {
        rows(page, row, values, (&table.columns, &widths), formats)?;
    }
    page.set_freeze_panes(header + 1, 1)?;
    Ok(placed)
}

/// Height of the header, with those of the columns that a chart may need right of the table.
fn head_height(sheet: &Sheet<'_>, headers: &[String], widths: &[f64]) -> f64 {
    let own = headers.iter().zip(widths).map(|(name, &width)| lines(name, width));
    let series = sheet.figure.and_then(|figure| figure.native.as_ref()).map_or(&[][..], |native| &native.series);
    let helpers = series.iter().map(|series| lines(&helper_title(sheet.table, series), NUMBER_WIDTH));
    LINE * f64::from(own.chain(helpers).max().unwrap_or(1))
}

/// What stands above the table: title, what is counted, the mark, notes, source. The row of the table's header.
fn above(page: &mut Worksheet, sheet: &Sheet<'_>, banner: &str, formats: &Formats) -> Result<u32, XlsxError> {
    let table = sheet.table;
    page.write_string_with_format(0, 0, &table.title, &formats.title)?;
    page.write_string(1, 0, &table.subtitle)?;
    page.write_string_with_format(2, 0, banner, &formats.banner)?;
    let source = sheet.figure.map(|figure| &figure.source);
    let below: Vec<&String> = table.notes.iter().chain(source).collect();
    for (row, note) in (3..).zip(&below) {
        page.write_string(row, 0, *note)?;
    }
    Ok(3 + row_number(below.len()))
}

fn rows(
    page: &mut Worksheet,
    row: u32,
    values: &[Value],
    (columns, widths): (&[Column], &[f64]),
    formats: &Formats,
) -> Result<(), XlsxError> {
    let mut deepest = 1;
    for (at, (value, (column, &width))) in (0..).zip(values.iter().zip(columns.iter().zip(widths))) {
        cell(page, row, at, value, column.kind, formats)?;
        if let Value::Text(text) = value {
            deepest = deepest.max(lines(text, width));
        }
    }
    if deepest > 1 {
        page.set_row_height(row, LINE * f64::from(deepest))?;
    }
    Ok(())
}

fn cell(
    page: &mut Worksheet,
    row: u32,
    column: u16,
    value: &Value,
    kind: ColumnKind,
    formats: &Formats,
) -> Result<(), XlsxError> {
    let number = match value {
        Value::Text(text) => {
            return page.write_string_with_format(row, column, text, formats.words_at(column)).map(|_| ());
        }
        // Counts of people are far below 2^53.
        Value::People(number) => *number as f64,
        Value::Number(number) => *number,
        mark => {
            let mark = mark.mark().unwrap_or_default();
            return page.write_string_with_format(row, column, mark, &formats.mark).map(|_| ());
        }
    };
    page.write_number_with_format(row, column, number, formats.of(kind, number)).map(|_| ())
}

fn marked_up(sheet: &Sheet<'_>, headers: &[String], formats: &Formats) -> Table {
    let column = |(at, (name, column)): (u16, (&String, &Column))| {
        TableColumn::new().set_header(name).set_header_format(formats.head_of(at, column.kind))
    };
    let name: String = sheet.name.chars().map(|it| if it.is_ascii_alphanumeric() { it } else { '_' }).collect();
    Table::new()
        .set_columns(&(0..).zip(headers.iter().zip(&sheet.table.columns)).map(column).collect::<Vec<_>>())
        .set_name(format!("table_{name}"))
        .set_style(TableStyle::Light1)
        .set_banded_rows(false)
        .set_autofilter(false)
        .set_alt_text(&sheet.table.title)
}

/// A table's headers have to differ: a second `to` becomes `to (2)`.
fn unique_headers(columns: &[Column]) -> Vec<String> {
    let mut seen = BTreeSet::new();
    let mut headers = Vec::new();
    for column in columns {
        let numbered = (2..).map(|number: u32| format!("{} ({number})", column.header));
        let mut names = std::iter::once(column.header.clone()).chain(numbered);
        headers.extend(names.find(|name| seen.insert(name.to_lowercase())));
    }
    headers
}

/// Width in characters: as wide as texts need, within reason, and never narrower than a word of the header.
fn width(table: &DataTable, at: usize, header: &str) -> f64 {
    let texts = table.rows.iter().filter_map(|row| match row.get(at) {
        Some(Value::Text(text)) => Some(text.chars().count()),
        _ => None,
    });
    let text = texts.max().map_or(0.0, |longest| width_for(longest.min(60)));
    let word = header.split_whitespace().map(|word| word.chars().count()).max().unwrap_or(0).min(30);
    // Headers are bold.
    text.max(word as f64 * 1.2 + 1.0).max(NUMBER_WIDTH)
}

pub(super) fn row_number(number: usize) -> u32 {
    u32::try_from(number).unwrap_or(u32::MAX / 2)
}

pub(super) fn column_number(number: usize) -> u16 {
    u16::try_from(number).unwrap_or(u16::MAX / 2)
}
