//! Whom a target or a published figure is about.

use crate::domain::{Band, Label, fold};
use crate::pipeline::file::{At, PopulationText};
use crate::pipeline::problems::Problems;
use crate::pipeline::{Agency, Population, rule, suggest};

use super::{bands, text};

/// What a population can be made of.
pub(super) struct Known<'a> {
    /// Agencies it is about.
    pub agencies: &'a [&'a Agency],
    /// What is said of a word that none of them has, and the code of that problem.
    pub unknown: (&'a str, &'static str),
    /// The shared bands.
    pub bands: &'a [Band],
    /// Whether the agencies are free of problems: only then is a rank that none has a problem of its own.
    pub complete: bool,
}

/// The population; words that nobody has are problems.
pub(super) fn check(given: &PopulationText, known: &Known<'_>, problems: &mut Problems<'_>) -> Population {
    let in_bands = given.bands.iter().filter_map(|band| bands::find(band, known.bands, problems));
    let in_bands: Vec<String> = in_bands.map(|band| band.name.clone()).collect();
    let families = of_each(known, |it| it.codes.role_families.iter().map(|rule| &rule.family).collect());
    let ranks = of_each(known, |it| it.ladder.ranks().iter().map(|rank| &rank.name).collect());
    Population {
        ranks: listed(&given.ranks, "rank", ranks.as_deref(), known, problems),
        bands: in_bands,
        units: units(&given.units, problems),
        roles: listed(&given.roles, "role", closed_roles(known).as_deref(), known, problems),
        role_families: listed(&given.role_families, "role family", families.as_deref(), known, problems),
    }
}

/// Words of all agencies; `None` where not all agencies are known.
fn of_each<'a>(known: &Known<'a>, words: impl Fn(&'a Agency) -> Vec<&'a Label>) -> Option<Vec<&'a Label>> {
    known.complete.then(|| known.agencies.iter().flat_map(|agency| words(agency)).collect())
}

/// Roles of all agencies; `None` where one of them takes any text as a role.
fn closed_roles<'a>(known: &Known<'a>) -> Option<Vec<&'a Label>> {
    let closed = known.agencies.iter().all(|agency| agency.codes.role.closed);
    closed.then(|| of_each(known, |it| it.codes.role.map.iter().map(|(_, label)| label).collect())).flatten()
}

/// Words that must be among `labels`; any word where that is `None`.
fn listed(
    given: &[At<String>],
    what: &str,
    labels: Option<&[&Label]>,
    known: &Known<'_>,
    problems: &mut Problems<'_>,
) -> Vec<String> {
    let mut words = Vec::new();
    for word in given {
        let Some(label) = text::label_of(word, &format!("a {what}"), problems) else { continue };
        match labels {
            Some(labels) if !labels.contains(&&label) => unknown(word, what, labels, known.unknown, problems),
            _ => words.push(label.to_string()),
        }
    }
    words
}

fn unknown(
    word: &At<String>,
    what: &str,
    labels: &[&Label],
    (said, code): (&str, &'static str),
    problems: &mut Problems<'_>,
) {
    let mut names: Vec<&str> = Vec::new();
    for name in labels.iter().map(|label| label.as_str()) {
        if !names.contains(&name) {
            names.push(name);
        }
    }
    let same = names.iter().find(|name| fold(name) == fold(word.get())).copied();
    let near = same.or_else(|| suggest::nearest(word.get(), names.iter().copied()));
    let help = suggest::remedy(word.get(), near, &format!("write the {what} as the pipeline file lists it"));
    let message = format!("{said} the {what} `{}`", word.get());
    let expected = if names.is_empty() { "none is listed".to_owned() } else { suggest::list(names) };
    problems.at_expecting(code, &word.place(), message, expected, help);
}

/// Units are paths: each level a label.
fn units(given: &[At<String>], problems: &mut Problems<'_>) -> Vec<String> {
    let mut paths = Vec::new();
    for path in given {
        let levels: Vec<Option<Label>> = path.get().split('/').map(|level| Label::parse(level).ok()).collect();
        match levels.into_iter().collect::<Option<Vec<Label>>>() {
            Some(levels) => paths.push(levels.iter().map(Label::as_str).collect::<Vec<_>>().join(" / ")),
            None => problems.at(
                rule::LABEL,
                &path.place(),
                "a unit has a blank or unprintable level",
                "write its path from the top, as in \"North / Airport\"",
            ),
        }
    }
    paths
}
