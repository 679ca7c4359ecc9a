//! A file by what its name ends in, and files inside of files.

use super::data_uri::{Embedded, take_out};
use super::found::{Finds, Kind};
use super::lines::Lines;
use super::markup::Language;
use super::numbers::Reading;
use super::{css, csv, json, page, parquet, png, xlsx};

/// Reads a file. What is of no known kind is noted as refused.
///
/// # Errors
/// It is not what its ending says.
pub(super) fn read(name: &str, bytes: &[u8], finds: &mut Finds) -> Result<(), String> {
    let ending = name.rsplit('/').next().and_then(|file| file.rsplit_once('.')).map(|(_, ending)| ending);
    match ending.map(str::to_ascii_lowercase).as_deref() {
        Some("html" | "htm") => page::read(utf8(bytes)?, Language::Html, finds),
        Some("svg") => page::read(utf8(bytes)?, Language::Xml, finds),
        Some("css") => css::read(utf8(bytes)?, "style sheet", finds),
        Some("xlsx") => xlsx::read(bytes, finds),
        Some("csv") => csv::read(utf8(bytes)?, finds),
        Some("json") => json::read(utf8(bytes)?, finds),
        Some("parquet") => parquet::read(bytes, finds),
        Some("png") => png::read(bytes, finds),
        Some("md" | "txt") => text(utf8(bytes)?, finds),
        _ => {
            refuse("a file of an unknown kind", bytes, finds);
            Ok(())
        }
    }
}

/// Notes what cannot be looked into, with a hash by which it can be allowed.
pub(super) fn refuse(what: &str, bytes: &[u8], finds: &mut Finds) {
    let hash = blake3::hash(bytes).to_hex();
    finds.note(Kind::Hidden, &format!("{what} {hash}"), || "file".to_owned());
}

/// A text without the files embedded in it, which are read.
pub(super) fn without_embedded(text: &str, place: &str, finds: &mut Finds) -> Result<Option<String>, String> {
    if !text.contains("data:") {
        return Ok(None);
    }
    let (kept, embedded) = take_out(text)?;
    for file in embedded {
        finds.inside(&format!("{place}: data:{}", file.media), |finds| read_embedded(&file, finds))?;
    }
    Ok(Some(kept))
}

fn read_embedded(file: &Embedded, finds: &mut Finds) -> Result<(), String> {
    let ending = match file.media.as_str() {
        "image/svg+xml" => "svg",
        "image/png" => "png",
        "text/html" => "html",
        "text/css" => "css",
        "text/csv" => "csv",
        "application/json" => "json",
        "" | "text/plain" => "txt",
        other => {
            refuse(other, &file.bytes, finds);
            return Ok(());
        }
    };
    read(&format!("embedded.{ending}"), &file.bytes, finds)
}

fn text(text: &str, finds: &mut Finds) -> Result<(), String> {
    let kept = without_embedded(text, "text", finds)?;
    let text = kept.as_deref().unwrap_or(text);
    let mut lines = Lines::new(text);
    let mut at = 0;
    for line in text.split_inclusive('\n') {
        finds.read(Kind::Text, Reading::Prose, line.trim_end(), || format!("line {}", lines.of(at)));
        at += line.len();
    }
    Ok(())
}

fn utf8(bytes: &[u8]) -> Result<&str, String> {
    std::str::from_utf8(bytes).map_err(|error| format!("it is not UTF-8 at byte {}", error.valid_up_to()))
}
