//! The gender column decoded: what its codes mean, or the question that only people can answer. Never from names or titles.

mod ask;
mod lexicon;
mod readings;

use super::key::key;
use super::pool::Column;
use crate::domain::Gender;
use crate::ingest::is_word_for_nothing;
use crate::init::{GenderCode, GenderGuess};
use lexicon::LEXICON;
use readings::readings;

/// More different codes than this are no gender.
const MOST_CODES: usize = 12;
/// More different texts, spellings of one code among them, are not even looked at.
const MOST_TEXTS: usize = 60;
/// Forms of address, in their normal form. A column of them is never read as gender.
const TITLES: [&str; 26] = [
    "mr",
    "mrs",
    "ms",
    "miss",
    "mme",
    "mlle",
    "madame",
    "monsieur",
    "mademoiselle",
    "sr",
    "sra",
    "srta",
    "senor",
    "senora",
    "don",
    "dona",
    "dr",
    "dra",
    "herr",
    "السيد",
    "السيده",
    "انسه",
    "г н",
    "г жа",
    "mm",
    "sir",
];

/// How well the values bear out gender.
pub(super) fn evidence(column: &Column<'_>) -> f64 {
    if column.texts.len() > MOST_TEXTS {
        return 0.0;
    }
    let codes: Vec<&str> = column.texts.iter().map(|it| it.text).filter(|it| !is_word_for_nothing(it)).collect();
    let keys: std::collections::BTreeSet<String> = codes.iter().map(|it| key(it)).collect();
    if keys.is_empty() || keys.len() > MOST_CODES || keys.iter().any(|it| TITLES.contains(&it.as_str())) {
        return 0.0;
    }
    if !readings(&codes, true).is_empty() || ask::is_digits(&codes) {
        return 1.0;
    }
    let known: u64 = column.texts.iter().filter(|it| is_known(it.text)).map(|it| it.rows).sum();
    if super::profile::ratio(known, column.filled()) >= 0.9 || keys.len() <= 5 { 0.85 } else { 0.3 }
}

/// Whether a column holds forms of address.
pub(super) fn is_titles(column: &Column<'_>) -> bool {
    if column.texts.len() > MOST_TEXTS {
        return false;
    }
    let titles: u64 = column.texts.iter().filter(|it| TITLES.contains(&key(it.text).as_str())).map(|it| it.rows).sum();
    super::profile::ratio(titles, column.filled()) >= 0.2
}

fn is_known(code: &str) -> bool {
    LEXICON.languages.iter().any(|it| !LEXICON.meanings(it, code, false).is_empty())
}

/// How surely a column is gender by its values alone: words are, letters may be.
pub(super) fn by_values_alone(column: &Column<'_>) -> f64 {
    let stated = column.texts.iter().take(MOST_TEXTS).map(|it| it.text).filter(|it| !is_word_for_nothing(it));
    let codes: Vec<&str> = stated.collect();
    if codes.len() > MOST_CODES || column.filled() * 2 < column.rows || evidence(column) < 1.0 || ask::is_digits(&codes)
    {
        return 0.0;
    }
    let words = codes.iter().filter(|it| LEXICON.is_word(it)).count();
    match (readings(&codes, false).is_empty(), words) {
        (true, _) => 0.0,
        (false, 2..) => 0.9,
        (false, _) => 0.7,
    }
}

/// A text of more letters than this in fewer rows than that, which no list of codes has, may be a name in the wrong cell:
/// where nearly all other rows have a code it is neither shown nor asked about, and a run stops at its cell.
const SHORT: usize = 2;
const OFTEN: u64 = 5;
const NEARLY_ALL: f64 = 0.9;

/// Decodes a gender column.
pub(super) fn decode(column: &Column<'_>) -> GenderGuess {
    let may_be_name = |it: &GenderCode| {
        let is_code =
            is_word_for_nothing(&it.text) || it.text.chars().all(|c| c.is_ascii_digit()) || is_known(&it.text);
        it.text.chars().count() > SHORT && it.rows < OFTEN && !is_code
    };
    let mut codes: Vec<GenderCode> = column
        .texts
        .iter()
        .map(|it| GenderCode { text: it.text.to_owned(), rows: it.rows, meaning: None })
        .filter(|it| it.rows > 0)
        .collect();
    if column.blank > 0 {
        codes.push(GenderCode { text: String::new(), rows: column.blank, meaning: None });
    }
    let hidden: u64 = codes.iter().filter(|it| may_be_name(it)).map(|it| it.rows).sum();
    let hidden = if super::profile::ratio(hidden, column.rows) <= 1.0 - NEARLY_ALL { hidden } else { 0 };
    codes.retain(|it| hidden == 0 || !may_be_name(it));
    codes.sort_by(|one, other| other.rows.cmp(&one.rows).then_with(|| one.text.cmp(&other.text)));
    GenderGuess { hidden, ..decoded(codes, &column.header) }
}

fn decoded(mut codes: Vec<GenderCode>, header: &str) -> GenderGuess {
    let question = {
        let texts: Vec<&str> = codes.iter().map(|it| it.text.as_str()).collect();
        match sure(&texts) {
            Some(meanings) => {
                set(&mut codes, &meanings);
                return GenderGuess { codes, question: None, hidden: 0 };
            }
            None => ask::question(&codes, header),
        }
    };
    // What all answers agree on is known.
    for (at, code) in codes.iter_mut().enumerate() {
        let mut answers = question.options.iter().map(|it| it.value[at]);
        let first = answers.next();
        code.meaning = first.filter(|first| answers.all(|it| it == *first) && question.options.len() > 1);
    }
    GenderGuess { codes, question: Some(question), hidden: 0 }
}

/// The one reading of codes, where there is one that all languages which explain them share. A number is never sure.
fn sure(codes: &[&str]) -> Option<Vec<Gender>> {
    let is_number = |it: &&str| it.contains(char::is_numeric) && !it.contains(char::is_alphabetic);
    if codes.iter().any(is_number) {
        return None;
    }
    let words_only = || codes.iter().all(|it| is_word_for_nothing(it) || LEXICON.is_word(it));
    let mut found = readings(codes, false);
    if found.is_empty() && words_only() {
        found = readings(codes, true);
    }
    match found.as_slice() {
        [one] => Some(one.meanings.clone()),
        _ => None,
    }
}

fn set(codes: &mut [GenderCode], meanings: &[Gender]) {
    for (code, meaning) in codes.iter_mut().zip(meanings) {
        code.meaning = Some(*meaning);
    }
}

#[cfg(test)]
mod tests;
