//! Whether somebody who left a list is back on a later one.

use crate::table::{PersonKey, StaffTable};

/// Persons in order, for looking up.
struct Persons(Vec<PersonKey>);

impl Persons {
    fn of(list: &StaffTable) -> Self {
        let mut persons = list.person.clone();
        persons.sort_unstable();
        Self(persons)
    }

    fn holds(&self, person: &PersonKey) -> bool {
        self.0.binary_search(person).is_ok()
    }
}

/// Whether anybody of `opening` who is not on `closing` is on one of the `later` lists.
pub(super) fn is_anybody_back(opening: &StaffTable, closing: &StaffTable, later: &[&StaffTable]) -> bool {
    let closing = Persons::of(closing);
    let away: Vec<&PersonKey> = opening.person.iter().filter(|person| !closing.holds(person)).collect();
    !away.is_empty()
        && later.iter().any(|list| {
            let list = Persons::of(list);
            away.iter().any(|person| list.holds(person))
        })
}
