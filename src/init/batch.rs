//! Exports that belong together: of one agency, one layout and one header.

use std::path::Path;

use super::ask::Asking;
use super::export::{Export, no_list};
use super::files::Belonging;
use super::recognise::recognise;
use super::{Frame, Guess, Recognised};
use crate::diagnostic::Diagnostic;
use crate::ingest::{FoundLayout, Grid};

/// Exports of one layout and one header.
pub(super) struct Batch {
    /// Whose they are.
    pub belonging: Belonging,
    /// The exports, by path.
    pub exports: Vec<Export>,
    /// What they are.
    pub recognised: Recognised,
    /// The answer to which sheets hold the list, where one was given.
    pub sheets_given: Option<String>,
}

impl Batch {
    /// All tables of its exports.
    pub fn tables(&self) -> Vec<(&Grid, &Frame)> {
        tables(&self.exports)
    }

    /// What kind of file they are; plain ASCII is in whatever encoding the others are.
    pub fn layout(&self) -> FoundLayout {
        let telling = self.exports.iter().find(|it| !it.is_ascii()).or(self.exports.first());
        telling.map_or(FoundLayout::Workbook, |it| it.layout)
    }

    /// The sheets of their lists; absent where it is the first of each.
    pub fn sheets(&self) -> Guess<Vec<String>> {
        let first = self.exports.first().map(|it| &it.sheets);
        match first {
            Some(sheets) if self.exports.iter().all(|it| it.sheets == *sheets) => sheets.clone(),
            _ => Guess::Absent,
        }
    }

    fn takes(&self, export: &Export) -> bool {
        let Some(first) = self.exports.first() else { return false };
        let header = |it: &Export| (it.frame().header_row, it.frame().header_rows, it.frame().headers.clone());
        self.belonging == Belonging::of(&export.path)
            && header(first) == header(export)
            && self.exports.iter().all(|it| are_read_alike(it, export))
            && (first.sheets == export.sheets || (first.is_first && export.is_first))
    }
}

fn tables(exports: &[Export]) -> Vec<(&Grid, &Frame)> {
    exports.iter().flat_map(|it| it.tables.iter().map(|(grid, frame)| (grid, frame))).collect()
}

/// Whether one layout reads both.
fn are_read_alike(one: &Export, other: &Export) -> bool {
    match (one.layout, other.layout) {
        (FoundLayout::Workbook, FoundLayout::Workbook) => true,
        (
            FoundLayout::Csv { delimiter, encoding },
            FoundLayout::Csv { delimiter: theirs, encoding: other_encoding },
        ) => {
            let is_utf16 = |it: &'static encoding_rs::Encoding| it.name().starts_with("UTF-16");
            let bytes_alike = one.is_ascii() || other.is_ascii();
            let may_differ = bytes_alike && is_utf16(encoding) == is_utf16(other_encoding);
            delimiter == theirs && (encoding == other_encoding || may_differ)
        }
        _ => false,
    }
}

/// Batches of these exports; what is no list after all is told.
pub(super) fn batches(mut exports: Vec<Export>, asking: &mut Asking<'_>, problems: &mut Vec<Diagnostic>) -> Vec<Batch> {
    exports.sort_by(|a, b| a.path.cmp(&b.path));
    let mut batches: Vec<Batch> = Vec::new();
    for export in exports {
        match batches.iter_mut().find(|batch| batch.takes(&export)) {
            Some(batch) => batch.exports.push(export),
            None => batches.push(Batch {
                belonging: Belonging::of(&export.path),
                exports: vec![export],
                recognised: Recognised::default(),
                sheets_given: None,
            }),
        }
    }
    batches.into_iter().filter_map(|batch| recognised(batch, asking, problems)).collect()
}

fn recognised(mut batch: Batch, asking: &mut Asking<'_>, problems: &mut Vec<Diagnostic>) -> Option<Batch> {
    choose_sheets(&mut batch, asking);
    match recognise(&batch.tables()) {
        Ok(found) => batch.recognised = found,
        Err(why) => {
            problems.extend(batch.exports.iter().map(|it| no_list(&it.name(), &why)));
            return None;
        }
    }
    Some(batch)
}

/// Asks which sheets hold the list, and lets the others go.
fn choose_sheets(batch: &mut Batch, asking: &mut Asking<'_>) {
    let Some(export) = batch.exports.first_mut() else { return };
    let Some(said) = asking.settle(&mut export.sheets) else { return };
    batch.sheets_given = Some(said);
    let sheets = export.sheets.clone();
    let Guess::Found(names) = &sheets else { return };
    for export in &mut batch.exports {
        let is_chosen = |grid: &Grid| grid.sheet.as_ref().is_some_and(|sheet| names.contains(sheet));
        if export.tables.iter().any(|(grid, _)| is_chosen(grid)) {
            export.tables.retain(|(grid, _)| is_chosen(grid));
        }
        export.sheets = sheets.clone();
    }
}

/// Absolute paths of exports.
pub(super) fn paths(exports: &[Export]) -> Vec<&Path> {
    exports.iter().map(|it| it.path.as_path()).collect()
}
