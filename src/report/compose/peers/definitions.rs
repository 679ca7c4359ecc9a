//! Section: official definitions of parity side by side, and where they disagree.

use std::collections::{BTreeMap, BTreeSet};

use super::headline::named;
use super::shown::words;
use super::{section_of, table, told};
use crate::benchmark::definitions::{Group, Judged, Verdict};
use crate::benchmark::{AgencyCompared, Comparison};
use crate::chart::columns::text;
use crate::domain::Gender;
use crate::report::{Block, Section};
use crate::table::{Column, Value};

/// Most agencies whose single bands are shown in place; the data have them all.
const MOST_WITH_BANDS: usize = 12;

pub(super) fn section(comparison: &Comparison) -> Section {
    let said = comparison.agencies.iter().flat_map(|it| it.disagreements.clone()).collect();
    let what = ("disagreements", "Where definitions disagree", "Groups that one definition calls met and another not");
    let mut blocks = told(comparison, what, said);
    if blocks.is_empty() {
        blocks.push(Block::Text("No two definitions say different things of one group.".to_owned()));
    }
    blocks.extend(matrix(comparison, &Group::All, "verdicts-all-staff"));
    blocks.extend(matrix(comparison, &Group::Managers, "verdicts-managers"));
    blocks.extend(ids(comparison).into_iter().filter_map(|id| detail(comparison, id)));
    blocks.extend(not_judged(comparison).into_iter().map(Block::Text));
    blocks.push(Block::Text(matched(comparison)));
    blocks.extend(depending(comparison));
    section_of("definitions", "Definitions side by side", blocks)
}

/// Everything that was judged, with whom it is of.
fn judged(comparison: &Comparison) -> impl Iterator<Item = (&AgencyCompared, &Judged)> {
    comparison.agencies.iter().flat_map(|agency| agency.judged.iter().map(move |it| (agency, it)))
}

fn ids(comparison: &Comparison) -> Vec<&'static str> {
    let mut ids = Vec::new();
    for (_, it) in judged(comparison) {
        if !ids.contains(&it.id) {
            ids.push(it.id);
        }
    }
    ids
}

/// Agencies by definitions: what each says of one group.
fn matrix(comparison: &Comparison, group: &Group, id: &str) -> Option<Block> {
    let silent = silent(comparison);
    let mut definitions: Vec<&str> = Vec::new();
    for (_, it) in judged(comparison).filter(|(_, it)| it.group == *group && !silent.contains_key(&key(it))) {
        if !definitions.contains(&it.definition.as_str()) {
            definitions.push(&it.definition);
        }
    }
    let cell = |agency: &AgencyCompared, name: &str| {
        let found = agency.judged.iter().find(|it| it.group == *group && it.definition == name);
        found.map_or(Value::NotApplicable, |it| text(&it.words()))
    };
    let line = |agency: &AgencyCompared| {
        let named = [text(&agency.id), text(&agency.name)];
        named.into_iter().chain(definitions.iter().map(|name| cell(agency, name))).collect::<Vec<_>>()
    };
    let columns = [words("agency", "Id"), words("name", "Agency")].into_iter();
    let columns =
        columns.chain((1..).zip(&definitions).map(|(place, name)| words(&format!("definition_{place}"), name)));
    let rows = if definitions.is_empty() { Vec::new() } else { comparison.agencies.iter().map(line).collect() };
    let title = format!("What each definition says of {group}");
    table(comparison, (id, &title, "Verdicts by definition"), columns.collect(), rows, Vec::new())
}

/// One definition with what was measured, its name and its source.
fn detail(comparison: &Comparison, id: &'static str) -> Option<Block> {
    let (silent, many) = (silent(comparison), comparison.agencies.len() > MOST_WITH_BANDS);
    let is_shown =
        |it: &Judged| it.id == id && !silent.contains_key(&key(it)) && !(many && matches!(it.group, Group::Band(_)));
    let shown: Vec<(&AgencyCompared, &Judged)> = judged(comparison).filter(|(_, it)| is_shown(it)).collect();
    let names: BTreeSet<&str> = shown.iter().map(|(_, it)| it.definition.as_str()).collect();
    let sources: BTreeSet<&str> = shown.iter().map(|(_, it)| it.source).collect();
    // One name for all rows is a title, not a column.
    let only = names.first().filter(|_| names.len() == 1);
    let row = |(agency, it): &(&AgencyCompared, &Judged)| {
        let first = [text(&agency.id), text(&agency.name), text(&it.group.to_string())];
        let definition = only.is_none().then(|| text(&it.definition));
        let measured = it.measured.as_deref().map_or(Value::NotAvailable, text);
        let last = [measured, text(&it.verdict.to_string()), text(short(it))];
        first.into_iter().chain(definition).chain(last).collect()
    };
    let mut notes = vec!["Under-represented: who is fewer than this definition asks for, women or men.".to_owned()];
    notes.extend(sources.iter().map(|it| format!("Source: {it}.")));
    if many {
        notes.push("Single bands stand in the data set `verdicts`.".to_owned());
    }
    let title = only.map_or_else(|| format!("Definitions in full: {id}"), |it| format!("Definition in full: {it}"));
    let name = format!("definition-{}", id.replace('.', "-"));
    let rows = shown.iter().map(row).collect();
    table(comparison, (&name, &title, "Measured value and verdict"), columns(only.is_none()), rows, notes)
}

fn columns(of_several: bool) -> Vec<Column> {
    let all = [
        ("agency", "Id"),
        ("name", "Agency"),
        ("group", "Of whom"),
        ("definition", "Definition"),
        ("measured", "Measured"),
        ("verdict", "Verdict"),
        ("under_represented", "Under-represented"),
    ];
    all.into_iter().filter(|it| of_several || it.0 != "definition").map(|(name, header)| words(name, header)).collect()
}

/// Who is under-represented, in words.
pub(super) fn short(it: &Judged) -> &'static str {
    match it.under_represented {
        Some(Gender::Woman) => "women",
        Some(Gender::Man) => "men",
        _ => "",
    }
}

type Key<'a> = (&'a str, &'a str, &'a Group);

fn key(it: &Judged) -> Key<'_> {
    (it.id, &it.definition, &it.group)
}

/// Definitions that can be applied to a group of no agency, each with the reasons: one sentence says it, not a row each.
fn silent(comparison: &Comparison) -> BTreeMap<Key<'_>, BTreeMap<&str, Vec<&str>>> {
    let mut silent: BTreeMap<Key<'_>, BTreeMap<&str, Vec<&str>>> = BTreeMap::new();
    for (agency, it) in judged(comparison) {
        if let Verdict::NotKnown(why) = &it.verdict {
            silent.entry(key(it)).or_default().entry(why).or_default().push(&agency.name);
        }
    }
    let known: Vec<Key<'_>> = judged(comparison)
        .filter(|(_, it)| !matches!(it.verdict, Verdict::NotKnown(_)))
        .map(|(_, it)| key(it))
        .collect();
    for it in known {
        silent.remove(&it);
    }
    silent
}

/// Groups, and names of agencies, for which a definition says nothing.
type NotJudged<'a> = (Vec<String>, Vec<&'a str>);

/// What is not judged at all, one sentence for each definition and reason.
fn not_judged(comparison: &Comparison) -> Vec<String> {
    let mut said: BTreeMap<(&str, &str), NotJudged<'_>> = BTreeMap::new();
    for ((id, _, group), reasons) in silent(comparison) {
        for (why, names) in reasons {
            let (groups, of) = said.entry((id, why)).or_default();
            let group = group.to_string();
            if !groups.contains(&group) {
                groups.push(group);
            }
            of.extend(names);
        }
    }
    let sentence = |((id, why), (groups, mut names)): ((&str, &str), NotJudged<'_>)| {
        names.sort_unstable();
        names.dedup();
        format!("Not judged by {id}, {}: {}: {why}.", groups.join(", "), named(&names))
    };
    said.into_iter().map(sentence).collect()
}

/// How ranks were matched.
fn matched(comparison: &Comparison) -> String {
    match comparison.matchings.as_slice() {
        [] | [_] => {
            "Ranks were matched in one way, as the packages and the adviser’s file give it. Other ways can be named as \
                     `[[alternative]]` in that file: a verdict then stands only if it holds under all."
                .to_owned()
        }
        all => format!(
            "Ranks were matched in {} ways: {}. A verdict stands only if it holds under all of them.",
            all.len(),
            all.join("; ")
        ),
    }
}

/// Which verdicts depend on how ranks are matched.
fn depending(comparison: &Comparison) -> Option<Block> {
    let others = &comparison.matchings;
    let cell = |it: &Judged, name: &String| {
        let found = it.under.iter().find(|(other, _)| other == name);
        found.map_or(Value::NotAvailable, |(_, said)| text(said))
    };
    let row = |(agency, it): (&AgencyCompared, &Judged)| {
        let named = [text(&agency.id), text(&it.group.to_string()), text(&it.definition)];
        named.into_iter().chain(others.iter().map(|name| cell(it, name))).collect()
    };
    let head = [words("agency", "Id"), words("group", "Of whom"), words("definition", "Definition")].into_iter();
    let columns = head.chain((1..).zip(others).map(|(place, name)| words(&format!("matching_{place}"), name)));
    let rows = judged(comparison).filter(|(_, it)| !it.under.is_empty()).map(row).collect();
    let what = ("matchings", "Verdicts that depend on how ranks are matched", "The verdict under each way");
    table(comparison, what, columns.collect(), rows, Vec::new())
}
