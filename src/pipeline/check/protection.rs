//! What is done to counts before they leave.

use super::text;
use crate::domain::{Profile, Protection};
use crate::pipeline::file::{At, ProtectionText};
use crate::pipeline::problems::Problems;
use crate::pipeline::{rule, words};

/// Bases and thresholds that statistics offices use.
const BASES: [i64; 3] = [3, 5, 10];
const THRESHOLDS: [i64; 4] = [3, 5, 6, 10];

pub(super) fn check(given: &ProtectionText, problems: &mut Problems<'_>) -> Option<Protection> {
    let base = one_of(given.base.as_ref(), "base", &BASES, problems)?;
    let threshold = one_of(given.threshold.as_ref(), "threshold", &THRESHOLDS, problems)?;
    let profiles = [Profile::Round { base }, Profile::Suppress];
    let profile = text::word_or(given.profile.as_ref(), "profile", &words::PROFILES, &profiles, profiles[0], problems)?;
    Some(Protection { profile, threshold })
}

/// The number, if it is one of those; 5 where none is given.
fn one_of(given: Option<&At<i64>>, key: &str, allowed: &[i64], problems: &mut Problems<'_>) -> Option<i64> {
    let Some(given) = given else { return Some(5) };
    let found = *given.get();
    if allowed.contains(&found) {
        return Some(found);
    }
    let words: Vec<String> = allowed.iter().map(ToString::to_string).collect();
    problems.at(
        rule::RANGE,
        &given.place(),
        format!("`{key}` is {found}"),
        format!("write one of {}", words.join(", ")),
    );
    None
}
