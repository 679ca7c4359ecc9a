//! Made-up files with something planted in them.

use std::fs;
use std::io::{Cursor, Write as _};
use std::path::Path;
use std::sync::Arc;

use ::parquet::arrow::ArrowWriter;
use ::parquet::file::metadata::KeyValue;
use ::parquet::file::properties::WriterProperties;
use arrow_array::{ArrayRef, Float64Array, Int64Array, RecordBatch, StringArray};
use flate2::Compression;
use flate2::write::ZlibEncoder;
use tempfile::TempDir;
use zip::ZipWriter;
use zip::write::SimpleFileOptions;

use crate::report::readback::{Found, ReadBackError, read_back};

/// A folder with these files.
pub(super) fn folder(files: &[(&str, &[u8])]) -> TempDir {
    let folder = TempDir::new().unwrap();
    for (name, bytes) in files {
        put(folder.path(), name, bytes);
    }
    folder
}

pub(super) fn put(folder: &Path, name: &str, bytes: &[u8]) {
    let path = folder.join(name);
    fs::create_dir_all(path.parent().unwrap()).unwrap();
    fs::write(path, bytes).unwrap();
}

/// What is found in one file.
pub(super) fn read(name: &str, bytes: &[u8]) -> Result<Vec<Found>, ReadBackError> {
    read_back(folder(&[(name, bytes)]).path())
}

/// Kind, place and text of everything found in one file.
pub(super) fn seen(name: &str, bytes: &[u8]) -> Vec<String> {
    let found = read(name, bytes).unwrap();
    found.iter().map(|it| format!("{:?} {}: {}", it.kind, it.place, it.text)).collect()
}

/// A page around this body.
pub(super) fn page(body: &str) -> Vec<u8> {
    format!("<!DOCTYPE html>\n<html lang=\"en\"><body>\n{body}\n</body></html>").into_bytes()
}

/// An archive of these parts, with a comment.
pub(super) fn archive(parts: &[(&str, &str)], comment: &str) -> Vec<u8> {
    let mut zip = ZipWriter::new(Cursor::new(Vec::new()));
    for (name, text) in parts {
        zip.start_file(*name, SimpleFileOptions::default()).unwrap();
        zip.write_all(text.as_bytes()).unwrap();
    }
    zip.set_comment(comment).unwrap();
    zip.finish().unwrap().into_inner()
}

/// A workbook of one sheet `Counts` with this inside of `<worksheet>`, and further parts.
pub(super) fn workbook(sheet: &str, more: &[(&str, &str)]) -> Vec<u8> {
    let sheet = format!("<worksheet>{sheet}</worksheet>");
    let mut parts = vec![
        ("xl/workbook.xml", r#"<workbook><sheets><sheet name="Counts" r:id="a"/></sheets></workbook>"#),
        (
            "xl/_rels/workbook.xml.rels",
            r#"<Relationships><Relationship Id="a" Target="worksheets/s.xml"/></Relationships>"#,
        ),
        ("xl/worksheets/s.xml", &sheet),
    ];
    for (name, text) in more {
        parts.retain(|(other, _)| other != name);
        parts.push((name, text));
    }
    archive(&parts, "")
}

/// A picture with these chunks before its end, and bytes behind it. Checksums are left at zero: nobody looks at them here.
pub(super) fn png(chunks: &[(&str, &[u8])], behind: &[u8]) -> Vec<u8> {
    let mut bytes = b"\x89PNG\r\n\x1a\n".to_vec();
    let all =
        [("IHDR", [0u8; 13].as_slice())].into_iter().chain(chunks.iter().copied()).chain([("IEND", [].as_slice())]);
    for (name, content) in all {
        bytes.extend(u32::try_from(content.len()).unwrap().to_be_bytes());
        bytes.extend(name.as_bytes());
        bytes.extend(content);
        bytes.extend([0; 4]);
    }
    bytes.extend(behind);
    bytes
}

pub(super) fn packed(text: &[u8]) -> Vec<u8> {
    let mut encoder = ZlibEncoder::new(Vec::new(), Compression::default());
    encoder.write_all(text).unwrap();
    encoder.finish().unwrap()
}

/// A table of units, people and shares with a note.
pub(super) fn parquet(units: &[&str], people: &[i64], shares: &[f64], note: &str) -> Vec<u8> {
    let columns: [(&str, ArrayRef); 3] = [
        ("unit", Arc::new(StringArray::from(units.to_vec()))),
        ("people", Arc::new(Int64Array::from(people.to_vec()))),
        ("share", Arc::new(Float64Array::from(shares.to_vec()))),
    ];
    let batch = RecordBatch::try_from_iter(columns).unwrap();
    let note = KeyValue::new("note".to_owned(), note.to_owned());
    let properties = WriterProperties::builder()
        .set_created_by("made up".to_owned())
        .set_compression(::parquet::basic::Compression::SNAPPY)
        .set_key_value_metadata(Some(vec![note]))
        .build();
    let mut writer = ArrowWriter::try_new(Vec::new(), batch.schema(), Some(properties)).unwrap();
    writer.write(&batch).unwrap();
    writer.into_inner().unwrap()
}
