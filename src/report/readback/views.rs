//! The same bytes in every way they can be read: as they are, unpacked, decoded.

use ::parquet::column::page::Page;
use ::parquet::file::reader::FileReader;
use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;

use super::data_uri::{percent_decoded, take_out};
use super::entities::decode;
use super::markup::{Language, Token, Tokens};
use super::{archive, css, parquet, png};

/// Files inside of files inside of files are opened this deep.
const DEEPEST: usize = 4;

/// Shows every view of a file.
///
/// # Errors
/// An archive, a Parquet file or a picture that is not whole.
pub(super) fn show(name: &str, bytes: &[u8], seen: &mut impl FnMut(&[u8])) -> Result<(), String> {
    within(name, bytes, 0, seen)
}

fn within(name: &str, bytes: &[u8], depth: usize, seen: &mut impl FnMut(&[u8])) -> Result<(), String> {
    seen(bytes);
    if depth > DEEPEST {
        return Err("files are nested too deeply".to_owned());
    }
    let ending = name.rsplit_once('.').map_or("", |(_, ending)| ending).to_ascii_lowercase();
    if bytes.starts_with(b"PK\x03\x04") || ending == "xlsx" {
        let archive = archive::open(bytes)?;
        archive.comments.iter().for_each(|comment| seen(comment.as_bytes()));
        for part in &archive.parts {
            seen(part.name.as_bytes());
            let read = within(&part.name, &part.bytes, depth + 1, seen);
            read.map_err(|problem| format!("part `{}`: {problem}", part.name))?;
        }
    } else if bytes.starts_with(b"PAR1") || ending == "parquet" {
        tables(bytes, seen)?;
    } else if ending == "png" {
        for chunk in png::chunks(bytes)?.0 {
            png::words(&chunk)?.iter().for_each(|words| seen(words));
        }
    } else if let Ok(text) = std::str::from_utf8(bytes) {
        texts(text, depth, seen)?;
    } else if let Some(text) = wide(bytes) {
        texts(&text, depth, seen)?;
    }
    Ok(())
}

/// A text decoded in every way that could apply.
fn texts(text: &str, depth: usize, seen: &mut impl FnMut(&[u8])) -> Result<(), String> {
    if text.contains('&') {
        seen(decode(text).as_bytes());
    }
    if text.contains('%') {
        seen(&percent_decoded(text));
    }
    if text.contains('\\') {
        seen(css::unescaped(text).as_bytes());
        seen(unescaped(text).as_bytes());
    }
    if text.contains("\"\"") {
        seen(text.replace("\"\"", "\"").as_bytes());
    }
    if text.contains('<') {
        seen(words(text).as_bytes());
    }
    // What is no address of data was seen as it is.
    let Ok((_, embedded)) = take_out(text) else { return Ok(()) };
    for file in embedded {
        let ending = file.media.rsplit(['/', '+']).next().unwrap_or_default();
        let ending = if file.media == "image/svg+xml" { "svg" } else { ending };
        within(&format!("embedded.{ending}"), &file.bytes, depth + 1, seen)?;
    }
    Ok(())
}

/// What is left of markup without its tags: a text that tags had broken up.
fn words(text: &str) -> String {
    let tokens = Tokens::new(text, Language::Html).map_while(Result::ok);
    let words = tokens.filter_map(|token| match token {
        Token::Text(words) => Some(words.into_owned()),
        _ => None,
    });
    words.collect()
}

/// `\u0037` as `7`.
fn unescaped(text: &str) -> String {
    let mut plain = String::with_capacity(text.len());
    let mut rest = text;
    while let Some((before, after)) = rest.split_once('\\') {
        plain.push_str(before);
        let code = after.strip_prefix('u').and_then(|it| it.get(..4)).and_then(|it| u32::from_str_radix(it, 16).ok());
        let c = code.and_then(char::from_u32);
        plain.extend(c);
        rest = if c.is_some() { after.get(5..).unwrap_or_default() } else { after };
    }
    plain.push_str(rest);
    plain
}

/// UTF-16 with or without its mark, as text.
fn wide(bytes: &[u8]) -> Option<String> {
    let is_big = match bytes {
        [0xFE, 0xFF, ..] | [0, _, ..] => true,
        [0xFF, 0xFE, ..] | [_, 0, ..] => false,
        _ => return None,
    };
    let unit = |pair: &[u8]| {
        let pair: [u8; 2] = pair.try_into().unwrap_or_default();
        if is_big { u16::from_be_bytes(pair) } else { u16::from_le_bytes(pair) }
    };
    let units: Vec<u16> = bytes.chunks_exact(2).map(unit).collect();
    Some(String::from_utf16_lossy(&units))
}

/// Values of a Parquet file as text, its pages without compression, and what Arrow noted.
fn tables(bytes: &[u8], seen: &mut impl FnMut(&[u8])) -> Result<(), String> {
    parquet::guarded(|| {
        let reader = parquet::open(bytes)?;
        for pair in reader.metadata().file_metadata().key_value_metadata().into_iter().flatten() {
            let value = pair.value.as_deref().unwrap_or_default();
            STANDARD.decode(value).iter().for_each(|decoded| seen(decoded));
        }
        parquet::pages(&reader, &mut |_, page| {
            let (Page::DataPage { buf, .. } | Page::DataPageV2 { buf, .. } | Page::DictionaryPage { buf, .. }) = page;
            seen(buf);
        })?;
        for row in reader.get_row_iter(None).map_err(|error| error.to_string())? {
            let row = row.map_err(|error| error.to_string())?;
            let values: Vec<String> = row.get_column_iter().map(|(_, field)| parquet::shown(field)).collect();
            seen(values.join("\n").as_bytes());
        }
        Ok(())
    })
}
