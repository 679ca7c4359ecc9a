//! Reads all lists of one agency: its exports, and of months without one what the store has.

use std::collections::BTreeMap;

use rayon::prelude::*;

use crate::diagnostic::Diagnostic;
use crate::domain::{Gender, GenderCount, Period};
use crate::ingest::{GenderCode, Partition, PseudonymKey, Quality, Scratch, Task, overlaps, read_with_genders};
use crate::pipeline::{Agency, Pipeline};
use crate::run::{Failure, Progress};
use crate::store::{StoreError, StoreView};
use crate::table::StaffTable;

/// Where lists come from.
pub(super) struct Source<'a> {
    pub pipeline: &'a Pipeline,
    pub key: &'a PseudonymKey,
    pub store: Option<&'a StoreView>,
    pub progress: &'a dyn Progress,
}

/// A list, and how it was read; without that it is one that only the store has.
pub(super) struct List {
    pub staff: StaffTable,
    pub read: Option<(Quality, Vec<GenderCode>)>,
}

/// The lists of an agency by month, and what stops some of them.
pub(super) struct Lists {
    pub by_period: BTreeMap<Period, List>,
    pub stops: Vec<(Option<Period>, Diagnostic)>,
}

impl List {
    /// Its people.
    pub fn people(&self) -> GenderCount {
        let genders: Vec<Gender> =
            self.staff.gender.texts.iter().map(|word| Gender::from_word(word).unwrap_or(Gender::NotStated)).collect();
        let mut people = GenderCount::default();
        for &code in &self.staff.gender.codes {
            people.add_people(genders[code as usize], 1);
        }
        people
    }
}

impl Source<'_> {
    /// Reads the lists of one agency, several at a time; a list that stops keeps none of the others from being read.
    pub fn lists(&self, agency: &Agency, tasks: &[&Task]) -> Result<Lists, Failure> {
        let read = tasks.par_iter().map_init(Scratch::new, |scratch, task| {
            let heard = |rows| self.progress.rows_read(rows);
            let read = read_with_genders(task, self.pipeline, self.key, scratch, &heard);
            self.progress.list_read();
            (*task, read)
        });
        let (mut by_period, mut stops, mut periods) = (BTreeMap::new(), Vec::new(), Vec::new());
        for (task, read) in read.collect::<Vec<_>>() {
            match read {
                Ok(partitions) => {
                    periods.push((task, partitions.iter().map(|(it, _)| it.period).collect::<Vec<_>>()));
                    for (Partition { period, staff, quality }, genders) in partitions {
                        by_period.entry(period).or_insert(List { staff, read: Some((quality, genders)) });
                    }
                }
                Err(problems) => stops.extend(problems.into_iter().map(|problem| (task.period, problem))),
            }
        }
        let periods: Vec<(&Task, &[Period])> = periods.iter().map(|(task, it)| (*task, it.as_slice())).collect();
        stops.extend(overlaps(self.pipeline, &periods).into_iter().map(|problem| (None, problem)));
        self.add_stored(agency, &mut by_period)?;
        Ok(Lists { by_period, stops })
    }

    /// Adds the months that only the store has.
    fn add_stored(&self, agency: &Agency, lists: &mut BTreeMap<Period, List>) -> Result<(), Failure> {
        let id = agency.id.as_str();
        let Some((store, entry)) = self.store.and_then(|it| Some((it, it.manifest().agencies.get(id)?))) else {
            return Ok(());
        };
        let found = self.key.key_id();
        if entry.key_id != found {
            let expected = entry.key_id.clone();
            return Err(StoreError::KeyChanged { agency: id.to_owned(), found, expected }.into());
        }
        let missing: Vec<_> = entry.periods.iter().filter(|(period, _)| !lists.contains_key(period)).collect();
        let read = missing.into_par_iter().map(|(&period, it)| Ok((period, store.read_staff_file(&it.staff)?)));
        for (period, staff) in read.collect::<Result<Vec<_>, StoreError>>()? {
            lists.insert(period, List { staff, read: None });
        }
        Ok(())
    }
}
