//! One table a sheet, from cell A1: title, what is counted, the mark, notes, then the table.

use std::collections::BTreeSet;

use rust_xlsxwriter::{Format, Table, TableColumn, TableStyle, Worksheet, XlsxError};

use super::formats::Formats;
use super::sheets::Sheet;
use crate::table::{Column, ColumnKind, DataTable, Value};

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
    page.write_string_with_format(0, 0, &table.title, &formats.title)?;
    page.write_string(1, 0, &table.subtitle)?;
    page.write_string_with_format(2, 0, banner, &formats.banner)?;
    for (row, note) in (3..).zip(&table.notes) {
        page.write_string(row, 0, note)?;
    }
    let header = 3 + row_number(table.notes.len());
    let placed =
        Placed { header, last: header + row_number(table.rows.len()), beside: column_number(table.columns.len()) };
    let headers = unique_headers(&table.columns);
    for (at, (name, column)) in headers.iter().zip(&table.columns).enumerate() {
        page.set_column_width(column_number(at), width(table, at, column.kind))?;
        page.write_string_with_format(header, column_number(at), name, &formats.head)?;
    }
    if !table.rows.is_empty() {
        page.add_table(header, 0, placed.last, placed.beside - 1, &marked_up(sheet, &headers, formats))?;
    }
    for (row, values) in (header + 1..).zip(&table.rows) {
        for (at, (value, column)) in values.iter().zip(&table.columns).enumerate() {
            cell(page, row, column_number(at), value, formats.of(column.kind), formats)?;
        }
    }
    page.set_freeze_panes(header + 1, 1)?;
    Ok(placed)
}

fn cell(
    page: &mut Worksheet,
    row: u32,
    column: u16,
    value: &Value,
    format: &Format,
    formats: &Formats,
) -> Result<(), XlsxError> {
    match value {
        Value::Text(text) => page.write_string_with_format(row, column, text, &formats.wrapped)?,
        // Counts of people are far below 2^53.
        Value::People(number) => page.write_number_with_format(row, column, *number as f64, format)?,
        Value::Number(number) => page.write_number_with_format(row, column, *number, format)?,
        mark => page.write_string_with_format(row, column, mark.mark().unwrap_or_default(), &formats.mark)?,
    };
    Ok(())
}

fn marked_up(sheet: &Sheet<'_>, headers: &[String], formats: &Formats) -> Table {
    let column = |name: &String| TableColumn::new().set_header(name).set_header_format(&formats.head);
    let name: String = sheet.name.chars().map(|it| if it.is_ascii_alphanumeric() { it } else { '_' }).collect();
    Table::new()
        .set_columns(&headers.iter().map(column).collect::<Vec<_>>())
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

/// Width in characters: text as wide as it needs, within reason.
fn width(table: &DataTable, at: usize, kind: ColumnKind) -> f64 {
    let texts = table.rows.iter().filter_map(|row| match row.get(at) {
        Some(Value::Text(text)) => Some(text.chars().count()),
        _ => None,
    });
    match kind {
        ColumnKind::Text => texts.max().unwrap_or(0).clamp(12, 60) as f64 + 2.0,
        _ => 14.0,
    }
}

pub(super) fn row_number(number: usize) -> u32 {
    u32::try_from(number).unwrap_or(u32::MAX / 2)
}

pub(super) fn column_number(number: usize) -> u16 {
    u16::try_from(number).unwrap_or(u16::MAX / 2)
}
