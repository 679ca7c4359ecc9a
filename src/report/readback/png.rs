//! PNG: only what its chunks say in words. Pixels are not read.

use std::io::Read as _;

use flate2::read::ZlibDecoder;

use super::found::{Finds, Kind};
use super::numbers::Reading;

const SIGNATURE: [u8; 8] = [0x89, b'P', b'N', b'G', b'\r', b'\n', 0x1A, b'\n'];
/// Chunks that hold the picture, its size, its colours and how large a pixel is.
const PICTURE: [&[u8]; 12] =
    [b"IHDR", b"PLTE", b"IDAT", b"IEND", b"tRNS", b"gAMA", b"cHRM", b"sRGB", b"sBIT", b"bKGD", b"pHYs", b"hIST"];
/// No text of a chunk is longer.
const LONGEST: u64 = 16 << 20;

/// A chunk: its four letters and its content.
pub(super) struct Chunk<'a> {
    pub name: &'a [u8],
    pub content: &'a [u8],
}

/// The chunks of a picture, and what follows its end.
///
/// # Errors
/// It is no PNG, or a chunk is cut off.
pub(super) fn chunks(bytes: &[u8]) -> Result<(Vec<Chunk<'_>>, &[u8]), String> {
    let mut rest = bytes.strip_prefix(&SIGNATURE).ok_or("it does not begin as a PNG does")?;
    let mut chunks = Vec::new();
    loop {
        let (head, body) = rest.split_at_checked(8).ok_or("it ends before its last chunk")?;
        let (length, name) = head.split_at(4);
        let length = length.iter().fold(0usize, |sum, byte| (sum << 8) | usize::from(*byte));
        let (content, behind) = body.split_at_checked(length).ok_or("a chunk is cut off")?;
        rest = behind.get(4..).ok_or("a chunk is cut off")?;
        chunks.push(Chunk { name, content });
        if name == b"IEND" {
            return Ok((chunks, rest));
        }
    }
}

/// What a chunk says: key and text, as bytes and decompressed; `None` where it is no chunk of text.
///
/// # Errors
/// A compressed text that cannot be decompressed.
pub(super) fn words(chunk: &Chunk) -> Result<Option<Vec<u8>>, String> {
    let Some(zero) = chunk.content.iter().position(|byte| *byte == 0) else {
        return Ok(matches!(chunk.name, b"tEXt" | b"zTXt" | b"iTXt").then(|| chunk.content.to_vec()));
    };
    let (key, rest) = chunk.content.split_at(zero);
    let is_packed = chunk.name == b"iTXt" && rest.get(1) == Some(&1);
    let body = match chunk.name {
        b"tEXt" => rest.get(1..).unwrap_or_default().to_vec(),
        b"zTXt" => inflate(rest.get(2..).unwrap_or_default())?,
        b"iTXt" => {
            let mut parts = rest.get(3..).unwrap_or_default().splitn(3, |byte| *byte == 0);
            let (language, translated) = (parts.next().unwrap_or_default(), parts.next().unwrap_or_default());
            let text = parts.next().unwrap_or_default();
            let text = if is_packed { inflate(text)? } else { text.to_vec() };
            [language, b" ", translated, b" ", &text].concat()
        }
        _ => return Ok(None),
    };
    Ok(Some([key, b": ", &body].concat()))
}

fn inflate(bytes: &[u8]) -> Result<Vec<u8>, String> {
    let mut text = Vec::new();
    let read = ZlibDecoder::new(bytes).take(LONGEST).read_to_end(&mut text);
    read.map_err(|error| format!("a compressed text: {error}"))?;
    Ok(text)
}

/// Numbers in the texts of a picture. Chunks of other kinds and bytes behind its end are noted.
pub(super) fn read(bytes: &[u8], finds: &mut Finds) -> Result<(), String> {
    let (chunks, behind) = chunks(bytes)?;
    for chunk in &chunks {
        let name = String::from_utf8_lossy(chunk.name).into_owned();
        if let Some(words) = words(chunk)? {
            let words = String::from_utf8_lossy(&words);
            finds.read(Kind::Metadata, Reading::Prose, &words, || format!("chunk {name}"));
        } else if !PICTURE.contains(&chunk.name) {
            finds.note(Kind::Hidden, &format!("a chunk `{name}`"), || "file".to_owned());
        }
    }
    if !behind.is_empty() {
        finds.note(Kind::Hidden, "bytes behind the end of the picture", || "file".to_owned());
    }
    Ok(())
}
