//! Lists of several months in one table: they are looked at month by month.

use super::field::Field;
use super::headers::read_header;
use super::pool::Column;
use crate::domain::Period;
use crate::ingest::{DateCell, read_date};
use crate::pipeline::DateOrder;

/// The fewest rows of a month.
const FEWEST: usize = 10;

/// Takes tables that hold the lists of several dates apart, by a column whose header says so.
pub(super) fn apart(columns: &mut [Column<'_>]) {
    let Some(period) = columns.iter().position(holds_several_lists) else { return };
    let order: Vec<Vec<u32>> = columns[period].codes.clone();
    for column in columns {
        let split = column.codes.iter().zip(&order).flat_map(|(codes, of)| {
            let mut lists: std::collections::BTreeMap<u32, Vec<u32>> = std::collections::BTreeMap::new();
            codes.iter().zip(of).for_each(|(code, list)| lists.entry(*list).or_default().push(*code));
            lists.into_values()
        });
        column.codes = split.collect();
    }
}

fn holds_several_lists(column: &Column<'_>) -> bool {
    let distinct = column.texts.len();
    let rows = usize::try_from(column.rows).unwrap_or(usize::MAX);
    let is_month = |text: &str| text.trim().parse::<Period>().is_ok();
    let is_day =
        |text: &str| is_month(text) || matches!(read_date(text.as_bytes(), DateOrder::DayFirst), DateCell::Day(_));
    distinct > column.codes.len()
        && column.blank == 0
        && rows / distinct.max(1) >= FEWEST
        && distinct <= 400
        && read_header(&column.header).strength(Field::Period) >= 0.95
        && column.texts.iter().all(|it| is_day(it.text))
}
