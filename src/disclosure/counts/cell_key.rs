//! What a released count is about.

use serde::{Deserialize, Serialize};

/// The dimensions of released counts, in the order of a [`CellKey`].
pub const DIMENSIONS: [&str; 7] = ["gender", "rank", "unit", "role", "contract", "working_time", "duty_station"];

/// One path for each of [`DIMENSIONS`], outermost category first: a rank stands below its band, a role below its family, a
/// unit below the units it belongs to. An empty path is everybody.
#[derive(Clone, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub struct CellKey(pub [Vec<String>; 7]);

impl CellKey {
    /// The path of a dimension; empty for everybody and for a name that is none.
    #[must_use]
    pub fn path(&self, dimension: &str) -> &[String] {
        let place = DIMENSIONS.iter().position(|it| *it == dimension);
        place.map_or(&[], |place| self.0[place].as_slice())
    }

    /// Whether this is the cell of `other` or one that it is a part of.
    #[must_use]
    pub fn holds(&self, other: &Self) -> bool {
        self.0.iter().zip(&other.0).all(|(asked, path)| path.starts_with(asked))
    }

    /// The same cell of one gender; of all with an empty word.
    #[must_use]
    pub fn of_gender(&self, gender: &str) -> Self {
        let mut cell = self.clone();
        cell.0[0] = if gender.is_empty() { Vec::new() } else { vec![gender.to_owned()] };
        cell
    }

    /// The cell at a path of one dimension; everybody for a name that is none.
    #[must_use]
    pub fn at<S: Into<String>>(dimension: &str, path: impl IntoIterator<Item = S>) -> Self {
        let mut cell = Self::default();
        if let Some(place) = DIMENSIONS.iter().position(|it| *it == dimension) {
            cell.0[place] = path.into_iter().map(Into::into).collect();
        }
        cell
    }
}
