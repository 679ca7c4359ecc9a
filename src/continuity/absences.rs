//! People who vanish from the lists and return.

use std::collections::BTreeMap;

use crate::domain::Period;
use crate::table::{PersonIndex, PersonKey};

/// How many people of the last of `lists` were on none of the months before it for so many months, but were there earlier;
/// by the number of months they were away. `lists` are in order of time; only months that have a list count as away.
#[must_use]
pub fn absences(lists: &[(Period, &[PersonKey])]) -> BTreeMap<u32, u64> {
    let Some(((_, newest), earlier)) = lists.split_last() else { return BTreeMap::new() };
    let mut missing: Vec<PersonKey> = newest.to_vec();
    let mut away = BTreeMap::new();
    for (months, (_, persons)) in (0_u32..).zip(earlier.iter().rev()) {
        if missing.is_empty() {
            break;
        }
        let index = PersonIndex::of(persons);
        let before = missing.len();
        missing.retain(|person| index.row(person).is_none());
        let found = (before - missing.len()) as u64;
        if months > 0 && found > 0 {
            away.insert(months, found);
        }
    }
    away
}
