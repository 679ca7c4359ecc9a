//! Made-up agencies that live from month to month: units nested in divisions, ranks, sexes and roles.
//!
//! Sizes are skewed and higher ranks rarer, with fewer women, as in [`workforce_parity::disclosure::protect::generated`];
//! here the people of an inner cell can leave and be replaced, and several linked tables are published.

use std::collections::BTreeMap;

use rand::{RngExt, SeedableRng};
use rand_chacha::ChaCha8Rng;
use workforce_parity::disclosure::protect::coarsen::must_coarsen;
use workforce_parity::disclosure::protect::{Axis, TableSpec, Tables, TablesBuilder, TablesError};

use crate::shown::FIVE;

/// What is published of an agency.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Design {
    /// Unit x rank x sex with all margins.
    One,
    /// Unit x rank x sex, unit x role x sex and rank x role x sex.
    Three,
    /// Unit x rank x sex, rank x role x sex, and unit x sex once more for some roles only.
    SubPopulation,
}

impl Design {
    fn tables(self) -> Vec<TableSpec> {
        let by = |axes: &[usize]| TableSpec::new(axes.iter().map(|&axis| Axis::all(axis)));
        match self {
            Self::One => vec![by(&[0, 1, 2])],
            Self::Three => vec![by(&[0, 1, 2]), by(&[0, 3, 2]), by(&[1, 3, 2])],
            Self::SubPopulation => {
                let some = vec![vec!["J0".to_owned()], vec!["J2".to_owned()]];
                vec![by(&[0, 1, 2]), by(&[1, 3, 2]), by(&[0, 2]).only(3, some)]
            }
        }
    }
}

/// Size of an agency.
#[derive(Clone, Copy, Debug)]
pub struct Size {
    pub divisions: usize,
    pub units: usize,
    pub ranks: usize,
    pub roles: usize,
    /// Whether a third, rare category of sex is counted.
    pub third: bool,
    /// People of a typical inner cell.
    pub mean: f64,
}

/// An agency: every combination that may hold people, and how many it holds.
#[derive(Clone, Debug)]
pub struct Agency {
    tables: Vec<TableSpec>,
    labels: Vec<[Vec<String>; 4]>,
    pub counts: Vec<i64>,
}

impl Agency {
    /// The agency of a seed, of one of the shapes that take turns; with the detail ladder or as fine as it comes.
    pub fn of_seed(seed: u64, ladder: bool) -> Self {
        let mut random = ChaCha8Rng::seed_from_u64(seed);
        let design = [Design::One, Design::Three, Design::SubPopulation, Design::One][(seed % 4) as usize];
        let linked = design != Design::One;
        let size = Size {
            divisions: random.random_range(2..=4),
            units: random.random_range(2..=4),
            ranks: random.random_range(3..=6),
            roles: if linked { random.random_range(3..=5) } else { 1 },
            third: seed.is_multiple_of(5),
            mean: [1.5, 4.0, 8.0, 14.0][random.random_range(0..4)],
        };
        let agency = Self::new(random.random(), size, design);
        if ladder { agency.coarsened() } else { agency }
    }

    /// An agency of a given size.
    pub fn new(seed: u64, size: Size, design: Design) -> Self {
        let mut random = ChaCha8Rng::seed_from_u64(seed);
        let mut agency = Self { tables: design.tables(), labels: Vec::new(), counts: Vec::new() };
        for division in 0..size.divisions {
            for unit in 0..size.units {
                let uniform: f64 = random.random_range(0.0..1.0);
                let weight = (2.5 * (uniform - 0.5)).exp();
                let path = vec![format!("D{division:02}"), format!("D{division:02}U{unit:02}")];
                agency.fill(&mut random, size, &path, weight * size.mean * 2.0);
            }
        }
        agency
    }

    fn fill(&mut self, random: &mut ChaCha8Rng, size: Size, unit: &[String], weight: f64) {
        for rank in 0..size.ranks {
            let pyramid = 0.65_f64.powf(rank as f64);
            let women = 0.45 - 0.25 * rank as f64 / size.ranks as f64;
            for role in 0..size.roles {
                let part = 2.0 / (role + 2) as f64;
                let third = if size.third { 0.004 } else { 0.0 };
                for (sex, share) in [("F", women), ("M", 1.0 - women - third), ("X", third)] {
                    if share == 0.0 {
                        continue;
                    }
                    let labels =
                        [unit.to_vec(), vec![format!("R{rank}")], vec![sex.to_owned()], vec![format!("J{role}")]];
                    self.labels.push(labels);
                    self.counts.push(around(random, weight * pyramid * part * share));
                }
            }
        }
    }

    /// Each table as fine as the detail ladder lets it be: by unit, by division, by neither, or not at all.
    fn coarsened(mut self) -> Self {
        let tables = std::mem::take(&mut self.tables);
        self.tables = tables.iter().filter_map(|table| self.step(table)).collect();
        self
    }

    fn step(&self, table: &TableSpec) -> Option<TableSpec> {
        let steps = [usize::MAX, 1, 0].map(|depth| {
            let axes = table.axes.iter().copied().filter(|axis| axis.dimension != 0 || depth > 0);
            let axes = axes.map(|axis| if axis.dimension == 0 { Axis::to(0, depth) } else { axis });
            TableSpec { axes: axes.collect(), only: table.only.clone() }
        });
        steps.into_iter().find(|step| must_coarsen(&self.finest(step), FIVE).is_none())
    }

    /// Women and men in the finest cells of a table.
    fn finest(&self, table: &TableSpec) -> Vec<i64> {
        let mut sums: BTreeMap<Vec<&[String]>, i64> = BTreeMap::new();
        let kept = |labels: &[Vec<String>; 4]| table.only.iter().all(|it| it.within.contains(&labels[it.dimension]));
        for (labels, count) in self.labels.iter().zip(&self.counts).filter(|(labels, _)| kept(labels)) {
            if labels[2] != ["X"] {
                let path = |axis: &Axis| &labels[axis.dimension][..labels[axis.dimension].len().min(axis.depth)];
                *sums.entry(table.axes.iter().map(path).collect()).or_default() += count;
            }
        }
        sums.into_values().collect()
    }

    /// How many tables are published.
    pub fn published_tables(&self) -> usize {
        self.tables.len()
    }

    /// A month passes: each person leaves with the chance `turnover`, and as many arrive, each where a random person is.
    /// Returns how many left.
    pub fn live(&mut self, random: &mut ChaCha8Rng, turnover: f64) -> i64 {
        let people: i64 = self.counts.iter().sum();
        let mut left = 0;
        for count in &mut self.counts {
            let leave = (0..*count).filter(|_| random.random_range(0.0..1.0) < turnover).count();
            *count -= i64::try_from(leave).unwrap_or(0);
            left += i64::try_from(leave).unwrap_or(0);
        }
        for _ in 0..left {
            let mut at = random.random_range(0..people - left);
            let place = self.counts.iter().position(|&count| {
                at -= count;
                at < 0
            });
            if let Some(count) = place.and_then(|place| self.counts.get_mut(place)) {
                *count += 1;
            }
        }
        left
    }

    /// The joint problem of its release; cells have the same numbers in every month.
    pub fn tables(&self) -> Result<Tables, TablesError> {
        let mut builder = TablesBuilder::new(4);
        for (labels, &count) in self.labels.iter().zip(&self.counts) {
            let paths: Vec<Vec<&str>> = labels.iter().map(|path| path.iter().map(String::as_str).collect()).collect();
            let paths: Vec<&[&str]> = paths.iter().map(Vec::as_slice).collect();
            builder.inner(&paths, count)?;
        }
        for table in &self.tables {
            builder.table(table.clone());
        }
        builder.build()
    }
}

/// A whole number around an expected value.
#[expect(clippy::cast_possible_truncation, reason = "expected values are small and not negative")]
fn around(random: &mut ChaCha8Rng, expected: f64) -> i64 {
    let shift: f64 = random.random_range(-1.0..1.0) + random.random_range(-1.0..1.0);
    ((expected + shift * expected.sqrt()).max(0.0) + random.random_range(0.0..1.0)).floor() as i64
}
