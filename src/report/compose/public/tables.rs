//! Tables of protected counts.

use super::PublicFacts;
use super::share::Grain;
use crate::chart::columns::{column, people, text};
use crate::disclosure::package::{CellKey, DIMENSIONS, MEN, Measure, OTHER, RowKey, WOMEN};
use crate::domain::GenderCount;
use crate::table::{Column, ColumnKind, DataTable, Value};

/// One group of people: its name, and its cell.
pub(super) struct Group {
    pub label: String,
    pub cell: CellKey,
}

/// The groups of a dimension at a depth, as far as they were published; nothing where it is not told apart so finely.
pub(super) fn groups(facts: &PublicFacts<'_>, dimension: &str, depth: usize) -> Vec<Group> {
    let Some(place) = DIMENSIONS.iter().position(|it| *it == dimension) else { return Vec::new() };
    let is_alone = |cell: &CellKey| {
        cell.0[place].len() == depth
            && cell.0[0].is_empty()
            && cell.0.iter().enumerate().all(|(other, path)| other == place || path.is_empty())
    };
    let rows = facts.package.rows().map(|(row, _)| row);
    let rows = rows.filter(|row| row.measure == Measure::Stock && row.population.is_none() && is_alone(&row.cell));
    rows.map(|row| Group { label: row.cell.0[place].join(" / "), cell: row.cell.clone() }).collect()
}

/// The deepest level that was published of a dimension; 0 where none was.
pub(super) fn deepest(facts: &PublicFacts<'_>, dimension: &str) -> usize {
    let rows = facts.package.rows().map(|(row, _)| row);
    let rows = rows.filter(|row| row.measure == Measure::Stock && row.population.is_none());
    rows.map(|row| row.cell.path(dimension).len()).max().unwrap_or(0)
}

/// The columns that follow the name of a group.
pub(super) fn count_columns() -> Vec<Column> {
    let people = [("women", "Women"), ("men", "Men"), ("other", "Another or not stated"), ("all", "All")];
    let shares = [("share_of_women", "Women, %"), ("share_low", "at least"), ("share_high", "at most")];
    let people = people.map(|(name, header)| column(name, header, ColumnKind::People));
    people.into_iter().chain(shares.map(|(name, header)| column(name, header, ColumnKind::WholeShare))).collect()
}

/// What those columns hold of a cell.
pub(super) fn count_cells(
    facts: &PublicFacts<'_>,
    measure: Measure,
    population: Option<&str>,
    cell: &CellKey,
) -> Vec<Value> {
    let one = |gender: &str| {
        let row = RowKey { measure, population: population.map(str::to_owned), cell: cell.of_gender(gender) };
        match facts.package.get(&row) {
            Some(Some(number)) => people(u64::try_from(number).unwrap_or(0)),
            Some(None) => Value::Withheld,
            // Where small counts are withheld the third column does not leave at all.
            None if gender == OTHER && facts.grain().most == 0 => Value::NotAvailable,
            // Nobody is there, and nobody can be.
            None => people(0),
        }
    };
    let count = facts.package.gender_count(measure, population, cell);
    let shares = facts.grain().cells(count.as_ref());
    [WOMEN, MEN, OTHER, ""].map(one).into_iter().chain(shares).collect()
}

/// A table of groups.
pub(super) fn table(facts: &PublicFacts<'_>, id: &str, title: &str, head: &str, groups: &[Group]) -> DataTable {
    let row = |it: &Group| {
        [text(&it.label)].into_iter().chain(count_cells(facts, Measure::Stock, None, &it.cell)).collect::<Vec<_>>()
    };
    DataTable {
        id: id.to_owned(),
        title: title.to_owned(),
        subtitle: format!("Protected counts, staff on the list of {}", facts.month()),
        columns: [column("group", head, ColumnKind::Text)].into_iter().chain(count_columns()).collect(),
        rows: groups.iter().map(row).collect(),
        notes: vec![format!(
            "Women, %: of women and men, as published; between “at least” and “at most” whatever the true counts are. No share \
             below {} women and men.",
            crate::domain::FEWEST_FOR_SHARE
        )],
    }
}

/// Whether a share may stand on these people.
pub(super) fn carries_share(count: &GenderCount) -> bool {
    Grain::percent(count).is_some()
}
