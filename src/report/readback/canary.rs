//! Texts that must be nowhere in a report.

use std::collections::BTreeSet;
use std::path::Path;

use aho_corasick::{AhoCorasick, AhoCorasickBuilder};
use rayon::prelude::*;

use super::folder::{self, StoredFile};
use super::{ReadBackError, views};

/// Ways a needle is written in bytes: UTF-8, UTF-16 of either order.
const WAYS: usize = 3;

/// Which needles stand in which file below `folder`: file, index of the needle, each pair once and in order.
///
/// Looked through are names, plain bytes, parts of archives, pages and values of Parquet, texts of pictures, embedded files,
/// and all of them with entities, percent signs and escapes decoded; also texts that tags break up. Capital and small ASCII
/// letters are the same.
///
/// # Errors
/// A needle is empty, a file cannot be opened, or an archive in it is not whole.
pub fn contains_any(folder: &Path, needles: &[&str]) -> Result<Vec<(String, usize)>, ReadBackError> {
    if needles.is_empty() || needles.iter().any(|needle| needle.is_empty()) {
        return Err(ReadBackError::Needles { problem: "there is none, or an empty one".to_owned() });
    }
    let search =
        AhoCorasickBuilder::new().ascii_case_insensitive(true).build(needles.iter().flat_map(|it| written(it)));
    let search = search.map_err(|error| ReadBackError::Needles { problem: error.to_string() })?;
    let files = folder::files(folder)?;
    let hits = files.into_par_iter().map(|file| look(&search, &file)).collect::<Result<Vec<_>, ReadBackError>>()?;
    Ok(hits.into_iter().flatten().collect())
}

fn written(needle: &str) -> [Vec<u8>; WAYS] {
    let wide = |order: fn(u16) -> [u8; 2]| needle.encode_utf16().flat_map(order).collect();
    [needle.as_bytes().to_vec(), wide(u16::to_le_bytes), wide(u16::to_be_bytes)]
}

fn look(search: &AhoCorasick, file: &StoredFile) -> Result<Vec<(String, usize)>, ReadBackError> {
    let mut hits = BTreeSet::new();
    let mut see =
        |bytes: &[u8]| hits.extend(search.find_overlapping_iter(bytes).map(|hit| hit.pattern().as_usize() / WAYS));
    see(file.name.as_bytes());
    if !file.is_special {
        let shown = views::show(&file.name, &file.read()?, &mut see);
        shown.map_err(|problem| ReadBackError::Broken { file: file.name.clone(), problem })?;
    }
    Ok(hits.into_iter().map(|needle| (file.name.clone(), needle)).collect())
}
