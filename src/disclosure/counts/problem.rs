//! Everything of a month that leaves, as one joint problem.

use std::collections::BTreeMap;

use super::breakdowns::Breakdown;
use super::cell_key::DIMENSIONS;
use super::finest::Finest;
use super::population::{NamedPopulation, table};
use super::{CellKey, Measure, RowKey};
use crate::disclosure::protect::{Axis, TableSpec, Tables, TablesBuilder, TablesError};

/// The tables of a month, and which cell of them each row is.
pub(super) struct Problem {
    pub tables: Tables,
    pub cells: BTreeMap<RowKey, usize>,
}

impl Problem {
    /// The breakdowns and populations of these cells, and further rows that were published before.
    pub fn of(
        finest: &Finest,
        breakdowns: &[Breakdown],
        populations: &[NamedPopulation<'_>],
        further: &[RowKey],
    ) -> Result<Self, TablesError> {
        let mut builder = TablesBuilder::new(DIMENSIONS.len());
        let mut numbers: Vec<(&CellKey, usize)> = Vec::new();
        for (key, count) in finest.cells() {
            let paths: Vec<&[String]> = key.0.iter().map(Vec::as_slice).collect();
            numbers.push((key, builder.inner(&paths, count)?));
        }
        builder.table(TableSpec::new([Axis::all(0)]));
        for breakdown in breakdowns {
            builder.table(breakdown.spec());
        }
        for it in populations {
            builder.table(table(finest, it.population));
        }
        for row in further {
            let within: Vec<usize> =
                numbers.iter().filter(|(key, _)| row.cell.holds(key)).map(|(_, number)| *number).collect();
            builder.published(&within);
        }
        let tables = builder.build()?;
        let mut cells = BTreeMap::new();
        let everybody: &[Axis] = &[];
        let by = [everybody].into_iter().chain(breakdowns.iter().map(|it| it.axes.as_slice()));
        for (place, axes) in by.enumerate() {
            cells.extend(rows(&tables, place, axes, None));
        }
        for (place, it) in populations.iter().enumerate() {
            cells.extend(rows(&tables, 1 + breakdowns.len() + place, &[], Some(it.name)));
        }
        for (place, row) in further.iter().enumerate() {
            cells.extend(tables.direct(place).map(|cell| (row.clone(), cell)));
        }
        Ok(Self { tables, cells })
    }

    /// The true count of a row.
    pub fn count(&self, row: &RowKey) -> Option<i64> {
        self.cells.get(row).and_then(|&cell| Some(self.tables.cells().get(cell)?.count()))
    }

    /// Values of rows by cell; rows that the problem does not have are left out.
    pub fn by_cell<T>(&self, values: impl IntoIterator<Item = (RowKey, T)>) -> BTreeMap<usize, T> {
        values.into_iter().filter_map(|(row, value)| Some((*self.cells.get(&row)?, value))).collect()
    }
}

/// The rows of a table with gender as its first axis.
fn rows(tables: &Tables, place: usize, axes: &[Axis], population: Option<&str>) -> Vec<(RowKey, usize)> {
    let row = |(paths, cell): (Vec<&[String]>, usize)| {
        let mut key = CellKey::default();
        let dimensions = [0].into_iter().chain(axes.iter().map(|axis| axis.dimension));
        for (dimension, path) in dimensions.zip(paths) {
            key.0[dimension] = path.to_vec();
        }
        (RowKey { measure: Measure::Stock, population: population.map(str::to_owned), cell: key }, cell)
    };
    tables.table(place).map(row).collect()
}
