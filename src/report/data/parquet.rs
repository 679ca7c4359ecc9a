//! Parquet that any tool reads: one folder for each agency and period, plain types, nothing in the file that its folder says.

use std::collections::BTreeMap;
use std::sync::Arc;

use arrow_array::{ArrayRef, Float64Array, Int64Array, RecordBatch, StringArray};
use arrow_schema::{DataType, Field, Schema};
use parquet::arrow::ArrowWriter;
use parquet::basic::Compression;
use parquet::file::metadata::KeyValue;
use parquet::file::properties::WriterProperties;

use super::PARTITION;
use crate::report::{RenderedFile, ReportError, ReportMeta};
use crate::table::{Column, ColumnKind, DataTable, Value};

pub(super) fn write(table: &DataTable, meta: &ReportMeta) -> Result<Vec<RenderedFile>, ReportError> {
    let mut partitions: BTreeMap<String, Vec<&Vec<Value>>> = BTreeMap::new();
    let failed = |problem: String| ReportError::Data { dataset: table.id.clone(), problem };
    for row in &table.rows {
        partitions.entry(folder(table, row).map_err(failed)?).or_default().push(row);
    }
    let file = |(folder, rows): (String, Vec<&Vec<Value>>)| {
        let bytes = bytes(table, &rows, meta).map_err(failed)?;
        Ok((format!("data/parquet/{}/{folder}part-0.parquet", table.id), bytes))
    };
    partitions.into_iter().map(file).collect()
}

/// As `agency=NOR-BG/period=2026-10/`. The value is nowhere else, so there has to be one, and one that needs no escaping.
fn folder(table: &DataTable, row: &[Value]) -> Result<String, String> {
    let named = table.columns.iter().zip(row).filter(|(column, _)| is_partition(column));
    let part = |(column, value): (&Column, &Value)| match value {
        Value::Text(text) if is_plain(text) => Ok(format!("{}={text}/", column.name)),
        other => Err(format!("`{}` cannot name a folder: {other:?}", column.name)),
    };
    named.map(part).collect()
}

fn is_plain(text: &str) -> bool {
    !text.is_empty() && text.chars().all(|it| it.is_ascii_alphanumeric() || it == '-')
}

fn is_partition(column: &Column) -> bool {
    PARTITION.contains(&column.name.as_str())
}

fn bytes(table: &DataTable, rows: &[&Vec<Value>], meta: &ReportMeta) -> Result<Vec<u8>, String> {
    let kept = || table.columns.iter().enumerate().filter(|(_, column)| !is_partition(column));
    let fields: Vec<Field> = kept().map(|(_, column)| Field::new(&column.name, data_type(column.kind), true)).collect();
    let schema = Arc::new(Schema::new(fields));
    let columns: Vec<ArrayRef> = kept().map(|(at, column)| array(column.kind, rows, at)).collect();
    let batch = RecordBatch::try_new(schema.clone(), columns).map_err(|error| error.to_string())?;
    let mut bytes = Vec::new();
    let mut writer =
        ArrowWriter::try_new(&mut bytes, schema, Some(properties(table, meta))).map_err(|error| error.to_string())?;
    writer.write(&batch).map_err(|error| error.to_string())?;
    writer.close().map_err(|error| error.to_string())?;
    Ok(bytes)
}

fn properties(table: &DataTable, meta: &ReportMeta) -> WriterProperties {
    let said = [
        ("parity.banner", meta.banner.clone()),
        ("parity.schema", format!("{}/1", table.id)),
        ("parity.program", meta.program.clone()),
    ];
    WriterProperties::builder()
        .set_compression(Compression::SNAPPY)
        .set_created_by(meta.program.clone())
        .set_key_value_metadata(Some(said.map(|(key, value)| KeyValue::new(key.to_owned(), value)).to_vec()))
        .build()
}

fn data_type(kind: ColumnKind) -> DataType {
    match kind {
        ColumnKind::Text => DataType::Utf8,
        ColumnKind::People => DataType::Int64,
        ColumnKind::Share | ColumnKind::WholeShare | ColumnKind::Points | ColumnKind::Fte | ColumnKind::Index => {
            DataType::Float64
        }
    }
}

fn array(kind: ColumnKind, rows: &[&Vec<Value>], at: usize) -> ArrayRef {
    let values = rows.iter().map(|row| row.get(at));
    let text = |value: Option<&Value>| match value {
        Some(Value::Text(text)) => Some(text.clone()),
        _ => None,
    };
    let whole = |value: Option<&Value>| match value {
        Some(Value::People(number)) => Some(*number),
        _ => None,
    };
    let number = |value: Option<&Value>| match value {
        Some(Value::Number(number)) => Some(*number),
        _ => None,
    };
    match data_type(kind) {
        DataType::Utf8 => Arc::new(values.map(text).collect::<StringArray>()),
        DataType::Int64 => Arc::new(values.map(whole).collect::<Int64Array>()),
        _ => Arc::new(values.map(number).collect::<Float64Array>()),
    }
}
