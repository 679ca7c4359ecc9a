//! The shared bands.

use crate::domain::{Band, DEFAULT_BANDS, fold};
use crate::pipeline::file::At;
use crate::pipeline::problems::Problems;
use crate::pipeline::{rule, suggest};

use super::text;

/// The most bands there may be.
const MOST: usize = 20;

/// The bands given, or the default ones, junior to senior.
pub(super) fn check(given: Option<&At<Vec<At<String>>>>, problems: &mut Problems<'_>) -> Vec<Band> {
    let Some(given) = given else { return ladder(DEFAULT_BANDS.map(str::to_owned)) };
    let count = given.get().len();
    if !(2..=MOST).contains(&count) {
        let message = format!("`bands` lists {count}");
        problems.at_expecting(
            rule::BANDS,
            &given.place(),
            message,
            format!("2 to {MOST}"),
            "list the bands, junior to senior",
        );
    }
    let mut names: Vec<String> = Vec::new();
    for band in given.get() {
        let Some(name) = text::label(band, "bands", problems) else { continue };
        if names.iter().any(|known| fold(known) == fold(name.as_str())) {
            problems.at(rule::BANDS, &band.place(), format!("band `{name}` is listed twice"), "list each band once");
        } else {
            names.push(name.to_string());
        }
    }
    ladder(names.into_iter().take(MOST))
}

fn ladder(names: impl IntoIterator<Item = String>) -> Vec<Band> {
    (1..).zip(names).map(|(level, name)| Band { level, name }).collect()
}

/// The band of this name.
pub(super) fn find<'b>(name: &At<String>, bands: &'b [Band], problems: &mut Problems<'_>) -> Option<&'b Band> {
    let found = bands.iter().find(|band| band.name == *name.get());
    if found.is_none() {
        let names = || bands.iter().map(|band| band.name.as_str());
        let help = suggest::remedy(
            name.get(),
            names(),
            "write one of the bands, or list your own in `bands = [\"…\"]` at the top",
        );
        let message = format!("`{}` is not a band", name.get());
        problems.at_expecting(rule::UNKNOWN_BAND, &name.place(), message, suggest::list(names()), help);
    }
    found
}
