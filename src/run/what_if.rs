//! Answers to "what if", from what is stored: nothing is read anew and nothing is written.

use std::collections::BTreeMap;
use std::path::PathBuf;

use super::Failure;
use super::agency::summary;
use super::projection::Past;
use crate::cube::PeriodSummary;
use crate::diagnostic::{Diagnostic, Location};
use crate::disclosure::ProjectionRelease;
use crate::domain::{GenderCount, Period};
use crate::pipeline::{self, Agency, Pipeline, Target, WhatIf};
use crate::store::{FileEntry, StoreView};
use crate::target::projection::Depth;

/// What is asked.
#[derive(Clone, Debug, Default)]
pub struct Asked {
    /// Pipeline file.
    pub pipeline: PathBuf,
    /// The one agency asked about; all where `None`.
    pub agency: Option<String>,
    /// Settings that are tried, `KEY=VALUE` each.
    pub set: Vec<String>,
}

/// The projections of one agency.
pub struct Answered {
    /// Id of the agency.
    pub agency: String,
    /// The list that everything starts from.
    pub period: Period,
    /// The targets with their people today, in the order of the projections.
    pub targets: Vec<(Target, GenderCount)>,
    /// The projections.
    pub projection: ProjectionRelease,
}

/// Projects the targets of each agency from its newest list in the store.
///
/// # Errors
/// The pipeline file or a setting is not sound, nothing is stored yet, or the store cannot be read.
pub fn what_if(asked: &Asked) -> Result<Vec<Answered>, Failure> {
    let WhatIf { pipeline } = pipeline::what_if(&asked.pipeline, &asked.set).map_err(Failure::settings)?;
    let store = StoreView::open(&pipeline.store)?.ok_or_else(|| nothing("nothing is stored yet"))?;
    let wanted = |it: &&Agency| asked.agency.as_ref().is_none_or(|id| it.id.as_str() == id);
    let agencies: Vec<&Agency> = pipeline.agencies.iter().filter(wanted).collect();
    if agencies.is_empty() {
        let help = "write the id of an agency of the pipeline file";
        let message = format!("`{}` is not an agency of this pipeline", asked.agency.as_deref().unwrap_or_default());
        return Err(Failure::settings(vec![Diagnostic::error("PAR-0421", message, Location::default(), help)]));
    }
    let answers = agencies.into_iter().map(|agency| answer(&pipeline, &store, agency));
    let answers: Vec<Answered> = answers.collect::<Result<Vec<_>, _>>()?.into_iter().flatten().collect();
    if answers.is_empty() { Err(nothing("no list of these agencies is stored with its counts")) } else { Ok(answers) }
}

fn nothing(message: &str) -> Failure {
    let help = "run the pipeline first: `parity run PIPELINE`";
    Failure::settings(vec![Diagnostic::error("PAR-0420", message, Location::default(), help)])
}

fn answer(pipeline: &Pipeline, store: &StoreView, agency: &Agency) -> Result<Option<Answered>, Failure> {
    let Some(stored) = store.manifest().agencies.get(agency.id.as_str()) else { return Ok(None) };
    let newest = stored.periods.iter().rev().find_map(|(&period, it)| Some((period, it.stock.as_ref()?)));
    let Some((period, file)) = newest else { return Ok(None) };
    let stock = store.read_counts(file)?;
    let ours = pipeline.targets.iter().filter(|it| it.agencies.is_empty() || it.agencies.contains(&agency.id));
    let targets: Vec<&Target> = ours.collect();
    let today = crate::target::headcounts(&crate::target::stock(&stock, &targets)?, targets.len());
    let summaries = stored.periods.range(..=period).map(|(&period, it)| Ok((period, summary(it)?)));
    let summaries: BTreeMap<Period, PeriodSummary> = summaries.collect::<Result<_, Failure>>()?;
    let read = |file: &FileEntry| store.read_counts(file);
    let past = Past { pipeline, agency, stored, period, summaries: &summaries, read: &read, depth: Depth::Answers };
    let projection = past.projection(&targets, &today)?;
    let targets = targets.into_iter().cloned().zip(today).collect();
    Ok(Some(Answered { agency: agency.id.to_string(), period, targets, projection }))
}
