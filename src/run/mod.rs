//! The monthly job, from exports to reports: it reads what is new, counts what that touches, and shows the newest period.

mod agency;
mod audit;
mod benchmark;
mod continuity;
mod facts;
mod failure;
mod flows;
mod job;
mod key;
mod lists;
mod load;
mod news;
mod outcome;
mod package;
mod progress;
mod projection;
mod public;
mod release;
mod reports;
mod returns;
mod schedule;
mod update;
mod what_if;

#[cfg(test)]
mod tests;

use std::path::PathBuf;

pub use audit::{ReleaseAudit, audit_release};
pub use benchmark::{BenchmarkOptions, WrittenBenchmark, benchmark};
pub use failure::{Failure, FailureKind};
pub use key::{create_key, of as key_of};
pub use outcome::{AgencyRead, Outcome, WrittenReport};
pub use package::{PackageOptions, WrittenPackage, package};
pub use progress::{Progress, Silent};
pub use release::{ReleaseOptions, release};
pub use what_if::{Answered, Asked, what_if};

use crate::domain::Period;
use crate::ingest;
use crate::pipeline;
use crate::store::Store;
use job::Job;

/// What is asked of a run.
#[derive(Clone, Debug)]
pub struct Options {
    /// Pipeline file.
    pub pipeline: PathBuf,
    /// Period to report; the newest that all agencies have where `None`.
    pub period: Option<Period>,
    /// How far to go.
    pub scope: Scope,
}

/// How far a run goes.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub enum Scope {
    /// Staff lists only: what an ingest is measured by.
    Staff,
    /// Staff lists and counts.
    Counts,
    /// Everything, reports included.
    #[default]
    Reports,
}

/// Runs a pipeline.
///
/// # Errors
/// Everything that stops the run, with its place and remedy. The store then is as it was before.
pub fn run(options: &Options, progress: &dyn Progress) -> Result<Outcome, Failure> {
    let pipeline = pipeline::load(&options.pipeline).map_err(Failure::settings)?;
    let key = key::of(&pipeline)?;
    let tasks = ingest::plan(&pipeline).map_err(Failure::input)?;
    let mut store = Store::open(&pipeline.store)?;
    let inputs = store.inputs();
    let news = news::find(&pipeline, &store, &inputs, &key.key_id(), tasks)?;
    let job = Job { pipeline: &pipeline, key: &key, inputs: &inputs, scope: options.scope, progress };
    let read = update::update(&job, &mut store, &news)?;
    let reports = reports::write(&job, &store, &news, options.period)?;
    Ok(Outcome { agencies: read, reports, scope: options.scope })
}
