//! Which numbers of a report what was released explains.

use std::collections::BTreeSet;
use std::ops::Range;
use std::sync::Arc;

use aho_corasick::AhoCorasick;
use thiserror::Error;

use super::decimal::Decimal;
use super::found::{Found, Kind};

type Key = (i128, u32);

/// A number that no release can hold.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Error)]
pub enum NotReleased {
    /// A count that the rounding cannot give.
    #[error("a released count is no multiple of {base}")]
    Base {
        /// The rounding base.
        base: i64,
    },
    /// A share of counts that are not both released, or of nobody.
    #[error("a share is not made of two released counts, the second above zero")]
    Share,
}

/// Everything that may stand in a report, and where.
///
/// A count explains a number without percent sign in words, data and attributes; a share one with percent sign, and its
/// fraction (`0.31`) in data. Neither explains a style, and a number of layout explains none in words.
#[derive(Clone, Debug)]
pub struct Allowed {
    base: i64,
    counts: BTreeSet<i128>,
    /// Whole per cents.
    shares: BTreeSet<i128>,
    values: BTreeSet<(Kind, Key, bool)>,
    tokens: BTreeSet<(Option<Kind>, String)>,
    labels: BTreeSet<String>,
    fractions: BTreeSet<String>,
    per_cents: BTreeSet<String>,
}

impl Allowed {
    /// Nothing yet, of a release rounded to `base` (1: not rounded).
    #[must_use]
    pub fn of_base(base: i64) -> Self {
        Self {
            base: base.max(1),
            counts: BTreeSet::new(),
            shares: BTreeSet::new(),
            values: BTreeSet::new(),
            tokens: BTreeSet::new(),
            labels: BTreeSet::new(),
            fractions: BTreeSet::new(),
            per_cents: BTreeSet::new(),
        }
    }

    /// A released count. Its sign does not matter: charts mirror one side.
    ///
    /// # Errors
    /// It is no multiple of the base.
    pub fn count(&mut self, count: i64) -> Result<&mut Self, NotReleased> {
        if count % self.base != 0 {
            return Err(NotReleased::Base { base: self.base });
        }
        self.counts.insert(i128::from(count.unsigned_abs()));
        Ok(self)
    }

    /// The share `part / whole` of two released counts, as whole per cent; an exact half may have gone either way.
    ///
    /// # Errors
    /// One of them is not released, or `whole` is not above zero.
    pub fn share(&mut self, part: i64, whole: i64) -> Result<&mut Self, NotReleased> {
        let (part, whole) = (i128::from(part), i128::from(whole));
        if whole <= 0 || !self.counts.contains(&part) || !self.counts.contains(&whole) {
            return Err(NotReleased::Share);
        }
        let (twice, left) = ((200 * part + whole) / (2 * whole), (200 * part + whole) % (2 * whole));
        self.shares.insert(twice);
        if left == 0 {
            self.shares.insert(twice - 1);
        }
        Ok(self)
    }

    /// A number that may stand in places of this kind without percent sign: a year, a threshold, a length.
    pub fn value(&mut self, kind: Kind, value: Decimal) -> &mut Self {
        self.values.insert((kind, value.key(), false));
        self
    }

    /// The same with percent sign: a target, the tick of an axis.
    pub fn per_cent(&mut self, kind: Kind, value: Decimal) -> &mut Self {
        self.values.insert((kind, value.key(), true));
        self
    }

    /// Words in which digits are part of a name, as `Unit 7`. They explain these digits only where the whole name stands.
    pub fn label(&mut self, label: &str) -> &mut Self {
        if label.chars().any(char::is_numeric) {
            self.labels.insert(label.to_owned());
        }
        self
    }

    /// A token that is no number, exactly as it is found: a hash, a font, something hidden that is meant to be.
    pub fn token(&mut self, token: &str) -> &mut Self {
        self.tokens.insert((None, token.to_owned()));
        self
    }

    /// A column of CSV or Parquet that holds shares as fractions: there a whole 1 is 100 per cent and no count.
    pub fn fractions_in(&mut self, column: &str) -> &mut Self {
        self.fractions.insert(column.to_owned());
        self
    }

    /// A column of CSV or Parquet that holds whole per cents.
    pub fn per_cents_in(&mut self, column: &str) -> &mut Self {
        self.per_cents.insert(column.to_owned());
        self
    }

    /// Every style and every property of a report that was read back, as those of this program's files in general.
    /// The report has to be made of other data.
    pub fn layout_of(&mut self, reference: &[Found]) -> &mut Self {
        for found in reference.iter().filter(|it| matches!(it.kind, Kind::Style | Kind::Metadata)) {
            match found.value {
                Some(value) => self.values.insert((found.kind, value.key(), found.is_percent())),
                None => self.tokens.insert((Some(found.kind), found.text.clone())),
            };
        }
        self
    }

    fn explains(&self, found: &Found) -> bool {
        let Some(value) = found.value else {
            let is_token = |kind| self.tokens.contains(&(kind, found.text.clone()));
            return is_token(None) || is_token(Some(found.kind));
        };
        if self.values.contains(&(found.kind, value.key(), found.is_percent())) {
            return true;
        }
        match found.kind {
            Kind::Geometry => true,
            Kind::Style | Kind::Metadata => false,
            _ if found.is_percent() => value.whole().is_some_and(|share| self.shares.contains(&share)),
            Kind::Cell => self.explains_cell(found, value),
            _ => self.is_count(value),
        }
    }

    fn explains_cell(&self, found: &Found, value: Decimal) -> bool {
        let is_share = |share: Option<i128>| share.is_some_and(|share| self.shares.contains(&share));
        let fraction = value.hundredfold().and_then(Decimal::whole);
        match column(&found.place) {
            Some(column) if self.fractions.contains(column) => is_share(fraction),
            Some(column) if self.per_cents.contains(column) => is_share(value.whole()),
            _ if value.whole().is_none() => is_share(fraction),
            _ => self.is_count(value),
        }
    }

    fn is_count(&self, value: Decimal) -> bool {
        value.magnitude().whole().is_some_and(|count| self.counts.contains(&count))
    }
}

/// The column that a place of CSV or Parquet names.
fn column(place: &str) -> Option<&str> {
    place.split_once("column `")?.1.split('`').next()
}

/// What nothing explains, in the order it was found. Positions ([`Kind::Geometry`]) are not judged here: see
/// [`super::geometry_counts`].
#[must_use]
pub fn unexplained<'a>(found: &'a [Found], allowed: &Allowed) -> Vec<&'a Found> {
    let labels = AhoCorasick::new(&allowed.labels).ok();
    let mut names = Names { labels, run: None, ranges: Vec::new() };
    found.iter().filter(|it| !allowed.explains(it) && !names.hold(it)).collect()
}

/// Names with digits, and where they stand in the text looked at last.
struct Names {
    labels: Option<AhoCorasick>,
    run: Option<Arc<str>>,
    ranges: Vec<Range<usize>>,
}

impl Names {
    /// Whether the number is part of a whole name.
    fn hold(&mut self, found: &Found) -> bool {
        let Some(labels) = &self.labels else { return false };
        if !self.run.as_ref().is_some_and(|run| Arc::ptr_eq(run, &found.run)) {
            let all = labels.find_overlapping_iter(found.run.as_ref()).map(|it| it.range());
            self.ranges = all.filter(|range| is_whole(&found.run, range)).collect();
            self.run = Some(Arc::clone(&found.run));
        }
        self.ranges.iter().any(|range| range.start <= found.at.start && found.at.end <= range.end)
    }
}

/// Whether no word goes on before or after: `Unit 7` does not stand in `Unit 75`.
fn is_whole(run: &str, range: &Range<usize>) -> bool {
    let before = run.get(..range.start).and_then(|it| it.chars().next_back());
    let after = run.get(range.end..).and_then(|it| it.chars().next());
    ![before, after].into_iter().flatten().any(char::is_alphanumeric)
}
