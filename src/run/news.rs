//! Which exports are new to the store.

use rayon::prelude::*;

use super::Failure;
use crate::domain::Period;
use crate::ingest::Task;
use crate::pipeline::{Agency, Pipeline};
use crate::store::{AgencyEntry, Inputs, SourceHash, Store, StoreError, import_id};

/// The lists of a pipeline's inputs.
#[derive(Default)]
pub(super) struct News {
    /// Not in the store as they are, agency by agency.
    pub new: Vec<Vec<Listed>>,
    /// In the store already, with the periods they hold.
    pub known: Vec<(Listed, Vec<Period>)>,
}

/// A list of the inputs, and by what it is known again.
pub(super) struct Listed {
    pub task: Task,
    pub import_id: String,
    pub sources: Vec<SourceHash>,
}

/// Compares every list with the store, by content and by all that shapes its reading.
pub(super) fn find(
    pipeline: &Pipeline,
    store: &Store,
    inputs: &Inputs,
    key_id: &str,
    tasks: Vec<Task>,
) -> Result<News, Failure> {
    check_keys(pipeline, store, key_id)?;
    let hashed = tasks.into_par_iter().map(|task| hash(pipeline, inputs, key_id, task));
    let hashed: Vec<Listed> = hashed.collect::<Result<Vec<_>, StoreError>>()?;
    let mut news = News { new: pipeline.agencies.iter().map(|_| Vec::new()).collect(), known: Vec::new() };
    for list in hashed {
        let agency = pipeline.agencies.get(list.task.agency);
        let stored = agency.and_then(|it| store.manifest().agencies.get(it.id.as_str()));
        let periods = stored.map(|it| periods(it, &list)).unwrap_or_default();
        match news.new.get_mut(list.task.agency).filter(|_| periods.is_empty()) {
            Some(lists) => lists.push(list),
            None => news.known.push((list, periods)),
        }
    }
    Ok(news)
}

/// A store keeps to one key: with another everybody would look newly joined.
fn check_keys(pipeline: &Pipeline, store: &Store, key_id: &str) -> Result<(), StoreError> {
    for Agency { id, .. } in &pipeline.agencies {
        if let Some(entry) = store.manifest().agencies.get(id.as_str()).filter(|entry| entry.key_id != key_id) {
            let (found, expected) = (key_id.to_owned(), entry.key_id.clone());
            return Err(StoreError::KeyChanged { agency: id.as_str().to_owned(), found, expected });
        }
    }
    Ok(())
}

fn hash(pipeline: &Pipeline, inputs: &Inputs, key_id: &str, task: Task) -> Result<Listed, StoreError> {
    let sources = task.files.iter().map(|file| inputs.hash_of(file)).collect::<Result<Vec<_>, _>>()?;
    let ingest_text = pipeline.agencies.get(task.agency).map_or("", |agency| agency.ingest_text.as_str());
    let import_id = import_id(&sources, ingest_text, key_id);
    Ok(Listed { task, import_id, sources })
}

/// Periods stored from this very list. The content of another month is not this month's.
fn periods(stored: &AgencyEntry, list: &Listed) -> Vec<Period> {
    let same = stored.periods.iter().filter(|(_, entry)| entry.import_id == list.import_id);
    same.map(|(&period, _)| period).filter(|period| list.task.period.is_none_or(|it| it == *period)).collect()
}

impl News {
    /// Names of the exports that a period was read from, in their order; none where they are no longer among the inputs.
    pub fn names(&self, agency: usize, import_id: &str) -> Vec<String> {
        let listed = self.new.iter().flatten().chain(self.known.iter().map(|(list, _)| list));
        let mut found = listed.filter(|list| list.task.agency == agency && list.import_id == import_id);
        let files = found.next().map(|list| list.task.files.as_slice()).unwrap_or_default();
        files
            .iter()
            .map(|file| file.file_name().map(|it| it.to_string_lossy().into_owned()).unwrap_or_default())
            .collect()
    }
}
