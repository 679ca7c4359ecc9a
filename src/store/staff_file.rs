//! The staff list as a Parquet file.

use super::StoreError;
use super::parquet_file::{self, Column, OwnedColumn};
use crate::table::{Coded, PersonKey, StaffTable, column, text_columns};

/// Name and version of its columns.
pub(super) const SCHEMA: &str = "staff/1";

/// The file's bytes; equal lists give equal bytes.
pub(super) fn write(table: &StaffTable) -> Result<Vec<u8>, StoreError> {
    let mut columns = vec![(column::PERSON, Column::Person(&table.person))];
    columns.extend(text_columns(table).map(|(name, coded)| (name, Column::Text(coded))));
    columns.extend(number_columns(table).map(|(name, numbers)| (name, Column::Int(numbers))));
    for (name, column) in &columns {
        check(name, *column, table.len())?;
    }
    parquet_file::write(SCHEMA, &columns).map_err(|source| StoreError::Parquet { action: "write", source })
}

/// The list in a file's bytes, whose hash was checked; `None` where it is of another schema.
pub(super) fn read(bytes: Vec<u8>) -> Result<Option<StaffTable>, StoreError> {
    let (schema, columns) =
        parquet_file::read(bytes).map_err(|source| StoreError::Parquet { action: "read", source })?;
    if schema != SCHEMA {
        return Ok(None);
    }
    let mut table = StaffTable::default();
    let filled = columns.into_iter().map(|(name, column)| fill(&mut table, &name, column)).collect::<Option<Vec<()>>>();
    Ok(filled.map(|_| table))
}

/// The persons of the list in a file's bytes, whose hash was checked; `None` where it is of another schema.
pub(super) fn read_persons(bytes: Vec<u8>) -> Result<Option<Vec<PersonKey>>, StoreError> {
    let (schema, columns) = parquet_file::read_one(bytes, column::PERSON)
        .map_err(|source| StoreError::Parquet { action: "read", source })?;
    let persons = columns.into_iter().find_map(|(_, column)| match column {
        OwnedColumn::Person(keys) => Some(keys),
        OwnedColumn::Text(_) | OwnedColumn::Int(_) | OwnedColumn::Long(_) => None,
    });
    Ok(persons.filter(|_| schema == SCHEMA))
}

fn number_columns(table: &StaffTable) -> [(&'static str, &[i32]); 4] {
    [
        (column::RANK_LEVEL, &table.rank_level),
        (column::FTE, &table.fte_thousandths),
        (column::BIRTH_YEAR, &table.birth_year),
        (column::ENTRY_MONTH, &table.entry_month),
    ]
}

fn check(name: &'static str, column: Column<'_>, rows: usize) -> Result<(), StoreError> {
    let fits = match column {
        Column::Text(coded) => coded.codes.len() == rows && coded.is_sound(),
        Column::Int(numbers) => numbers.len() == rows,
        Column::Long(_) | Column::Person(_) => true,
    };
    if fits { Ok(()) } else { Err(StoreError::StaffColumn { column: name, rows }) }
}

fn fill(table: &mut StaffTable, name: &str, column: OwnedColumn) -> Option<()> {
    match column {
        OwnedColumn::Person(keys) if name == column::PERSON => table.person = keys,
        OwnedColumn::Text(coded) => *text_column(table, name)? = coded,
        OwnedColumn::Int(numbers) => *number_column(table, name)? = numbers,
        OwnedColumn::Person(_) | OwnedColumn::Long(_) => return None,
    }
    Some(())
}

fn text_column<'a>(table: &'a mut StaffTable, name: &str) -> Option<&'a mut Coded> {
    match name {
        column::GENDER => Some(&mut table.gender),
        column::RANK => Some(&mut table.rank),
        column::BAND => Some(&mut table.band),
        column::UNIT => Some(&mut table.unit),
        column::ROLE => Some(&mut table.role),
        column::ROLE_FAMILY => Some(&mut table.role_family),
        column::CONTRACT => Some(&mut table.contract),
        column::WORKING_TIME => Some(&mut table.working_time),
        column::DUTY_STATION => Some(&mut table.duty_station),
        _ => None,
    }
}

fn number_column<'a>(table: &'a mut StaffTable, name: &str) -> Option<&'a mut Vec<i32>> {
    match name {
        column::RANK_LEVEL => Some(&mut table.rank_level),
        column::FTE => Some(&mut table.fte_thousandths),
        column::BIRTH_YEAR => Some(&mut table.birth_year),
        column::ENTRY_MONTH => Some(&mut table.entry_month),
        _ => None,
    }
}
