//! Every format of a report.

use super::{RenderedFile, Report, ReportError, data, html, pictures, workbook};

/// The files of a report: page, page to sign, workbook, pictures, data.
///
/// # Errors
/// A format cannot be written: a fault of the program.
pub fn render(report: &Report) -> Result<Vec<RenderedFile>, ReportError> {
    let mut files = vec![("index.html".to_owned(), html::page(report)?.into_bytes())];
    if let Some(page) = &report.sign_off {
        files.push((page.file.clone(), html::sign_off(report, page)?.into_bytes()));
    }
    files.push(("tables.xlsx".to_owned(), workbook::workbook(report)?));
    files.extend(pictures::pictures(report)?);
    files.extend(data::files(report)?);
    Ok(files)
}
