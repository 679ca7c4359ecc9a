//! One export: which of its sheets holds the list, or why none does.

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};

use super::proposal::Choice;
use super::recognise::{find_frame, recognise};
use super::{Frame, Guess, NotAList, Question, Recognised};
use crate::diagnostic::{Diagnostic, Location};
use crate::domain::fold;
use crate::ingest::{FoundLayout, Grid, Look};

/// An export with a list in it. Personal data: neither `Debug` nor `Display`.
pub(super) struct Export {
    /// Absolute path.
    pub path: PathBuf,
    /// What kind of file it is.
    pub layout: FoundLayout,
    /// The tables of its list: one, or several sheets of one layout.
    pub tables: Vec<(Grid, Frame)>,
    /// Which sheets; absent for delimited text.
    pub sheets: Guess<Vec<String>>,
    /// Whether it is the first sheet that can be seen.
    pub is_first: bool,
}

impl Export {
    /// The file's name.
    pub fn name(&self) -> String {
        name(&self.path)
    }

    /// The frame of its first table.
    pub fn frame(&self) -> &Frame {
        &self.tables[0].1
    }

    /// Whether all of its text is ASCII, so that most encodings read it alike.
    pub fn is_ascii(&self) -> bool {
        let cells = |grid: &Grid| grid.columns.iter().all(|column| column.texts.iter().all(|it| it.text.is_ascii()));
        self.tables.iter().all(|(grid, _)| cells(grid))
    }
}

fn name(path: &Path) -> String {
    path.file_name().unwrap_or_default().to_string_lossy().into_owned()
}

/// The export that was looked at.
///
/// # Errors
/// Why there is no list in it.
pub(super) fn export(look: Look) -> Result<Export, Vec<Diagnostic>> {
    let Look { path, layout, grids } = look;
    let first = grids.iter().position(|grid| !grid.is_hidden).unwrap_or_default();
    let mut found: Vec<(usize, Grid, Frame)> = Vec::new();
    let mut why = NotAList::NoTable;
    for (at, grid) in grids.into_iter().enumerate() {
        match find_frame(&grid) {
            Ok(frame) => found.push((at, grid, frame)),
            Err(reason) => why = telling(why, reason),
        }
    }
    if found.len() > 1 {
        let mut lists = Vec::new();
        for (at, grid, frame) in found {
            match recognise(&[(&grid, &frame)]) {
                Ok(_) => lists.push((at, grid, frame)),
                Err(reason) => why = telling(why, reason),
            }
        }
        found = lists;
    }
    let seen = found.iter().any(|(_, grid, _)| !grid.is_hidden);
    found.retain(|(_, grid, _)| !seen || !grid.is_hidden);
    let Some((at, ..)) = found.first() else { return Err(vec![no_list(&name(&path), &why)]) };
    let is_first = *at == first;
    let found = found.into_iter().map(|(_, grid, frame)| (grid, frame)).collect();
    let (tables, sheets) = choose(found);
    Ok(Export { path: std::path::absolute(&path).unwrap_or(path), layout, tables, sheets, is_first })
}

/// The reason that says more.
fn telling(one: NotAList, other: NotAList) -> NotAList {
    let says = |it: &NotAList| match it {
        NotAList::NoTable => 0,
        NotAList::NoStaffColumns => 1,
        NotAList::Counts => 2,
    };
    if says(&other) > says(&one) { other } else { one }
}

/// The tables of the list and the names of their sheets. Several sheets of one layout on which nobody stands twice are one list
/// in parts; others may be months, or drafts of one another: that is asked, and until then the largest stands for it.
fn choose(mut found: Vec<(Grid, Frame)>) -> (Vec<(Grid, Frame)>, Guess<Vec<String>>) {
    let sheet = |grid: &Grid| grid.sheet.clone().unwrap_or_default();
    if found.len() == 1 {
        let sheets = found[0].0.sheet.clone().map_or(Guess::Absent, |sheet| Guess::Found(vec![sheet]));
        return (found, sheets);
    }
    let names: Vec<String> = found.iter().map(|(grid, _)| sheet(grid)).collect();
    let rows: Vec<usize> = found.iter().map(|(_, frame)| frame.people.len()).collect();
    let same = |frame: &Frame| (frame.header_row, frame.header_rows, frame.headers.clone());
    let are_alike = found.iter().all(|(_, frame)| same(frame) == same(&found[0].1));
    if are_alike && nobody_stands_twice(&found) {
        return (found, Guess::Found(names));
    }
    let mut options: Vec<Choice<Vec<String>>> = Vec::new();
    if are_alike {
        options.push(Choice { value: names.clone(), label: "all of them together are the list".to_owned() });
    }
    let one = |(name, rows): (&String, &usize)| Choice {
        value: vec![name.clone()],
        label: format!("only `{name}`, {rows} rows"),
    };
    options.extend(names.iter().zip(&rows).map(one));
    let text = format!("{} sheets look like a list of staff; which of them is it", names.len());
    let largest = (0..rows.len()).max_by_key(|&at| (rows[at], std::cmp::Reverse(at))).unwrap_or_default();
    if !are_alike {
        found = vec![found.swap_remove(largest)];
    }
    (found, Guess::Ask(Question { text, options }))
}

/// Whether the sheets tell persons apart by one column, and no two of them have a person in common.
fn nobody_stands_twice(tables: &[(Grid, Frame)]) -> bool {
    let pairs: Vec<(&Grid, &Frame)> = tables.iter().map(|(grid, frame)| (grid, frame)).collect();
    let Ok(Recognised { person: Guess::Found(person), .. }) = recognise(&pairs) else { return false };
    let mut seen = BTreeSet::new();
    tables.iter().all(|(grid, frame)| {
        let Some(column) = frame.headers.iter().position(|header| *header == person) else { return false };
        let numbers: BTreeSet<String> = frame.people.iter().map(|&row| fold(grid.text(row, column))).collect();
        numbers.into_iter().filter(|number| !number.is_empty()).all(|number| seen.insert(number))
    })
}

/// Why a file is left out, as a warning.
pub(super) fn no_list(file: &str, why: &NotAList) -> Diagnostic {
    let message = match why {
        NotAList::NoTable => "there is no table in this file",
        NotAList::Counts => "this is a table of counts, not a list of staff",
        NotAList::NoStaffColumns => "this is a table, but none of its columns is one of a list of staff",
    };
    let help = "give the export that has one row for each member of staff";
    Diagnostic::error("PAR-0701", message, Location::file(file), help)
}
