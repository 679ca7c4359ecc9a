//! Working time: a share of a full post, per cent, hours a week, or words.

use std::collections::BTreeMap;

use super::key::key;
use super::pool::Column;
use super::profile::{Profile, number};
use crate::ingest::is_word_for_nothing;
use crate::pipeline::WorkingTimeUnit;

/// Words for full time and part time, in their normal form, and whether full.
const WORDS: [(&str, bool); 54] = [
    ("full time", true),
    ("fulltime", true),
    ("full", true),
    ("ft", true),
    ("f", true),
    ("regular full time", true),
    ("temps plein", true),
    ("temps complet", true),
    ("plein temps", true),
    ("tp plein", true),
    ("tiempo completo", true),
    ("jornada completa", true),
    ("completa", true),
    ("completo", true),
    ("dedicacion exclusiva", true),
    ("tempo integral", true),
    ("tempo inteiro", true),
    ("integral", true),
    ("tempo completo", true),
    ("دوام كامل", true),
    ("كامل", true),
    ("تفرغ كامل", true),
    ("полная занятость", true),
    ("полный рабочии день", true),
    ("полныи рабочии день", true),
    ("полная", true),
    ("полная ставка", true),
    ("vollzeit", true),
    ("voltijd", true),
    ("part time", false),
    ("parttime", false),
    ("part", false),
    ("pt", false),
    ("p", false),
    ("half time", false),
    ("temps partiel", false),
    ("mi temps", false),
    ("temps incomplet", false),
    ("partiel", false),
    ("tiempo parcial", false),
    ("jornada parcial", false),
    ("media jornada", false),
    ("parcial", false),
    ("tempo parcial", false),
    ("meio periodo", false),
    ("meio tempo", false),
    ("دوام جزيي", false),
    ("جزيي", false),
    ("неполная занятость", false),
    ("неполная", false),
    ("частичная занятость", false),
    ("неполныи рабочии день", false),
    ("teilzeit", false),
    ("deeltijd", false),
];

/// Hours of a full week.
const WEEK: std::ops::RangeInclusive<f64> = 30.0..=48.0;

/// How well the values bear out working time.
pub(super) fn evidence(column: &Column<'_>, profile: &Profile, hours: bool) -> f64 {
    let words: u64 = column.texts.iter().filter(|it| word(it.text).is_some()).map(|it| it.rows).sum();
    if !hours && profile.share(words) >= 0.9 {
        // Numbers beside them say more.
        return 0.9;
    }
    if profile.share(profile.numbers.rows) < 0.95 {
        return 0.1;
    }
    match unit(column, profile, hours) {
        Some(_) => 1.0,
        None => 0.3,
    }
}

/// Whether a word means full time.
fn word(text: &str) -> Option<bool> {
    let key = key(text);
    WORDS.iter().find(|(word, _)| *word == key).map(|(_, full)| *full)
}

/// The unit of a column of working time; `None` where the values fit none. `hours` is what the header says.
pub(super) fn unit(column: &Column<'_>, profile: &Profile, hours: bool) -> Option<WorkingTimeUnit> {
    let numbers = profile.numbers;
    if profile.share(numbers.rows) < 0.5 {
        let words: u64 = column.texts.iter().filter(|it| word(it.text).is_some()).map(|it| it.rows).sum();
        return (profile.share(words) >= 0.5).then_some(WorkingTimeUnit::Words);
    }
    let commonest = commonest(column)?;
    let is_week = WEEK.contains(&commonest);
    if hours {
        return (is_week && numbers.most <= 2.0 * commonest)
            .then_some(WorkingTimeUnit::WeeklyHours { full_time: commonest });
    }
    match numbers.most {
        most if most <= 2.0 => Some(WorkingTimeUnit::Fraction),
        most if is_week && most <= 60.0 => Some(WorkingTimeUnit::WeeklyHours { full_time: commonest }),
        most if most <= 200.0 => Some(WorkingTimeUnit::Percent),
        _ => None,
    }
}

fn commonest(column: &Column<'_>) -> Option<f64> {
    let mut rows: BTreeMap<u64, u64> = BTreeMap::new();
    for text in &column.texts {
        let Some(value) = number(text.text) else { continue };
        *rows.entry(value.to_bits()).or_default() += text.rows;
    }
    rows.into_iter().max_by_key(|it| (it.1, it.0)).map(|it| f64::from_bits(it.0))
}

/// The words of a column in words; those not known are left to be asked.
pub(super) fn words(column: &Column<'_>) -> Vec<(String, bool)> {
    let stated = column.texts.iter().filter(|it| !is_word_for_nothing(it.text));
    stated.filter_map(|it| Some((it.text.to_owned(), word(it.text)?))).collect()
}

/// Words of a column in words that are not known.
pub(super) fn unknown_words(column: &Column<'_>) -> usize {
    column.texts.iter().filter(|it| !is_word_for_nothing(it.text) && word(it.text).is_none()).count()
}
