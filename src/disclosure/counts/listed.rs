//! Which rows are listed, so that a row's being there says no more than its count does.
//!
//! A row that is there because it has people would tell that it has at least one: four such rows under a total shown as 0 would
//! each have exactly one. So groups that are shown as 0 are not listed at all, and a group that is listed has all its genders.

use std::collections::BTreeMap;

use super::{CellKey, MEN, Measure, OTHER, RowKey, WOMEN};

/// The rows that are listed, those of the third column where it leaves; what is not listed is shown as 0.
pub(super) fn listed(rows: &BTreeMap<RowKey, Option<i64>>, with_others: bool) -> BTreeMap<RowKey, Option<i64>> {
    let of_group = |row: &RowKey, gender: &str| RowKey { cell: row.cell.of_gender(gender), ..row.clone() };
    let is_kept = |row: &RowKey| {
        let is_asked_for = row.measure != Measure::Stock || row.population.is_some();
        let all = of_group(row, "");
        is_asked_for || all.cell == CellKey::default() || rows.get(&all).copied().flatten() != Some(0)
    };
    let mut kept: BTreeMap<RowKey, Option<i64>> =
        rows.iter().filter(|(row, _)| is_kept(row)).map(|(row, shown)| (row.clone(), *shown)).collect();
    let groups: Vec<RowKey> = kept.keys().filter(|row| row.cell.0[0].is_empty()).cloned().collect();
    for group in groups {
        for gender in [WOMEN, MEN, OTHER].into_iter().filter(|it| with_others || *it != OTHER) {
            kept.entry(of_group(&group, gender)).or_insert(Some(0));
        }
    }
    kept
}
