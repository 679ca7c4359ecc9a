//! One report model; page, workbook, pictures and data files are renderers of it.

mod compose;
mod data;
mod display;
mod error;
mod files;
#[cfg(test)]
mod fixtures;
mod html;
mod manifest;
mod model;
mod pictures;
#[cfg(test)]
mod pictures_tests;
pub mod readback;
mod render;
mod workbook;
mod write;
#[cfg(test)]
mod write_tests;

pub use compose::{
    AgencyFacts, PublicFacts, Told, compose, compose_overview, compose_peers, compose_public, population_name,
};
pub use error::ReportError;
pub use model::{Block, Dataset, HeadlineNumber, Link, Panel, Report, ReportMeta, Section, SignOff};
pub use render::render;
pub use write::{InPlace, changed_files, in_place, remove_report, strangers_in, write};

/// A file of a report: its path below the report's folder, with `/`, and its bytes.
pub type RenderedFile = (String, Vec<u8>);
