//! Makes the reports that may leave, those that are not in place already.

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};

use super::files;
use super::month::{Packages, Source};
use super::register::Register;
use crate::cube::PeriodSummary;
use crate::disclosure::package::{CellKey, Measure, PAST, Package};
use crate::disclosure::{PublicProjection, publish_projection};
use crate::domain::{GenderCount, Period};
use crate::ingest::Quality;
use crate::pipeline::{Agency, Target};
use crate::report::{
    PublicFacts, RenderedFile, compose_public, in_place, population_name, remove_report, render, write as put,
};
use crate::run::agency::summary;
use crate::run::facts::targets;
use crate::run::job::Job;
use crate::run::load::{as_text, from_text};
use crate::run::projection::Past;
use crate::run::{Failure, WrittenReport};
use crate::store::{AgencyEntry, FileEntry, Store};
use crate::table::CountTable;
use crate::target::projection::Depth;

/// Writes the report of each agency below `folder`, with the package of its counts beside it. The counts of all agencies are
/// protected and registered before the first file is written: where those of one may not leave, nothing is.
pub(in crate::run) fn write(
    job: &Job<'_>,
    store: &Store,
    period: Period,
    folder: &Path,
    revise: bool,
) -> Result<Vec<WrittenReport>, Failure> {
    let agencies = &job.pipeline.agencies;
    job.progress.reporting(agencies.len());
    let mut ready = Vec::new();
    for agency in agencies {
        let Some(stored) = store.manifest().agencies.get(agency.id.as_str()) else { continue };
        let Some(one) = One::of(job, store, agency, stored, period)? else { continue };
        let packages = one.packages(revise)?;
        ready.push((one, packages));
    }
    // An overview of true counts, made when the reports were for the agencies themselves, must not stand above these.
    remove_report(folder)?;
    let write = |(one, packages): &(One<'_>, Packages)| {
        let written = one.write(&folder.join(one.agency.id.as_str()), packages)?;
        job.progress.report_made();
        Ok(written)
    };
    ready.iter().map(write).collect()
}

/// One agency and month.
struct One<'a> {
    job: &'a Job<'a>,
    store: &'a Store,
    agency: &'a Agency,
    stored: &'a AgencyEntry,
    period: Period,
    targets: Vec<&'a Target>,
    stock: CountTable,
    summaries: BTreeMap<Period, PeriodSummary>,
}

impl<'a> One<'a> {
    fn of(
        job: &'a Job<'a>,
        store: &'a Store,
        agency: &'a Agency,
        stored: &'a AgencyEntry,
        period: Period,
    ) -> Result<Option<Self>, Failure> {
        let Some(file) = stored.periods.get(&period).and_then(|it| it.stock.as_ref()) else { return Ok(None) };
        let stock = store.read_counts(file)?;
        let until = stored.periods.range(..=period).filter(|(_, it)| it.stock.is_some());
        let summaries = until.map(|(&period, it)| Ok((period, summary(it)?)));
        let summaries = summaries.collect::<Result<_, Failure>>()?;
        Ok(Some(Self { job, store, agency, stored, period, targets: targets(job.pipeline, agency), stock, summaries }))
    }

    fn write(&self, folder: &Path, packages: &Packages) -> Result<WrittenReport, Failure> {
        let inputs = self.inputs(packages)?;
        let written = |sentences, is_new| WrittenReport {
            agency: Some(self.agency.id.to_string()),
            name: self.agency.name.clone(),
            period: self.period,
            page: folder.join("index.html"),
            package: Some(folder.join(packages.month.file_name())),
            sentences,
            is_new,
        };
        if let Some(found) = in_place(folder, &inputs) {
            return Ok(written(found.sentences, false));
        }
        let projections = self.projections(packages)?;
        let targets: Vec<(&Target, Option<PublicProjection>)> = self.targets.iter().copied().zip(projections).collect();
        let facts = PublicFacts {
            title: &self.job.pipeline.title,
            package: &packages.month,
            past: &packages.past,
            targets: &targets,
        };
        let report = compose_public(&facts);
        let mut files = render(&report)?;
        files.extend(Self::packed(packages)?);
        files::look(&files, packages)?;
        let is_new = put(folder, &report, &inputs, &files)?;
        Ok(written(report.sentences, is_new))
    }

    /// The package of the month, and in a folder beside it those of the months before, which explain what is said of the past.
    fn packed(packages: &Packages) -> Result<Vec<RenderedFile>, Failure> {
        let packed = |folder: &str, package: &Package| -> Result<RenderedFile, Failure> {
            let bytes = package.to_bytes().map_err(|error| Failure::fault("PAR-0911", error.to_string()))?;
            Ok((format!("{folder}{}", package.file_name()), bytes))
        };
        let past = packages.past.values().map(|it| packed(PAST, it));
        past.chain([packed("", &packages.month)]).collect()
    }

    fn packages(&self, revise: bool) -> Result<Packages, Failure> {
        let entry = self.stored.periods.get(&self.period);
        let quality = entry.map(|it| from_text::<Quality>(&it.quality)).transpose()?.unwrap_or_default();
        let source = Source {
            pipeline: self.job.pipeline,
            agency: self.agency,
            targets: &self.targets,
            period: self.period,
            stock: &self.stock,
            summaries: &self.summaries,
            quality: &quality,
            revise,
        };
        source.packages(&mut Register::of(self.store, self.agency.id.as_str()))
    }

    /// What may be said of the course of the targets. It is projected from true counts, and coarsened.
    fn projections(&self, packages: &Packages) -> Result<Vec<Option<PublicProjection>>, Failure> {
        let read = |file: &FileEntry| self.store.read_counts(file);
        let today = crate::target::headcounts(&crate::target::stock(&self.stock, &self.targets)?, self.targets.len());
        let past = Past {
            pipeline: self.job.pipeline,
            agency: self.agency,
            stored: self.stored,
            period: self.period,
            summaries: &self.summaries,
            read: &read,
            depth: Depth::Answers,
        };
        let projection = past.projection(&self.targets, &today)?;
        let published = |it: &&Target| -> Option<GenderCount> {
            packages.month.gender_count(Measure::Stock, population_name(it), &CellKey::default())
        };
        let counts: Vec<Option<GenderCount>> = self.targets.iter().map(published).collect();
        Ok(publish_projection(&projection, &counts))
    }

    /// The program, the pipeline file, all that is stored up to the month, and all that is published.
    fn inputs(&self, packages: &Packages) -> Result<String, Failure> {
        let mut hasher = blake3::Hasher::new();
        hasher.update(env!("CARGO_PKG_VERSION").as_bytes());
        hasher.update(blake3::hash(&fs::read(&self.job.pipeline.file).unwrap_or_default()).as_bytes());
        for (period, entry) in self.stored.periods.range(..=self.period) {
            hasher.update(blake3::hash(as_text(&(period.to_string(), entry))?.as_bytes()).as_bytes());
        }
        for package in packages.past.values().chain([&packages.month]) {
            let rows: Vec<_> = package.rows().collect();
            hasher.update(blake3::hash(as_text(&rows)?.as_bytes()).as_bytes());
        }
        Ok(hasher.finalize().to_hex().to_string())
    }
}

/// Where the reports that may leave are put by `parity release`: beside those of the agency's own HR, in a folder of their own.
pub(in crate::run) fn folder(reports: &Path, pipeline: &str, period: Period) -> PathBuf {
    reports.join(pipeline).join(period.to_string()).join("release")
}
