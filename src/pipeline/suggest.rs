//! "Did you mean": the nearest of the allowed words.

use crate::domain::fold;

/// The allowed word nearest to `found`, if it is near: one slip in a short word, one in three letters of a long one.
pub(crate) fn nearest<'a>(found: &str, allowed: impl IntoIterator<Item = &'a str>) -> Option<&'a str> {
    let found = fold(found).replace('_', "-");
    let limit = (found.chars().count() / 3).max(1);
    allowed
        .into_iter()
        .map(|word| (strsim::osa_distance(&found, &fold(word).replace('_', "-")), word))
        .filter(|(distance, _)| *distance <= limit && *distance < found.chars().count())
        .min_by_key(|(distance, _)| *distance)
        .map(|(_, word)| word)
}

/// The remedy for a word that is not allowed: the nearest one, or `otherwise`.
pub(crate) fn remedy<'a>(found: &str, allowed: impl IntoIterator<Item = &'a str>, otherwise: &str) -> String {
    nearest(found, allowed).map_or_else(|| otherwise.to_owned(), |word| format!("did you mean `{word}`?"))
}

/// `a`, `b`, `c`: at most two dozen of them, the rest counted.
pub(crate) fn list<'a>(words: impl IntoIterator<Item = &'a str>) -> String {
    list_of(words, 24)
}

/// The same with at most `listed` of them.
pub(crate) fn list_of<'a>(words: impl IntoIterator<Item = &'a str>, listed: usize) -> String {
    let words: Vec<&str> = words.into_iter().collect();
    let mut shown: Vec<String> = words.iter().take(listed).map(|word| format!("`{}`", word.escape_debug())).collect();
    if words.len() > listed {
        shown.push(format!("and {} more", words.len() - listed));
    }
    shown.join(", ")
}
