//! One report model; page, workbook, pictures and data files are renderers of it.

mod compose;
mod error;
mod model;

pub use compose::{AgencyFacts, compose};
pub use error::ReportError;
pub use model::{Block, Dataset, HeadlineNumber, Link, Report, ReportMeta, Section};

/// A file of a report: its path below the report's folder, with `/`, and its bytes.
pub type RenderedFile = (String, Vec<u8>);
