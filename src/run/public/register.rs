//! The register of publications, as the protection of counts reads and writes it.

use std::collections::BTreeMap;

use crate::disclosure::counts::Registered;
use crate::domain::Period;
use crate::run::Failure;
use crate::run::load::{as_text, from_text};
use crate::store::Store;

/// The publications of one agency: read when first asked for, written as soon as there is a new one.
pub(super) struct Register<'a> {
    store: &'a Store,
    agency: &'a str,
    newest: BTreeMap<Period, Option<(u64, Registered)>>,
}

impl<'a> Register<'a> {
    pub fn of(store: &'a Store, agency: &'a str) -> Self {
        Self { store, agency, newest: BTreeMap::new() }
    }

    /// Reads what was published of a month.
    pub fn read(&mut self, period: Period) -> Result<(), Failure> {
        if self.newest.contains_key(&period) {
            return Ok(());
        }
        let found = match self.store.published(self.agency, period)? {
            Some(it) => Some((it.number, from_text::<Registered>(&String::from_utf8_lossy(&it.body))?)),
            None => None,
        };
        self.newest.insert(period, found);
        Ok(())
    }

    /// What was read of a month.
    pub fn get(&self, period: Period) -> Option<&Registered> {
        self.newest.get(&period)?.as_ref().map(|(_, it)| it)
    }

    /// Registers a publication. Only after this may it be shown.
    pub fn add(&mut self, period: Period, publication: Registered) -> Result<(), Failure> {
        let number = self.newest.get(&period).and_then(Option::as_ref).map_or(0, |(number, _)| *number) + 1;
        self.store.publish(self.agency, period, number, as_text(&publication)?.as_bytes())?;
        self.newest.insert(period, Some((number, publication)));
        Ok(())
    }
}
