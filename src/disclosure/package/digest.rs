//! The seal of a package: its BLAKE3 over a canonical text. Anybody can compute it, so it shows damage and edits by mistake; it
//! is no signature.

use super::RowKey;
use super::columns::texts;

/// Key of the seal among the metadata of the file.
pub(super) const METADATA: &str = "workforce-parity-package";
/// First line of the canonical text.
const TITLE: &str = "workforce-parity-package";

const OPEN: &str = "{\"digest\":\"";
const BETWEEN: &str = "\",\"about\":";
const CLOSE: &str = "}";
const HEX: usize = 64;

/// BLAKE3 in hex of the canonical text: a title, the JSON text of about as it stands in the file, and a line for each row in the
/// order of the file: the text columns and the people, joined by tabs, nothing for null. Every line ends with a line feed.
/// Labels hold neither tabs nor line feeds and are never empty, so different packages have different texts.
pub(super) fn digest<'a>(about: &str, rows: impl Iterator<Item = (&'a RowKey, Option<i64>)>) -> String {
    let mut hasher = blake3::Hasher::new();
    hasher.update(format!("{TITLE}\n{about}\n").as_bytes());
    for (key, people) in rows {
        let people = people.map(|people| people.to_string());
        let line: Vec<String> = texts(key).into_iter().chain([people]).map(Option::unwrap_or_default).collect();
        hasher.update(line.join("\t").as_bytes()).update(b"\n");
    }
    hasher.finalize().to_hex().to_string()
}

/// The metadata: `{"digest":"<hash>","about":{...}}`.
pub(super) fn seal(digest: &str, about: &str) -> String {
    [OPEN, digest, BETWEEN, about, CLOSE].concat()
}

/// Digest and JSON text of about, where the metadata has its form.
pub(super) fn open(sealed: &str) -> Option<(&str, &str)> {
    let (digest, rest) = sealed.strip_prefix(OPEN)?.split_at_checked(HEX)?;
    Some((digest, rest.strip_prefix(BETWEEN)?.strip_suffix(CLOSE)?))
}
