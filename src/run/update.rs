//! Brings the store up to date, whole periods or nothing.

use rayon::prelude::*;

use super::agency::{Agency, Update};
use super::job::Job;
use super::load::Scratches;
use super::news::News;
use super::{AgencyRead, Failure, Scope};
use crate::diagnostic::{Diagnostic, Location};
use crate::domain::Period;
use crate::ingest::{Task, overlaps};
use crate::pipeline;
use crate::store::{AgencyEntry, Store};

/// Reads all that is new, agencies side by side, and makes it the store's state in one commit.
///
/// # Errors
/// Everything that stops any of the agencies.
pub(super) fn update(job: &Job<'_>, store: &mut Store, news: &News) -> Result<Vec<AgencyRead>, Failure> {
    if is_up_to_date(job, store, news) {
        let nothing = Update::default;
        let agencies = job.pipeline.agencies.iter();
        return Ok(agencies.map(|it| AgencyRead::of(it, &nothing(), known(job, news, it.id.as_str()))).collect());
    }
    job.progress.reading(news.new.iter().map(Vec::len).sum());
    let mut transaction = store.begin()?;
    let scratches = Scratches::default();
    let agencies = job.pipeline.agencies.par_iter().zip(&news.new);
    let updates: Vec<_> =
        agencies.map(|(agency, lists)| Agency::stored(job, &transaction, agency)?.update(lists, &scratches)).collect();
    let updates = all(updates)?;
    check(job, news, &updates)?;
    let mut read = Vec::new();
    for (agency, update) in job.pipeline.agencies.iter().zip(updates) {
        let id = agency.id.as_str();
        read.push(AgencyRead::of(agency, &update, known(job, news, id)));
        if !update.entries.is_empty() {
            transaction.set_key(id, &job.key.key_id())?;
        }
        for (period, entry) in update.entries {
            transaction.set_period(id, period, entry)?;
        }
    }
    if transaction.commit()?.is_some() {
        job.inputs.save()?;
    }
    Ok(read)
}

/// Whether nothing is new and everything stored is counted as asked for: then no list and no summary is looked into.
fn is_up_to_date(job: &Job<'_>, store: &Store, news: &News) -> bool {
    let agencies = job.pipeline.agencies.iter();
    let mut stored = agencies.filter_map(|it| Some((it, store.manifest().agencies.get(it.id.as_str())?)));
    let is_nothing_new = news.new.iter().all(Vec::is_empty);
    is_nothing_new && (job.scope == Scope::Staff || stored.all(|(agency, entry)| is_counted(job, agency, entry)))
}

/// Whether all periods of an agency are counted with the settings there are now.
fn is_counted(job: &Job<'_>, agency: &pipeline::Agency, entry: &AgencyEntry) -> bool {
    let (grace, rules) = (job.pipeline.grace_months, &agency.continuity);
    let mut before = None;
    entry.periods.iter().all(|(&period, it)| {
        let previous = before.replace(period);
        let settings = previous.map_or_else(String::new, |previous| rules.flow_text(previous, period, grace));
        it.stock.is_some() && it.grace_months == grace && it.flow_settings == settings
    })
}

fn known(job: &Job<'_>, news: &News, id: &str) -> usize {
    let is_of = |task: &Task| job.pipeline.agencies.get(task.agency).is_some_and(|it| it.id.as_str() == id);
    news.known.iter().filter(|(list, _)| is_of(&list.task)).count()
}

/// The updates, or everything that stopped any of them.
fn all(updates: Vec<Result<Update, Failure>>) -> Result<Vec<Update>, Failure> {
    let (done, failures): (Vec<_>, Vec<_>) = updates.into_iter().partition(Result::is_ok);
    match Failure::all(failures.into_iter().filter_map(Result::err)) {
        Some(failure) => Err(failure),
        None => Ok(done.into_iter().filter_map(Result::ok).collect()),
    }
}

/// What can be seen only when everything was read: two lists of one period, a file that changed meanwhile.
fn check(job: &Job<'_>, news: &News, updates: &[Update]) -> Result<(), Failure> {
    let known = news.known.iter().map(|(list, periods)| (&list.task, periods.as_slice()));
    let read = updates.iter().flat_map(|it| &it.read).map(|(task, periods)| (task, periods.as_slice()));
    let read: Vec<(&Task, &[Period])> = read.chain(known).collect();
    let mut problems = overlaps(job.pipeline, &read);
    for list in news.new.iter().flatten() {
        for (file, hash) in list.task.files.iter().zip(&list.sources) {
            if job.inputs.hash_of(file)? != *hash {
                let name = file.file_name().map(|it| it.to_string_lossy().into_owned()).unwrap_or_default();
                let help = "wait until the export is complete, then run again";
                problems.push(Diagnostic::error(
                    "PAR-0405",
                    "it changed while it was read",
                    Location::file(name),
                    help,
                ));
            }
        }
    }
    if problems.is_empty() { Ok(()) } else { Err(Failure::input(problems)) }
}
