//! Whether somebody who left a list is back on a later one.

use crate::table::{PersonKey, PersonSet, StaffTable};

/// Whether anybody of `opening` who is not on `closing` is on one of the `later` lists.
pub(super) fn is_anybody_back(opening: &StaffTable, closing: &StaffTable, later: &[&StaffTable]) -> bool {
    let closing = PersonSet::of(&closing.person);
    let away: Vec<PersonKey> = opening.person.iter().filter(|person| !closing.holds(person)).copied().collect();
    let away = PersonSet::of(&away);
    later.iter().flat_map(|list| &list.person).any(|person| away.holds(person))
}
