//! Which tables a workbook has, and what their sheets are called.

use crate::chart::Figure;
use crate::report::{Block, Report};
use crate::table::DataTable;

/// The longest name a sheet may have.
const MOST_LETTERS: usize = 31;

/// A sheet with one table.
pub(super) struct Sheet<'a> {
    pub name: String,
    pub table: &'a DataTable,
    /// The chart of the same numbers.
    pub figure: Option<&'a Figure>,
}

/// Every table of a report in reading order, those behind charts too.
pub(super) fn sheets<'a>(report: &'a Report) -> Vec<Sheet<'a>> {
    let blocks = report.sections.iter().flat_map(|section| &section.blocks);
    let tables = blocks.filter_map(|block| match block {
        Block::Figure(figure) => Some((&figure.table, Some(&**figure))),
        Block::Table(table) => Some((table, None)),
        Block::Text(_) | Block::Link(_) => None,
    });
    let sheet = |(number, (table, figure)): (usize, (&'a DataTable, Option<&'a Figure>))| Sheet {
        name: name(number + 1, &table.id),
        table,
        figure,
    };
    tables.enumerate().map(sheet).collect()
}

/// As `12_by-rank`: the number keeps names apart that are cut short.
fn name(number: usize, id: &str) -> String {
    format!("{number}_{id}").chars().take(MOST_LETTERS).collect()
}
