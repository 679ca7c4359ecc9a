//! The staff lists of one agency: in memory while they are needed, else in their files.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use rayon::prelude::*;

use crate::domain::Period;
use crate::store::{FileEntry, StoreError, Transaction};
use crate::table::StaffTable;

/// The staff lists of one agency, stored and new.
pub(super) struct Lists<'a, 's> {
    transaction: &'a Transaction<'s>,
    held: BTreeMap<Period, Held>,
}

struct Held {
    file: FileEntry,
    table: Option<Arc<StaffTable>>,
}

impl<'a, 's> Lists<'a, 's> {
    /// The lists that the store has.
    pub fn stored(transaction: &'a Transaction<'s>, agency: &str) -> Self {
        let entry = transaction.store().manifest().agencies.get(agency);
        let periods = entry.into_iter().flat_map(|entry| &entry.periods);
        let held = periods.map(|(&period, it)| (period, Held { file: it.staff.clone(), table: None })).collect();
        Self { transaction, held }
    }

    /// Puts a list in place of what was stored of its period.
    pub fn insert(&mut self, period: Period, file: FileEntry, table: Option<Arc<StaffTable>>) {
        self.held.insert(period, Held { file, table });
    }

    /// Periods with a list.
    pub fn periods(&self) -> BTreeSet<Period> {
        self.held.keys().copied().collect()
    }

    /// Brings the lists of these periods into memory.
    pub fn fetch(&mut self, periods: &BTreeSet<Period>) -> Result<(), StoreError> {
        let missing = self.held.iter().filter(|(period, it)| periods.contains(period) && it.table.is_none());
        let missing: Vec<(Period, FileEntry)> = missing.map(|(&period, it)| (period, it.file.clone())).collect();
        let read = missing.into_par_iter().map(|(period, file)| Ok((period, self.transaction.read_staff(&file)?)));
        for (period, table) in read.collect::<Result<Vec<_>, StoreError>>()? {
            if let Some(held) = self.held.get_mut(&period) {
                held.table = Some(Arc::new(table));
            }
        }
        Ok(())
    }

    /// The list of a period that was fetched.
    pub fn get(&self, period: Period) -> Option<&StaffTable> {
        self.held.get(&period)?.table.as_deref()
    }

    /// Lets go of the lists before `period`; their files stay.
    pub fn forget_before(&mut self, period: Period) {
        for held in self.held.range_mut(..period).map(|(_, held)| held) {
            held.table = None;
        }
    }
}
