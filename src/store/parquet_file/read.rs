//! The bytes of a Parquet file as a table. Only for bytes whose hash was checked.

use std::sync::Arc;

use arrow_array::cast::AsArray;
use arrow_array::types::{Int32Type, Int64Type};
use arrow_array::{Array, ArrayRef, RecordBatch, RecordBatchReader};
use arrow_schema::{DataType, Field, Schema};
use bytes::Bytes;
use parquet::arrow::ProjectionMask;
use parquet::arrow::arrow_reader::{ArrowReaderMetadata, ArrowReaderOptions, ParquetRecordBatchReaderBuilder};
use parquet::errors::{ParquetError, Result};

use super::OwnedColumn;
use crate::table::{Coded, PersonKey};

/// Key of the schema's name among the metadata of a file.
pub(super) const SCHEMA_KEY: &str = "parity.schema";

/// The name of the schema of a file, and its columns in order.
pub(in crate::store) fn read(bytes: Vec<u8>) -> Result<(String, Vec<(String, OwnedColumn)>)> {
    read_columns(bytes, None)
}

/// The same, of one column only.
pub(in crate::store) fn read_one(bytes: Vec<u8>, column: &str) -> Result<(String, Vec<(String, OwnedColumn)>)> {
    read_columns(bytes, Some(column))
}

fn read_columns(bytes: Vec<u8>, only: Option<&str>) -> Result<(String, Vec<(String, OwnedColumn)>)> {
    let bytes = Bytes::from(bytes);
    let metadata = ArrowReaderMetadata::load(&bytes, ArrowReaderOptions::new())?;
    let schema = Arc::new(coded(metadata.schema()));
    let options = ArrowReaderOptions::new().with_schema(schema);
    let metadata = ArrowReaderMetadata::try_new(metadata.metadata().clone(), options)?;
    let file = metadata.metadata().file_metadata();
    let rows = usize::try_from(file.num_rows()).unwrap_or(0);
    let name = file.key_value_metadata().into_iter().flatten().find(|it| it.key == SCHEMA_KEY);
    let name = name.and_then(|it| it.value.clone()).unwrap_or_default();
    // One batch of all rows: then the dictionary of each column is that of the file.
    let one = |name| ProjectionMask::columns(file.schema_descr(), [name]);
    let mask = only.map_or_else(ProjectionMask::all, one);
    let builder = ParquetRecordBatchReaderBuilder::new_with_metadata(bytes, metadata.clone()).with_projection(mask);
    let mut batches = builder.with_batch_size(rows.max(1)).build()?;
    let batch = match batches.next() {
        Some(batch) => batch?,
        None => RecordBatch::new_empty(batches.schema()),
    };
    if batch.num_rows() != rows {
        return Err(ParquetError::General("more than one row group".to_owned()));
    }
    let fields = batch.schema();
    let columns =
        fields.fields().iter().zip(batch.columns()).map(|(field, array)| Ok((field.name().clone(), column(array)?)));
    Ok((name, columns.collect::<Result<_>>()?))
}

/// The same schema with texts as codes.
fn coded(schema: &Schema) -> Schema {
    let dictionary = DataType::Dictionary(Box::new(DataType::Int32), Box::new(DataType::Utf8));
    let field = |field: &Field| match field.data_type() {
        DataType::Utf8 => field.clone().with_data_type(dictionary.clone()),
        _ => field.clone(),
    };
    Schema::new(schema.fields().iter().map(|it| field(it)).collect::<Vec<_>>())
}

fn column(array: &ArrayRef) -> Result<OwnedColumn> {
    let unknown = || ParquetError::General(format!("unexpected column type {}", array.data_type()));
    match array.data_type() {
        DataType::Dictionary(..) => text(array).map(OwnedColumn::Text).ok_or_else(unknown),
        DataType::Int32 => Ok(OwnedColumn::Int(array.as_primitive::<Int32Type>().values().to_vec())),
        DataType::Int64 => Ok(OwnedColumn::Long(array.as_primitive::<Int64Type>().values().to_vec())),
        DataType::FixedSizeBinary(16) => {
            let (keys, _) = array.as_fixed_size_binary().value_data().as_chunks::<16>();
            Ok(OwnedColumn::Person(keys.iter().map(|&key| PersonKey(key)).collect()))
        }
        _ => Err(unknown()),
    }
}

fn text(array: &ArrayRef) -> Option<Coded> {
    let array = array.as_dictionary_opt::<Int32Type>()?;
    let texts = array.values().as_string_opt::<i32>()?.iter().map(|text| text.unwrap_or_default().to_owned()).collect();
    let codes = array.keys().values().iter().map(|&key| u32::try_from(key).ok()).collect::<Option<_>>()?;
    Some(Coded { texts, codes }.in_order().into_owned())
}
