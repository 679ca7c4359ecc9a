//! Takes renamed texts for what they are: nobody moved.

use super::Pairs;
use crate::domain::{Unit, fold};
use crate::pipeline::{Recoded, RecodedField};
use crate::table::{Coded, StaffTable};

/// An earlier list under the new names.
pub struct Recoding {
    /// The list.
    pub opening: StaffTable,
    /// By how many people each of the rules was used, in their order.
    pub used: Vec<u64>,
}

/// The earlier list as if the new names had been in force: who changed from the former text of a rule to one of its new ones
/// has the value of the later list. Who changed otherwise, left or joined is as before.
#[must_use]
pub fn recode(pairs: &Pairs<'_>, rules: &[&Recoded]) -> Recoding {
    let mut opening = pairs.opening.clone();
    let used = rules.iter().map(|rule| apply(&mut opening, pairs, rule)).collect();
    for (read, write) in rules.iter().flat_map(|rule| columns(rule.field)) {
        let ordered = read(&opening).in_order().into_owned();
        *write(&mut opening) = ordered;
    }
    Recoding { opening, used }
}

/// How a column is read, and how it is written.
type Access = (fn(&StaffTable) -> &Coded, fn(&mut StaffTable) -> &mut Coded);

/// The column of a field, and then what follows from it.
fn columns(field: RecodedField) -> Vec<Access> {
    match field {
        RecodedField::Unit => vec![(|list| &list.unit, |list| &mut list.unit)],
        RecodedField::Rank => {
            vec![(|list| &list.rank, |list| &mut list.rank), (|list| &list.band, |list| &mut list.band)]
        }
        RecodedField::Role => {
            vec![(|list| &list.role, |list| &mut list.role), (|list| &list.role_family, |list| &mut list.role_family)]
        }
        RecodedField::Contract => vec![(|list| &list.contract, |list| &mut list.contract)],
    }
}

/// Gives the new values to everybody whom the rule is about; how many that were.
fn apply(opening: &mut StaffTable, pairs: &Pairs<'_>, rule: &Recoded) -> u64 {
    let meant = meant(pairs, rule);
    for (read, write) in columns(rule.field) {
        copy(write(opening), read(pairs.closing), &meant);
    }
    if rule.field == RecodedField::Rank {
        for &(a, b) in &meant {
            opening.rank_level[a] = pairs.closing.rank_level[b];
        }
    }
    meant.len() as u64
}

/// The rows of those who changed from the former text to a new one.
fn meant(pairs: &Pairs<'_>, rule: &Recoded) -> Vec<(usize, usize)> {
    let Some((read, _)) = columns(rule.field).first().copied() else { return Vec::new() };
    let (before, after) = (read(pairs.opening), read(pairs.closing));
    let is_new = |text: &String| rule.to.iter().any(|to| is_meant(rule.field, text, to));
    let from: Vec<bool> = before.texts.iter().map(|text| is_meant(rule.field, text, &rule.from)).collect();
    let to: Vec<bool> = after.texts.iter().map(is_new).collect();
    let code = |(a, b): (usize, usize)| (before.codes[a] as usize, after.codes[b] as usize);
    let changed = |(from, to): (usize, usize)| before.texts[from] != after.texts[to];
    let rows = pairs.rows.iter().map(|&(a, b)| (a as usize, b as usize));
    let is_meant = |row: &(usize, usize)| from[code(*row).0] && to[code(*row).1] && changed(code(*row));
    rows.filter(is_meant).collect()
}

/// Puts the later texts in place of the earlier ones.
fn copy(before: &mut Coded, after: &Coded, rows: &[(usize, usize)]) {
    let offset = u32::try_from(before.texts.len()).unwrap_or(u32::MAX);
    before.texts.extend(after.texts.iter().cloned());
    for &(a, b) in rows {
        before.codes[a] = offset + after.codes[b];
    }
}

/// Whether a stored text is the one a rule names; a unit stands for all below it.
fn is_meant(field: RecodedField, stored: &str, named: &str) -> bool {
    let named = fold(named);
    match field {
        RecodedField::Unit => {
            let shown = fold(&Unit::from_stored(stored).to_string());
            shown == named || shown.starts_with(&format!("{named} / "))
        }
        _ => fold(stored) == named,
    }
}
