//! The people who are on two lists.

use crate::domain::Share;
use crate::table::{PersonIndex, PersonKey, StaffTable};

/// Two lists of one agency, and the rows of the people who are on both.
pub struct Pairs<'a> {
    /// The earlier list.
    pub opening: &'a StaffTable,
    /// The later list.
    pub closing: &'a StaffTable,
    /// Row on the earlier list and row on the later one, in order of the earlier.
    pub rows: Vec<(u32, u32)>,
}

/// How many people of one list are seen again on another.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Overlap {
    /// People on the earlier list.
    pub earlier: u64,
    /// People on the later list.
    pub later: u64,
    /// People on both.
    pub seen_again: u64,
}

impl<'a> Pairs<'a> {
    /// Finds the people who are on both lists.
    #[must_use]
    pub fn of(opening: &'a StaffTable, closing: &'a StaffTable) -> Self {
        let index = PersonIndex::of(&closing.person);
        let rows = opening.person.iter().zip(0_u32..).filter_map(|(person, row)| Some((row, index.row(person)?)));
        Self { opening, closing, rows: rows.collect() }
    }

    /// How many they are.
    #[must_use]
    pub fn overlap(&self) -> Overlap {
        let (earlier, later) = (self.opening.len() as u64, self.closing.len() as u64);
        Overlap { earlier, later, seen_again: self.rows.len() as u64 }
    }
}

impl Overlap {
    /// The same from the persons alone.
    #[must_use]
    pub fn of(earlier: &[PersonKey], later: &[PersonKey]) -> Self {
        let index = PersonIndex::of(later);
        let seen_again = earlier.iter().filter(|person| index.row(person).is_some()).count() as u64;
        Self { earlier: earlier.len() as u64, later: later.len() as u64, seen_again }
    }

    /// Share of the earlier list's people who are seen again; `None` where nobody was on it.
    #[must_use]
    pub fn share(&self) -> Option<Share> {
        Share::of(self.seen_again, self.earlier)
    }

    /// People who are only on the earlier list.
    #[must_use]
    pub fn gone(&self) -> u64 {
        self.earlier - self.seen_again
    }

    /// People who are only on the later list.
    #[must_use]
    pub fn came(&self) -> u64 {
        self.later.saturating_sub(self.seen_again)
    }
}
