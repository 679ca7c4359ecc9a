//! How alike two lists are, whoever is on them.

use std::collections::BTreeMap;

use crate::table::StaffTable;

/// The fewest different groups that say anything about an agency.
const FEWEST_GROUPS: usize = 8;

/// The part of the people that two lists have alike by gender, rank and unit: the overlap of both distributions, from 0
/// (no group in common) to 1 (equal shares of all groups). `None` where a list is empty or too few groups are told
/// apart to say anything.
pub(super) fn likeness(one: &StaffTable, other: &StaffTable) -> Option<f64> {
    if one.is_empty() || other.is_empty() {
        return None;
    }
    let mut groups: BTreeMap<(&str, &str, &str), [u64; 2]> = BTreeMap::new();
    for (side, list) in [one, other].into_iter().enumerate() {
        for row in 0..list.len() {
            let text = |column: &'_ crate::table::Coded| column.codes[row] as usize;
            let key = (
                list.gender.texts[text(&list.gender)].as_str(),
                list.rank.texts[text(&list.rank)].as_str(),
                list.unit.texts[text(&list.unit)].as_str(),
            );
            groups.entry(key).or_default()[side] += 1;
        }
    }
    if groups.len() < FEWEST_GROUPS {
        return None;
    }
    let sizes = [one.len() as f64, other.len() as f64];
    Some(groups.values().map(|[a, b]| (*a as f64 / sizes[0]).min(*b as f64 / sizes[1])).sum())
}
