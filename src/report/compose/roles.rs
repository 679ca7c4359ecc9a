//! Section: roles, contracts, working time and places.

use super::AgencyFacts;
use super::breakdown::{Group, capitalised, count_cells, count_columns, groups, is_remainder, table};
use super::figures::{Caption, figure, one_half};
use super::segregation;
use super::units::extremes;
use crate::chart::columns::{column, text};
use crate::chart::{ChartKind, Diverging, DivergingRow, RowOrder};
use crate::cube::Dimension;
use crate::report::{Block, Section};
use crate::table::{ColumnKind, DataTable};

/// Roles in one picture; the others are in the table.
const MOST_ROLES: usize = 40;

/// Breakdowns of this section besides roles, with the ids of their tables.
const TABLES: [(Dimension, &str); 4] = [
    (Dimension::RoleFamily, "by-role-family"),
    (Dimension::Contract, "by-contract"),
    (Dimension::WorkingTime, "by-working-time"),
    (Dimension::DutyStation, "by-duty-station"),
];

pub(super) fn section(facts: &AgencyFacts<'_>) -> Section {
    let date = format!("Staff on the list of {}", facts.month());
    let roles: Vec<Group> = groups(facts, Dimension::Role).into_iter().filter(|it| !is_remainder(&it.key)).collect();
    let mut blocks = Vec::new();
    if !roles.is_empty() {
        blocks.push(diverging(facts, &roles));
    }
    let breakdowns = [Dimension::RoleFamily, Dimension::Role].map(|by| (by.word().to_owned(), by));
    blocks.extend(segregation::blocks(facts, "roles", &breakdowns));
    let mut tables = TABLES.iter().map(|&(by, id)| {
        let title = format!("Women and men by {}", by.word());
        (by, table(id, &title, &date, by, &groups(facts, by)))
    });
    // A breakdown that the exports do not have is one row that says so.
    blocks.extend(tables.next().map(|(_, it)| Block::Table(it)));
    blocks.push(Block::Table(by_role(facts, &date)));
    blocks.extend(tables.map(|(_, it)| Block::Table(it)));
    Section { id: "roles".to_owned(), title: "Roles, contracts and places".to_owned(), blocks }
}

fn diverging(facts: &AgencyFacts<'_>, roles: &[Group]) -> Block {
    let shown = &roles[..roles.len().min(MOST_ROLES)];
    let rows = shown.iter().map(|it| DivergingRow { label: it.label.clone(), count: it.stock.headcount }).collect();
    let kind = Diverging { row_word: "Role".to_owned(), rows, order: RowOrder::LargestFirst, target: one_half() };
    let what = if shown.len() < roles.len() {
        format!("Share of women less one half by role, the {MOST_ROLES} largest of {}", roles.len())
    } else {
        "Share of women less one half by role".to_owned()
    };
    let caption = Caption { id: "role-gaps", title: extremes("Women", shown), what: &what };
    figure(facts, caption, ChartKind::Diverging(kind))
}

/// Roles, each with its family, largest family first.
fn by_role(facts: &AgencyFacts<'_>, date: &str) -> DataTable {
    let families: Vec<String> = groups(facts, Dimension::RoleFamily).into_iter().map(|it| it.key).collect();
    let release = facts.release.stock.get(&[Dimension::RoleFamily, Dimension::Role][..]);
    let mut cells: Vec<_> = release.into_iter().flat_map(crate::disclosure::Release::cells).collect();
    cells.sort_by_key(|(key, stock)| {
        let family = families.iter().position(|it| it == key.first());
        (family, std::cmp::Reverse(stock.headcount.total()), (*key).clone())
    });
    let row = |(key, stock): &(&crate::cube::Key, &crate::cube::Stock)| {
        key.values().iter().map(|it| text(it)).chain(count_cells(stock)).collect()
    };
    let keys = [Dimension::RoleFamily, Dimension::Role]
        .map(|it| column(it.column(), &capitalised(it.word()), ColumnKind::Text));
    DataTable {
        id: "by-role".to_owned(),
        title: "Women and men by role".to_owned(),
        subtitle: date.to_owned(),
        columns: keys.into_iter().chain(count_columns()).collect(),
        rows: cells.iter().map(row).collect(),
        notes: Vec::new(),
    }
}
