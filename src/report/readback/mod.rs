//! A report read back from its files, as somebody would who wants to know more than it says.
//!
//! Nothing here knows how a report is written: files are opened by what their names end in, and every number in them is
//! found, wherever it stands. [`Allowed`] then says which of them the released counts explain; [`geometry_counts`] measures
//! the charts; [`contains_any`] looks for texts that must be nowhere.

mod address;
mod archive;
mod canary;
mod css;
mod csv;
mod data_uri;
mod decimal;
mod digits;
mod document;
mod drawn;
mod entities;
mod error;
mod explained;
mod folder;
mod found;
mod geometry;
mod json;
mod lines;
mod markup;
mod numbers;
mod opaque;
mod page;
mod parquet;
mod png;
mod provenance;
mod released;
mod said;
mod svg_text;
#[cfg(test)]
mod tests;
mod views;
mod xlsx;

use std::path::Path;

use rayon::prelude::*;

pub use canary::contains_any;
pub use decimal::Decimal;
pub use error::ReadBackError;
pub use explained::{Explained, Unexplained, explained};
pub use found::{Found, Kind};
pub use geometry::{GeometryError, Mark, Measured, Ruled, geometry_counts};
pub use provenance::{Allowed, NotReleased, unexplained};

use folder::StoredFile;
use found::Finds;
use numbers::Reading;

/// Every number in every file below `folder`, in the order of file names.
///
/// What cannot be judged is found as well, without a value: files of other kinds, links, hidden sheets, rows and columns.
///
/// # Errors
/// A file cannot be opened, or is not whole.
pub fn read_back(folder: &Path) -> Result<Vec<Found>, ReadBackError> {
    let files = folder::files(folder)?;
    let read = files.into_par_iter().map(read_file).collect::<Result<Vec<_>, ReadBackError>>()?;
    Ok(read.into_iter().flatten().collect())
}

fn read_file(file: StoredFile) -> Result<Vec<Found>, ReadBackError> {
    let mut finds = Finds::new(&file.name);
    finds.read(Kind::Text, Reading::Prose, &file.name, || "file name".to_owned());
    if file.is_special {
        finds.note(Kind::Hidden, "a link or a special file", || "file".to_owned());
        return Ok(finds.into_found());
    }
    let bytes = file.read()?;
    let read = document::read(&file.name, &bytes, &mut finds);
    read.map_err(|problem| ReadBackError::Broken { file: file.name, problem })?;
    Ok(finds.into_found())
}
