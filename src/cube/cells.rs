//! Raw counts that may not leave.

use std::collections::BTreeMap;

use super::Dimension;

/// Values of a cell's dimensions, in the cube's order; empty in a cube of one total.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Key(Vec<String>);

impl Key {
    /// The key of these values.
    #[must_use]
    pub fn new<S: Into<String>>(values: impl IntoIterator<Item = S>) -> Self {
        Self(values.into_iter().map(Into::into).collect())
    }

    /// Values, in the order of the dimensions.
    #[must_use]
    pub fn values(&self) -> &[String] {
        &self.0
    }

    /// The value of the first dimension; empty in a total.
    #[must_use]
    pub fn first(&self) -> &str {
        self.0.first().map_or("", String::as_str)
    }
}

/// True counts by some dimensions. It is neither `Debug`, `Display` nor `Serialize`, and its cells cannot be read outside
/// this crate: what may leave is a `disclosure::Release`.
///
/// ```compile_fail
/// fn print(cube: &workforce_parity::cube::Cube<u64>) {
///     println!("{cube:?}"); // raw counts cannot be printed
/// }
/// ```
///
/// ```compile_fail
/// fn read(cube: &workforce_parity::cube::Cube<u64>) {
///     for cell in cube.cells() {} // nor read
/// }
/// ```
#[derive(Clone)]
pub struct Cube<M> {
    dimensions: Vec<Dimension>,
    cells: BTreeMap<Key, M>,
}

impl<M> Cube<M> {
    /// A cube of these cells; each key has one value a dimension.
    pub(crate) fn new(dimensions: Vec<Dimension>, cells: BTreeMap<Key, M>) -> Self {
        debug_assert!(cells.keys().all(|key| key.values().len() == dimensions.len()));
        Self { dimensions, cells }
    }

    /// What its cells are told apart by.
    #[must_use]
    pub fn dimensions(&self) -> &[Dimension] {
        &self.dimensions
    }

    /// The true counts, consumed: for models and disclosure only (a test holds this).
    pub(crate) fn into_cells(self) -> BTreeMap<Key, M> {
        self.cells
    }
}
