//! Finds a person's row on a list.

use super::PersonKey;

/// The rows of a list by person. As in [`super::PersonSet`], a pseudonym is its own hash.
pub struct PersonIndex<'a> {
    persons: &'a [PersonKey],
    /// Open addressing, at most half full: 0 is free, else row + 1.
    slots: Vec<u32>,
}

impl<'a> PersonIndex<'a> {
    /// The rows of these persons; of a person who is there twice, the first.
    #[must_use]
    pub fn of(persons: &'a [PersonKey]) -> Self {
        let mut index = Self { persons, slots: vec![0; (2 * persons.len()).next_power_of_two().max(16)] };
        for (person, row) in persons.iter().zip(1_u32..) {
            let slot = index.slot(person);
            if index.slots[slot] == 0 {
                index.slots[slot] = row;
            }
        }
        index
    }

    /// The row of a person.
    #[must_use]
    pub fn row(&self, person: &PersonKey) -> Option<u32> {
        self.slots[self.slot(person)].checked_sub(1)
    }

    /// Where the person is, or the free slot where they would be.
    fn slot(&self, person: &PersonKey) -> usize {
        let mask = self.slots.len() - 1;
        let [a, b, c, d, ..] = person.0;
        let mut slot = u32::from_le_bytes([a, b, c, d]) as usize & mask;
        while self.slots[slot] != 0 && self.persons[self.slots[slot] as usize - 1] != *person {
            slot = (slot + 1) & mask;
        }
        slot
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_person_has_the_first_row_they_are_on_and_others_have_none() {
        // Few different heads, so that slots collide.
        let person = |n: u8| PersonKey([n % 3, 0, 0, 0, n, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0]);
        let persons: Vec<PersonKey> = (0..100).chain([7]).map(person).collect();
        let index = PersonIndex::of(&persons);
        assert!((0..100).all(|n| index.row(&person(n)) == Some(u32::from(n))));
        assert!((100..120).all(|n| index.row(&person(n)).is_none()));
        assert_eq!(PersonIndex::of(&[]).row(&person(1)), None);
    }
}
