//! Counts as a Parquet file.

use super::StoreError;
use super::parquet_file::{self, Column, OwnedColumn};
use crate::table::{CountColumn, CountTable, CountTableError};

/// What is counted.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum CountKind {
    /// Persons on the staff list of a period.
    Stock,
    /// Movements from the period before to this one.
    Flow,
}

impl CountKind {
    /// First part of its files' names.
    pub(super) fn word(self) -> &'static str {
        match self {
            Self::Stock => "stock",
            Self::Flow => "flow",
        }
    }

    /// Name and version of its columns.
    pub(super) fn schema(self) -> &'static str {
        match self {
            Self::Stock => "stock/1",
            Self::Flow => "flow/1",
        }
    }
}

/// The file's bytes; equal tables give equal bytes.
pub(super) fn write(kind: CountKind, table: &CountTable) -> Result<Vec<u8>, StoreError> {
    let columns = table.columns().iter().map(|(name, column)| match column {
        CountColumn::Text(coded) => (name.as_str(), Column::Text(coded)),
        CountColumn::Whole(numbers) => (name.as_str(), Column::Long(numbers)),
    });
    parquet_file::write(kind.schema(), &columns.collect::<Vec<_>>())
        .map_err(|source| StoreError::Parquet { action: "write", source })
}

/// The schema and the counts in a file's bytes, whose hash was checked.
pub(super) fn read(bytes: Vec<u8>) -> Result<(String, CountTable), StoreError> {
    let (schema, columns) =
        parquet_file::read(bytes).map_err(|source| StoreError::Parquet { action: "read", source })?;
    let columns = columns.into_iter().filter_map(|(name, column)| match column {
        OwnedColumn::Text(coded) => Some((name, CountColumn::Text(coded))),
        OwnedColumn::Long(numbers) => Some((name, CountColumn::Whole(numbers))),
        OwnedColumn::Int(_) | OwnedColumn::Person(_) => None,
    });
    let table = CountTable::new(columns.collect()).map_err(counts)?;
    Ok((schema, table))
}

fn counts(source: CountTableError) -> StoreError {
    StoreError::Counts { source }
}
