//! "Did you mean": the nearest of the allowed words.

use crate::domain::fold;

/// The allowed word nearest to `found`, if it is near: one slip in a short word, one in three letters of a long one.
pub(super) fn nearest<'a>(found: &str, allowed: impl IntoIterator<Item = &'a str>) -> Option<&'a str> {
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
pub(super) fn remedy<'a>(found: &str, allowed: impl IntoIterator<Item = &'a str>, otherwise: &str) -> String {
    nearest(found, allowed).map_or_else(|| otherwise.to_owned(), |word| format!("did you mean `{word}`?"))
}

/// `a`, `b`, `c`: at most `LISTED` of them, the rest counted.
pub(super) fn list<'a>(words: impl IntoIterator<Item = &'a str>) -> String {
    const LISTED: usize = 24;
    let words: Vec<&str> = words.into_iter().collect();
    let mut shown: Vec<String> = words.iter().take(LISTED).map(|word| format!("`{}`", word.escape_debug())).collect();
    if words.len() > LISTED {
        shown.push(format!("and {} more", words.len() - LISTED));
    }
    shown.join(", ")
}
