//! What is found when a report is read back.

use std::fmt;
use std::ops::Range;
use std::sync::Arc;

use super::decimal::Decimal;
use super::digits::is_percent;
use super::numbers::{Reading, numbers};

/// Where in a file a number stands, as far as it matters for who sees it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Kind {
    /// Words that people read; names of files.
    Text,
    /// A value of data: of a sheet, the cache of a chart, CSV, Parquet or JSON.
    Cell,
    /// An attribute that carries words or values.
    Attribute,
    /// Where something is drawn, or stands in a sheet.
    Geometry,
    /// How something looks.
    Style,
    /// What files say about themselves: properties, statistics, relations.
    Metadata,
    /// What is there and not shown: comments, scripts, hidden sheets, and whatever could not be read.
    Hidden,
}

/// A number that was read back, or a thing that has to be looked at (`value` is `None`).
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Found {
    /// The file, below the folder of the report, with `/`.
    pub file: Arc<str>,
    /// Line, sheet and cell, path of an attribute, or column and row.
    pub place: Arc<str>,
    /// What sort of place it is.
    pub kind: Kind,
    /// As it is written, with a sign and a percent sign.
    pub text: String,
    /// The number, exactly; `None` of a token that is no number, of one beyond 38 digits, and of what is hidden or refused.
    pub value: Option<Decimal>,
    /// The whole text that it stands in.
    pub run: Arc<str>,
    /// Where in that text, in bytes.
    pub at: Range<usize>,
}

impl Found {
    /// Whether a percent sign follows.
    #[must_use]
    pub fn is_percent(&self) -> bool {
        self.text.ends_with(is_percent)
    }
}

impl fmt::Display for Found {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}, {}: `{}` ({:?})", self.file, self.place, self.text, self.kind)
    }
}

/// Takes up what is found in one file.
pub(super) struct Finds {
    file: Arc<str>,
    /// What every place begins with: the file inside the file.
    within: String,
    found: Vec<Found>,
}

impl Finds {
    pub(super) fn new(file: &str) -> Self {
        Self { file: file.into(), within: String::new(), found: Vec::new() }
    }

    pub(super) fn into_found(self) -> Vec<Found> {
        self.found
    }

    /// Goes on inside of a file in the file, and comes back.
    pub(super) fn inside<R>(&mut self, place: &str, read: impl FnOnce(&mut Self) -> R) -> R {
        let outer = self.within.clone();
        self.within = format!("{outer}{place}: ");
        let answer = read(self);
        self.within = outer;
        answer
    }

    fn place(&self, place: &str) -> Arc<str> {
        format!("{}{place}", self.within).into()
    }

    /// The numbers of a text. The place is only put into words where there are any.
    pub(super) fn read(&mut self, kind: Kind, reading: Reading, text: &str, place: impl FnOnce() -> String) {
        let numbers = numbers(text, reading);
        if numbers.is_empty() {
            return;
        }
        let (place, run): (Arc<str>, Arc<str>) = (self.place(&place()), text.into());
        let found = numbers.into_iter().map(|number| Found {
            file: Arc::clone(&self.file),
            place: Arc::clone(&place),
            kind,
            text: text.get(number.range.clone()).unwrap_or_default().to_owned(),
            value: number.value,
            run: Arc::clone(&run),
            at: number.range,
        });
        self.found.extend(found);
    }

    /// A value of data: one number where the whole text is one, else the numbers in it.
    pub(super) fn value(&mut self, text: &str, place: impl FnOnce() -> String) {
        let written = text.trim();
        match Decimal::parse(written) {
            Some(value) => self.push(Kind::Cell, written, Some(value), &place()),
            None => self.read(Kind::Text, Reading::Prose, text, place),
        }
    }

    /// Something that has to be looked at: hidden, refused, or not readable.
    pub(super) fn note(&mut self, kind: Kind, what: &str, place: impl FnOnce() -> String) {
        self.push(kind, what, None, &place());
    }

    fn push(&mut self, kind: Kind, text: &str, value: Option<Decimal>, place: &str) {
        let run: Arc<str> = text.into();
        let found = Found {
            file: Arc::clone(&self.file),
            place: self.place(place),
            kind,
            text: text.to_owned(),
            value,
            at: 0..run.len(),
            run,
        };
        self.found.push(found);
    }
}
