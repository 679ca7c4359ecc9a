//! The encoding that a text file's bytes are in while they are read.

use encoding_rs::{Encoding, UTF_8, UTF_16BE, UTF_16LE};

/// Whether text of this encoding has two bytes a character: it is made UTF-8 when it is loaded, since delimiters and line ends
/// must be single bytes.
pub(super) fn is_utf_16(encoding: &'static Encoding) -> bool {
    encoding == UTF_16LE || encoding == UTF_16BE
}

/// The encoding that the bytes of a file saved in `encoding` are in once it is loaded.
pub(super) fn once_loaded(encoding: &'static Encoding) -> &'static Encoding {
    if is_utf_16(encoding) { UTF_8 } else { encoding }
}
