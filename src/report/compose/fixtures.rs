//! Facts of the sample agencies, computed from `sample-data` as the monthly job computes them.

use std::collections::BTreeMap;
use std::path::Path;

use super::AgencyFacts;
use crate::cube::{FlowInput, PeriodSummary, StoredCounts, flow, stock, summarise};
use crate::disclosure::{AgencyRelease, ProjectionRelease, release_internally, release_projection_internally};
use crate::domain::Period;
use crate::ingest::{Partition, PseudonymKey, Quality, Scratch, Task, plan, read};
use crate::pipeline::{Pipeline, ProjectionSettings, Target, load};
use crate::store::SourceHash;
use crate::table::CountTable;
use crate::target::history::{Rules, of_bands};
use crate::target::projection::{Depth, Subject, project};

/// What [`AgencyFacts`] borrow from.
pub(super) struct Sample {
    pub pipeline: Pipeline,
    agency: usize,
    release: AgencyRelease,
    projection: ProjectionRelease,
    quality: Quality,
    previous_quality: Option<Quality>,
    sources: Vec<SourceHash>,
}

impl Sample {
    pub(super) fn facts(&self) -> AgencyFacts<'_> {
        let agency = &self.pipeline.agencies[self.agency];
        AgencyFacts {
            pipeline: &self.pipeline,
            pipeline_hash: "89abcdef01234567",
            agency,
            targets: targets(&self.pipeline, self.agency),
            release: &self.release,
            projection: &self.projection,
            quality: &self.quality,
            previous_quality: self.previous_quality.as_ref(),
            sources: &self.sources,
            key_id: "0123456789abcdef",
        }
    }
}

fn targets(pipeline: &Pipeline, agency: usize) -> Vec<&Target> {
    let id = &pipeline.agencies[agency].id;
    pipeline.targets.iter().filter(|it| it.agencies.is_empty() || it.agencies.contains(id)).collect()
}

impl Sample {
    /// An agency of these people, each with gender and rank as an export has them, and a list of one month.
    pub(super) fn of(people: &[(&str, &str)]) -> Self {
        let folder = tempfile::tempdir().unwrap();
        let rows = people.iter().enumerate().map(|(at, (sex, rank))| format!("{at},{sex},{rank}\n"));
        let list = std::iter::once("no,sex,grade\n".to_owned()).chain(rows).collect::<String>();
        std::fs::write(folder.path().join("staff_2026-10.csv"), list).unwrap();
        std::fs::write(folder.path().join("small.toml"), SMALL).unwrap();
        let pipeline = load(&folder.path().join("small.toml")).ok().unwrap();
        let lists = lists(&pipeline, 0, None, 1);
        counted(pipeline, 0, &lists, Flow::Counted)
    }
}

const SMALL: &str = r#"
title = "Small"
audience = "internal"
synthetic = true
owner = "Owner"
store = "store"
reports = "reports"

[[agency]]
id = "SMALL"
name = "Small agency"

[[agency.source]]
files = "staff_*.csv"
period = { file_name = "staff_{YYYY}-{MM}.csv" }
csv = { delimiter = ",", encoding = "utf-8", header_row = 1, decimal = ".", dates = "year-first" }

[agency.columns]
person = "no"
gender = "sex"
rank = "grade"

[agency.codes.gender]
woman = ["F"]
man = ["M"]
not_stated = [""]

[[agency.rank]]
name = "Officer"
band = "officer"

[[agency.rank]]
name = "Inspector"
band = "manager"

[[target]]
name = "Half of the inspectors"
population = { ranks = ["Inspector"] }
by = "2030-12"
definition = "un-band"
"#;

/// What is known of the movements into the newest month.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Flow {
    Counted,
    NotCounted,
    /// Those of the month before in their place, as a store would have them whose counts were not renewed.
    Stale,
}

/// The facts of an agency of the sample pipeline: its last `months` months, the newest reported.
pub(super) fn sample(agency: &str, months: usize) -> Sample {
    sample_with(agency, months, Flow::Counted)
}

/// The same with these movements into the newest month.
pub(super) fn sample_with(agency: &str, months: usize, flow: Flow) -> Sample {
    let (pipeline, place) = pipeline_of(agency);
    let lists = lists(&pipeline, place, None, months);
    counted(pipeline, place, &lists, flow)
}

/// The facts of an agency as of an earlier month, with the month before.
pub(super) fn sample_as_of(agency: &str, period: Period) -> Sample {
    let (pipeline, place) = pipeline_of(agency);
    let lists = lists(&pipeline, place, Some(period), 2);
    counted(pipeline, place, &lists, Flow::Counted)
}

fn pipeline_of(agency: &str) -> (Pipeline, usize) {
    let pipeline = load(&Path::new(env!("CARGO_MANIFEST_DIR")).join("pipelines/sample.toml")).ok().unwrap();
    let place = pipeline.agencies.iter().position(|it| it.id.as_str() == agency).unwrap();
    (pipeline, place)
}

/// Counts lists of an agency; the newest is reported.
fn counted(pipeline: Pipeline, place: usize, lists: &[Partition], newest_flow: Flow) -> Sample {
    let counted: BTreeMap<Period, _> = lists.iter().map(|it| (it.period, stock(&it.staff).ok().unwrap())).collect();
    let mut flows: BTreeMap<Period, _> = lists
        .windows(2)
        .map(|pair| {
            let input =
                FlowInput { opening: &pair[0].staff, closing: &pair[1].staff, seen_before: &[], seen_after: &[] };
            (pair[1].period, (pair[0].period, flow(&input).ok().unwrap()))
        })
        .collect();
    let last = flows.pop_last();
    if let Some((period, (from, counts))) = last {
        let stale = flows.last_key_value().map(|(_, (_, counts))| counts.clone());
        match newest_flow {
            Flow::Counted => flows.insert(period, (from, counts)),
            Flow::Stale => flows.insert(period, (from, stale.unwrap())),
            Flow::NotCounted => None,
        };
    }
    let summaries: BTreeMap<Period, PeriodSummary> = counted
        .iter()
        .map(|(period, stock)| {
            let flow = flows.get(period).map(|(from, counts)| (*from, counts));
            (*period, summarise(stock, flow).ok().unwrap())
        })
        .collect();
    let newest = lists.last().unwrap();
    let before = lists.iter().rev().nth(1);
    let by_period: BTreeMap<Period, &CountTable> = counted.iter().map(|(&period, it)| (period, it)).collect();
    let projection = projected(&pipeline, place, newest.period, &summaries, &counted[&newest.period]);
    let cubes = StoredCounts {
        period: newest.period,
        stock: &counted[&newest.period],
        previous: before.map(|it| (it.period, &counted[&it.period])),
        flow: flows.get(&newest.period).map(|(from, counts)| (*from, counts)),
        summaries: &summaries,
        targets: crate::target::stock(&counted[&newest.period], &targets(&pipeline, place)).ok().unwrap(),
        published: crate::target::published_stock(&by_period, &pipeline.agencies[place].published).ok().unwrap(),
        provisional_from: Some(newest.period.plus(-2)),
    };
    let release = release_internally(cubes.tables().ok().unwrap());
    let quality = newest.quality.clone();
    let sources = vec![SourceHash { blake3: "ab".repeat(32), bytes: 1234 }];
    let previous_quality = before.map(|it| it.quality.clone());
    Sample { pipeline, agency: place, release, projection, quality, previous_quality, sources }
}

/// The projections of the targets that are about whole bands.
fn projected(
    pipeline: &Pipeline,
    place: usize,
    period: Period,
    summaries: &BTreeMap<Period, PeriodSummary>,
    counts: &CountTable,
) -> ProjectionRelease {
    let (agency, targets) = (&pipeline.agencies[place], targets(pipeline, place));
    let rules =
        Rules { structural_months: &agency.structural_months, provisional_from: Some(period.plus(-2)), follows: true };
    let bands: Vec<&str> = pipeline.bands.iter().map(|it| it.name.as_str()).collect();
    let whole = of_bands(summaries, &bands, &rules);
    let today = crate::target::headcounts(&crate::target::stock(counts, &targets).ok().unwrap(), targets.len());
    let parts = BTreeMap::new();
    let quick = Pipeline { projection: ProjectionSettings { futures: 200, ..pipeline.projection }, ..pipeline.clone() };
    let subject = Subject {
        pipeline: &quick,
        agency,
        targets: &targets,
        period,
        today: &today,
        whole: &whole,
        parts: &parts,
        depth: Depth::Report,
    };
    release_projection_internally(project(&subject))
}

/// The last `months` lists of an agency, up to a month or the newest, oldest first.
fn lists(pipeline: &Pipeline, agency: usize, until: Option<Period>, months: usize) -> Vec<Partition> {
    let tasks = plan(pipeline).ok().unwrap();
    let is_asked = |task: &&Task| task.agency == agency && until.is_none_or(|until| task.period <= Some(until));
    let tasks: Vec<_> = tasks.iter().filter(is_asked).collect();
    let (key, mut scratch) = (PseudonymKey::demonstration(), Scratch::new());
    let last = tasks.iter().skip(tasks.len().saturating_sub(months));
    last.flat_map(|task| read(task, pipeline, &key, &mut scratch).ok().unwrap()).collect()
}

#[test]
fn the_sample_has_facts() {
    let sample = sample("NOR-BG", 14);
    let facts = sample.facts();
    assert!(facts.release.year.is_some() && facts.release.month.is_some());
    assert!(facts.release.stock.len() > 10);
    let ranks = super::breakdown::groups(&facts, crate::cube::Dimension::Rank);
    assert_eq!(ranks.first().map(|it| it.label.as_str()), Some("Director"));
}
