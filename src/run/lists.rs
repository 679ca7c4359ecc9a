//! The staff lists of one agency: in memory while they are needed, else in their files.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use rayon::prelude::*;

use crate::domain::Period;
use crate::store::{FileEntry, StoreError, Transaction};
use crate::table::{PersonKey, StaffTable};

/// The staff lists of one agency, stored and new.
pub(super) struct Lists<'a, 's> {
    transaction: &'a Transaction<'s>,
    held: BTreeMap<Period, Held>,
}

struct Held {
    file: FileEntry,
    table: Option<Arc<StaffTable>>,
    /// Where only who is on the list is needed.
    persons: Option<Vec<PersonKey>>,
}

impl Held {
    fn of(file: FileEntry, table: Option<Arc<StaffTable>>) -> Self {
        Self { file, table, persons: None }
    }

    fn persons(&self) -> Option<&[PersonKey]> {
        self.table.as_ref().map(|table| table.person.as_slice()).or(self.persons.as_deref())
    }
}

impl<'a, 's> Lists<'a, 's> {
    /// The lists that the store has.
    pub fn stored(transaction: &'a Transaction<'s>, agency: &str) -> Self {
        let entry = transaction.store().manifest().agencies.get(agency);
        let periods = entry.into_iter().flat_map(|entry| &entry.periods);
        let held = periods.map(|(&period, it)| (period, Held::of(it.staff.clone(), None))).collect();
        Self { transaction, held }
    }

    /// Puts a list in place of what was stored of its period.
    pub fn insert(&mut self, period: Period, file: FileEntry, table: Option<Arc<StaffTable>>) {
        self.held.insert(period, Held::of(file, table));
    }

    /// Periods with a list.
    pub fn periods(&self) -> BTreeSet<Period> {
        self.held.keys().copied().collect()
    }

    /// Brings the lists of these periods into memory.
    pub fn fetch(&mut self, periods: &BTreeSet<Period>) -> Result<(), StoreError> {
        let missing = self.missing(periods, |held| held.table.is_none());
        let read = missing.into_par_iter().map(|(period, file)| Ok((period, self.transaction.read_staff(&file)?)));
        for (period, table) in read.collect::<Result<Vec<_>, StoreError>>()? {
            if let Some(held) = self.held.get_mut(&period) {
                held.table = Some(Arc::new(table));
            }
        }
        Ok(())
    }

    /// Brings into memory who is on the lists of these periods.
    pub fn fetch_persons(&mut self, periods: &BTreeSet<Period>) -> Result<(), StoreError> {
        let missing = self.missing(periods, |held| held.persons().is_none());
        let read = missing.into_par_iter().map(|(period, file)| Ok((period, self.transaction.read_persons(&file)?)));
        for (period, persons) in read.collect::<Result<Vec<_>, StoreError>>()? {
            if let Some(held) = self.held.get_mut(&period) {
                held.persons = Some(persons);
            }
        }
        Ok(())
    }

    fn missing(&self, periods: &BTreeSet<Period>, is_missing: impl Fn(&Held) -> bool) -> Vec<(Period, FileEntry)> {
        let wanted = self.held.iter().filter(|(period, held)| periods.contains(period) && is_missing(held));
        wanted.map(|(&period, held)| (period, held.file.clone())).collect()
    }

    /// The list of a period that was fetched.
    pub fn get(&self, period: Period) -> Option<&StaffTable> {
        self.held.get(&period)?.table.as_deref()
    }

    /// Who is on the list of a period that was fetched, as a whole or only its persons.
    pub fn persons(&self, period: Period) -> Option<&[PersonKey]> {
        self.held.get(&period)?.persons()
    }

    /// Lets go of the lists before `period`; their files stay.
    pub fn forget_before(&mut self, period: Period) {
        for held in self.held.range_mut(..period).map(|(_, held)| held) {
            (held.table, held.persons) = (None, None);
        }
    }
}
