//! Reads lists and counts their stock, several at a time.

use std::sync::{Arc, Mutex, PoisonError};

use rayon::prelude::*;

use super::job::Job;
use super::news::Listed;
use super::{Failure, Scope};
use crate::cube::{PeriodSummary, stock, summarise};
use crate::domain::Period;
use crate::ingest::{Partition, Quality, Scratch, read_telling};
use crate::store::{CountKind, FileEntry, PeriodEntry, Transaction};
use crate::table::StaffTable;

/// A period as it will be stored, its counts of movements still to come.
pub(super) struct Draft {
    pub entry: PeriodEntry,
    pub summary: PeriodSummary,
}

/// A list that was read.
pub(super) struct Loaded {
    pub period: Period,
    pub staff: Arc<StaffTable>,
    pub quality: Quality,
    pub draft: Draft,
}

/// Buffers that threads take turns with.
#[derive(Default)]
pub(super) struct Scratches(Mutex<Vec<Scratch>>);

impl Scratches {
    fn with<T>(&self, work: impl FnOnce(&mut Scratch) -> T) -> T {
        let taken = self.0.lock().unwrap_or_else(PoisonError::into_inner).pop();
        let mut scratch = taken.unwrap_or_default();
        let done = work(&mut scratch);
        self.0.lock().unwrap_or_else(PoisonError::into_inner).push(scratch);
        done
    }
}

/// Reads lists in parallel; what each gave, in their order.
pub(super) fn load(
    job: &Job<'_>,
    transaction: &Transaction<'_>,
    scratches: &Scratches,
    lists: &[Listed],
) -> Vec<Result<Vec<Loaded>, Failure>> {
    let one = |list: &Listed| {
        let heard = |rows| job.progress.rows_read(rows);
        let partitions = scratches.with(|scratch| read_telling(&list.task, job.pipeline, job.key, scratch, &heard));
        let partitions = partitions.map_err(Failure::input)?;
        let agency = job.pipeline.agencies.get(list.task.agency).map_or("", |it| it.id.as_str());
        let loaded = partitions.into_iter().map(|partition| stage(job, transaction, agency, list, partition));
        let loaded = loaded.collect::<Result<Vec<_>, Failure>>()?;
        job.progress.list_read();
        Ok(loaded)
    };
    lists.par_iter().map(one).collect()
}

/// Stages a list and its stock.
fn stage(
    job: &Job<'_>,
    transaction: &Transaction<'_>,
    agency: &str,
    list: &Listed,
    partition: Partition,
) -> Result<Loaded, Failure> {
    let Partition { period, staff, quality } = partition;
    let file = transaction.put_staff(agency, period, &staff)?;
    let counted = (job.scope > Scope::Staff).then(|| count(transaction, agency, period, &staff)).transpose()?;
    let (stock, summary) = counted.unzip();
    let entry = PeriodEntry {
        import_id: list.import_id.clone(),
        sources: list.sources.clone(),
        rows: staff.len() as u64,
        staff: file,
        stock,
        flow: None,
        grace_months: job.pipeline.grace_months,
        flow_settings: String::new(),
        flow_provisional: false,
        quality: as_text(&quality.clone().unnamed())?,
        summary: String::new(),
    };
    let draft = Draft { entry, summary: summary.unwrap_or_default() };
    Ok(Loaded { period, staff: Arc::new(staff), quality, draft })
}

/// Counts and stages the stock of a list.
pub(super) fn count(
    transaction: &Transaction<'_>,
    agency: &str,
    period: Period,
    staff: &StaffTable,
) -> Result<(FileEntry, PeriodSummary), Failure> {
    let counts = stock(staff)?;
    let file = transaction.put_counts(CountKind::Stock, agency, period, &counts)?;
    Ok((file, summarise(&counts, None)?))
}

/// What the store keeps of a value without looking into it.
pub(super) fn as_text(value: &impl serde::Serialize) -> Result<String, Failure> {
    serde_json::to_string(value)
        .map_err(|error| Failure::fault("PAR-0406", format!("a summary cannot be written: {error}")))
}

/// What the store kept of a value.
pub(super) fn from_text<T: serde::de::DeserializeOwned>(text: &str) -> Result<T, Failure> {
    serde_json::from_str(text)
        .map_err(|error| Failure::fault("PAR-0406", format!("a stored summary cannot be read: {error}")))
}
