//! Whether the values of a column are names of persons. What gender a name may have is nobody's business here.

use std::collections::BTreeSet;
use std::sync::LazyLock;

use super::key::key;
use super::pool::Column;

/// Texts looked at.
const SAMPLE: usize = 1_000;
/// Fewer texts tell nothing unless they hold well-known names.
const FEWEST: usize = 12;

/// How much the values look like names.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum NameLook {
    /// Not at all.
    No,
    /// Almost each row has its own text of a few words, no digit in any.
    Apart,
    /// Well-known given names stand in many of them.
    Known,
}

/// Some of the commonest given names of six languages, in their normal form.
static GIVEN: LazyLock<BTreeSet<&'static str>> =
    LazyLock::new(|| include_str!("given-names.txt").split_whitespace().collect());
/// Words of places and offices that take a saint's or a founder's name.
const PLACES: [&str; 26] = [
    "san",
    "santa",
    "santo",
    "sao",
    "saint",
    "sainte",
    "st",
    "port",
    "puerto",
    "porto",
    "airport",
    "aeropuerto",
    "aeroporto",
    "aeroport",
    "unit",
    "office",
    "department",
    "direction",
    "departamento",
    "unidad",
    "lake",
    "fort",
    "post",
    "poste",
    "base",
    "centre",
];

/// Looks at the values of a column; `uniqueness` is the share of distinct texts.
pub(super) fn look_of_names(column: &Column<'_>, uniqueness: f64) -> NameLook {
    let (mut texts, mut known, mut several) = (0_usize, 0_usize, 0_usize);
    for text in column.sample(SAMPLE) {
        texts += 1;
        if text.text.contains(|c: char| c.is_numeric()) {
            continue;
        }
        let key = key(text.text);
        let words: Vec<&str> = key.split(' ').collect();
        several += usize::from((2..=5).contains(&words.len()) && words.iter().all(|it| is_word(it)));
        known += usize::from(has_given_name(&words));
    }
    let share = |part: usize| part as f64 / texts.max(1) as f64;
    if texts >= 3 && (share(known) >= 0.4 || (share(known) >= 0.2 && share(several) >= 0.6)) {
        NameLook::Known
    } else if texts >= FEWEST && uniqueness >= 0.8 && share(several) >= 0.7 {
        NameLook::Apart
    } else {
        NameLook::No
    }
}

fn is_word(word: &str) -> bool {
    word.chars().all(char::is_alphabetic)
}

fn has_given_name(words: &[&str]) -> bool {
    let is_name = |word: &&str| GIVEN.contains(word) || is_patronymic(word);
    words.iter().any(is_name) && !words.iter().any(|word| PLACES.contains(word))
}

fn is_patronymic(word: &str) -> bool {
    ["ович", "евич", "овна", "евна", "ична"].iter().any(|end| word.ends_with(end))
}

/// Whether a text holds a well-known given name.
pub(super) fn holds_given_name(text: &str) -> bool {
    has_given_name(&key(text).split(' ').collect::<Vec<_>>())
}
