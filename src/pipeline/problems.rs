//! Problems of one pipeline file, collected while it is checked: all of them are told at once.

use std::ops::Range;

use crate::diagnostic::{Diagnostic, Location};

/// A place in the file, in bytes.
pub(super) type Place = Range<usize>;

/// The longest line that is shown.
const EXCERPT_CHARS: usize = 120;

/// Collects problems and turns places into lines.
pub(super) struct Problems<'a> {
    file: &'a str,
    text: &'a str,
    found: Vec<(usize, Diagnostic)>,
}

impl<'a> Problems<'a> {
    /// No problems yet in `text` of the file known as `file`.
    pub fn new(file: &'a str, text: &'a str) -> Self {
        Self { file, text, found: Vec::new() }
    }

    /// A problem at this place.
    pub fn at(&mut self, code: &'static str, place: &Place, message: impl Into<String>, help: impl Into<String>) {
        let (line, excerpt) = self.line(place.start);
        let location = Location::file(self.file).at_line(line);
        self.found.push((place.start, Diagnostic::error(code, message, location, help).quoting(excerpt)));
    }

    /// A problem at this place, with what is allowed there.
    pub fn at_expecting(
        &mut self,
        code: &'static str,
        place: &Place,
        message: impl Into<String>,
        expected: impl Into<String>,
        help: impl Into<String>,
    ) {
        self.at(code, place, message, help);
        if let Some((_, problem)) = self.found.last_mut() {
            problem.expected = Some(expected.into());
        }
    }

    /// A problem of the file as a whole.
    pub fn of_file(&mut self, code: &'static str, message: impl Into<String>, help: impl Into<String>) {
        self.found.push((0, Diagnostic::error(code, message, Location::file(self.file), help)));
    }

    /// How many were found so far.
    pub fn count(&self) -> usize {
        self.found.len()
    }

    /// All of them, in file order.
    pub fn into_diagnostics(mut self) -> Vec<Diagnostic> {
        self.found.sort_by_key(|(offset, _)| *offset);
        self.found.into_iter().map(|(_, problem)| problem).collect()
    }

    /// The line a place begins on, counting from 1.
    pub fn line_number(&self, place: &Place) -> u64 {
        self.line(place.start).0
    }

    /// The line number of a byte, counting from 1, and the line.
    fn line(&self, offset: usize) -> (u64, String) {
        let before = self.text.get(..offset).unwrap_or(self.text);
        let number = before.matches('\n').count() as u64 + 1;
        let start = before.rfind('\n').map_or(0, |newline| newline + 1);
        let line = self.text[start..].lines().next().unwrap_or_default().trim();
        (number, line.chars().take(EXCERPT_CHARS).collect())
    }
}
