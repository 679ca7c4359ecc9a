//! What there is to read: one task for each list.

use std::collections::BTreeMap;
use std::path::PathBuf;

use super::file_name;
use super::pattern::period_of;
use super::problem::Problem;
use crate::diagnostic::{Diagnostic, Location};
use crate::domain::Period;
use crate::pipeline::{Agency, PeriodSource, Pipeline, Source};

/// One unit of work: the files that make one agency's list of one period, or one file whose rows name their periods.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Task {
    /// Place of the agency in the pipeline.
    pub agency: usize,
    /// Place of the source in the agency.
    pub source: usize,
    /// The period; `None` where the rows name it.
    pub period: Option<Period>,
    /// The files, in order of their paths.
    pub files: Vec<PathBuf>,
}

/// Finds the files of all sources: tasks in order of agency, period and file.
///
/// # Errors
/// A source without a file, a file whose name does not tell its period, a period that two sources of an agency have.
pub fn plan(pipeline: &Pipeline) -> Result<Vec<Task>, Vec<Diagnostic>> {
    let (tasks, problems) = plan_what_can_be(pipeline);
    if problems.is_empty() { Ok(tasks) } else { Err(problems) }
}

/// The same, with the tasks that can be read beside the problems of the others.
#[must_use]
pub fn plan_what_can_be(pipeline: &Pipeline) -> (Vec<Task>, Vec<Diagnostic>) {
    let (mut tasks, mut problems) = (Vec::new(), Vec::new());
    for (agency, settings) in pipeline.agencies.iter().enumerate() {
        let mut found = Vec::new();
        for (source, layout) in settings.sources.iter().enumerate() {
            match tasks_of(agency, source, settings, layout) {
                Ok((tasks, more)) => {
                    found.extend(tasks);
                    problems.extend(more);
                }
                Err(more) => problems.extend(more),
            }
        }
        found.sort_by(|a: &Task, b: &Task| (a.period, &a.files).cmp(&(b.period, &b.files)));
        problems.extend(found.windows(2).filter_map(|pair| two_sources(settings, &pair[0], &pair[1])));
        tasks.extend(found);
    }
    (tasks, problems)
}

/// Periods of an agency that two tasks have both read: files whose rows name their periods tell them only then.
#[must_use]
pub fn overlaps(pipeline: &Pipeline, read: &[(&Task, &[Period])]) -> Vec<Diagnostic> {
    let mut first: BTreeMap<(usize, Period), &Task> = BTreeMap::new();
    let mut problems = Vec::new();
    for &(task, periods) in read {
        for &period in periods {
            if let Some(other) = first.insert((task.agency, period), task) {
                let agency = pipeline.agencies.get(task.agency).map_or("", |it| it.id.as_str()).to_owned();
                let names = [other, task].map(|it| it.files.first().map(|path| file_name(path)).unwrap_or_default());
                let location = Location::file(names.join(" and "));
                problems.push(Problem::TwoLists { agency, period: period.to_string() }.at(location));
            }
        }
    }
    problems
}

/// Tasks, and files that cannot be in any.
type Planned = (Vec<Task>, Vec<Diagnostic>);

fn tasks_of(agency: usize, source: usize, settings: &Agency, layout: &Source) -> Result<Planned, Vec<Diagnostic>> {
    let files = files_of(&layout.files)?;
    if files.is_empty() {
        let agency = settings.id.as_str().to_owned();
        return Err(Problem::NoFile { glob: layout.files.clone(), agency }.stop(Location::default()));
    }
    let task = |period, files| Task { agency, source, period, files };
    match &layout.period {
        PeriodSource::Column(_) => Ok((files.into_iter().map(|file| task(None, vec![file])).collect(), Vec::new())),
        PeriodSource::Fixed(period) => Ok((vec![task(Some(*period), files)], Vec::new())),
        PeriodSource::FileName(pattern) => {
            let (lists, problems) = by_period(files, pattern);
            Ok((lists.into_iter().map(|(period, files)| task(Some(period), files)).collect(), problems))
        }
    }
}

/// The files that match, in order; lock files that Excel leaves beside an open workbook are none.
fn files_of(glob: &str) -> Result<Vec<PathBuf>, Vec<Diagnostic>> {
    let wrong = |reason: String| Problem::Glob { glob: glob.to_owned(), reason }.stop(Location::default());
    let mut files = Vec::new();
    for path in glob::glob(glob).map_err(|error| wrong(error.msg.to_owned()))? {
        let path = path.map_err(|error| wrong(error.error().to_string()))?;
        if path.is_file() && !file_name(&path).starts_with("~$") {
            files.push(path);
        }
    }
    files.sort();
    Ok(files)
}

fn by_period(files: Vec<PathBuf>, pattern: &str) -> (BTreeMap<Period, Vec<PathBuf>>, Vec<Diagnostic>) {
    let (mut lists, mut problems) = (BTreeMap::new(), Vec::new());
    for file in files {
        if let Some(period) = period_of(&file, pattern) {
            lists.entry(period).or_insert_with(Vec::new).push(file);
        } else {
            let place = Location::file(file_name(&file));
            problems.push(Problem::FileName { pattern: pattern.to_owned() }.at(place));
        }
    }
    (lists, problems)
}

fn two_sources(agency: &Agency, one: &Task, other: &Task) -> Option<Diagnostic> {
    let period = one.period.filter(|period| other.period == Some(*period))?;
    let names = [one, other].map(|task| task.files.first().map(|path| file_name(path)).unwrap_or_default());
    let problem = Problem::TwoSources { agency: agency.id.as_str().to_owned(), period: period.to_string() };
    Some(problem.at(Location::file(names.join(" and "))))
}
