//! The bytes of a file as a package. They come from elsewhere: nothing in them is believed, and no panic of the Parquet reader
//! gets through.

use std::collections::BTreeMap;
use std::panic::{AssertUnwindSafe, catch_unwind};

use arrow_array::cast::AsArray;
use arrow_array::types::Int64Type;
use arrow_array::{Array, RecordBatch};
use arrow_schema::Schema;
use bytes::Bytes;
use parquet::arrow::arrow_reader::{ArrowReaderMetadata, ArrowReaderOptions, ParquetRecordBatchReaderBuilder};
use parquet::errors::{ParquetError, Result as ParquetResult};
use parquet::file::metadata::{ParquetMetaData, RowGroupMetaData};
use serde::Deserialize;

use super::RowKey;
use super::check::MOST_ROWS;
use super::columns::{OF_ALL, TEXTS, key};
use super::digest::{METADATA, digest, open};
use super::{About, FORMAT, Package, PackageError, check, write};

/// Most bytes of a file, and most of them unpacked: packages hold thousands of counts, not millions.
const MOST_BYTES: u64 = 32 << 20;
const MOST_UNPACKED: i64 = 256 << 20;
const BATCH_ROWS: usize = 8192;
const MAGIC: &[u8] = b"PAR1";
/// Bytes of a Parquet file without anything in it.
const LEAST_BYTES: usize = 12;

pub(super) fn read(bytes: Bytes, name: &str) -> Result<Package, PackageError> {
    if bytes.len() as u64 > MOST_BYTES {
        return Err(too_large(name, format!("{} bytes", bytes.len()), format!("{MOST_BYTES} bytes")));
    }
    if bytes.len() < LEAST_BYTES || !bytes.starts_with(MAGIC) || !bytes.ends_with(MAGIC) {
        return Err(PackageError::NotParquet { name: name.to_owned() });
    }
    caught(name, || verified(bytes, name))
}

/// What `run` gives; a panic inside it is damage.
fn caught<T>(name: &str, run: impl FnOnce() -> Result<T, PackageError>) -> Result<T, PackageError> {
    catch_unwind(AssertUnwindSafe(run)).unwrap_or_else(|_| {
        Err(PackageError::Damaged { name: name.to_owned(), problem: "the Parquet reader gave up on it".to_owned() })
    })
}

fn verified(bytes: Bytes, name: &str) -> Result<Package, PackageError> {
    let damaged = |error: ParquetError| PackageError::Damaged { name: name.to_owned(), problem: error.to_string() };
    let options = ArrowReaderOptions::new().with_skip_arrow_metadata(true);
    let metadata = ArrowReaderMetadata::load(&bytes, options).map_err(damaged)?;
    let sealed = sealed(metadata.metadata()).ok_or_else(|| PackageError::NotPackage { name: name.to_owned() })?;
    refuse_other_formats(sealed, name)?;
    refuse_large(metadata.metadata(), name)?;
    refuse_other_columns(metadata.schema(), name)?;
    let changed = || PackageError::Changed { name: name.to_owned() };
    let (written, about_text) = open(sealed).ok_or_else(changed)?;
    let batches = batches(bytes, metadata.clone()).map_err(damaged)?;
    let rows = rows(&batches, name)?;
    if digest(about_text, rows.iter().map(|(key, people)| (key, *people))) != written {
        return Err(changed());
    }
    let about: About = serde_json::from_str(about_text).map_err(|error| PackageError::Unsound {
        name: name.to_owned(),
        place: "metadata".to_owned(),
        problem: format!("found {error}; allowed: what `docs/packages.md` lists"),
    })?;
    agrees(&about, &batches, name)?;
    let package = Package { about, rows: unique(rows, name)? };
    check::check(&package, name)?;
    Ok(package)
}

/// The text under the key of a package, where there is one.
fn sealed(metadata: &ParquetMetaData) -> Option<&str> {
    let said = metadata.file_metadata().key_value_metadata()?;
    let mut of_package = said.iter().filter(|it| it.key == METADATA);
    let first = of_package.next()?.value.as_deref()?;
    of_package.next().is_none().then_some(first)
}

#[derive(Deserialize)]
struct Sealed {
    about: Versioned,
}

#[derive(Deserialize)]
struct Versioned {
    format: u64,
}

/// Looked at first: a newer version may seal differently.
fn refuse_other_formats(sealed: &str, name: &str) -> Result<(), PackageError> {
    match serde_json::from_str::<Sealed>(sealed) {
        Ok(Sealed { about }) if about.format > u64::from(FORMAT) => {
            Err(PackageError::Newer { name: name.to_owned(), found: about.format })
        }
        Ok(Sealed { about }) if about.format > 0 => Ok(()),
        _ => Err(PackageError::Changed { name: name.to_owned() }),
    }
}

/// Before anything is unpacked.
fn refuse_large(metadata: &ParquetMetaData, name: &str) -> Result<(), PackageError> {
    let rows = metadata.file_metadata().num_rows();
    if !(0..=MOST_ROWS).contains(&rows) {
        return Err(too_large(name, format!("{rows} rows"), format!("{MOST_ROWS} rows")));
    }
    let columns = || metadata.row_groups().iter().flat_map(RowGroupMetaData::columns);
    let sizes = columns().map(|column| column.uncompressed_size().max(0));
    let unpacked = sizes.fold(0_i64, i64::saturating_add);
    if unpacked > MOST_UNPACKED {
        return Err(too_large(name, format!("{unpacked} bytes unpacked"), format!("{MOST_UNPACKED} bytes")));
    }
    let groups: i64 = metadata.row_groups().iter().map(RowGroupMetaData::num_rows).fold(0, i64::saturating_add);
    let odd = groups != rows
        || metadata
            .row_groups()
            .iter()
            .any(|group| group.columns().iter().any(|it| it.num_values() != group.num_rows()));
    if odd {
        let problem = "its columns are not of equal length".to_owned();
        return Err(PackageError::Damaged { name: name.to_owned(), problem });
    }
    Ok(())
}

fn too_large(name: &str, found: String, limit: String) -> PackageError {
    PackageError::TooLarge { name: name.to_owned(), found, limit }
}

fn refuse_other_columns(found: &Schema, name: &str) -> Result<(), PackageError> {
    let described = |schema: &Schema| {
        let one = |field: &arrow_schema::FieldRef| format!("`{}` {}", field.name(), field.data_type());
        schema.fields().iter().map(one).collect::<Vec<_>>()
    };
    let (found, allowed) = (described(found), described(&write::schema()));
    let wrong = |(place, it): (usize, &String)| allowed.get(place) != Some(it);
    let Some(place) = found.iter().enumerate().position(wrong).or((found.len() < allowed.len()).then_some(found.len()))
    else {
        return Ok(());
    };
    let shown = |columns: &[String]| {
        let column = columns.get(place).map_or_else(|| "nothing".to_owned(), |it| it.chars().take(80).collect());
        format!("{column} as column {}", place + 1)
    };
    Err(PackageError::Schema { name: name.to_owned(), found: shown(&found), allowed: shown(&allowed) })
}

fn batches(bytes: Bytes, metadata: ArrowReaderMetadata) -> ParquetResult<Vec<RecordBatch>> {
    let rows = usize::try_from(metadata.metadata().file_metadata().num_rows()).unwrap_or(0);
    let builder = ParquetRecordBatchReaderBuilder::new_with_metadata(bytes, metadata);
    let batches: Vec<RecordBatch> = builder
        .with_batch_size(BATCH_ROWS)
        .build()?
        .map(|batch| batch.map_err(Into::into))
        .collect::<ParquetResult<_>>()?;
    if batches.iter().map(RecordBatch::num_rows).sum::<usize>() != rows {
        return Err(ParquetError::General("it has fewer rows than it says".to_owned()));
    }
    Ok(batches)
}

/// Rows in the order of the file.
fn rows(batches: &[RecordBatch], name: &str) -> Result<Vec<(RowKey, Option<i64>)>, PackageError> {
    let mut rows = Vec::new();
    for batch in batches {
        for row in 0..batch.num_rows() {
            let mut texts = [None; TEXTS.len()];
            texts.iter_mut().zip(batch.columns()).for_each(|(text, column)| *text = at(column, row));
            let key = key(texts).map_err(|(column, problem)| PackageError::Unsound {
                name: name.to_owned(),
                place: format!("row {}, column `{column}`", rows.len() + 1),
                problem,
            })?;
            let people = batch.column(TEXTS.len()).as_primitive_opt::<Int64Type>();
            rows.push((key, people.filter(|it| it.is_valid(row)).map(|it| it.value(row))));
        }
    }
    Ok(rows)
}

fn at(column: &dyn Array, row: usize) -> Option<&str> {
    column.as_string_opt::<i32>().filter(|it| it.is_valid(row)).map(|it| it.value(row))
}

/// Agency and period of every row are those of the package.
fn agrees(about: &About, batches: &[RecordBatch], name: &str) -> Result<(), PackageError> {
    let meant = [about.agency.clone(), about.period.to_string()];
    let mut before = 0;
    for batch in batches {
        for row in 0..batch.num_rows() {
            for ((column, meant), array) in OF_ALL.iter().zip(&meant).zip(batch.columns().iter().skip(TEXTS.len() + 1))
            {
                if at(array, row) != Some(meant.as_str()) {
                    return Err(PackageError::Unsound {
                        name: name.to_owned(),
                        place: format!("row {}, column `{column}`", before + row + 1),
                        problem: format!("found another {column} than the metadata name; allowed: `{meant}`"),
                    });
                }
            }
        }
        before += batch.num_rows();
    }
    Ok(())
}

fn unique(rows: Vec<(RowKey, Option<i64>)>, name: &str) -> Result<BTreeMap<RowKey, Option<i64>>, PackageError> {
    let mut unique = BTreeMap::new();
    for (place, (key, people)) in rows.into_iter().enumerate() {
        if unique.insert(key, people).is_some() {
            return Err(PackageError::Unsound {
                name: name.to_owned(),
                place: format!("row {}", place + 1),
                problem: "found the same count as in a row before; allowed: every count once".to_owned(),
            });
        }
    }
    Ok(unique)
}
