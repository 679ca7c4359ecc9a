//! What the adviser says about the agencies compared.

use std::collections::BTreeMap;

use super::series::SeriesPoint;
use crate::diagnostic::Location;
use crate::domain::{Period, Share};

/// The name of the matching that the packages and `[[crosswalk]]` give.
pub const AS_GIVEN: &str = "as given";

/// The adviser's settings; the default leaves everything to the packages.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Peers {
    /// The file, as the user knows it; `None` where there is none.
    pub file: Option<String>,
    /// Title of the comparison.
    pub title: Option<String>,
    /// The month compared; the newest that all agencies have where `None`.
    pub period: Option<Period>,
    /// The common ladder, junior first; that of most packages where empty.
    pub bands: Vec<String>,
    /// Bands whose holders are managers; the top two where empty.
    pub managers: Vec<String>,
    /// Those of them that are outside senior and middle management (ISCO-08 sub-major group 14).
    pub other_managers: Vec<String>,
    /// Share of women in the population of working age, by agency.
    pub national: BTreeMap<String, Given>,
    /// Share of women among the people available for the work, by agency.
    pub availability: BTreeMap<String, Given>,
    /// Ranks put into other bands than the packages put them.
    pub crosswalk: Vec<Match>,
    /// Other matchings that every verdict is recomputed under.
    pub alternatives: Vec<Alternative>,
    /// External series to draw in.
    pub series: Vec<SeriesPoint>,
    /// Definitions wanted; all where empty.
    pub definitions: Vec<String>,
}

/// A share the adviser gives, and its line.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Given {
    /// The share of women.
    pub share: Share,
    /// Line of the file.
    pub line: Option<u64>,
}

/// A rank of an agency, or a whole band of its own where it publishes no ranks, put into a band of the common ladder.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Match {
    /// Id of the agency.
    pub agency: String,
    /// The agency's own word.
    pub rank: String,
    /// Band of the common ladder.
    pub band: String,
    /// Line of the file.
    pub line: Option<u64>,
}

/// Another way to match ranks; what it does not name stands as given.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Alternative {
    /// Its name in reports.
    pub name: String,
    /// What it matches otherwise.
    pub crosswalk: Vec<Match>,
}

/// One way to match ranks: bands by agency and rank.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Matching<'a> {
    /// Its name.
    pub name: &'a str,
    moved: BTreeMap<&'a str, BTreeMap<&'a str, &'a str>>,
}

impl<'a> Matching<'a> {
    /// The band that a rank of an agency, or a whole band of its own, goes to, where the adviser moves it.
    #[must_use]
    pub fn moved(&self, agency: &str, band: &str, rank: Option<&str>) -> Option<&'a str> {
        let moved = self.moved.get(agency)?;
        rank.and_then(|it| moved.get(it)).or_else(|| moved.get(band)).copied()
    }

    fn with(mut self, matches: &'a [Match]) -> Self {
        for it in matches {
            self.moved.entry(&it.agency).or_default().insert(&it.rank, &it.band);
        }
        self
    }
}

impl Peers {
    /// All matchings, [`AS_GIVEN`] first.
    #[must_use]
    pub fn matchings(&self) -> Vec<Matching<'_>> {
        let given = Matching { name: AS_GIVEN, moved: BTreeMap::new() }.with(&self.crosswalk);
        let mut all = vec![given.clone()];
        for it in &self.alternatives {
            all.push(Matching { name: &it.name, ..given.clone() }.with(&it.crosswalk));
        }
        all
    }

    /// Whether a definition is wanted.
    #[must_use]
    pub fn wants(&self, definition: &str) -> bool {
        self.definitions.is_empty() || self.definitions.iter().any(|it| it == definition)
    }

    /// A place in the adviser's file.
    pub(super) fn at(&self, line: Option<u64>, key: &str) -> Location {
        Location { file: self.file.clone(), line, column: Some(key.to_owned()), ..Location::default() }
    }
}
