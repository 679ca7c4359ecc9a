//! Makes the reports of a period, those that are not in place already.

use std::fs;
use std::path::{Path, PathBuf};

use rayon::prelude::*;

use super::facts::Released;
use super::job::Job;
use super::news::News;
use super::{Failure, Scope, WrittenReport, load, public};
use crate::diagnostic::{Diagnostic, Location};
use crate::domain::Period;
use crate::pipeline::{Agency, Audience, Pipeline};
use crate::report::{AgencyFacts, Report, compose, compose_overview, in_place, render, write as put};
use crate::store::{AgencyEntry, Store};

/// Writes the reports of `period`, or of the newest period that all agencies have: the overview first where one owner has
/// all agencies.
pub(super) fn write(
    job: &Job<'_>,
    store: &Store,
    news: &News,
    period: Option<Period>,
) -> Result<Vec<WrittenReport>, Failure> {
    if job.scope < Scope::Reports {
        return Ok(Vec::new());
    }
    let period = reported(job.pipeline, store, period)?;
    let folder = job.pipeline.reports.join(&job.pipeline.name).join(period.to_string());
    if job.pipeline.audience == Audience::Release {
        return public::write(job, store, period, &folder, false);
    }
    let text = fs::read(&job.pipeline.file).unwrap_or_default();
    let plans = plans(job.pipeline, &text, store, news, period, &folder)?;
    if let Some(found) = plans.iter().map(Plan::in_place).collect::<Option<Vec<_>>>() {
        return Ok(found);
    }
    job.progress.reporting(plans.len());
    let released = job.pipeline.agencies.par_iter().map(|agency| Released::of(job, store, news, agency, period));
    let released: Vec<Released<'_>> = released.collect::<Result<Vec<_>, _>>()?.into_iter().flatten().collect();
    let hash = blake3::hash(&text).to_hex();
    let facts: Vec<AgencyFacts<'_>> = released.iter().map(|it| it.facts(job.pipeline, &hash)).collect();
    let made = plans.par_iter().map(|plan| {
        let report = plan.made(job, &facts)?;
        job.progress.report_made();
        Ok(report)
    });
    Ok(made.collect::<Result<Vec<_>, Failure>>()?.into_iter().flatten().collect())
}

/// The period asked for, or the newest that all agencies have with its counts.
pub(super) fn reported(pipeline: &Pipeline, store: &Store, asked: Option<Period>) -> Result<Period, Failure> {
    let entries: Vec<Option<&AgencyEntry>> =
        pipeline.agencies.iter().map(|it| store.manifest().agencies.get(it.id.as_str())).collect();
    let has = |entry: Option<&AgencyEntry>, period| entry.is_some_and(|it| it.periods.contains_key(&period));
    let first = entries.first().copied().flatten().map(|it| it.periods.keys().rev().copied());
    let mut common = first.into_iter().flatten().filter(|&period| entries.iter().all(|&entry| has(entry, period)));
    let newest = common.next();
    match asked {
        None => newest.ok_or_else(|| refused("no month is there for all agencies", newest)),
        Some(period) if entries.iter().all(|&entry| has(entry, period)) => Ok(period),
        Some(period) => {
            let without = pipeline.agencies.iter().zip(&entries).filter(|(_, entry)| !has(**entry, period));
            let without: Vec<&str> = without.map(|(agency, _)| agency.id.as_str()).collect();
            Err(refused(&format!("there is no list of {period} for {}", without.join(", ")), newest))
        }
    }
}

fn refused(message: &str, newest: Option<Period>) -> Failure {
    let help = match newest {
        Some(newest) => format!("the newest month that all agencies have is {newest}"),
        None => "add the missing exports, or report the agencies by pipeline files of their own".to_owned(),
    };
    Failure::settings(vec![Diagnostic::error("PAR-0407", message, Location::default(), help)])
}

/// A report to be.
struct Plan<'a> {
    /// Place of the agency; `None` for the overview.
    agency: Option<usize>,
    /// Name of the agency, or of the owner of all.
    name: &'a str,
    id: Option<&'a str>,
    period: Period,
    folder: PathBuf,
    /// One hash of all that it is made from.
    inputs: String,
}

fn plans<'a>(
    pipeline: &'a Pipeline,
    text: &[u8],
    store: &Store,
    news: &News,
    period: Period,
    folder: &Path,
) -> Result<Vec<Plan<'a>>, Failure> {
    let plan = |(place, agency): (usize, &'a Agency)| {
        let id = agency.id.as_str();
        let inputs = inputs(text, store, news, &[(place, agency)], period)?;
        Ok(Plan { agency: Some(place), name: &agency.name, id: Some(id), period, folder: folder.join(id), inputs })
    };
    let mut plans = pipeline.agencies.iter().enumerate().map(plan).collect::<Result<Vec<_>, Failure>>()?;
    if let Some(owner) = &pipeline.owner {
        let inputs = inputs(text, store, news, &pipeline.agencies.iter().enumerate().collect::<Vec<_>>(), period)?;
        plans.insert(0, Plan { agency: None, name: owner, id: None, period, folder: folder.to_owned(), inputs });
    }
    Ok(plans)
}

/// The program, the pipeline file, everything stored of these agencies up to the period, and the names of the period's exports.
fn inputs(
    pipeline: &[u8],
    store: &Store,
    news: &News,
    agencies: &[(usize, &Agency)],
    period: Period,
) -> Result<String, Failure> {
    let mut hasher = blake3::Hasher::new();
    hasher.update(env!("CARGO_PKG_VERSION").as_bytes());
    hasher.update(blake3::hash(pipeline).as_bytes());
    for &(place, agency) in agencies {
        let entry = store.manifest().agencies.get(agency.id.as_str());
        for (&past, entry) in entry.into_iter().flat_map(|it| it.periods.range(..=period)) {
            let names = if past == period { news.names(place, &entry.import_id) } else { Vec::new() };
            hasher.update(blake3::hash(load::as_text(&(past.to_string(), entry, names))?.as_bytes()).as_bytes());
        }
    }
    Ok(hasher.finalize().to_hex().to_string())
}

impl Plan<'_> {
    fn written(&self, sentences: Vec<String>, is_new: bool) -> WrittenReport {
        WrittenReport {
            agency: self.id.map(str::to_owned),
            name: self.name.to_owned(),
            period: self.period,
            page: self.folder.join("index.html"),
            package: None,
            sentences,
            is_new,
        }
    }

    /// The report, where it is in place already.
    fn in_place(&self) -> Option<WrittenReport> {
        in_place(&self.folder, &self.inputs).map(|it| self.written(it.sentences, false))
    }

    /// The report, made where it is not in place already.
    fn made(&self, job: &Job<'_>, facts: &[AgencyFacts<'_>]) -> Result<Option<WrittenReport>, Failure> {
        if let Some(found) = self.in_place() {
            return Ok(Some(found));
        }
        let Some(report) = self.report(job, facts) else { return Ok(None) };
        let is_new = put(&self.folder, &report, &self.inputs, &render(&report)?)?;
        Ok(Some(self.written(report.sentences, is_new)))
    }

    fn report(&self, job: &Job<'_>, facts: &[AgencyFacts<'_>]) -> Option<Report> {
        let Some(place) = self.agency else { return compose_overview(facts) };
        let id = &job.pipeline.agencies.get(place)?.id;
        facts.iter().find(|it| it.agency.id == *id).map(compose)
    }
}
