//! The workbook: cover, contents, notes, then one table a sheet, with charts that the spreadsheet draws itself.

mod chart;
mod formats;
mod front;
mod sheets;
mod table;
#[cfg(test)]
mod tests;

use rust_xlsxwriter::{DocProperties, ExcelDateTime, Workbook, XlsxError};

use super::pictures::raster;
use super::{Report, ReportError};
use formats::Formats;
use sheets::Sheet;

/// Pixels across a picture where the spreadsheet has no such chart.
const PICTURE_WIDTH: u32 = 1200;

/// The workbook of a report. The same report gives the same bytes.
pub(super) fn workbook(report: &Report) -> Result<Vec<u8>, ReportError> {
    let sheets = sheets::sheets(report);
    let pictures = sheets.iter().map(picture).collect::<Result<Vec<_>, _>>()?;
    write(report, &sheets, &pictures).map_err(|source| ReportError::Workbook { source })
}

/// The picture of a chart that a spreadsheet cannot draw.
fn picture(sheet: &Sheet<'_>) -> Result<Option<Vec<u8>>, ReportError> {
    let figure = sheet.figure.filter(|figure| figure.native.is_none());
    figure.map(|figure| raster(figure, PICTURE_WIDTH)).transpose()
}

fn write(report: &Report, sheets: &[Sheet<'_>], pictures: &[Option<Vec<u8>>]) -> Result<Vec<u8>, XlsxError> {
    let mut book = Workbook::new();
    book.set_properties(&properties(report)?);
    let formats = Formats::new();
    front::cover(book.add_worksheet(), report, &formats)?;
    front::contents(book.add_worksheet(), sheets, &formats)?;
    front::notes(book.add_worksheet(), report, &formats)?;
    for (sheet, picture) in sheets.iter().zip(pictures) {
        let page = book.add_worksheet();
        let below = table::write(page, sheet, &report.meta.banner, &formats)?;
        chart::write(page, sheet, picture.as_deref(), &below)?;
    }
    book.save_to_buffer()
}

/// A fixed date: the workbook says nothing about when and where it was made.
fn properties(report: &Report) -> Result<DocProperties, XlsxError> {
    let made = ExcelDateTime::from_ymd(2000, 1, 1)?.and_hms(0, 0, 0)?;
    let title = format!("{}, {}: {}", report.meta.agency, report.meta.period_words, report.meta.title);
    Ok(DocProperties::new().set_title(title).set_comment(&report.meta.banner).set_creation_datetime(&made))
}
