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
}
