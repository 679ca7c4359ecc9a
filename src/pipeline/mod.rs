//! The pipeline file: typed text as it was written, and the checked `Pipeline` made from it.

mod agency_id;
mod belongs;
mod check;
mod checked;
mod continuity;
mod file;
mod ingest_text;
mod load;
mod problems;
pub mod projection;
mod refused;
mod rule;
mod schema;
mod shape;
pub(crate) mod suggest;
#[cfg(test)]
mod tests;
mod what_if;
mod words;

pub use agency_id::{AgencyId, AgencyIdError};
pub use check::{absolute_glob, key_path};
pub use checked::{
    Agency, Audience, Codes, ColumnMapping, CsvLayout, DateOrder, DuplicateRule, Layout, ParityDefinition,
    PeriodSource, Pipeline, Population, PublishedFigure, RoleFamilyRule, Source, Target, TextCodes, UnitColumns,
    WorkbookLayout, WorkingTimeUnit,
};
pub use continuity::{ContinuityRules, Recoded, RecodedField};
pub use load::{load, parse};
pub use projection::{Change, HeadcountPlan, Limits, ProjectionSettings, Scenario, SolveFor};
pub use refused::{Refused, refused_header};
pub use schema::schema;
pub use what_if::{WhatIf, what_if};
pub use words::UNANSWERED;
