//! Whether somebody who left a list is back on a later one.

use crate::table::{PersonKey, PersonSet};

/// Whether anybody of `opening` who is not on `closing` is on one of the `later` lists.
pub(super) fn is_anybody_back(opening: &[PersonKey], closing: &[PersonKey], later: &[&[PersonKey]]) -> bool {
    let closing = PersonSet::of(closing);
    let away: Vec<PersonKey> = opening.iter().filter(|person| !closing.holds(person)).copied().collect();
    let away = PersonSet::of(&away);
    later.iter().flat_map(|list| list.iter()).any(|person| away.holds(person))
}
