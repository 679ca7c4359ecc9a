//! Charts right of their tables: drawn by the spreadsheet where it can, else as a picture.

use rust_xlsxwriter::{Image, Worksheet, XlsxError};

use super::formats::Formats;
use super::native;
use super::sheets::Sheet;
use super::table::{NUMBER_WIDTH, Placed, column_number};
use crate::chart::{Figure, NativeChart, NativeKind, NativeSeries};
use crate::table::{ColumnKind, DataTable, Value};

/// UTF-16 units of an alternative text that spreadsheets keep.
const MOST_UNITS: usize = 255;
/// Width of a picture in the sheet against its own.
const PICTURE_SCALE: f64 = 0.75;

pub(super) fn write(
    page: &mut Worksheet,
    sheet: &Sheet<'_>,
    picture: Option<&[u8]>,
    placed: &Placed,
    formats: &Formats,
) -> Result<(), XlsxError> {
    let Some(figure) = sheet.figure.filter(|_| placed.last > placed.header) else { return Ok(()) };
    if let Some(bytes) = picture {
        let image = Image::new_from_buffer(bytes)?.set_alt_text(alt_text(figure));
        let image = image.set_scale_width(PICTURE_SCALE).set_scale_height(PICTURE_SCALE);
        page.insert_image(placed.header, placed.beside + 1, &image)?;
    }
    if let Some(chart) = &figure.native {
        let columns = drawn_columns(&figure.table, chart, placed.beside);
        let mut free = placed.beside;
        for (series, &column) in chart.series.iter().zip(&columns).filter(|(_, column)| **column >= placed.beside) {
            helper(page, &figure.table, series, (placed.header, column), formats)?;
            free = column + 1;
        }
        let mut drawn = native::chart(sheet, figure, chart, placed, &columns);
        page.insert_chart(placed.header, free + 1, drawn.set_alt_text(alt_text(figure)))?;
    }
    Ok(())
}

/// From which column of the sheet each series is drawn: its own, or one made for the chart right of the table.
fn drawn_columns(table: &DataTable, chart: &NativeChart, beside: u16) -> Vec<u16> {
    let mut free = beside;
    let column = |series: &NativeSeries| {
        // A spreadsheet draws a shorthand as a zero: a line would fall to the ground where nothing is known.
        let is_curve = matches!(chart.kind, NativeKind::Line | NativeKind::Scatter { .. });
        let is_drawn_wrong = is_curve && has_marks(table, series.column);
        if series.mirrored || is_drawn_wrong {
            free += 1;
            free - 1
        } else {
            column_number(series.column)
        }
    };
    chart.series.iter().map(column).collect()
}

fn has_marks(table: &DataTable, column: usize) -> bool {
    table.rows.iter().filter_map(|row| row.get(column)).any(|value| value.mark().is_some())
}

/// Header of a column for the chart alone.
pub(super) fn helper_title(table: &DataTable, series: &NativeSeries) -> String {
    format!("{}, for the chart", table.columns.get(series.column).map_or("", |it| it.header.as_str()))
}

/// A column for the chart alone: with the other sign where the chart draws to the left or down, without shorthands.
fn helper(
    page: &mut Worksheet,
    table: &DataTable,
    series: &NativeSeries,
    (header, at): (u32, u16),
    formats: &Formats,
) -> Result<(), XlsxError> {
    let source = table.columns.get(series.column);
    let title = helper_title(table, series);
    page.set_column_width(at, NUMBER_WIDTH)?.write_string_with_format(header, at, title, &formats.helper_head)?;
    let sign = if series.mirrored { -1.0 } else { 1.0 };
    for (row, values) in (header + 1..).zip(&table.rows) {
        let number = match values.get(series.column) {
            Some(Value::People(number)) => *number as f64,
            Some(Value::Number(number)) => *number,
            _ => continue,
        };
        let format = formats.of(source.map_or(ColumnKind::People, |it| it.kind), number);
        page.write_number_with_format(row, at, sign * number, format)?;
    }
    Ok(())
}

/// The alternative text, or as many of its whole sentences as a spreadsheet keeps. What stands in the sheet anyway goes first.
fn alt_text(figure: &Figure) -> String {
    let fits = |text: &str| text.encode_utf16().count() <= MOST_UNITS;
    if fits(&figure.alt_text) {
        return figure.alt_text.clone();
    }
    let text = figure.alt_text.replacen(&format!(" {}.", figure.subtitle.trim_end_matches('.')), "", 1);
    let ends = text.match_indices(". ").map(|(at, _)| at + 1).chain([text.len()]);
    let spaces = || text.match_indices(' ').map(|(at, _)| at);
    let longest = |ends: &mut dyn Iterator<Item = usize>| ends.filter(|&end| fits(&text[..end])).last();
    longest(&mut ends.into_iter())
        .or_else(|| longest(&mut spaces()))
        .map_or_else(String::new, |end| text[..end].to_owned())
}
