//! The first three sheets: cover, contents, notes.

use rust_xlsxwriter::{Url, Worksheet, XlsxError};

use super::formats::Formats;
use super::layout::{LINE, lines};
use super::sheets::Sheet;
use crate::report::Report;

/// Width of a column of running text.
const WIDE: f64 = 100.0;

pub(super) fn cover(page: &mut Worksheet, report: &Report, formats: &Formats) -> Result<(), XlsxError> {
    let meta = &report.meta;
    page.set_name("Cover")?.set_column_width(0, WIDE)?;
    page.write_string_with_format(0, 0, format!("{}, {}", meta.agency, meta.period_words), &formats.title)?;
    page.write_string_with_format(1, 0, &meta.banner, &formats.banner)?;
    let mut lines = vec![meta.title.clone()];
    lines.extend(report.numbers.iter().map(|it| format!("{}: {} ({})", it.label, it.value, it.note)));
    lines.extend(report.sentences.iter().cloned());
    lines.push(format!("Made by {}. The same exports give the same workbook.", meta.program));
    text(page, 2, &lines, formats)
}

/// Lines of running text in the first column, from this row on.
fn text<T: AsRef<str>>(page: &mut Worksheet, from: u32, texts: &[T], formats: &Formats) -> Result<(), XlsxError> {
    for (row, text) in (from..).zip(texts) {
        page.write_string_with_format(row, 0, text.as_ref(), &formats.wrapped)?;
        page.set_row_height(row, LINE * f64::from(lines(text.as_ref(), WIDE)))?;
    }
    Ok(())
}

pub(super) fn contents(page: &mut Worksheet, sheets: &[Sheet<'_>], formats: &Formats) -> Result<(), XlsxError> {
    page.set_name("Contents")?.set_column_width(0, 36)?.set_column_width(1, WIDE)?;
    page.write_string_with_format(0, 0, "Contents", &formats.title)?;
    page.write_string(1, 0, "One table a sheet")?;
    page.write_string_with_format(2, 0, "Sheet", &formats.head)?;
    page.write_string_with_format(2, 1, "Table", &formats.head)?;
    for (row, sheet) in (3..).zip(sheets) {
        let link = Url::new(format!("internal:'{}'!A1", sheet.name)).set_text(&sheet.name);
        page.write_url_with_format(row, 0, link, &formats.link)?;
        let table = format!("{}. {}", sheet.table.title, sheet.table.subtitle);
        page.write_string_with_format(row, 1, &table, &formats.wrapped)?;
        page.set_row_height(row, LINE * f64::from(lines(&table, WIDE)))?;
    }
    Ok(())
}

pub(super) fn notes(page: &mut Worksheet, report: &Report, formats: &Formats) -> Result<(), XlsxError> {
    page.set_name("Notes")?.set_column_width(0, WIDE)?;
    page.write_string_with_format(0, 0, "Notes", &formats.title)?;
    let notes = [
        report.meta.banner.as_str(),
        "Shares of women are of women and men; people of another gender and people not stated are counted beside them.",
        "Below ten women and men no share is shown: people are.",
        "[z]: not applicable or undefined",
        "[x]: not available",
        "[low]: too few people for a share",
        "Columns headed “for the chart” repeat a column for the chart alone: with the other sign where it draws to the left or down, without shorthands where it draws a line.",
    ];
    text(page, 1, &notes, formats)
}
