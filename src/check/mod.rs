//! `parity check`: reads everything that a run would read, says what was found, and writes nothing.
//!
//! Every list is read, whatever stops another; every problem is told. One list of each agency, the newest unless another is
//! asked for, is described in full and compared with the one before; of the others the comparisons are made and summed up.

mod agency;
mod answer;
mod columns;
mod compare;
mod describe;
mod json;
mod lists;
mod months;
mod texts;
mod words;

use std::path::PathBuf;

pub use answer::{AgencyChecked, Before, Checked, Finding, ListChecked, Others};
pub use json::json;
pub use words::words;

use crate::diagnostic::{Diagnostic, Location};
use crate::domain::Period;
use crate::ingest::{self, PseudonymKey, Task};
use crate::pipeline::{self, Pipeline};
use crate::run::{Failure, Progress, key_of};
use crate::store::StoreView;

/// What is asked of a check.
#[derive(Clone, Debug)]
pub struct Options {
    /// Pipeline file.
    pub pipeline: PathBuf,
    /// Month whose lists are described; each agency's newest where `None`.
    pub period: Option<Period>,
}

/// Checks the exports of a pipeline.
///
/// # Errors
/// The pipeline file or its key is not sound, the store cannot be read, or no list is of the month asked for. What is wrong
/// with exports is no error but a finding.
pub fn check(options: &Options, progress: &dyn Progress) -> Result<Checked, Failure> {
    let pipeline = pipeline::load(&options.pipeline).map_err(Failure::settings)?;
    let store = StoreView::open(&pipeline.store)?;
    let (key, missing) = key(&pipeline, store.is_some())?;
    let (tasks, problems) = ingest::plan_what_can_be(&pipeline);
    progress.reading(tasks.len());
    let mut checked = Checked { findings: missing.into_iter().map(Finding::of_all).collect(), ..Checked::default() };
    checked.findings.extend(problems.into_iter().map(Finding::of_all));
    let source = lists::Source { pipeline: &pipeline, key: &key, store: store.as_ref(), progress };
    for place in 0..pipeline.agencies.len() {
        let tasks: Vec<&Task> = tasks.iter().filter(|task| task.agency == place).collect();
        let (agency, findings) = agency::check(&source, place, &tasks, options.period)?;
        checked.agencies.extend(agency);
        checked.findings.extend(findings);
    }
    match options.period {
        Some(period) if checked.agencies.iter().all(|it| it.focus.is_none()) => Err(no_list(period)),
        _ => Ok(checked),
    }
}

/// The pipeline's key. Before the first run there may be none yet: nothing of a check is kept, so any key will do.
fn key(pipeline: &Pipeline, is_stored: bool) -> Result<(PseudonymKey, Option<Diagnostic>), Failure> {
    match key_of(pipeline) {
        Ok(key) => Ok((key, None)),
        Err(failure) if !is_stored && pipeline.key.as_ref().is_some_and(|path| !path.exists()) => {
            let missing = failure.problems.into_iter().next().map(Diagnostic::warning);
            let needed = missing.map(|it| Diagnostic { message: format!("{}, and a run needs one", it.message), ..it });
            Ok((PseudonymKey::demonstration(), needed))
        }
        Err(failure) => Err(failure),
    }
}

fn no_list(period: Period) -> Failure {
    let message = format!("there is no list of {period}");
    let help = "ask for a month that one of the agencies has, or leave out `--period`";
    Failure::settings(vec![Diagnostic::error("PAR-0601", message, Location::default(), help)])
}
