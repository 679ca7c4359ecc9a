//! Immutable, content-named Parquet under numbered manifests: a period is replaced whole or not at all.
//!
//! Whatever happens to a run, the store shows the state before it or the state after it. The steps of a commit stand in
//! [`Transaction::commit`].

mod commit;
mod count_file;
mod envelope;
mod error;
mod files;
mod folder;
mod import_id;
mod inputs;
mod lock;
mod manifest;
mod parquet_file;
mod publications;
mod staff_file;
#[cfg(test)]
mod tests;
mod transaction;
mod view;

pub use count_file::CountKind;
pub use error::StoreError;
pub use folder::Store;
pub use import_id::import_id;
pub use inputs::Inputs;
pub use manifest::{AgencyEntry, FORMAT, FileEntry, Manifest, PeriodEntry, SourceHash};
pub use publications::Publication;
pub use transaction::Transaction;
pub use view::StoreView;
