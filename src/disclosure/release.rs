//! The type that charts, reports and comparisons take, and nothing else.

use std::collections::BTreeMap;

use crate::cube::{Cube, Dimension, Key};

/// Counts that the agency's own HR may see. Only this floor makes one; what may leave the agency is a [`Package`](super::package::Package).
///
/// A cube is not a release:
/// ```compile_fail
/// use workforce_parity::{cube::{Cube, Stock}, disclosure::Release};
/// fn draw(_: &Release<Stock>) {}
/// fn leak(cube: &Cube<Stock>) { draw(cube); } // mismatched types
/// ```
/// It cannot be built by hand:
/// ```compile_fail
/// use workforce_parity::{cube::Stock, disclosure::Release};
/// let release = Release::<Stock> { dimensions: vec![], cells: Default::default() }; // private fields
/// ```
/// Nor from a cube outside this crate:
/// ```compile_fail
/// use workforce_parity::{cube::{Cube, Stock}, disclosure::Release};
/// fn leak(cube: Cube<Stock>) -> Release<Stock> { Release::internal(cube) } // private function
/// ```
/// A cube cannot be printed or serialised either:
/// ```compile_fail
/// use workforce_parity::cube::{Cube, Stock};
/// fn print(cube: &Cube<Stock>) -> String { format!("{cube:?}") }
/// ```
/// ```compile_fail
/// use workforce_parity::cube::{Cube, Stock};
/// fn write(cube: &Cube<Stock>) -> String { serde_json::to_string(cube).unwrap() }
/// ```
/// And a person's pseudonym has no text form:
/// ```compile_fail
/// use workforce_parity::table::PersonKey;
/// fn print(person: PersonKey) -> String { format!("{person:?}") }
/// ```
#[derive(Clone, Debug)]
pub struct Release<M> {
    dimensions: Vec<Dimension>,
    cells: BTreeMap<Key, M>,
}

impl<M> Release<M> {
    /// The cube as the agency's own HR may see it: as it is.
    pub(super) fn internal(cube: Cube<M>) -> Self {
        Self { dimensions: cube.dimensions().to_vec(), cells: cube.into_cells() }
    }

    /// What its cells are told apart by.
    #[must_use]
    pub fn dimensions(&self) -> &[Dimension] {
        &self.dimensions
    }

    /// Cells in order of their keys.
    pub fn cells(&self) -> impl Iterator<Item = (&Key, &M)> {
        self.cells.iter()
    }

    /// The cell of these values.
    #[must_use]
    pub fn get(&self, values: &[&str]) -> Option<&M> {
        self.cells.get(&Key::new(values.iter().copied()))
    }

    /// The one cell of a table without dimensions.
    #[must_use]
    pub fn total(&self) -> Option<&M> {
        self.get(&[])
    }
}
