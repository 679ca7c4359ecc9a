//! The short lists of the page.

use std::collections::BTreeMap;

use super::open::refused_in;
use super::{more, panel};
use crate::chart::numbers::{change, month, people};
use crate::domain::GenderCount;
use crate::ingest::{Checksum, FileRead, Tally};
use crate::report::Panel;
use crate::report::compose::since::{Changed, NewOrGone, since};
use crate::report::compose::{AgencyFacts, made};

/// Files, reasons and new or gone groups that are shown one by one.
const MOST_LINES: usize = 3;
/// Digits of a hash that are shown.
const DIGITS: usize = 12;

pub(super) fn panels(facts: &AgencyFacts<'_>) -> Vec<Panel> {
    vec![files(facts), rows(facts), changed(facts), unknown(facts), made(facts)]
}

fn line(label: impl Into<String>, value: impl Into<String>) -> (String, String) {
    (label.into(), value.into())
}

fn short(hash: &str) -> String {
    hash.chars().take(DIGITS).collect()
}

fn files(facts: &AgencyFacts<'_>) -> Panel {
    let files = &facts.quality.files;
    let hash = |place: usize| {
        let known = facts.sources.get(place).filter(|_| facts.sources.len() == files.len());
        known.map_or_else(|| "–".to_owned(), |it| short(&it.blake3))
    };
    let name =
        |it: &FileRead| it.sheet.as_ref().map_or_else(|| it.file.clone(), |sheet| format!("{}, {sheet}", it.file));
    let named = files.iter().enumerate().take(MOST_LINES).map(|(place, it)| line(name(it), hash(place)));
    let sum = |of: fn(&FileRead) -> u64| people(files.iter().map(of).sum());
    let totals = [
        line("Rows below the header", sum(|it| it.records)),
        line("Blank rows", sum(|it| it.blank_rows)),
        line("Totals rows", sum(|it| it.totals_rows)),
        line("People the files state", stated(facts)),
    ];
    let mut found = panel("Files read", named.chain(totals).collect());
    let left = files.len().saturating_sub(MOST_LINES);
    found.notes.extend((left > 0).then(|| more(left)));
    found.notes.push(format!("Beside each file the first {DIGITS} digits of the BLAKE3 of its bytes."));
    found
}

/// The totals rows of the files against what was read.
fn stated(facts: &AgencyFacts<'_>) -> String {
    let files = || facts.quality.files.iter().filter(|it| it.checksum.is_some());
    let sums: Vec<_> = files().filter_map(|it| it.checksum).collect();
    if sums.is_empty() {
        return "no totals row".to_owned();
    }
    let (stated, read): (u64, u64) = (sums.iter().map(|it| it.stated).sum(), sums.iter().map(|it| it.read).sum());
    let refused: u64 = files().map(|it| refused_in(facts, it)).sum();
    if sums.iter().all(Checksum::agrees) {
        format!("{}, as read", people(stated))
    } else if stated + refused == read {
        format!("{}, as read less {} refused", people(stated), people(refused))
    } else {
        format!("{}, but {} read", people(stated), people(read))
    }
}

fn rows(facts: &AgencyFacts<'_>) -> Panel {
    let quality = facts.quality;
    let mut rows = vec![line("Read", people(quality.rows_read))];
    let mut reasons: BTreeMap<&str, u64> = BTreeMap::new();
    for Tally { rule, rows, .. } in &quality.refused {
        *reasons.entry(rule.meaning()).or_default() += rows;
    }
    let mut reasons: Vec<(&str, u64)> = reasons.into_iter().collect();
    reasons.sort_by_key(|&(_, rows)| std::cmp::Reverse(rows));
    let left = reasons.len().saturating_sub(MOST_LINES);
    match reasons.as_slice() {
        [] => rows.push(line("Refused", "0")),
        _ => rows
            .extend(reasons.iter().take(MOST_LINES).map(|(why, rows)| line(format!("Refused: {why}"), people(*rows)))),
    }
    rows.push(line("Merged into another row of the same person", people(quality.duplicates_merged)));
    rows.push(line("Persons counted", people(quality.rows_kept)));
    let mut found = panel("Rows of people", rows);
    found.notes.extend((left > 0).then(|| format!("Refused for other reasons: {}", more(left))));
    found
}

/// Persons without a value, and with one that no list knows, column by column.
fn unknown(facts: &AgencyFacts<'_>) -> Panel {
    let quality = facts.quality;
    let mut fields: BTreeMap<&str, (u64, u64)> = BTreeMap::new();
    for (field, persons) in &quality.not_stated {
        fields.entry(field).or_default().0 += persons;
    }
    for (field, persons) in quality.unmapped.iter().map(|it| (&it.field, it.rows)) {
        fields.entry(field).or_default().1 += persons;
    }
    for (field, persons) in &quality.unmapped_unlisted {
        fields.entry(field).or_default().1 += persons;
    }
    let words = |(blank, unmapped): (u64, u64)| match (blank, unmapped) {
        (blank, 0) => format!("{} not stated", people(blank)),
        (0, unmapped) => format!("{} on no list", people(unmapped)),
        (blank, unmapped) => format!("{} not stated, {} on no list", people(blank), people(unmapped)),
    };
    let rows = fields.into_iter().map(|(field, it)| line(field.replace('_', " "), words(it)));
    let mut found = panel("Not known, in persons", rows.collect());
    if found.rows.is_empty() {
        found.notes.push("Every column that is read is stated and known for every person.".to_owned());
    }
    found.notes.extend(absent(facts).map(|it| format!("Not in the export: {it}.")));
    found
}

/// What the export has no column for.
fn absent(facts: &AgencyFacts<'_>) -> Option<String> {
    let columns = &facts.agency.columns;
    let known = [
        ("gender", columns.gender.is_some()),
        ("rank", columns.rank.is_some()),
        ("unit", columns.unit.is_some()),
        ("role", columns.role.is_some()),
        ("contract", columns.contract.is_some()),
        ("working time", columns.working_time.is_some()),
        ("duty station", columns.duty_station.is_some()),
    ];
    let absent: Vec<&str> = known.iter().filter(|it| !it.1).map(|it| it.0).collect();
    (!absent.is_empty()).then(|| absent.join(", "))
}

fn changed(facts: &AgencyFacts<'_>) -> Panel {
    let Some(since) = since(facts) else {
        let mut first = panel("Changed since the list before", Vec::new());
        first.notes.push("First list: no comparison.".to_owned());
        return first;
    };
    let mut found = panel(&format!("Changed since {}", month(since.from)), Vec::new());
    let is_shown = |it: &&Changed| (it.then, it.now) != (0, 0);
    found.rows.extend(since.numbers.iter().filter(is_shown).map(|it| line(it.what, from_to(it))));
    let total = facts.release.month.as_ref().and_then(|it| it.accounts.get(&[][..])?.total().copied());
    if let Some(account) = total {
        found.rows.push(line("Joined", by_gender(&account.joiners)));
        found.rows.push(line("Left", by_gender(&account.leavers)));
    }
    found.rows.extend(since.groups.iter().take(MOST_LINES).map(group));
    let left = since.groups.len().saturating_sub(MOST_LINES);
    found.notes.extend((left > 0).then(|| format!("Ranks and units new or gone: {}", more(left))));
    if since.groups.is_empty() {
        found.rows.push(line("Ranks and units new or gone", "none"));
    }
    found
}

fn from_to(it: &Changed) -> String {
    let signed = |number: u64| i64::try_from(number).unwrap_or(i64::MAX);
    format!("{} → {} ({})", people(it.then), people(it.now), change(signed(it.now) - signed(it.then)))
}

fn by_gender(count: &GenderCount) -> String {
    let words =
        |number: u64, one: &str, many: &str| format!("{} {}", people(number), if number == 1 { one } else { many });
    let others = count.another + count.not_stated;
    let others = if others == 0 { String::new() } else { format!(", {}", words(others, "other", "others")) };
    format!("{}, {}{others}", words(count.women, "woman", "women"), words(count.men, "man", "men"))
}

fn group(it: &NewOrGone) -> (String, String) {
    let fate = if it.is_new { "New" } else { "Gone" };
    let persons = if it.people == 1 { "1 person".to_owned() } else { format!("{} persons", people(it.people)) };
    line(format!("{fate} {}: {}", it.kind, it.label), persons)
}

fn made(facts: &AgencyFacts<'_>) -> Panel {
    let file = facts.pipeline.file.file_name().map(|it| it.to_string_lossy().into_owned()).unwrap_or_default();
    let rows = vec![
        line(format!("Pipeline file {file}"), short(facts.pipeline_hash)),
        line("Key of the pseudonyms", short(facts.key_id)),
        line("Program", made::program()),
        line("Months in the store", people(facts.release.history.len() as u64)),
    ];
    panel("How it was counted", rows)
}
