//! Describing a release: inner cells with labels, tables over them, and single published sums.

use std::collections::BTreeMap;

use super::Tables;
use super::expand::Expansion;
use super::spec::TableSpec;
use super::tree::Tree;

/// Most cells one release may have; more is refused rather than worked on for hours.
const MOST_CELLS: usize = 200_000;

/// Largest total count. Far above any workforce, far below where sums could overflow.
const MOST_PERSONS: i64 = 1_000_000_000_000;

/// Why a release could not be described.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum TablesError {
    /// A count below zero.
    #[error("an inner cell has a negative count")]
    Negative,
    /// The counts add up to more than 10^12.
    #[error("the counts of the release add up to more than {MOST_PERSONS}")]
    TooManyPersons,
    /// An inner cell with too few or too many labels.
    #[error("an inner cell has {found} labels where the release has {expected} dimensions")]
    Labels {
        /// Number of dimensions.
        expected: usize,
        /// Number of labels given.
        found: usize,
    },
    /// A table or condition names a dimension that is not there.
    #[error("there is no dimension number {0}")]
    Dimension(usize),
    /// A published set names an inner cell that is not there.
    #[error("there is no inner cell number {0}")]
    Inner(usize),
    /// More cells than a release may have.
    #[error("the release has more than {MOST_CELLS} cells; coarsen its breakdowns")]
    TooManyCells,
}

/// Collects the description of a release.
#[derive(Clone, Debug, Default)]
pub struct TablesBuilder {
    dimensions: usize,
    numbers: BTreeMap<Vec<Vec<String>>, usize>,
    counts: Vec<i64>,
    tables: Vec<TableSpec>,
    direct: Vec<Vec<usize>>,
}

impl TablesBuilder {
    /// A release whose inner cells have this many labels.
    #[must_use]
    pub fn new(dimensions: usize) -> Self {
        Self { dimensions, ..Self::default() }
    }

    /// Adds an inner cell: one path per dimension, outermost category first. The same paths again add to its count.
    ///
    /// # Errors
    /// A negative count, a wrong number of labels, or too many persons.
    pub fn inner<S: AsRef<str>>(&mut self, paths: &[&[S]], count: i64) -> Result<usize, TablesError> {
        if count < 0 {
            return Err(TablesError::Negative);
        }
        if paths.len() != self.dimensions {
            return Err(TablesError::Labels { expected: self.dimensions, found: paths.len() });
        }
        let owned = |path: &&[S]| path.iter().map(|label| label.as_ref().to_owned()).collect();
        let number = *self.numbers.entry(paths.iter().map(owned).collect()).or_insert(self.counts.len());
        if number == self.counts.len() {
            self.counts.push(0);
        }
        if let Some(slot) = self.counts.get_mut(number) {
            *slot = slot.saturating_add(count);
        }
        Ok(number)
    }

    /// Adds a table; its number is the count of tables added before.
    pub fn table(&mut self, spec: TableSpec) -> usize {
        self.tables.push(spec);
        self.tables.len() - 1
    }

    /// Adds one published sum of inner cells, by the numbers that [`TablesBuilder::inner`] gave.
    pub fn published(&mut self, inner: &[usize]) -> usize {
        self.direct.push(inner.to_vec());
        self.direct.len() - 1
    }

    /// Derives cells and relations.
    ///
    /// # Errors
    /// Unknown dimensions or inner cells, too many persons or cells.
    pub fn build(&self) -> Result<Tables, TablesError> {
        self.check()?;
        let trees: Vec<Tree> =
            (0..self.dimensions).map(|at| Tree::of(self.numbers.keys().filter_map(|paths| paths.get(at)))).collect();
        let leaf = |(at, path): (usize, &Vec<String>)| trees.get(at).map_or(0, |tree| tree.leaf(path));
        let leaves: Vec<Vec<u32>> =
            self.numbers.keys().map(|paths| paths.iter().enumerate().map(leaf).collect()).collect();
        let mut order = vec![0; self.counts.len()];
        for (number, &given) in self.numbers.values().enumerate() {
            order[given] = number;
        }
        let mut counts = vec![0; self.counts.len()];
        for (&number, &count) in order.iter().zip(&self.counts) {
            counts[number] = count;
        }
        let mut expansion = Expansion::new(&trees, &leaves, &counts, MOST_CELLS);
        for spec in &self.tables {
            expansion.table(spec).ok_or(TablesError::TooManyCells)?;
        }
        for set in &self.direct {
            expansion.direct(set.iter().filter_map(|&given| order.get(given).copied()));
        }
        expansion.link(&self.tables);
        let mut tables = expansion.finish(&trees).ok_or(TablesError::TooManyCells)?;
        tables.axes = self.tables.iter().map(|spec| spec.axes.iter().map(|axis| axis.dimension).collect()).collect();
        tables.order = order;
        Ok(tables)
    }

    fn check(&self) -> Result<(), TablesError> {
        let total = self.counts.iter().fold(0i64, |sum, &count| sum.saturating_add(count));
        if total > MOST_PERSONS {
            return Err(TablesError::TooManyPersons);
        }
        let named = |spec: &TableSpec| {
            let axes = spec.axes.iter().map(|axis| axis.dimension);
            axes.chain(spec.only.iter().map(|condition| condition.dimension)).collect::<Vec<_>>()
        };
        if let Some(missing) = self.tables.iter().flat_map(named).find(|&dimension| dimension >= self.dimensions) {
            return Err(TablesError::Dimension(missing));
        }
        match self.direct.iter().flatten().find(|&&inner| inner >= self.counts.len()) {
            Some(&missing) => Err(TablesError::Inner(missing)),
            None => Ok(()),
        }
    }
}
