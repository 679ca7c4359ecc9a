//! Parquet: every value, dictionary, statistic and note of a file.

use std::panic::{AssertUnwindSafe, catch_unwind};

use ::parquet::basic::Type;
use ::parquet::column::page::Page;
use ::parquet::file::metadata::ParquetMetaData;
use ::parquet::file::page_index::column_index::ColumnIndexMetaData;
use ::parquet::file::reader::{FileReader, SerializedFileReader};
use ::parquet::file::serialized_reader::ReadOptionsBuilder;
use ::parquet::file::statistics::Statistics;
use ::parquet::record::Field;
use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use bytes::Bytes;

use super::found::{Finds, Kind};
use super::numbers::Reading;

type Reader = SerializedFileReader<Bytes>;

/// Numbers of a Parquet file.
///
/// # Errors
/// It is no Parquet file, or the reader gives up on it.
pub(super) fn read(bytes: &[u8], finds: &mut Finds) -> Result<(), String> {
    guarded(|| {
        let reader = open(bytes)?;
        notes(reader.metadata(), finds);
        statistics(reader.metadata(), finds);
        page_index(reader.metadata(), finds);
        pages(&reader, &mut |column, page| in_page(column, page, finds))?;
        rows(&reader, finds)
    })
}

/// Opens a file with all that can be known of it.
pub(super) fn open(bytes: &[u8]) -> Result<Reader, String> {
    let options = || ReadOptionsBuilder::new().with_page_index().build();
    let bytes = Bytes::copy_from_slice(bytes);
    let indexed = SerializedFileReader::new_with_options(bytes.clone(), options());
    // Other writers leave the index of pages out.
    indexed.or_else(|_| SerializedFileReader::new(bytes)).map_err(|error| error.to_string())
}

/// Runs the reader, which panics on some files that are not whole.
pub(super) fn guarded<T>(read: impl FnOnce() -> Result<T, String>) -> Result<T, String> {
    catch_unwind(AssertUnwindSafe(read)).unwrap_or_else(|_| Err("the reader of Parquet broke off".to_owned()))
}

/// A column: its place for messages, and how its values are stored.
pub(super) struct StoredColumn {
    pub place: String,
    pub stored: Type,
}

/// Shows every page, decompressed.
pub(super) fn pages(reader: &Reader, show: &mut impl FnMut(&StoredColumn, &Page)) -> Result<(), String> {
    for group in 0..reader.num_row_groups() {
        let group_reader = reader.get_row_group(group).map_err(|error| error.to_string())?;
        for at in 0..group_reader.num_columns() {
            let about = group_reader.metadata().column(at);
            let place = format!("row group {group}, column `{}`", about.column_path().string());
            let column = StoredColumn { place, stored: about.column_type() };
            let pages = group_reader.get_column_page_reader(at).map_err(|error| error.to_string())?;
            for page in pages {
                show(&column, &page.map_err(|error| error.to_string())?);
            }
        }
    }
    Ok(())
}

fn in_page(column: &StoredColumn, page: &Page, finds: &mut Finds) {
    if let Page::DictionaryPage { buf, .. } = page {
        for value in plain(buf, column.stored) {
            finds.value(&value, || format!("{}, dictionary", column.place));
        }
    }
    let (Page::DataPage { statistics, .. } | Page::DataPageV2 { statistics, .. }) = page else { return };
    if let Some(statistics) = statistics {
        ends(statistics, &format!("{}, a page", column.place), finds);
    }
}

fn notes(metadata: &ParquetMetaData, finds: &mut Finds) {
    let file = metadata.file_metadata();
    let mut note = |key: &str, value: &str| {
        finds.read(Kind::Metadata, Reading::Code, key, || "name of a note".to_owned());
        finds.read(Kind::Metadata, Reading::Prose, value, || format!("note `{key}`"));
    };
    note("created_by", file.created_by().unwrap_or_default());
    for pair in file.key_value_metadata().into_iter().flatten() {
        let value = pair.value.as_deref().unwrap_or_default();
        if pair.key == "ARROW:schema" {
            note(&pair.key, &schema_words(value));
        } else {
            note(&pair.key, value);
        }
    }
    for column in file.schema_descr().columns() {
        note(&column.path().string(), "");
    }
}

/// The words in the binary schema that Arrow adds.
fn schema_words(encoded: &str) -> String {
    let Ok(bytes) = STANDARD.decode(encoded) else { return encoded.to_owned() };
    let is_word = |c: char| c == '\u{FFFD}' || c.is_control();
    let text = String::from_utf8_lossy(&bytes);
    let words: Vec<&str> = text.split(is_word).filter(|word| word.chars().count() > 2).collect();
    words.join("\n")
}

fn statistics(metadata: &ParquetMetaData, finds: &mut Finds) {
    for (at, group) in metadata.row_groups().iter().enumerate() {
        for column in group.columns() {
            let place = format!("row group {at}, column `{}`", column.column_path().string());
            if let Some(statistics) = column.statistics() {
                ends(statistics, &place, finds);
            }
        }
    }
}

/// Least and greatest value, and the number of different ones. Missing values can be counted anyhow.
fn ends(statistics: &Statistics, place: &str, finds: &mut Finds) {
    let stored = statistics.physical_type();
    let ends = [("min", statistics.min_bytes_opt()), ("max", statistics.max_bytes_opt())];
    for (end, bytes) in ends {
        if let Some(value) = bytes.and_then(|bytes| single(bytes, stored)) {
            finds.value(&value, || format!("{place}, statistics {end}"));
        }
    }
    if let Some(count) = statistics.distinct_count_opt() {
        finds.value(&count.to_string(), || format!("{place}, statistics distinct"));
    }
}

fn page_index(metadata: &ParquetMetaData, finds: &mut Finds) {
    for (at, group) in metadata.row_groups().iter().enumerate() {
        for (column, about) in group.columns().iter().enumerate() {
            let place = || format!("row group {at}, column `{}`, index of pages", about.column_path().string());
            let Some(index) = metadata.page_index().and_then(|index| index.column_index(at, column)) else { continue };
            for value in indexed(index) {
                finds.value(&value, place);
            }
        }
    }
}

fn indexed(index: &ColumnIndexMetaData) -> Vec<String> {
    macro_rules! ends {
        ($index:expr, $show:expr) => {
            $index.min_values_iter().chain($index.max_values_iter()).flatten().map($show).collect()
        };
    }
    match index {
        ColumnIndexMetaData::BOOLEAN(_) => Vec::new(),
        ColumnIndexMetaData::INT32(index) => ends!(index, ToString::to_string),
        ColumnIndexMetaData::INT64(index) => ends!(index, ToString::to_string),
        ColumnIndexMetaData::INT96(index) => ends!(index, ToString::to_string),
        ColumnIndexMetaData::FLOAT(index) => ends!(index, ToString::to_string),
        ColumnIndexMetaData::DOUBLE(index) => ends!(index, ToString::to_string),
        ColumnIndexMetaData::BYTE_ARRAY(index) | ColumnIndexMetaData::FIXED_LEN_BYTE_ARRAY(index) => {
            ends!(index, |bytes| String::from_utf8_lossy(bytes).into_owned())
        }
    }
}

fn rows(reader: &Reader, finds: &mut Finds) -> Result<(), String> {
    for (row, fields) in reader.get_row_iter(None).map_err(|error| error.to_string())?.enumerate() {
        let fields = fields.map_err(|error| error.to_string())?;
        for (name, field) in fields.get_column_iter() {
            finds.value(&shown(field), || format!("row {}, column `{name}`", row + 1));
        }
    }
    Ok(())
}

/// A value in full precision. Floating-point numbers get the shortest digits that read back as themselves.
pub(super) fn shown(field: &Field) -> String {
    match field {
        Field::Str(text) => text.clone(),
        Field::Bytes(bytes) => String::from_utf8_lossy(bytes.data()).into_owned(),
        Field::Double(number) => number.to_string(),
        Field::Float(number) => number.to_string(),
        Field::Null => String::new(),
        other => other.to_string(),
    }
}

/// The values of a page that stores them one after another.
fn plain(bytes: &[u8], stored: Type) -> Vec<String> {
    let mut values = Vec::new();
    let mut rest = bytes;
    while !rest.is_empty() {
        let taken = match stored {
            Type::INT32 | Type::FLOAT => rest.split_at_checked(4),
            Type::INT64 | Type::DOUBLE => rest.split_at_checked(8),
            Type::BYTE_ARRAY => rest.split_first_chunk::<4>().and_then(|(length, text)| {
                text.split_at_checked(usize::try_from(u32::from_le_bytes(*length)).unwrap_or(usize::MAX))
            }),
            Type::BOOLEAN | Type::INT96 | Type::FIXED_LEN_BYTE_ARRAY => None,
        };
        // What is not understood is shown as text: its digits are still found.
        let (value, behind) = taken.unwrap_or((rest, &[]));
        values.push(single(value, stored).unwrap_or_else(|| String::from_utf8_lossy(value).into_owned()));
        rest = behind;
    }
    values
}

/// One stored value as text.
fn single(bytes: &[u8], stored: Type) -> Option<String> {
    match stored {
        Type::INT32 => bytes.try_into().ok().map(|it| i32::from_le_bytes(it).to_string()),
        Type::INT64 => bytes.try_into().ok().map(|it| i64::from_le_bytes(it).to_string()),
        Type::FLOAT => bytes.try_into().ok().map(|it| f32::from_le_bytes(it).to_string()),
        Type::DOUBLE => bytes.try_into().ok().map(|it| f64::from_le_bytes(it).to_string()),
        Type::BYTE_ARRAY | Type::FIXED_LEN_BYTE_ARRAY => Some(String::from_utf8_lossy(bytes).into_owned()),
        Type::BOOLEAN | Type::INT96 => None,
    }
}
