//! The name of an import: what was read, and all that shapes what becomes of it.

use super::SourceHash;
use super::manifest::FORMAT;

/// Version of what ingest makes of an export. Raise it when the same export becomes other rows or counts, so that stored
/// periods are read again.
const INGEST: u32 = 1;

/// BLAKE3, in hex, of the exports in the given order, the ingest part of the pipeline file, the id of the key and the
/// versions of the stored form. An import with an id that the manifest has for its period need not be read.
#[must_use]
pub fn import_id(sources: &[SourceHash], ingest_text: &str, key_id: &str) -> String {
    let mut hasher = blake3::Hasher::new();
    hasher.update(b"parity import");
    hasher.update(&FORMAT.to_le_bytes());
    hasher.update(&INGEST.to_le_bytes());
    hasher.update(&length(sources.len()));
    for source in sources {
        put(&mut hasher, &source.blake3);
        hasher.update(&source.bytes.to_le_bytes());
    }
    put(&mut hasher, ingest_text);
    put(&mut hasher, key_id);
    hasher.finalize().to_hex().to_string()
}

/// Puts a text with its length before it: two lists of texts never become the same bytes.
fn put(hasher: &mut blake3::Hasher, text: &str) {
    hasher.update(&length(text.len()));
    hasher.update(text.as_bytes());
}

fn length(of: usize) -> [u8; 8] {
    (of as u64).to_le_bytes()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn source(text: &str) -> SourceHash {
        SourceHash { blake3: blake3::hash(text.as_bytes()).to_hex().to_string(), bytes: text.len() as u64 }
    }

    #[test]
    fn everything_that_shapes_an_import_is_in_its_id() {
        let october = [source("october")];
        let both = [source("october"), source("november")];
        let turned = [source("november"), source("october")];
        let ids = [
            import_id(&[], "", ""),
            import_id(&october, "", ""),
            import_id(&both, "", ""),
            import_id(&turned, "", ""),
            import_id(&october, "ab", "c"),
            import_id(&october, "a", "bc"),
        ];
        for (index, id) in ids.iter().enumerate() {
            assert!(ids.iter().skip(index + 1).all(|other| other != id), "id {index} occurs twice");
        }
        assert_eq!(import_id(&october, "ab", "c"), import_id(&[source("october")], "ab", "c"));
    }
}
