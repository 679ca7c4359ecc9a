//! HR exports to typed, pseudonymous staff tables, with an exact place for every problem.
//!
//! [`plan`] finds the files; [`read`] reads one task, one file after the other, and shares nothing: tasks may run in
//! parallel, a [`Scratch`] for each thread, and give the same bytes in any order. A source (`csv`, `workbook`) yields raw
//! rows with their numbers; [`assembly`](self) binds them to the pipeline's columns, resolves each distinct raw text
//! of a coded column once, and makes the person a pseudonym. Columns that are not mapped are skipped by position.
//!
//! What a value costs where it cannot be read: an unknown gender code stops the task; an unknown rank, role, contract,
//! station or working time word keeps its row as *unmapped*; an unreadable birth or entry date keeps its row as *not
//! stated*; unreadable working time and every other [`Rule`] refuse the row. A blank working time is not stated and counts
//! as one post, as it does where the export has no such column.

mod assembly;
mod coder;
mod codes;
mod columns;
mod csv;
mod date;
mod encoding;
mod fill_down;
mod finish;
mod gender_words;
mod genders;
mod grid;
mod header;
mod interner;
mod judge;
mod key;
mod lists;
mod look;
mod month;
mod part;
mod pattern;
mod person;
mod plan;
mod problem;
mod quality;
mod report;
mod row;
mod rule;
mod scratch;
mod tally;
mod text;
mod totals;
mod words;
mod workbook;
mod working_time;

#[cfg(test)]
mod tests;

use std::path::Path;

use assembly::Assembly;
pub(crate) use date::{DateCell, read_date};
pub(crate) use gender_words::GENDER_VALUES;
pub use genders::GenderCode;
pub use grid::{CellKind, Grid, GridBuilder, GridColumn, GridText};
pub(crate) use header::joined;
pub use key::{KeyError, PseudonymKey};
pub use look::{FoundLayout, Look, look};
pub use month::month_of_word;
use part::Part;
pub use pattern::period_of;
pub use plan::{Task, overlaps, plan, plan_what_can_be};
use problem::Problem;
pub use quality::{Checksum, FileRead, Quality, Tally, UnmappedText};
pub use rule::Rule;
pub use scratch::Scratch;
pub(crate) use text::is_word_for_nothing;
pub use workbook::{COMMAND as READ_WORKBOOK, read_workbooks_with, serve_workbook};

use crate::diagnostic::{Diagnostic, Location};
use crate::domain::Period;
use crate::pipeline::{Layout, Pipeline};
use crate::table::StaffTable;

/// The list of one period, as read.
pub struct Partition {
    /// The period.
    pub period: Period,
    /// Who was on the list.
    pub staff: StaffTable,
    /// How it was read.
    pub quality: Quality,
}

/// Reads the files of a task; one partition where the task has a period, else one for each period in the file.
///
/// # Errors
/// Everything that stops the task, with its place and remedy: unreadable or damaged files, missing columns, unknown gender
/// codes, persons on a list twice, too many refused rows.
pub fn read(
    task: &Task,
    pipeline: &Pipeline,
    key: &PseudonymKey,
    scratch: &mut Scratch,
) -> Result<Vec<Partition>, Vec<Diagnostic>> {
    read_telling(task, pipeline, key, scratch, &|_| {})
}

/// As [`read`], and tells `rows_read` every few thousand rows how many more were read.
///
/// # Errors
/// As [`read`].
pub fn read_telling(
    task: &Task,
    pipeline: &Pipeline,
    key: &PseudonymKey,
    scratch: &mut Scratch,
    rows_read: &dyn Fn(u64),
) -> Result<Vec<Partition>, Vec<Diagnostic>> {
    let read = read_looking(task, pipeline, key, scratch, rows_read, |_, _| ())?;
    Ok(read.into_iter().map(|(partition, ())| partition).collect())
}

/// As [`read_telling`], with what the codes of the gender column were taken for.
///
/// # Errors
/// As [`read`].
pub fn read_with_genders(
    task: &Task,
    pipeline: &Pipeline,
    key: &PseudonymKey,
    scratch: &mut Scratch,
    rows_read: &dyn Fn(u64),
) -> Result<Vec<(Partition, Vec<GenderCode>)>, Vec<Diagnostic>> {
    read_looking(task, pipeline, key, scratch, rows_read, genders::codes)
}

fn read_looking<T>(
    task: &Task,
    pipeline: &Pipeline,
    key: &PseudonymKey,
    scratch: &mut Scratch,
    rows_read: &dyn Fn(u64),
    look: impl Fn(&Assembly<'_>, &Part) -> T,
) -> Result<Vec<(Partition, T)>, Vec<Diagnostic>> {
    let agency = pipeline.agencies.get(task.agency);
    let Some((agency, source)) = agency.and_then(|it| Some((it, it.sources.get(task.source)?))) else {
        return Err(Problem::ForeignTask.stop(Location::default()));
    };
    let coders = scratch.take_coders(agency, task.source);
    let mut assembly = Assembly::new((agency, source), task.period, key, pipeline.max_refused, coders, rows_read);
    for file in &task.files {
        match &source.layout {
            Layout::Csv(layout) => csv::read(file, layout, scratch, &mut assembly)?,
            Layout::Workbook(layout) => workbook::read(file, layout, &mut assembly)?,
        }
    }
    let partitions = assembly.finish(look)?;
    scratch.keep_coders(agency, task.source, assembly.coders);
    Ok(partitions)
}

/// The name of a file without its folders: what messages show.
fn file_name(path: &Path) -> String {
    path.file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default()
}
