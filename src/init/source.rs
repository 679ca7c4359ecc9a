//! Sources: where the exports of one layout are, and where it says their months are.

use std::collections::BTreeMap;
use std::path::Path;

use super::ask::Asking;
use super::batch::{Batch, paths};
use super::draft::{FileDraft, MonthSource, SourceDraft};
use super::export::Export;
use super::files::{FileSet, NamedMonths, sets};
use super::{Choice, Guess, Question};
use crate::diagnostic::{Diagnostic, Location};
use crate::domain::Period;
use crate::ingest::period_of;

/// The sources of an agency's batches. `given` are all files that were given, `home` is the folder of the pipeline file.
pub(super) fn sources(
    batches: &[Batch],
    given: &[&Path],
    home: &Path,
    asking: &mut Asking<'_>,
    problems: &mut Vec<Diagnostic>,
) -> Vec<SourceDraft> {
    let mut drafts: Vec<(SourceDraft, Vec<&Export>)> = Vec::new();
    for batch in batches {
        let draft = layout_of(batch);
        match drafts.iter_mut().find(|(known, _)| are_one(known, &draft)) {
            Some((known, exports)) => {
                known
                    .totals
                    .extend(draft.totals.into_iter().filter(|it| !known.totals.contains(it)).collect::<Vec<_>>());
                exports.extend(&batch.exports);
            }
            None => drafts.push((draft, batch.exports.iter().collect())),
        }
    }
    let mut made = Vec::new();
    for (draft, exports) in drafts {
        let files: Vec<&Path> = exports.iter().map(|it| it.path.as_path()).collect();
        let others: Vec<&Path> = given.iter().filter(|it| !files.contains(it)).copied().collect();
        for set in sets(&files, &others, home) {
            made.push(with_files(&draft, &set, &exports, asking, problems));
        }
    }
    made
}

fn are_one(one: &SourceDraft, other: &SourceDraft) -> bool {
    let same = |it: &SourceDraft| {
        (it.layout, it.sheets.clone(), it.header_row, it.header_rows, it.fill_down.clone(), it.decimal_comma)
    };
    same(one) == same(other) && one.dates == other.dates && one.month == other.month
}

/// How a batch is laid out; its month, so far, as its rows say it.
fn layout_of(batch: &Batch) -> SourceDraft {
    let found = &batch.recognised;
    let mapped = found.mapped();
    let (mut totals, mut fill_down): (Vec<String>, Vec<String>) = (Vec::new(), Vec::new());
    for (_, frame) in batch.tables() {
        totals.extend(frame.totals.iter().filter(|it| !totals.contains(it)).cloned().collect::<Vec<_>>());
        let new = |it: &&String| !fill_down.contains(it) && mapped.contains(&it.as_str());
        fill_down.extend(frame.fill_down.iter().filter(new).cloned().collect::<Vec<_>>());
    }
    let (row, rows) = batch.exports.first().map_or((1, 1), |it| (it.frame().header_row, it.frame().header_rows));
    SourceDraft {
        glob: String::new(),
        month: by_column(&found.period),
        layout: batch.layout(),
        sheets: batch.sheets(),
        header_row: row,
        header_rows: rows,
        totals,
        fill_down,
        decimal_comma: found.decimal_comma,
        dates: found.dates.clone(),
        files: Vec::new(),
        given: batch.sheets_given.iter().map(|said| ("sheet", said.clone())).collect(),
    }
}

fn by_column(period: &Guess<String>) -> Guess<MonthSource> {
    match period {
        Guess::Absent => Guess::Absent,
        Guess::Found(header) => Guess::Found(MonthSource::Column(header.clone())),
        Guess::Ask(question) => {
            let choice =
                |it: &Choice<String>| Choice { value: MonthSource::Column(it.value.clone()), label: it.label.clone() };
            Guess::Ask(Question { text: question.text.clone(), options: question.options.iter().map(choice).collect() })
        }
    }
}

fn with_files(
    draft: &SourceDraft,
    set: &FileSet,
    exports: &[&Export],
    asking: &mut Asking<'_>,
    problems: &mut Vec<Diagnostic>,
) -> SourceDraft {
    let mut source = SourceDraft { glob: set.glob.clone(), ..draft.clone() };
    source.month = match &set.months {
        NamedMonths::None => source.month,
        NamedMonths::One(it) => Guess::Found(MonthSource::FileName(it.pattern.clone())),
        NamedMonths::Several(them) => Guess::Ask(Question {
            text: "the file names can be read as different months".to_owned(),
            options: them
                .iter()
                .map(|it| Choice {
                    value: MonthSource::FileName(it.pattern.clone()),
                    label: format!("then {}", first_months(&it.periods)),
                })
                .collect(),
        }),
    };
    let mut given: BTreeMap<&'static str, String> = BTreeMap::new();
    given.extend(asking.settle(&mut source.month).map(|said| ("period", said)));
    given.extend(asking.settle(&mut source.dates).map(|said| ("dates", said)));
    source.given.extend(given);
    source.files = set.files.iter().map(|&at| file(exports[at], &source.month)).collect();
    problems.extend(twice(&source.files));
    source
}

fn first_months(periods: &[Period]) -> String {
    let shown: Vec<String> = periods.iter().take(3).map(ToString::to_string).collect();
    let more = if periods.len() > shown.len() { " …" } else { "" };
    format!("the months are {}{more}", shown.join(", "))
}

fn file(export: &Export, month: &Guess<MonthSource>) -> FileDraft {
    let name = export.name();
    let period = match month {
        Guess::Found(MonthSource::FileName(pattern)) => period_of(Path::new(&name), pattern),
        _ => None,
    };
    let people = export.tables.iter().map(|(_, frame)| frame.people.len() as u64).sum();
    let stated = export.tables.iter().map(|(_, frame)| frame.stated).sum();
    FileDraft { name, period, people, stated }
}

/// Months that several files are of: a run would read them as one list.
fn twice(files: &[FileDraft]) -> Vec<Diagnostic> {
    let mut months: BTreeMap<Period, Vec<&str>> = BTreeMap::new();
    for file in files {
        if let Some(period) = file.period {
            months.entry(period).or_default().push(&file.name);
        }
    }
    let several = months.into_iter().filter(|(_, names)| names.len() > 1);
    let tell = |(period, names): (Period, Vec<&str>)| {
        let message = format!("{} files are of {period}: a run reads them as one list", names.len());
        let help = "keep the one that holds, or narrow `files` under [[agency.source]]; parts of one list are fine";
        Diagnostic::error("PAR-0702", message, Location::file(names.join(" and ")), help).warning()
    };
    several.map(tell).collect()
}

/// All paths of a batch.
pub(super) fn given(batches: &[Batch]) -> Vec<&Path> {
    batches.iter().flat_map(|it| paths(&it.exports)).collect()
}
