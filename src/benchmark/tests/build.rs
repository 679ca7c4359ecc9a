//! Packages of plain counts.

use std::collections::BTreeMap;

use crate::benchmark::peers::Peers;
use crate::benchmark::{AgencyCompared, Comparison, compare};
use crate::disclosure::counts::DIMENSIONS;
use crate::disclosure::package::{
    About, CellKey, MEN, Measure, Package, Protected, RankOfBand, RowKey, TargetAbout, WOMEN,
};
use crate::domain::{Period, Share};

/// A package in the making.
#[derive(Clone)]
pub struct Made {
    pub about: About,
    pub rows: BTreeMap<RowKey, Option<i64>>,
}

pub fn made(agency: &str, period: &str) -> Made {
    let about = About::for_tests(agency, &format!("Agency {agency}"), period);
    Made { about, rows: BTreeMap::new() }
}

impl Made {
    pub fn named(mut self, name: &str) -> Self {
        self.about.name = name.to_owned();
        self
    }

    pub fn bands(mut self, bands: &[&str]) -> Self {
        self.about.bands = bands.iter().map(|&it| it.to_owned()).collect();
        self
    }

    pub fn rank(mut self, rank: &str, level: i32, band: &str) -> Self {
        self.about.ranks.push(RankOfBand { rank: rank.to_owned(), level, band: band.to_owned() });
        self
    }

    pub fn rounded(mut self, base: i64) -> Self {
        self.about.protection = Protected::PublicRound { base, steps: 0 };
        self
    }

    pub fn target(mut self, name: &str, share: Option<f64>, by: &str, population: Option<&str>) -> Self {
        let population = population.map(str::to_owned);
        let ends = if share.is_none() { Some([0.47, 0.53]) } else { None };
        self.about.targets.push(TargetAbout {
            name: name.to_owned(),
            share,
            ends,
            by: by.parse().unwrap(),
            population,
        });
        self
    }

    /// The band that the last target aims at; `None` as in packages of format 1.
    pub fn aiming_at(mut self, ends: Option<[f64; 2]>) -> Self {
        self.about.targets.last_mut().unwrap().ends = ends;
        self
    }

    /// Women and men of everybody.
    pub fn all(self, measure: Measure, women: i64, men: i64) -> Self {
        self.cell(measure, None, &[], women, men)
    }

    /// Women and men of a cell: paths by dimension, levels joined by `/`.
    pub fn cell(
        mut self,
        measure: Measure,
        population: Option<&str>,
        paths: &[(&str, &str)],
        women: i64,
        men: i64,
    ) -> Self {
        let mut cell = CellKey::default();
        for (dimension, path) in paths {
            let place = DIMENSIONS.iter().position(|it| it == dimension).unwrap();
            cell.0[place] = path.split('/').map(str::to_owned).collect();
        }
        for (gender, people) in [(WOMEN, women), (MEN, men)] {
            cell.0[0] = vec![gender.to_owned()];
            let key = RowKey { measure, population: population.map(str::to_owned), cell: cell.clone() };
            self.rows.insert(key, Some(people));
        }
        self
    }

    /// Stock of a band, or of a rank in it.
    pub fn band(self, path: &str, women: i64, men: i64) -> Self {
        self.cell(Measure::Stock, None, &[("rank", path)], women, men)
    }

    pub fn package(self) -> Package {
        Package::for_tests(self.about, self.rows)
    }
}

pub fn compared(packages: Vec<Made>) -> Comparison {
    compared_by(packages, &Peers::default())
}

pub fn compared_by(packages: Vec<Made>, peers: &Peers) -> Comparison {
    compare(packages.into_iter().map(Made::package).collect(), peers).unwrap()
}

pub fn agency<'a>(comparison: &'a Comparison, id: &str) -> &'a AgencyCompared {
    comparison.agencies.iter().find(|it| it.id == id).unwrap()
}

/// What a definition whose name holds a text says of a group, in words.
pub fn said(comparison: &Comparison, id: &str, definition: &str, group: &str) -> String {
    let mut judged = agency(comparison, id).judged.iter();
    let it = judged.find(|it| it.definition.contains(definition) && it.group.to_string() == group).unwrap();
    it.verdict.to_string()
}

pub fn month(text: &str) -> Period {
    text.parse().unwrap()
}

pub fn share(percent: f64) -> Share {
    Share::from_fraction(percent / 100.0).unwrap()
}

/// Fails unless `found` is within `tolerance` of `expected`.
#[track_caller]
pub fn near(found: f64, expected: f64, tolerance: f64) {
    assert!((found - expected).abs() <= tolerance, "found {found}, expected {expected} within {tolerance}");
}
