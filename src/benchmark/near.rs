//! What is allowed, and the nearest of it, in messages of a comparison.

use crate::pipeline::suggest;
pub(super) use crate::pipeline::suggest::remedy;

/// `a`, `b`, `c`: at most a dozen, the rest counted.
pub(super) fn list<'a>(words: impl IntoIterator<Item = &'a str>) -> String {
    let shown = suggest::list_of(words, 12);
    if shown.is_empty() { "nothing".to_owned() } else { shown }
}
