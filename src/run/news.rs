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
    pub new: Vec<Vec<NewList>>,
    /// In the store already, with the periods they hold.
    pub known: Vec<(Task, Vec<Period>)>,
}

/// A list that is new to the store, or not as it was.
pub(super) struct NewList {
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
    let hashed: Vec<(Task, NewList)> = hashed.collect::<Result<Vec<_>, StoreError>>()?;
    let mut news = News { new: pipeline.agencies.iter().map(|_| Vec::new()).collect(), known: Vec::new() };
    for (task, list) in hashed {
        let agency = pipeline.agencies.get(task.agency);
        let stored = agency.and_then(|it| store.manifest().agencies.get(it.id.as_str()));
        let periods = stored.map(|it| periods(it, &list)).unwrap_or_default();
        match news.new.get_mut(task.agency).filter(|_| periods.is_empty()) {
            Some(lists) => lists.push(list),
            None => news.known.push((task, periods)),
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

fn hash(pipeline: &Pipeline, inputs: &Inputs, key_id: &str, task: Task) -> Result<(Task, NewList), StoreError> {
    let sources = task.files.iter().map(|file| inputs.hash_of(file)).collect::<Result<Vec<_>, _>>()?;
    let ingest_text = pipeline.agencies.get(task.agency).map_or("", |agency| agency.ingest_text.as_str());
    let import_id = import_id(&sources, ingest_text, key_id);
    Ok((task.clone(), NewList { task, import_id, sources }))
}

/// Periods stored from this very list. The content of another month is not this month's.
fn periods(stored: &AgencyEntry, list: &NewList) -> Vec<Period> {
    let same = stored.periods.iter().filter(|(_, entry)| entry.import_id == list.import_id);
    same.map(|(&period, _)| period).filter(|period| list.task.period.is_none_or(|it| it == *period)).collect()
}
