//! The texts of a rank column, gathered: one rank, the spelling that most rows have, and its other spellings.

use std::collections::BTreeMap;

use super::forms::{abbreviates, differ_by_gender, words_of};
use super::grades::grade;
use crate::domain::fold;
use crate::ingest::is_word_for_nothing;
use crate::init::recognise::pool::Column;

/// One rank and the codes of its texts.
#[derive(Clone, Debug, Default)]
pub(super) struct Gathered {
    /// The spelling of most rows.
    pub(super) name: String,
    /// Other spellings, those of most rows first.
    pub(super) also: Vec<String>,
    /// Rows with any of them.
    pub(super) rows: u64,
    /// Codes of the column.
    pub(super) codes: Vec<u32>,
    words: Vec<String>,
    spellings: Vec<(String, u64)>,
}

/// Gathers the texts of a column. `base` says what a text is a spelling of, where it holds more than the rank.
pub(super) fn gathered(column: &Column<'_>, base: impl Fn(&str) -> Option<String>) -> Vec<Gathered> {
    let mut ranks: BTreeMap<Vec<String>, Gathered> = BTreeMap::new();
    for (code, text) in (1..).zip(&column.texts).filter(|(_, it)| !is_word_for_nothing(it.text)) {
        let base = base(text.text);
        let words = spelt(base.as_deref().unwrap_or(text.text));
        let words = if words.is_empty() { vec![fold(text.text)] } else { words };
        let rank = ranks.entry(words.clone()).or_insert_with(|| Gathered { words, ..Gathered::default() });
        rank.rows += text.rows;
        rank.codes.push(code);
        rank.spellings.push((text.text.to_owned(), text.rows));
        if let Some(base) = base.filter(|it| rank.spellings.iter().all(|known| known.0 != *it)) {
            rank.spellings.push((base, u64::MAX / 2));
        }
    }
    let ranks = by_gender(ranks.into_values().collect());
    let mut ranks = by_abbreviation(ranks);
    ranks.iter_mut().for_each(name);
    ranks
}

/// The words of a rank; of a grade its letters and its number, so that `P2`, `P-2`, `P 2` and `P02` are one.
fn spelt(text: &str) -> Vec<String> {
    let words = words_of(text);
    if grade(text).is_none_or(|it| it.is_letter || it.has_step) {
        return words;
    }
    let mut runs: Vec<String> = Vec::new();
    for c in words.iter().flat_map(|word| word.chars()) {
        match runs.last_mut() {
            Some(run) if run.ends_with(char::is_numeric) == c.is_numeric() => run.push(c),
            _ => runs.push(c.to_string()),
        }
    }
    runs.into_iter().map(|run| run.trim_start_matches('0').to_owned()).collect()
}

fn merge(into: &mut Gathered, rank: Gathered) {
    into.rows += rank.rows;
    into.codes.extend(rank.codes);
    into.spellings.extend(rank.spellings);
}

/// Masculine and feminine forms become one.
fn by_gender(mut ranks: Vec<Gathered>) -> Vec<Gathered> {
    ranks.sort_by(|one, other| other.rows.cmp(&one.rows).then_with(|| one.words.cmp(&other.words)));
    let mut kept: Vec<Gathered> = Vec::new();
    for rank in ranks {
        match kept.iter_mut().find(|it| differ_by_gender(&it.words, &rank.words)) {
            Some(known) => merge(known, rank),
            None => kept.push(rank),
        }
    }
    kept
}

/// An abbreviation joins the one rank that it can be short for, where more rows spell that out. A short form of another
/// short form belongs to what that is short for.
fn by_abbreviation(mut ranks: Vec<Gathered>) -> Vec<Gathered> {
    ranks.sort_by(|one, other| other.rows.cmp(&one.rows).then_with(|| one.words.cmp(&other.words)));
    let mut ends: Vec<usize> = Vec::with_capacity(ranks.len());
    for (at, short) in ranks.iter().enumerate() {
        let letters = short.words.concat();
        let fits = |full: &usize| ranks[*full].rows > short.rows && abbreviates(&letters, &ranks[*full].words);
        let mut fitting: Vec<usize> = (0..at).filter(fits).map(|full| ends[full]).collect();
        fitting.dedup();
        ends.push(if let [one] = fitting.as_slice() { *one } else { at });
    }
    let mut kept: BTreeMap<usize, Gathered> = BTreeMap::new();
    for (end, rank) in ends.into_iter().zip(ranks) {
        match kept.get_mut(&end) {
            Some(known) => merge(known, rank),
            None => drop(kept.insert(end, rank)),
        }
    }
    kept.into_values().collect()
}

fn name(rank: &mut Gathered) {
    rank.spellings.sort_by(|one, other| other.1.cmp(&one.1).then_with(|| one.0.cmp(&other.0)));
    let mut known: Vec<String> = Vec::new();
    for (spelling, _) in &rank.spellings {
        let folded = fold(spelling);
        if known.contains(&folded) {
            continue;
        }
        if known.is_empty() {
            rank.name = spelling.split_whitespace().collect::<Vec<_>>().join(" ");
        } else {
            rank.also.push(spelling.clone());
        }
        known.push(folded);
    }
}
