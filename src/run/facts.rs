//! What a report is composed from, brought out of the store through disclosure.

use std::collections::{BTreeMap, BTreeSet};

use super::Failure;
use super::agency::summary;
use super::job::Job;
use super::load::from_text;
use super::news::News;
use super::projection::Past;
use crate::cube::{PeriodSummary, StoredCounts};
use crate::disclosure::{AgencyRelease, ProjectionRelease, release_internally};
use crate::domain::{GenderCount, Period};
use crate::ingest::Quality;
use crate::pipeline::{Agency, Pipeline, Target};
use crate::report::AgencyFacts;
use crate::store::{AgencyEntry, FileEntry, PeriodEntry, SourceHash, Store};
use crate::table::CountTable;
use crate::target::projection::Depth;

/// What [`AgencyFacts`] borrow from.
pub(super) struct Released<'a> {
    agency: &'a Agency,
    targets: Vec<&'a Target>,
    release: AgencyRelease,
    projection: ProjectionRelease,
    quality: Quality,
    previous_quality: Option<Quality>,
    sources: &'a [SourceHash],
    key_id: &'a str,
}

impl<'a> Released<'a> {
    /// What the report of `agency` may show of `period`; `None` where that period is not stored with its counts.
    pub fn of(
        job: &Job<'a>,
        store: &'a Store,
        news: &News,
        agency: &'a Agency,
        period: Period,
    ) -> Result<Option<Self>, Failure> {
        let Some(stored) = store.manifest().agencies.get(agency.id.as_str()) else { return Ok(None) };
        let Some(entry) = stored.periods.get(&period) else { return Ok(None) };
        let Some(stock) = entry.stock.as_ref().map(|file| store.read_counts(file)).transpose()? else {
            return Ok(None);
        };
        let until = stored.periods.range(..=period);
        let provisional_from = until.clone().find(|(_, it)| it.flow_provisional).map(|(&period, _)| period);
        let summaries = until.map(|(&period, it)| Ok((period, summary(it)?)));
        let summaries: BTreeMap<Period, PeriodSummary> = summaries.collect::<Result<_, Failure>>()?;
        let flow = flow(store, entry, summaries.get(&period))?;
        let targets = targets(job.pipeline, agency);
        let place = job.pipeline.agencies.iter().position(|it| it.id == agency.id).unwrap_or(usize::MAX);
        let before = before(stored, period, flow.as_ref().map(|(from, _)| *from));
        let mut earlier = earlier_stock(store, stored, agency, period, before)?;
        earlier.insert(period, stock);
        let by_period: BTreeMap<Period, &CountTable> = earlier.iter().map(|(&period, it)| (period, it)).collect();
        let stock = by_period[&period];
        let of_targets = crate::target::stock(stock, &targets)?;
        let today: Vec<GenderCount> = crate::target::headcounts(&of_targets, targets.len());
        let read = |file: &FileEntry| store.read_counts(file);
        let past = Past {
            pipeline: job.pipeline,
            agency,
            stored,
            period,
            summaries: &summaries,
            read: &read,
            depth: Depth::Report,
        };
        let projection = past.projection(&targets, &today)?;
        let counts = StoredCounts {
            period,
            stock,
            previous: before.and_then(|it| Some((it, *by_period.get(&it)?))),
            flow: flow.as_ref().map(|(from, counts)| (*from, counts)),
            summaries: &summaries,
            targets: of_targets,
            published: crate::target::published_stock(&by_period, &agency.published)?,
            provisional_from,
        };
        Ok(Some(Self {
            agency,
            release: release_internally(counts.tables()?),
            targets,
            projection,
            quality: from_text::<Quality>(&entry.quality)?.named(&news.names(place, &entry.import_id)),
            previous_quality: before
                .and_then(|it| stored.periods.get(&it))
                .map(|it| from_text::<Quality>(&it.quality))
                .transpose()?,
            sources: &entry.sources,
            key_id: &stored.key_id,
        }))
    }

    /// What a report is composed from.
    pub fn facts(&'a self, pipeline: &'a Pipeline, pipeline_hash: &'a str) -> AgencyFacts<'a> {
        AgencyFacts {
            pipeline,
            pipeline_hash,
            agency: self.agency,
            targets: self.targets.clone(),
            release: &self.release,
            projection: &self.projection,
            quality: &self.quality,
            previous_quality: self.previous_quality.as_ref(),
            sources: self.sources,
            key_id: self.key_id,
        }
    }
}

/// The period that this one is compared with: the one its movements begin at, else the last one counted before.
fn before(stored: &AgencyEntry, period: Period, from: Option<Period>) -> Option<Period> {
    let mut counted = stored.periods.range(..period).rev().filter(|(_, it)| it.stock.is_some());
    from.or_else(|| counted.next().map(|(&period, _)| period))
}

/// The stock of the period before, and of those that published figures are about.
fn earlier_stock(
    store: &Store,
    stored: &AgencyEntry,
    agency: &Agency,
    period: Period,
    before: Option<Period>,
) -> Result<BTreeMap<Period, CountTable>, Failure> {
    let asked: BTreeSet<Period> = agency.published.iter().map(|it| it.period).chain(before).collect();
    let files = asked.range(..period).filter_map(|&it| Some((it, stored.periods.get(&it)?.stock.as_ref()?)));
    files.map(|(period, file)| Ok((period, store.read_counts(file)?))).collect()
}

fn flow(
    store: &Store,
    entry: &PeriodEntry,
    summary: Option<&PeriodSummary>,
) -> Result<Option<(Period, CountTable)>, Failure> {
    let from = summary.and_then(|it| it.flow.as_ref()).and_then(|(from, _)| from.parse().ok());
    let Some((from, file)) = from.zip(entry.flow.as_ref()) else { return Ok(None) };
    Ok(Some((from, store.read_counts(file)?)))
}

pub(super) fn targets<'a>(pipeline: &'a Pipeline, agency: &Agency) -> Vec<&'a Target> {
    pipeline.targets.iter().filter(|it| it.agencies.is_empty() || it.agencies.contains(&agency.id)).collect()
}
