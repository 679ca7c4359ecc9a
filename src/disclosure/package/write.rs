//! A package as the bytes of a Parquet file: plain types, one order of rows, nothing of clock, host or user.

use std::sync::Arc;

use arrow_array::{ArrayRef, Int64Array, RecordBatch, StringArray};
use arrow_schema::{DataType, Field, Schema};
use parquet::arrow::ArrowWriter;
use parquet::arrow::arrow_writer::ArrowWriterOptions;
use parquet::basic::{Compression, ZstdLevel};
use parquet::errors::{ParquetError, Result};
use parquet::file::metadata::KeyValue;
use parquet::file::properties::WriterProperties;

use super::RowKey;
use super::columns::{OF_ALL, PEOPLE, TEXTS, texts};
use super::digest::{METADATA, digest, seal};
use super::{About, Package};

const ZSTD_LEVEL: i32 = 3;

/// The bytes of a package.
pub(super) fn write(package: &Package) -> Result<Vec<u8>> {
    let about = serde_json::to_string(&package.about).map_err(|error| ParquetError::General(error.to_string()))?;
    let sealed = seal(&digest(&about, package.rows()), &about);
    let rows: Vec<(&RowKey, Option<i64>)> = package.rows().collect();
    file(&batch(&package.about, &rows)?, sealed)
}

/// The columns of a package: name, type, and whether there may be nothing in it.
pub(super) fn schema() -> Schema {
    let texts = TEXTS.map(|name| Field::new(name, DataType::Utf8, name != "measure"));
    let people = Field::new(PEOPLE, DataType::Int64, true);
    let of_all = OF_ALL.map(|name| Field::new(name, DataType::Utf8, false));
    Schema::new(texts.into_iter().chain([people]).chain(of_all).collect::<Vec<_>>())
}

/// Rows in the order given.
pub(super) fn batch(about: &About, rows: &[(&RowKey, Option<i64>)]) -> Result<RecordBatch> {
    let mut columns: Vec<Vec<Option<String>>> = TEXTS.map(|_| Vec::with_capacity(rows.len())).to_vec();
    for (key, _) in rows {
        columns.iter_mut().zip(texts(key)).for_each(|(column, text)| column.push(text));
    }
    let texts = columns.into_iter().map(|column| Arc::new(StringArray::from(column)) as ArrayRef);
    let people: ArrayRef = Arc::new(rows.iter().map(|(_, people)| *people).collect::<Int64Array>());
    let same = |text: String| Arc::new(StringArray::from(vec![text; rows.len()])) as ArrayRef;
    let of_all = [same(about.agency.clone()), same(about.period.to_string())];
    Ok(RecordBatch::try_new(Arc::new(schema()), texts.chain([people]).chain(of_all).collect())?)
}

/// The bytes of a file of these rows and this seal.
pub(super) fn file(batch: &RecordBatch, sealed: String) -> Result<Vec<u8>> {
    let properties = WriterProperties::builder()
        .set_compression(Compression::ZSTD(ZstdLevel::try_new(ZSTD_LEVEL)?))
        .set_created_by("parity".to_owned())
        .set_key_value_metadata(Some(vec![KeyValue::new(METADATA.to_owned(), sealed)]))
        .build();
    let options = ArrowWriterOptions::new().with_properties(properties).with_skip_arrow_metadata(true);
    let mut bytes = Vec::new();
    let mut writer = ArrowWriter::try_new_with_options(&mut bytes, batch.schema(), options)?;
    writer.write(batch)?;
    writer.close()?;
    Ok(bytes)
}
