//! The plain form of a release: types of the JSON text.

use serde::{Deserialize, Serialize};

use super::super::Attacker;

/// A release to audit.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct PlainProblem {
    /// Names of the dimensions of the inner cube.
    #[serde(default)]
    pub dimensions: Vec<String>,
    /// The inner cells. A combination of labels that is not listed holds nobody, and everyone knows it.
    #[serde(default)]
    pub inner: Vec<PlainInner>,
    /// Labels that stand for several labels of one dimension, such as a division for its units.
    #[serde(default)]
    pub groups: Vec<PlainGroup>,
    /// The published tables.
    pub tables: Vec<PlainTable>,
    /// The release of the month before, for attacker A3.
    #[serde(default)]
    pub before: Option<PlainBefore>,
    /// How to audit.
    #[serde(default)]
    pub options: PlainOptions,
}

/// One inner cell.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct PlainInner {
    /// One label for each dimension.
    pub at: Vec<String>,
    /// True count, in people. Given for all inner cells or for none.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub count: Option<i64>,
    /// True count of the month before. Given for all inner cells or for none.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub before: Option<i64>,
}

/// A label for several labels.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct PlainGroup {
    /// The new label.
    pub name: String,
    /// The dimension it belongs to.
    pub dimension: String,
    /// The labels it stands for.
    pub of: Vec<String>,
}

/// A published table.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct PlainTable {
    /// Name, used in the answer.
    pub name: String,
    /// The dimensions it is broken down by, in any order; all others are summed.
    pub by: Vec<String>,
    /// Its cells.
    #[serde(default)]
    pub cells: Vec<PlainCell>,
    /// What the table shows at the cells not listed.
    #[serde(default)]
    pub rest: Rest,
    /// Rounding base of its rounded cells, unless a cell names its own.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub base: Option<i64>,
}

/// What a table shows at the cells not listed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Rest {
    /// Nothing.
    #[default]
    Nothing,
    /// The true counts of all other cells, totals and groups included.
    Exact,
    /// The true counts of all other cells, without totals; groups included.
    ExactWithoutTotals,
}

/// One published cell: where it stands and exactly one way of showing it.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct PlainCell {
    /// One label for each dimension of the table: a label, a group, or `*` for the total.
    pub at: Vec<String>,
    /// The true count.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub value: Option<i64>,
    /// `true`: nothing but the mark for withheld.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub withheld: Option<bool>,
    /// A rounded count.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub rounded: Option<i64>,
    /// Rounding base of this cell.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub base: Option<i64>,
    /// Further steps of the base that rounding may take (K); 0 if left out.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub steps: Option<i64>,
    /// A lower limit.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub at_least: Option<i64>,
    /// A range, both ends included.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub between: Option<[i64; 2]>,
    /// A percentage as it was shown, such as "33.3"; the digits after the point are its decimals.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub percent: Option<String>,
    /// The cell of the same table that the percentage refers to.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub of: Option<Vec<String>>,
}

/// The release of the month before and what is known of the time between.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct PlainBefore {
    /// Its tables, over the same inner cells.
    pub tables: Vec<PlainTable>,
    /// Most people that came into the cells of one group, and most that left them.
    pub moved: i64,
    /// Dimensions whose labels form these groups; empty for the whole agency.
    #[serde(default)]
    pub within: Vec<String>,
}

/// How to audit.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct PlainOptions {
    /// Counts from 1 to threshold - 1 are small. From 2 to 100.
    pub threshold: i64,
    /// Whether true zeros are shown, so that a withheld cell is at least 1.
    pub zeros_shown: bool,
    /// Least width of a small cell's interval; threshold - 2 if left out.
    pub width: Option<i64>,
    /// Attackers; all that the input allows if left out.
    pub attackers: Option<Vec<Attacker>>,
    /// Cells whose bounds are listed.
    pub bounds: Which,
    /// Whether inner cells that are not published are audited too, so that differences between tables are found.
    pub inner: bool,
    /// Seed of the search.
    pub seed: u64,
}

impl Default for PlainOptions {
    fn default() -> Self {
        Self {
            threshold: 5,
            zeros_shown: true,
            width: None,
            attackers: None,
            bounds: Which::Withheld,
            inner: false,
            seed: 1,
        }
    }
}

/// Cells whose bounds are listed in the answer, besides the recoverable and narrow ones.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Which {
    /// None.
    Nothing,
    /// All withheld cells.
    Withheld,
    /// All cells not shown exactly: slow for large rounded releases.
    Hidden,
}
