//! Section: women and men across the organisation.

use super::AgencyFacts;
use super::breakdown::{Group, groups, is_remainder, table};
use super::figures::{Caption, figure, one_half, whole_agency};
use super::segregation;
use crate::chart::numbers::{is_few, isolated, share_and_people};
use crate::chart::{ChartKind, Diverging, DivergingRow, Heatmap, HeatmapRow, RowOrder};
use crate::cube::Dimension;
use crate::domain::{NOT_RECORDED, Unit};
use crate::report::{Block, Section};

/// Most units in one picture.
const MOST_UNITS: usize = 40;

pub(super) fn section(facts: &AgencyFacts<'_>) -> Section {
    let levels = levels(facts);
    let mut blocks = Vec::new();
    match shown(facts, &levels) {
        Some(level) => {
            blocks.push(diverging(facts, level));
            blocks.extend(heatmap(facts, &levels));
            let names: Vec<(String, Dimension)> =
                levels.iter().map(|&it| (format!("unit ({})", level_words(it)), it)).collect();
            blocks.extend(segregation::blocks(facts, "units", &names));
            blocks.extend(segregation::contributions(facts, level).map(Block::Table));
        }
        None => blocks.push(Block::Text("The exports name no units.".to_owned())),
    }
    let date = format!("Staff on the list of {}", facts.month());
    for &level in &levels {
        let Dimension::Unit(depth) = level else { continue };
        let title = format!("Women and men by unit, {}", level_words(level));
        let table = table(&format!("by-unit-{depth}"), &title, &date, level, &groups(facts, level));
        blocks.push(Block::Table(table));
    }
    Section { id: "units".to_owned(), title: "Units".to_owned(), blocks }
}

/// Unit levels of the release, from the top.
pub(super) fn levels(facts: &AgencyFacts<'_>) -> Vec<Dimension> {
    let single = facts.release.stock.keys().filter_map(|by| match by.as_slice() {
        [level @ Dimension::Unit(_)] => Some(*level),
        _ => None,
    });
    single.collect()
}

fn level_words(level: Dimension) -> String {
    match level {
        Dimension::Unit(depth) => format!("level {depth}"),
        other => other.word().to_owned(),
    }
}

/// Units of a level that are named.
fn named(facts: &AgencyFacts<'_>, level: Dimension) -> Vec<Group> {
    groups(facts, level).into_iter().filter(|it| !is_remainder(&it.key)).collect()
}

/// The deepest level that fits into one picture; `None` where no unit is named.
fn shown(facts: &AgencyFacts<'_>, levels: &[Dimension]) -> Option<Dimension> {
    let with_units: Vec<Dimension> = levels.iter().copied().filter(|&level| !named(facts, level).is_empty()).collect();
    let fits = |level: &Dimension| named(facts, *level).len() <= MOST_UNITS;
    with_units.iter().rev().copied().find(fits).or_else(|| with_units.first().copied())
}

fn diverging(facts: &AgencyFacts<'_>, level: Dimension) -> Block {
    let units = named(facts, level);
    let rows = units.iter().map(|it| DivergingRow { label: short(&it.key), count: it.stock.headcount }).collect();
    let kind = Diverging { row_word: "Unit".to_owned(), rows, order: RowOrder::LargestFirst, target: one_half() };
    let what = format!("Share of women less one half by unit ({})", level_words(level));
    let caption = Caption { id: "unit-gaps", title: extremes("Women", &units), what: &what };
    figure(facts, caption, ChartKind::Diverging(kind))
}

/// The last two levels of a path: what tells units apart without filling the line.
fn short(key: &str) -> String {
    let unit = Unit::from_stored(key);
    let levels: Vec<&str> = unit.levels().collect();
    levels.last().copied().unwrap_or(NOT_RECORDED).to_owned()
}

/// `From 20 % (2 of 10) in A to 60 % (6 of 10) in B`.
pub(super) fn extremes(who: &str, groups: &[Group]) -> String {
    let mut large: Vec<&Group> = groups.iter().filter(|it| !is_few(&it.stock.headcount)).collect();
    let share = |it: &&Group| it.stock.headcount.share_of_women().map_or(0.0, crate::domain::Share::fraction);
    large.sort_by(|a, b| share(a).total_cmp(&share(b)).then_with(|| a.label.cmp(&b.label)));
    match large.as_slice() {
        [low, .., high] => format!(
            "{who}: from {} in {} to {} in {}",
            share_and_people(&low.stock.headcount),
            isolated(&short(&low.key)),
            share_and_people(&high.stock.headcount),
            isolated(&short(&high.key))
        ),
        _ => format!("{who} by unit"),
    }
}

/// Units by ranks, at the deepest level of two that fits.
fn heatmap(facts: &AgencyFacts<'_>, levels: &[Dimension]) -> Option<Block> {
    let fits = |level: &&Dimension| {
        let units = named(facts, **level).len();
        (1..=MOST_UNITS).contains(&units) && facts.release.stock.contains_key(&[**level, Dimension::Rank][..])
    };
    let level = *levels.iter().rev().find(fits)?;
    let release = facts.release.stock.get(&[level, Dimension::Rank][..])?;
    let ranks: Vec<&str> = facts.agency.ladder.ranks().iter().map(|rank| rank.name.as_str()).collect();
    if ranks.is_empty() {
        return None;
    }
    let row = |unit: &Group| HeatmapRow {
        label: short(&unit.key),
        cells: ranks.iter().map(|rank| release.get(&[&unit.key, rank]).map(|it| it.headcount)).collect(),
    };
    let kind = Heatmap {
        row_word: "Unit".to_owned(),
        column_word: "Rank, junior to senior".to_owned(),
        columns: ranks.iter().map(|&rank| rank.to_owned()).collect(),
        rows: named(facts, level).iter().map(row).collect(),
        centre: whole_agency(facts),
    };
    let what = format!("Share of women by unit ({}) and rank", level_words(level));
    let title = "Where in the organisation, and on which rank".to_owned();
    let caption = Caption { id: "unit-rank-heatmap", title, what: &what };
    Some(figure(facts, caption, ChartKind::Heatmap(kind)))
}
