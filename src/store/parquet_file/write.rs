//! A table as the bytes of a Parquet file.

use std::sync::Arc;

use bytes::Bytes;
use parquet::basic::{ConvertedType, LogicalType, Repetition, Type as Physical};
use parquet::errors::{ParquetError, Result};
use parquet::file::metadata::KeyValue;
use parquet::file::properties::WriterProperties;
use parquet::file::writer::SerializedFileWriter;
use parquet::schema::types::{Type, TypePtr};

use super::chunk::{Compressor, chunk};
use super::encode::encode;
use super::{Column, read};

/// The bytes of a table of columns of equal length. Texts are put in order first, so equal tables give equal bytes.
pub(in crate::store) fn write(schema: &str, columns: &[(&str, Column<'_>)]) -> Result<Vec<u8>> {
    let rows = columns.first().map_or(0, |(_, column)| column.len());
    let mut writer = SerializedFileWriter::new(Vec::new(), message(columns)?, Arc::new(properties(schema)))?;
    if rows > 0 {
        let mut compressor = Compressor::new()?;
        let leaves = writer.schema_descr().columns().to_vec();
        let mut group = writer.next_row_group()?;
        for (leaf, (_, column)) in leaves.into_iter().zip(columns) {
            let (bytes, result) = in_order(*column, |column| {
                check(column, rows)?;
                chunk(leaf, &encode(column), rows, &mut compressor)
            })?;
            group.append_column(&Bytes::from(bytes), result)?;
        }
        group.close()?;
    }
    writer.into_inner()
}

fn in_order<R>(column: Column<'_>, then: impl FnOnce(Column<'_>) -> R) -> R {
    match column {
        Column::Text(coded) => then(Column::Text(&coded.in_order())),
        other => then(other),
    }
}

fn check(column: Column<'_>, rows: usize) -> Result<()> {
    let is_sound = match column {
        Column::Text(coded) => coded.is_sound(),
        _ => true,
    };
    if is_sound && column.len() == rows {
        return Ok(());
    }
    Err(ParquetError::General("columns of different lengths or with codes beyond their texts".to_owned()))
}

fn properties(schema: &str) -> WriterProperties {
    WriterProperties::builder()
        .set_created_by("parity".to_owned())
        .set_key_value_metadata(Some(vec![KeyValue::new(read::SCHEMA_KEY.to_owned(), schema.to_owned())]))
        .set_offset_index_disabled(true)
        .build()
}

fn message(columns: &[(&str, Column<'_>)]) -> Result<TypePtr> {
    let fields = columns.iter().map(|(name, column)| Ok(Arc::new(field(name, *column)?))).collect::<Result<_>>()?;
    Ok(Arc::new(Type::group_type_builder("table").with_fields(fields).build()?))
}

fn field(name: &str, column: Column<'_>) -> Result<Type> {
    let required = |physical| Type::primitive_type_builder(name, physical).with_repetition(Repetition::REQUIRED);
    match column {
        Column::Text(_) => required(Physical::BYTE_ARRAY)
            .with_logical_type(Some(LogicalType::String))
            .with_converted_type(ConvertedType::UTF8)
            .build(),
        Column::Int(_) => required(Physical::INT32).build(),
        Column::Long(_) => required(Physical::INT64).build(),
        Column::Person(_) => required(Physical::FIXED_LEN_BYTE_ARRAY).with_length(16).build(),
    }
}
