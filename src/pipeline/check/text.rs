//! Single values: labels, words, numbers, months.

use std::ops::RangeInclusive;

use crate::domain::{Label, Period, Share};
use crate::pipeline::file::At;
use crate::pipeline::problems::Problems;
use crate::pipeline::{rule, suggest};

/// A text that may be shown, as the value of `key`.
pub(super) fn label(text: &At<String>, key: &str, problems: &mut Problems<'_>) -> Option<Label> {
    label_of(text, &format!("`{key}`"), problems)
}

/// A text that may be shown; `what` it is.
pub(super) fn label_of(text: &At<String>, what: &str, problems: &mut Problems<'_>) -> Option<Label> {
    Label::parse(text.get())
        .map_err(|error| {
            problems.at(
                rule::LABEL,
                &text.place(),
                format!("{what} {error}"),
                "write a short text without special characters",
            );
        })
        .ok()
}

/// One of `words`, as the meaning in the same place of `meanings`.
pub(super) fn word<T: Copy>(
    text: &At<String>,
    key: &str,
    words: &[&str],
    meanings: &[T],
    problems: &mut Problems<'_>,
) -> Option<T> {
    let found = text.get();
    let meaning = words.iter().zip(meanings).find(|(word, _)| *word == found).map(|(_, meaning)| *meaning);
    if meaning.is_none() {
        let help =
            suggest::remedy(found, words.iter().copied(), &format!("write one of the allowed words for `{key}`"));
        let message = format!("`{found}` is not a word for `{key}`");
        problems.at_expecting(rule::UNKNOWN_WORD, &text.place(), message, suggest::list(words.iter().copied()), help);
    }
    meaning
}

/// As [`word`], with a meaning for a key that is not there.
pub(super) fn word_or<T: Copy>(
    text: Option<&At<String>>,
    key: &str,
    words: &[&str],
    meanings: &[T],
    default: T,
    problems: &mut Problems<'_>,
) -> Option<T> {
    text.map_or(Some(default), |text| word(text, key, words, meanings, problems))
}

/// A whole number in `range`; `default` for a key that is not there.
pub(super) fn whole<T: TryFrom<i64>>(
    number: Option<&At<i64>>,
    key: &str,
    range: RangeInclusive<i64>,
    default: T,
    problems: &mut Problems<'_>,
) -> Option<T> {
    let Some(number) = number else { return Some(default) };
    let found = *number.get();
    if !range.contains(&found) {
        let (low, high) = range.into_inner();
        let message = format!("`{key}` is {found}");
        let expected = format!("{low} to {high}");
        let help = format!("write a whole number from {low} to {high}");
        problems.at_expecting(rule::RANGE, &number.place(), message, expected, help);
        return None;
    }
    T::try_from(found).ok()
}

/// A percentage from 0 to 100.
pub(super) fn percent(number: &At<f64>, key: &str, problems: &mut Problems<'_>) -> Option<Share> {
    let found = *number.get();
    let share = Share::from_fraction(found / 100.0);
    if share.is_none() {
        let message = format!("`{key}` is {found}");
        problems.at_expecting(
            rule::RANGE,
            &number.place(),
            message,
            "0 to 100 per cent",
            "write a number from 0 to 100",
        );
    }
    share
}

/// A month such as `2026-10`.
pub(super) fn period(text: &At<String>, key: &str, problems: &mut Problems<'_>) -> Option<Period> {
    text.get()
        .parse()
        .map_err(|error| {
            problems.at(
                rule::PERIOD,
                &text.place(),
                format!("`{key}`: {error}"),
                "write year and month, as in \"2026-10\"",
            );
        })
        .ok()
}
