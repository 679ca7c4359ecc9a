//! Section: who came, left and was promoted in a year.

use super::PublicFacts;
use super::tables::{count_cells, count_columns};
use crate::chart::columns::{column, text};
use crate::disclosure::package::{CellKey, Measure};
use crate::report::Block;
use crate::report::Section;
use crate::table::{ColumnKind, DataTable};

pub(super) fn section(facts: &PublicFacts<'_>) -> Option<Section> {
    let named = [("Joiners", Measure::Joiners), ("Leavers", Measure::Leavers), ("Promotions", Measure::Promotions)];
    if !facts.package.rows().any(|(row, _)| row.measure == Measure::Joiners) {
        return None;
    }
    let row = |(name, measure): (&str, Measure)| {
        [text(name)].into_iter().chain(count_cells(facts, measure, None, &CellKey::default())).collect::<Vec<_>>()
    };
    let table = DataTable {
        id: "movements".to_owned(),
        title: "Who came, left and was promoted".to_owned(),
        subtitle: format!("Protected counts, the twelve months up to {}", facts.month()),
        columns: [column("movement", "Movement", ColumnKind::Text)].into_iter().chain(count_columns()).collect(),
        rows: named.map(row).to_vec(),
        notes: vec![
            "Only for the agency as a whole and a whole year: finer movements would point at people.".to_owned(),
        ],
    };
    Some(Section { id: "movements".to_owned(), title: "Movements".to_owned(), blocks: vec![Block::Table(table)] })
}
