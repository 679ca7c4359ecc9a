//! What is not as on the list before: rows, people, ranks and units.

use std::collections::{BTreeMap, BTreeSet};

use super::AgencyFacts;
use super::breakdown::is_remainder;
use crate::chart::columns::{column, people, text};
use crate::chart::numbers::month;
use crate::cube::{Dimension, Stock};
use crate::disclosure::Release;
use crate::domain::{GenderCount, Period, Unit};
use crate::table::{ColumnKind, DataTable, Value};

/// A number on either list.
pub(super) struct Changed {
    pub what: &'static str,
    pub then: u64,
    pub now: u64,
}

/// A rank or unit that is on one of the lists only.
pub(super) struct NewOrGone {
    /// `rank` or `unit`.
    pub kind: &'static str,
    pub label: String,
    /// On this list; else only on the one before.
    pub is_new: bool,
    /// Its people on the list that has it.
    pub people: u64,
}

/// Everything compared with the list before.
pub(super) struct Since {
    pub from: Period,
    pub numbers: Vec<Changed>,
    pub groups: Vec<NewOrGone>,
}

/// What changed; `None` in the first list.
pub(super) fn since(facts: &AgencyFacts<'_>) -> Option<Since> {
    let previous = facts.release.previous.as_ref()?;
    let then = previous.stock.get(&[][..])?.total().map(|it| it.headcount).unwrap_or_default();
    let mut numbers = Vec::new();
    if let Some(quality) = facts.previous_quality {
        let mut read = |what, of: fn(&crate::ingest::Quality) -> u64| {
            numbers.push(Changed { what, then: of(quality), now: of(facts.quality) });
        };
        read("Rows read", |it| it.rows_read);
        read("Rows refused", crate::ingest::Quality::rows_refused);
    }
    let now = facts.all();
    let mut count = |what, of: fn(&GenderCount) -> u64| numbers.push(Changed { what, then: of(&then), now: of(&now) });
    count("Persons", GenderCount::total);
    count("Women", |it| it.women);
    count("Men", |it| it.men);
    count("Another gender", |it| it.another);
    count("Gender not stated", |it| it.not_stated);
    Some(Since { from: previous.period, numbers, groups: groups(facts, &previous.stock) })
}

type Tables = BTreeMap<Vec<Dimension>, Release<Stock>>;

/// Ranks, and units from the top: what belongs to a new or gone unit is not listed again.
fn groups(facts: &AgencyFacts<'_>, then: &Tables) -> Vec<NewOrGone> {
    let now = &facts.release.stock;
    let mut found = Vec::new();
    let ranks = [(now, then, true), (then, now, false)];
    for (has, lacks, is_new) in ranks {
        for (label, people) in only_in(has, lacks, Dimension::Rank) {
            found.push(NewOrGone { kind: "rank", label, is_new, people });
        }
    }
    for (has, lacks, is_new) in ranks {
        let mut listed: BTreeSet<String> = BTreeSet::new();
        let levels = has.keys().filter_map(|by| match by.as_slice() {
            [level @ Dimension::Unit(_)] => Some(*level),
            _ => None,
        });
        for level in levels {
            for (path, people) in only_in(has, lacks, level) {
                let unit = Unit::from_stored(&path);
                if (1..unit.depth()).any(|depth| listed.contains(unit.at_depth(depth).stored())) {
                    continue;
                }
                // A unit that ends above this level is the same group again.
                if listed.insert(path.clone()) {
                    found.push(NewOrGone { kind: "unit", label: unit.to_string(), is_new, people });
                }
            }
        }
    }
    found
}

/// Groups of a dimension that only the first of the tables has, where both tell them apart.
fn only_in(has: &Tables, lacks: &Tables, by: Dimension) -> Vec<(String, u64)> {
    let (Some(has), Some(lacks)) = (has.get(&[by][..]), lacks.get(&[by][..])) else { return Vec::new() };
    let missing = has.cells().filter(|(key, _)| !is_remainder(key.first()) && lacks.get(&[key.first()]).is_none());
    missing.map(|(key, stock)| (key.first().to_owned(), stock.headcount.total())).collect()
}

/// The tables of the section on quality.
pub(super) fn tables(facts: &AgencyFacts<'_>) -> Vec<DataTable> {
    let Some(since) = since(facts) else { return Vec::new() };
    let subtitle = format!("List of {} against that of {}", facts.month(), month(since.from));
    let signed = |number: u64| i64::try_from(number).unwrap_or(i64::MAX);
    let row = |it: &Changed| {
        let difference = Value::People(signed(it.now) - signed(it.then));
        vec![text(it.what), people(it.then), people(it.now), difference]
    };
    let numbers = DataTable {
        id: "changed-since".to_owned(),
        title: "What changed since the list before".to_owned(),
        subtitle: subtitle.clone(),
        columns: vec![
            column("what", "What", ColumnKind::Text),
            column("then", "Earlier list", ColumnKind::People),
            column("now", "This list", ColumnKind::People),
            column("change", "Change", ColumnKind::People),
        ],
        rows: since.numbers.iter().map(row).collect(),
        notes: Vec::new(),
    };
    let row = |it: &NewOrGone| {
        let fate = if it.is_new { "new" } else { "gone" };
        vec![text(&it.label), text(it.kind), text(fate), people(it.people)]
    };
    let groups = DataTable {
        id: "new-and-gone".to_owned(),
        title: "Ranks and units that are on one of the two lists only".to_owned(),
        subtitle,
        columns: vec![
            column("label", "Rank or unit", ColumnKind::Text),
            column("kind", "Kind", ColumnKind::Text),
            column("fate", "New or gone", ColumnKind::Text),
            column("persons", "Persons", ColumnKind::People),
        ],
        rows: since.groups.iter().map(row).collect(),
        notes: vec!["A unit is listed at the highest level that is new or gone.".to_owned()],
    };
    [numbers, groups].into_iter().filter(|it| !it.rows.is_empty()).collect()
}
