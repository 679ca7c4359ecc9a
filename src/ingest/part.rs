//! The rows of one period while they are read, and the rule for persons who are on it twice.

use std::collections::BTreeMap;

use super::Rule;
use super::row::{KeptRow, Place, coded};
use super::tally::Tallies;
use crate::domain::Period;
use crate::pipeline::DuplicateRule;
use crate::table::PersonKey;

/// How many pairs of rows of one person are named.
const NAMED_PAIRS: usize = 3;

/// Rows of one period: columns of codes of raw texts.
pub(super) struct Part {
    pub(super) period: Period,
    pub(super) person: Vec<PersonKey>,
    pub(super) places: Vec<Place>,
    pub(super) codes: [Vec<u32>; coded::COUNT],
    pub(super) birth_year: Vec<i32>,
    pub(super) entry_month: Vec<i32>,
    pub(super) tallies: Tallies,
    /// Rows of people read: kept, merged and refused.
    pub(super) read: u64,
    pub(super) merged: u64,
    pub(super) double: Doubles,
    seen: PersonIndex,
    /// Rows of each set of traits so far, where rows are linked by them.
    alike: BTreeMap<PersonKey, u32>,
}

/// Rows of persons who are on the list already, where that is refused.
#[derive(Default)]
pub(super) struct Doubles {
    pub(super) rows: u64,
    pub(super) first: Vec<(Place, Place)>,
}

impl Part {
    /// An empty list with room for `rows`.
    pub(super) fn new(period: Period, rows: usize) -> Self {
        Self {
            period,
            person: Vec::with_capacity(rows),
            places: Vec::with_capacity(rows),
            codes: std::array::from_fn(|_| Vec::with_capacity(rows)),
            birth_year: Vec::with_capacity(rows),
            entry_month: Vec::with_capacity(rows),
            tallies: Tallies::default(),
            read: 0,
            merged: 0,
            double: Doubles::default(),
            seen: PersonIndex::with_room(rows),
            alike: BTreeMap::new(),
        }
    }

    /// Counts a broken rule at its place.
    pub(super) fn tally(&mut self, place: Place, column: Option<usize>, rule: Rule) {
        self.tallies.add(place.file, column, rule, place.row);
    }

    /// The key of a row that is told apart only by its place among those alike: the first one that is free.
    pub(super) fn linked(&mut self, key: impl Fn(u32) -> PersonKey) -> PersonKey {
        let alike = self.alike.entry(key(0)).or_insert(0);
        let place = *alike;
        *alike += 1;
        key(place)
    }

    /// Adds a row. `fte` tells which of two rows of one person counts.
    #[inline]
    pub(super) fn add(&mut self, kept: &KeptRow, rule: DuplicateRule, fte: impl Fn(u32) -> i32) {
        match self.seen.find_or_insert(kept.person, &self.person) {
            None => self.push(kept),
            Some(first) => self.add_again(first, kept, rule, fte),
        }
    }

    fn push(&mut self, kept: &KeptRow) {
        self.person.push(kept.person);
        self.places.push(kept.place);
        for (column, code) in self.codes.iter_mut().zip(kept.codes) {
            column.push(code);
        }
        self.birth_year.push(kept.birth_year);
        self.entry_month.push(kept.entry_month);
    }

    fn add_again(&mut self, first: usize, kept: &KeptRow, rule: DuplicateRule, fte: impl Fn(u32) -> i32) {
        if rule != DuplicateRule::LargestFte {
            self.double.rows += 1;
            if self.double.first.len() < NAMED_PAIRS {
                self.double.first.push((self.places[first], kept.place));
            }
            return;
        }
        self.merged += 1;
        let held = self.codes[coded::WORKING_TIME][first];
        if fte(kept.codes[coded::WORKING_TIME]) > fte(held) {
            self.replace(first, kept);
        }
    }

    fn replace(&mut self, at: usize, kept: &KeptRow) {
        self.places[at] = kept.place;
        for (column, code) in self.codes.iter_mut().zip(kept.codes) {
            column[at] = code;
        }
        self.birth_year[at] = kept.birth_year;
        self.entry_month[at] = kept.entry_month;
    }
}

/// Finds a person among those on the list. Pseudonyms are evenly spread already, so they are their own hash.
struct PersonIndex {
    /// Open addressing: 0 is free, else row + 1. Length is a power of two.
    slots: Vec<u32>,
}

impl PersonIndex {
    fn with_room(rows: usize) -> Self {
        Self { slots: vec![0; (rows * 2).next_power_of_two().max(64)] }
    }

    /// The row that holds `person`; where there is none, the next row is noted for it.
    #[inline]
    fn find_or_insert(&mut self, person: PersonKey, held: &[PersonKey]) -> Option<usize> {
        if held.len() * 2 >= self.slots.len() {
            self.grow(held);
        }
        let mut at = self.home(person);
        loop {
            let row = self.slots[at] as usize;
            if row == 0 {
                self.slots[at] = u32::try_from(held.len() + 1).unwrap_or(u32::MAX);
                return None;
            }
            if held[row - 1] == person {
                return Some(row - 1);
            }
            at = (at + 1) & (self.slots.len() - 1);
        }
    }

    fn home(&self, person: PersonKey) -> usize {
        let head = person.0.first_chunk().map_or(0, |bytes| u64::from_le_bytes(*bytes));
        usize::try_from(head & (self.slots.len() - 1) as u64).unwrap_or(0)
    }

    fn grow(&mut self, held: &[PersonKey]) {
        let size = self.slots.len() * 2;
        self.slots.clear();
        self.slots.resize(size, 0);
        for (person, row) in held.iter().zip(1_u32..) {
            let mut at = self.home(*person);
            while self.slots[at] != 0 {
                at = (at + 1) & (size - 1);
            }
            self.slots[at] = row;
        }
    }
}
