//! "Did you mean": the nearest of the allowed words.

use crate::domain::fold;

/// The remedy for a word that is not allowed: the nearest one, or `otherwise`. A word is near with one slip in a short word,
/// one in three letters of a long one.
pub(super) fn remedy<'a>(found: &str, allowed: impl IntoIterator<Item = &'a str>, otherwise: &str) -> String {
    let found = fold(found).replace('_', "-");
    let letters = found.chars().count();
    let near = allowed
        .into_iter()
        .map(|word| (strsim::osa_distance(&found, &fold(word).replace('_', "-")), word))
        .filter(|(distance, _)| *distance <= (letters / 3).max(1) && *distance < letters)
        .min_by_key(|(distance, _)| *distance);
    near.map_or_else(|| otherwise.to_owned(), |(_, word)| format!("did you mean `{word}`?"))
}

/// `a`, `b`, `c`: at most a dozen, the rest counted.
pub(super) fn list<'a>(words: impl IntoIterator<Item = &'a str>) -> String {
    const LISTED: usize = 12;
    let words: Vec<&str> = words.into_iter().collect();
    let mut shown: Vec<String> = words.iter().take(LISTED).map(|word| format!("`{}`", word.escape_debug())).collect();
    if words.len() > LISTED {
        shown.push(format!("and {} more", words.len() - LISTED));
    }
    if shown.is_empty() { "nothing".to_owned() } else { shown.join(", ") }
}
