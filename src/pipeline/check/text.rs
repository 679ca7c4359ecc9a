//! Single values: labels, words, numbers, months.

use std::ops::RangeInclusive;

use crate::domain::{Label, Period, Share};
use crate::pipeline::file::At;
use crate::pipeline::problems::Problems;
use crate::pipeline::{rule, suggest, words};

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

/// Whether the value of `key` is still the mark of an open question, which then is a problem. `allowed` are its answers where
/// they are fixed words.
pub(super) fn unanswered(text: &At<String>, key: &str, allowed: Option<&[&str]>, problems: &mut Problems<'_>) -> bool {
    let is_open = text.get() == words::UNANSWERED;
    if is_open {
        let message = format!("`{key}` is not answered yet");
        let help = "write the answer; the comment above says what was seen";
        match allowed {
            Some(words) => {
                let help = "write one of them; the comment above says what was seen";
                let expected = suggest::list(words.iter().copied());
                problems.at_expecting(rule::UNANSWERED, &text.place(), message, expected, help);
            }
            None => problems.at(rule::UNANSWERED, &text.place(), message, help),
        }
    }
    is_open
}

/// One of `words`, as the meaning in the same place of `meanings`.
pub(super) fn word<T: Copy>(
    text: &At<String>,
    key: &str,
    words: &[&str],
    meanings: &[T],
    problems: &mut Problems<'_>,
) -> Option<T> {
    if unanswered(text, key, Some(words), problems) {
        return None;
    }
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
    if unanswered(text, key, None, problems) {
        return None;
    }
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
