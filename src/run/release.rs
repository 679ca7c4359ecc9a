//! `release`: what may leave the agency, from what is stored.

use std::path::PathBuf;

use super::job::Job;
use super::{Failure, Progress, Scope, WrittenReport, key, public, reports};
use crate::domain::Period;
use crate::pipeline;
use crate::store::Store;

/// What is asked of a release.
#[derive(Clone, Debug)]
pub struct ReleaseOptions {
    /// Pipeline file.
    pub pipeline: PathBuf,
    /// Month to release; the newest that all agencies have where `None`.
    pub period: Option<Period>,
    /// Whether counts that changed since they were published may be published anew.
    pub revise: bool,
}

/// Writes what may leave of a month: for each agency a package of protected counts and a report composed from it.
///
/// # Errors
/// The pipeline file is not sound, the month is not stored, its counts cannot be protected so that nobody is found, or the store
/// or the disk refuses. No file is written for an agency whose counts may not leave.
pub fn release(options: &ReleaseOptions, progress: &dyn Progress) -> Result<Vec<WrittenReport>, Failure> {
    let pipeline = pipeline::load(&options.pipeline).map_err(Failure::settings)?;
    let key = key::of(&pipeline)?;
    let store = Store::open(&pipeline.store)?;
    let inputs = store.inputs();
    let job = Job { pipeline: &pipeline, key: &key, inputs: &inputs, scope: Scope::Reports, progress };
    let period = reports::reported(&pipeline, &store, options.period)?;
    let folder = public::folder(&pipeline.reports, &pipeline.name, period);
    public::write(&job, &store, period, &folder, options.revise)
}
