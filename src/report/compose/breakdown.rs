//! A stock table along one dimension: its groups in reading order, and how it is shown.

use crate::chart::columns::{column, gender_cells, people, share, text};
use crate::cube::{Dimension, Stock};
use crate::domain::{Estimate, GenderCount, NOT_RECORDED, NOT_STATED, UNMAPPED, Unit};
use crate::measure::{fte_representation, gap_to_parity, representation};
use crate::table::{Column, ColumnKind, DataTable, Value};

use super::AgencyFacts;

/// One group of a breakdown.
#[derive(Clone, Debug)]
pub(super) struct Group {
    /// As readers see it.
    pub label: String,
    /// Its value in the release.
    pub key: String,
    /// Its people and working time.
    pub stock: Stock,
}

/// The groups of a dimension: ranks and bands senior first, units by name, the rest by size; what is not mapped, stated
/// or recorded comes last.
pub(super) fn groups(facts: &AgencyFacts<'_>, dimension: Dimension) -> Vec<Group> {
    let Some(release) = facts.release.stock.get(&vec![dimension]) else { return Vec::new() };
    let group = |key: &str, stock: &Stock| Group { label: label(dimension, key), key: key.to_owned(), stock: *stock };
    let mut groups: Vec<Group> = release.cells().map(|(key, stock)| group(key.first(), stock)).collect();
    groups.sort_by_key(|group| (is_remainder(&group.key), place(facts, dimension, group)));
    groups
}

/// Whether the group is people whose value is not known.
pub(super) fn is_remainder(key: &str) -> bool {
    [UNMAPPED, NOT_STATED, NOT_RECORDED].contains(&key)
}

fn label(dimension: Dimension, key: &str) -> String {
    match dimension {
        Dimension::Unit(_) => Unit::from_stored(key).to_string(),
        _ => key.to_owned(),
    }
}

/// Place in reading order, ties by label.
fn place(facts: &AgencyFacts<'_>, dimension: Dimension, group: &Group) -> (u64, String) {
    let place = match dimension {
        Dimension::Rank => facts.agency.ladder.ranks().iter().rev().position(|rank| rank.name.as_str() == group.key),
        Dimension::Band => facts.pipeline.bands.iter().rev().position(|band| band.name == group.key),
        Dimension::Unit(_) => Some(0),
        _ => usize::try_from(u64::MAX - group.stock.headcount.total()).ok(),
    };
    (place.map_or(u64::MAX, |it| it as u64), group.label.clone())
}

/// Columns of a breakdown after those of its keys.
pub(super) fn count_columns() -> Vec<Column> {
    vec![
        column("women", "Women", ColumnKind::People),
        column("men", "Men", ColumnKind::People),
        column("women_and_men", "Women and men", ColumnKind::People),
        column("another", "Another gender", ColumnKind::People),
        column("not_stated", "Not stated", ColumnKind::People),
        column("share_of_women", "Women, %", ColumnKind::Share),
        column("share_low", "95 % interval, from", ColumnKind::Share),
        column("share_high", "to", ColumnKind::Share),
        column("share_of_women_fte", "Women, % of working time", ColumnKind::Share),
        column("gap_in_people", "To parity, people", ColumnKind::People),
    ]
}

/// The cells of a group under [`count_columns`].
pub(super) fn count_cells(stock: &Stock) -> Vec<Value> {
    let count = &stock.headcount;
    let [low, high] = interval(count);
    let [women, men, base] = gender_cells(count);
    let fte = fte_representation(stock.women_fte, stock.men_fte).map(|share| Value::Number(share.fraction()));
    let fte = match share(count) {
        Value::Number(_) => fte.unwrap_or(Value::NotApplicable),
        mark => mark,
    };
    vec![women, men, base, people(count.another), people(count.not_stated), share(count), low, high, fte, gap(count)]
}

/// Ends of the interval of a share, where the share itself is shown.
fn interval(count: &GenderCount) -> [Value; 2] {
    let value = |end: fn(&Estimate) -> f64| match share(count) {
        Value::Number(_) => representation(count).map_or(Value::NotApplicable, |it| Value::Number(end(&it))),
        mark => mark,
    };
    [value(|it| it.low), value(|it| it.high)]
}

/// People to be replaced for one half of each: women missing are positive, men missing negative.
fn gap(count: &GenderCount) -> Value {
    let needed = gap_to_parity(count).and_then(|needed| Some((needed.gender, needed.by_replacement?)));
    let Some((gender, number)) = needed else { return Value::NotApplicable };
    let number = i64::try_from(number).unwrap_or(i64::MAX);
    Value::People(if gender == crate::domain::Gender::Woman { number } else { -number })
}

/// The table of a breakdown, its groups as given.
pub(super) fn table(id: &str, title: &str, subtitle: &str, dimension: Dimension, groups: &[Group]) -> DataTable {
    let key = column(dimension.column(), &capitalised(dimension.word()), ColumnKind::Text);
    DataTable {
        id: id.to_owned(),
        title: title.to_owned(),
        subtitle: subtitle.to_owned(),
        columns: [key].into_iter().chain(count_columns()).collect(),
        rows: groups
            .iter()
            .map(|group| [text(&group.label)].into_iter().chain(count_cells(&group.stock)).collect())
            .collect(),
        notes: vec![
            "Shares are of women and men; below ten of them no share is shown.".to_owned(),
            "To parity: how many posts would have to change hands for one half of each; negative where men are missing."
                .to_owned(),
        ],
    }
}

/// With a capital first letter.
pub(super) fn capitalised(word: &str) -> String {
    let mut letters = word.chars();
    letters.next().map(|first| first.to_uppercase().chain(letters).collect()).unwrap_or_default()
}
