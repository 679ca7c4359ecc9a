//! A set of persons that only answers whether somebody is in it.

use super::PersonKey;

/// A set of persons. A pseudonym is a keyed hash, so its own bits say where it belongs: nothing is hashed again. Whether a
/// person is in the set never depends on the order in which persons came.
pub struct PersonSet {
    /// Open addressing, never more than half full; `None` is free.
    places: Vec<Option<PersonKey>>,
    len: usize,
}

impl Default for PersonSet {
    fn default() -> Self {
        Self::with_room(0)
    }
}

impl PersonSet {
    /// An empty set with room for so many.
    #[must_use]
    pub fn with_room(persons: usize) -> Self {
        Self { places: vec![None; (2 * persons).next_power_of_two().max(16)], len: 0 }
    }

    /// These persons.
    #[must_use]
    pub fn of(persons: &[PersonKey]) -> Self {
        let mut set = Self::with_room(persons.len());
        for person in persons {
            set.insert(*person);
        }
        set
    }

    /// Whether the person is in it.
    #[must_use]
    pub fn holds(&self, person: &PersonKey) -> bool {
        self.places[self.place(person)].is_some()
    }

    /// Adds a person; `false` where they are in it already.
    pub fn insert(&mut self, person: PersonKey) -> bool {
        if 2 * (self.len + 1) > self.places.len() {
            self.grow();
        }
        let place = self.place(&person);
        let is_new = self.places[place].is_none();
        self.places[place] = Some(person);
        self.len += usize::from(is_new);
        is_new
    }

    /// Where the person is, or the free place where they would be.
    fn place(&self, person: &PersonKey) -> usize {
        let mask = self.places.len() - 1;
        let [a, b, c, d, ..] = person.0;
        let mut place = u32::from_le_bytes([a, b, c, d]) as usize & mask;
        while self.places[place].is_some_and(|it| it != *person) {
            place = (place + 1) & mask;
        }
        place
    }

    fn grow(&mut self) {
        let mut larger = Self::with_room(self.places.len());
        for person in self.places.iter().flatten() {
            larger.insert(*person);
        }
        *self = larger;
    }
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use proptest::prelude::*;

    use super::*;

    fn person(number: u16) -> PersonKey {
        let [low, high] = number.to_le_bytes();
        // Few different heads, so that places collide.
        PersonKey([low % 4, 0, 0, 0, low, high, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0])
    }

    proptest! {
        #[test]
        fn it_holds_what_was_put_in_and_nothing_else(put in proptest::collection::vec(0_u16..600, 0..300)) {
            let mut set = PersonSet::default();
            let mut known = BTreeSet::new();
            for number in put {
                prop_assert_eq!(set.insert(person(number)), known.insert(number));
            }
            for number in 0..600 {
                prop_assert_eq!(set.holds(&person(number)), known.contains(&number));
            }
        }
    }
}
