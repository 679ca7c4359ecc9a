//! The one door to Parquet. Columns come as codes and leave as dictionary pages without any value being hashed again, which
//! the stock writer of dictionary arrays would do (arrow-rs issue 10465). One row group a file, zstd level 1, statistics of
//! whole columns, nothing in a file that is not in the table: the same table gives the same bytes.

mod chunk;
mod encode;
mod packing;
mod read;
mod write;

pub(super) use read::{read, read_one};
pub(super) use write::write;

use crate::table::{Coded, PersonKey};

/// A column to write.
#[derive(Clone, Copy)]
pub(super) enum Column<'a> {
    /// Texts.
    Text(&'a Coded),
    /// Small whole numbers.
    Int(&'a [i32]),
    /// Whole numbers.
    Long(&'a [i64]),
    /// Pseudonyms.
    Person(&'a [PersonKey]),
}

/// A column that was read.
pub(super) enum OwnedColumn {
    /// Texts.
    Text(Coded),
    /// Small whole numbers.
    Int(Vec<i32>),
    /// Whole numbers.
    Long(Vec<i64>),
    /// Pseudonyms.
    Person(Vec<PersonKey>),
}

impl Column<'_> {
    fn len(self) -> usize {
        match self {
            Self::Text(coded) => coded.codes.len(),
            Self::Int(numbers) => numbers.len(),
            Self::Long(numbers) => numbers.len(),
            Self::Person(persons) => persons.len(),
        }
    }
}
