//! The question about gender codes that may mean one thing or another. Each answer is a full reading.

use super::lexicon::language_name;
use super::readings::{best_partial, readings};
use crate::domain::Gender;
use crate::ingest::is_word_for_nothing;
use crate::init::{Choice, GenderCode, Question};

/// The most answers offered.
const MOST: usize = 6;

/// Pairs of numbers that are in use: men, women, and where.
const NUMBERS: [(&str, &str, &str); 6] = [
    ("1", "2", "ISO 5218, SAP"),
    ("2", "1", "a list that counts women first"),
    ("1", "6", "some Spanish statistics"),
    ("6", "1", "the reverse of some Spanish statistics"),
    ("0", "1", "1 says that it is a woman"),
    ("1", "0", "1 says that it is a man"),
];

/// Whether codes are numbers for gender: a known pair, and 0, 3 or 9 beside it.
pub(super) fn is_digits(codes: &[&str]) -> bool {
    !number_readings(codes).is_empty()
}

/// The question.
pub(super) fn question(codes: &[GenderCode], header: &str) -> Question<Vec<Gender>> {
    let texts: Vec<&str> = codes.iter().map(|it| it.text.as_str()).collect();
    let mut answers = likely(&texts, header);
    if answers.is_empty() {
        answers = unknown_codes(&texts);
    }
    answers.truncate(MOST);
    let seen: Vec<String> = codes.iter().map(|it| format!("{} ({})", shown(&it.text), rows(it.rows))).collect();
    let text = format!("what do the codes of column `{header}` mean: {}", seen.join(", "));
    let options = answers
        .into_iter()
        .map(|(value, why)| Choice { label: format!("{}: {why}", spelled(&texts, &value)), value })
        .collect();
    Question { text, options }
}

fn rows(rows: u64) -> String {
    if rows == 1 { "1 row".to_owned() } else { format!("{rows} rows") }
}

fn shown(code: &str) -> String {
    if code.is_empty() { "blank".to_owned() } else { format!("`{code}`") }
}

/// `1 = man, 2 = woman`.
fn spelled(codes: &[&str], meanings: &[Gender]) -> String {
    let pairs = codes.iter().zip(meanings).map(|(code, gender)| format!("{} = {gender}", shown(code)));
    pairs.collect::<Vec<_>>().join(", ")
}

type Answer = (Vec<Gender>, String);

/// Readings by languages and by standards of numbers, the likeliest first.
fn likely(codes: &[&str], header: &str) -> Vec<Answer> {
    let numbers = number_readings(codes);
    if !numbers.is_empty() {
        return numbers;
    }
    let both = readings(codes, false);
    let mut found = if both.is_empty() { readings(codes, true) } else { both };
    let of_header = header_languages(header);
    found.sort_by_key(|reading| {
        let fits = reading.languages.iter().any(|it| of_header.contains(it));
        (!fits, std::cmp::Reverse(reading.languages.len()))
    });
    let mut answers: Vec<Answer> = found
        .into_iter()
        .map(|it| {
            let names: Vec<&str> = it.languages.iter().take(3).map(|it| language_name(it)).collect();
            (it.meanings, format!("as in {}", names.join(", ")))
        })
        .collect();
    if let [(only, _)] = answers.as_slice() {
        let none = only.iter().map(|_| Gender::NotStated).collect();
        answers.push((none, "the column does not hold gender".to_owned()));
    }
    answers
}

/// Languages in which the header is a word for gender.
fn header_languages(header: &str) -> &'static [&'static str] {
    let last = super::key(header.rsplit(" / ").next().unwrap_or(header));
    match last.split(' ').next().unwrap_or_default() {
        "sexo" | "genero" => &["es", "pt"],
        "sexe" | "genre" => &["fr"],
        "geschlecht" => &["de"],
        "geslacht" => &["nl"],
        "cinsiyet" => &["tr", "az"],
        "plec" => &["pl"],
        "sesso" => &["it"],
        "пол" => &["ru"],
        "стать" => &["uk"],
        "sex" | "gender" => &["en"],
        _ => &[],
    }
}

fn number_readings(codes: &[&str]) -> Vec<Answer> {
    let numbers: Vec<&str> = codes.iter().map(|it| it.trim_start_matches('0')).collect();
    let stated = codes.iter().any(|it| !is_word_for_nothing(it));
    if !stated || !codes.iter().all(|it| is_word_for_nothing(it) || it.chars().all(|c| c.is_ascii_digit())) {
        return Vec::new();
    }
    let meaning = |code: &str, number: &str, pair: (&str, &str)| match number {
        _ if is_word_for_nothing(code) => Some(Gender::NotStated),
        it if it == pair.0.trim_start_matches('0') => Some(Gender::Man),
        it if it == pair.1.trim_start_matches('0') => Some(Gender::Woman),
        "" | "9" => Some(Gender::NotStated),
        "3" => Some(Gender::Another),
        _ => None,
    };
    let mut found: Vec<Answer> = Vec::new();
    for (man, woman, why) in NUMBERS {
        let all = codes.iter().zip(&numbers).map(|(code, number)| meaning(code, number, (man, woman)));
        let Some(meanings) = all.collect::<Option<Vec<Gender>>>() else { continue };
        let has = |gender| meanings.contains(&gender);
        if has(Gender::Woman) && has(Gender::Man) {
            found.push((meanings, why.to_owned()));
        }
    }
    found
}

/// Readings where some codes are in no list: those state nothing, or are another gender. Where too little is known, two
/// codes are women and men either way round.
fn unknown_codes(codes: &[&str]) -> Vec<Answer> {
    let Some(known) = best_partial(codes) else { return either_way(codes) };
    let full = |other: Gender| known.iter().map(|it| it.unwrap_or(other)).collect();
    vec![
        (full(Gender::NotStated), "codes in no list state nothing".to_owned()),
        (full(Gender::Another), "codes in no list are another gender".to_owned()),
    ]
}

/// The two most frequent codes are women and men, either way round; the others state nothing.
fn either_way(codes: &[&str]) -> Vec<Answer> {
    let stated: Vec<usize> = (0..codes.len()).filter(|&at| !is_word_for_nothing(codes[at])).take(2).collect();
    let [one, other] = stated.as_slice() else { return Vec::new() };
    let reading = |man: usize, woman: usize| {
        let mut meanings = vec![Gender::NotStated; codes.len()];
        meanings[man] = Gender::Man;
        meanings[woman] = Gender::Woman;
        (meanings, "no list of codes has it".to_owned())
    };
    vec![reading(*one, *other), reading(*other, *one)]
}
