//! The workbook: cover, contents, notes, then one table a sheet, with charts that the spreadsheet draws itself.

mod chart;
#[cfg(test)]
mod chart_tests;
mod formats;
mod front;
mod layout;
mod native;
mod sheets;
mod table;
#[cfg(test)]
mod tests;

use rust_xlsxwriter::{DocProperties, ExcelDateTime, Workbook, Worksheet, XlsxError};

use super::pictures::raster;
use super::{Report, ReportError};
use formats::Formats;
use sheets::Sheet;

/// Pixels across a picture where the spreadsheet has no such chart.
const PICTURE_WIDTH: u32 = 1200;

/// Letters of the mark in a footer, which holds 255 with its codes.
const MOST_OF_FOOTER: usize = 100;

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
        chart::write(page, sheet, picture.as_deref(), &below, &formats)?;
        page.set_repeat_rows(below.header, below.header)?;
    }
    for page in book.worksheets_mut() {
        on_paper(page, &report.meta.banner);
    }
    book.save_to_buffer()
}

/// A sheet prints as wide as a page, with the mark on every page.
fn on_paper(page: &mut Worksheet, banner: &str) {
    // 9 is A4. `&` begins a code in a footer.
    page.set_landscape().set_paper_size(9).set_print_fit_to_pages(1, 0);
    let mark: String = banner.chars().take(MOST_OF_FOOTER).collect();
    page.set_footer(format!("&L{}&R&A, &P of &N", mark.replace('&', "&&")));
}

/// A fixed date: the workbook says nothing about when and where it was made.
fn properties(report: &Report) -> Result<DocProperties, XlsxError> {
    let made = ExcelDateTime::from_ymd(2000, 1, 1)?.and_hms(0, 0, 0)?;
    let title = format!("{}, {}: {}", report.meta.agency, report.meta.period_words, report.meta.title);
    Ok(DocProperties::new().set_title(title).set_comment(&report.meta.banner).set_creation_datetime(&made))
}
