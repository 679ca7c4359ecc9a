//! A drawn chart with everything that was made from the same spec.

use crate::table::DataTable;

/// A drawn chart: picture, words and table come from one spec, so none can disagree with another.
#[derive(Clone, Debug)]
pub struct Figure {
    /// Stable `kebab-case` id: anchor, file name.
    pub id: String,
    /// The finding, as a sentence.
    pub title: String,
    /// Unit, population, date.
    pub subtitle: String,
    /// Where the numbers come from.
    pub source: String,
    /// What a listener hears instead of the picture.
    pub alt_text: String,
    /// The picture: one `<svg role="img">` element.
    pub svg: String,
    /// The numbers.
    pub table: DataTable,
    /// How a spreadsheet draws the same numbers from `table`, where its chart types can.
    pub native: Option<NativeChart>,
}

/// A spreadsheet's own chart over columns of the figure's table.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NativeChart {
    /// Chart type.
    pub kind: NativeKind,
    /// Column of the categories.
    pub categories: usize,
    /// Series, in drawing order.
    pub series: Vec<NativeSeries>,
    /// Number format of the value axis, such as `0;0` to hide the sign of a pyramid's left side.
    pub axis_format: String,
}

/// Chart types used.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum NativeKind {
    /// Horizontal bars side by side.
    Bar,
    /// Horizontal bars on top of each other.
    StackedBar,
    /// Columns side by side.
    Column,
    /// Columns on top of each other.
    StackedColumn,
    /// Lines.
    Line,
    /// Points by two numbers: the categories are the horizontal axis. References are lines, all else dots.
    Scatter {
        /// Whether the horizontal axis is logarithmic.
        is_log: bool,
    },
}

/// One series of a native chart.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NativeSeries {
    /// Column of the values.
    pub column: usize,
    /// Whom it shows: decides the colour.
    pub role: SeriesRole,
    /// Whether the values are drawn to the left (the sheet holds them negative in a helper column).
    pub mirrored: bool,
}

/// Whom a series shows.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum SeriesRole {
    /// Women.
    Women,
    /// Men.
    Men,
    /// Another gender.
    Another,
    /// Gender not stated.
    NotStated,
    /// A target or reference.
    Reference,
    /// Anything else.
    Neutral,
}
