//! Manifests as files: `{"blake3":"<hash of the manifest's bytes>","manifest":{...}}`, so that one changed byte shows.

use std::fs;
use std::io;
use std::path::{Component, Path, PathBuf};

use serde::Deserialize;

use super::manifest::FORMAT;
use super::{FileEntry, Manifest, StoreError};

const OPEN: &[u8] = b"{\"blake3\":\"";
const BETWEEN: &[u8] = b"\",\"";
const AFTER: &[u8] = b"\":";
/// What the body of a manifest's file is called.
const MANIFEST: &str = "manifest";
const CLOSE: &[u8] = b"}\n";
const HASH: usize = 64;

/// The newest manifest of a store with the BLAKE3 of its file; `None` in a new store.
pub(super) fn newest(folder: &Path) -> Result<Option<(Manifest, String)>, StoreError> {
    let Some(number) = newest_number(folder)? else { return Ok(None) };
    let path = file(folder, number);
    let bytes = fs::read(&path).map_err(StoreError::io("read", &path))?;
    let manifest = open(&path, &bytes)?;
    let damaged = |problem| Err(StoreError::ManifestDamaged { path: path.clone(), problem });
    if manifest.number != number {
        return damaged("its number is not that of its name");
    }
    if manifest.previous != hash_before(folder, number)? {
        return damaged("it does not follow the manifest before it");
    }
    if !manifest.files().all(is_below_store) {
        return damaged("it lists a file outside the store");
    }
    Ok(Some((manifest, hex(&bytes))))
}

/// The bytes of a manifest's file.
pub(super) fn seal(manifest: &Manifest) -> Result<Vec<u8>, serde_json::Error> {
    Ok(sealed(MANIFEST, &serde_json::to_vec(manifest)?))
}

/// A file of one JSON body, called `name`, with the hash of its bytes before it.
pub(super) fn sealed(name: &str, body: &[u8]) -> Vec<u8> {
    [OPEN, hex(body).as_bytes(), BETWEEN, name.as_bytes(), AFTER, body, CLOSE].concat()
}

/// Where manifest `number` lies.
pub(super) fn file(folder: &Path, number: u64) -> PathBuf {
    folder.join(format!("{number:08}.json"))
}

/// BLAKE3 in hex.
pub(super) fn hex(bytes: &[u8]) -> String {
    blake3::hash(bytes).to_hex().to_string()
}

/// The highest number of a folder of numbered files; `None` where there is none.
pub(super) fn newest_number(folder: &Path) -> Result<Option<u64>, StoreError> {
    let list = || -> io::Result<Option<u64>> {
        let mut newest = None;
        for entry in fs::read_dir(folder)? {
            newest = newest.max(entry?.file_name().to_str().and_then(number_of));
        }
        Ok(newest)
    };
    list().map_err(StoreError::io("list", folder))
}

fn number_of(name: &str) -> Option<u64> {
    let digits = name.strip_suffix(".json")?;
    (digits.len() >= 8 && digits.bytes().all(|byte| byte.is_ascii_digit())).then(|| digits.parse().ok())?
}

fn hash_before(folder: &Path, number: u64) -> Result<Option<String>, StoreError> {
    if number <= 1 {
        return Ok(None);
    }
    let path = file(folder, number - 1);
    match fs::read(&path) {
        Ok(bytes) => Ok(Some(hex(&bytes))),
        Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(None),
        Err(error) => Err(StoreError::io("read", path)(error)),
    }
}

fn open(path: &Path, bytes: &[u8]) -> Result<Manifest, StoreError> {
    let damaged = |problem| StoreError::ManifestDamaged { path: path.to_owned(), problem };
    let body = body(MANIFEST, bytes).ok_or_else(|| damaged("its bytes are not those that were written"))?;
    serde_json::from_slice(body).ok().filter(|manifest: &Manifest| manifest.format == FORMAT).ok_or_else(|| {
        match serde_json::from_slice::<Format>(body) {
            Ok(Format { format }) if format != u64::from(FORMAT) => {
                StoreError::ManifestFormat { path: path.to_owned(), found: format, known: FORMAT }
            }
            _ => damaged("it is not a manifest"),
        }
    })
}

#[derive(Deserialize)]
struct Format {
    format: u64,
}

/// The body's bytes, if they have the hash before them and nothing around them was changed.
pub(super) fn body<'a>(name: &str, bytes: &'a [u8]) -> Option<&'a [u8]> {
    let (hash, rest) = bytes.strip_prefix(OPEN)?.split_at_checked(HASH)?;
    let named = rest.strip_prefix(BETWEEN)?.strip_prefix(name.as_bytes())?.strip_prefix(AFTER)?;
    let body = named.strip_suffix(CLOSE)?;
    (hex(body).as_bytes() == hash).then_some(body)
}

fn is_below_store(file: &FileEntry) -> bool {
    Path::new(&file.path).components().all(|part| matches!(part, Component::Normal(_)))
}
