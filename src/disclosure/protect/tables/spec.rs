//! What a table is by: its axes, and whom it is about.

/// One axis of a table.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Axis {
    /// Number of the dimension.
    pub dimension: usize,
    /// Deepest level shown; 1 is the outermost. All levels above it and the total are shown too.
    pub depth: usize,
}

impl Axis {
    /// The dimension with all its levels.
    #[must_use]
    pub fn all(dimension: usize) -> Self {
        Self { dimension, depth: usize::MAX }
    }

    /// The dimension down to a level.
    #[must_use]
    pub fn to(dimension: usize, depth: usize) -> Self {
        Self { dimension, depth }
    }
}

/// Restricts a table to inner cells below one of some categories.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Condition {
    /// Number of the dimension.
    pub dimension: usize,
    /// Paths of the categories kept.
    pub within: Vec<Vec<String>>,
}

/// A table: axes with all margins, for everybody or for a sub-population.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TableSpec {
    /// The axes.
    pub axes: Vec<Axis>,
    /// All must hold; empty for everybody.
    pub only: Vec<Condition>,
}

impl TableSpec {
    /// A table for everybody.
    #[must_use]
    pub fn new(axes: impl IntoIterator<Item = Axis>) -> Self {
        Self { axes: axes.into_iter().collect(), only: Vec::new() }
    }

    /// The same table for those within one of the categories of a dimension.
    #[must_use]
    pub fn only(mut self, dimension: usize, within: Vec<Vec<String>>) -> Self {
        self.only.push(Condition { dimension, within });
        self
    }
}
