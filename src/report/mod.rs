//! One report model; HTML, workbook and data files are renderers of it.

mod model;

pub use model::{Block, Dataset, HeadlineNumber, Report, ReportMeta, Section};
