//! Charts right of their tables: drawn by the spreadsheet where it can, else as a picture.

use rust_xlsxwriter::{Chart, ChartFormat, ChartSolidFill, ChartType, Color, Image, Worksheet, XlsxError};

use super::sheets::Sheet;
use super::table::{Placed, column_number, row_number};
use crate::chart::{Figure, NativeChart, NativeKind, NativeSeries, SeriesRole, Theme};
use crate::table::Value;

/// Characters of an alternative text that spreadsheets keep.
const MOST_LETTERS: usize = 255;
/// Pixels of a chart.
const WIDTH: u32 = 900;
/// Pixels of a bar, and of what stands around the bars.
const BAR: u32 = 26;
const AROUND: u32 = 160;
/// Width of a picture in the sheet against its own.
const PICTURE_SCALE: f64 = 0.75;

pub(super) fn write(
    page: &mut Worksheet,
    sheet: &Sheet<'_>,
    picture: Option<&[u8]>,
    placed: &Placed,
) -> Result<(), XlsxError> {
    let Some(figure) = sheet.figure.filter(|_| placed.last > placed.header) else { return Ok(()) };
    if let Some(bytes) = picture {
        let image = Image::new_from_buffer(bytes)?.set_alt_text(alt_text(figure));
        let image = image.set_scale_width(PICTURE_SCALE).set_scale_height(PICTURE_SCALE);
        page.insert_image(placed.header, placed.beside + 1, &image)?;
    }
    if let Some(native) = &figure.native {
        let helpers = helpers(page, figure, native, placed)?;
        let chart = native_chart(sheet, figure, native, placed);
        page.insert_chart(placed.header, placed.beside + helpers + 1, &chart)?;
    }
    Ok(())
}

/// Columns of negatives for series that are drawn to the left or down; how many there are.
fn helpers(page: &mut Worksheet, figure: &Figure, native: &NativeChart, placed: &Placed) -> Result<u16, XlsxError> {
    let mirrored: Vec<usize> = native.series.iter().filter(|it| it.mirrored).map(|it| it.column).collect();
    for (at, &source) in (placed.beside..).zip(&mirrored) {
        let header = figure.table.columns.get(source).map_or("", |it| it.header.as_str());
        page.write_string(placed.header, at, format!("{header}, for the chart"))?;
        for (row, values) in (placed.header + 1..).zip(&figure.table.rows) {
            match values.get(source) {
                Some(Value::People(number)) => page.write_number(row, at, -(*number as f64))?,
                Some(Value::Number(number)) => page.write_number(row, at, -number)?,
                _ => continue,
            };
        }
    }
    Ok(column_number(mirrored.len()))
}

fn native_chart(sheet: &Sheet<'_>, figure: &Figure, native: &NativeChart, placed: &Placed) -> Chart {
    let is_sideways = matches!(native.kind, NativeKind::Bar | NativeKind::StackedBar);
    let mut chart = Chart::new(chart_type(native.kind));
    let mut beside = placed.beside;
    for series in &native.series {
        let column = if series.mirrored { beside } else { column_number(series.column) };
        beside += u16::from(series.mirrored);
        add(&mut chart, sheet, series, (column_number(native.categories), column), placed, native.kind);
    }
    chart.title().set_name(&figure.title);
    // In a bar chart the library calls the vertical axis of categories `x`.
    chart.y_axis().set_num_format(&native.axis_format);
    if is_sideways {
        chart.x_axis().set_reverse();
        chart.set_height(AROUND + BAR * row_number(figure.table.rows.len()));
    } else {
        chart.set_height(420);
    }
    chart.set_width(WIDTH).set_alt_text(alt_text(figure));
    chart
}

fn add(
    chart: &mut Chart,
    sheet: &Sheet<'_>,
    series: &NativeSeries,
    (categories, values): (u16, u16),
    placed: &Placed,
    kind: NativeKind,
) {
    let rows = (placed.header + 1, placed.last);
    let name = sheet.name.as_str();
    let header = sheet.table.columns.get(series.column).map_or("", |it| it.header.as_str());
    let mut format = ChartFormat::new();
    let added = chart.add_series();
    added.set_name(header).set_categories((name, rows.0, categories, rows.1, categories));
    added.set_values((name, rows.0, values, rows.1, values));
    if kind == NativeKind::Line {
        if let Some(colour) = colour(series.role) {
            let mut line = rust_xlsxwriter::ChartLine::new();
            line.set_color(colour);
            format.set_line(&line);
            added.set_format(&mut format);
        }
    } else if let Some(colour) = colour(series.role) {
        format.set_solid_fill(ChartSolidFill::new().set_color(colour));
        added.set_format(&mut format);
    }
    if matches!(kind, NativeKind::StackedBar | NativeKind::StackedColumn) {
        added.set_overlap(100);
    }
}

fn chart_type(kind: NativeKind) -> ChartType {
    match kind {
        NativeKind::Bar => ChartType::Bar,
        NativeKind::StackedBar => ChartType::BarStacked,
        NativeKind::Column => ChartType::Column,
        NativeKind::StackedColumn => ChartType::ColumnStacked,
        NativeKind::Line => ChartType::Line,
    }
}

/// The colour of whom a series shows; `None` leaves it to the spreadsheet.
fn colour(role: SeriesRole) -> Option<Color> {
    let theme = Theme::default();
    let colour = match role {
        SeriesRole::Women => theme.women,
        SeriesRole::Men => theme.men,
        SeriesRole::Another => theme.another,
        SeriesRole::NotStated | SeriesRole::Reference => theme.not_stated,
        SeriesRole::Neutral => return None,
    };
    u32::from_str_radix(colour.hex().trim_start_matches('#'), 16).ok().map(Color::RGB)
}

fn alt_text(figure: &Figure) -> String {
    figure.alt_text.chars().take(MOST_LETTERS).collect()
}
