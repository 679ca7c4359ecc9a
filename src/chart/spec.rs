//! What a chart says, before it is drawn: the only input of picture, alt text, table and spreadsheet chart.

use super::future_spec::{Chance, Fan, Levers};
use super::grain::Grain;
use super::marks::{ShareAxis, TargetMark};
use super::peer_spec::{Funnel, SmallMultiples};
use crate::domain::{GenderCount, Period};

/// One chart.
#[derive(Clone, Debug, PartialEq)]
pub struct ChartSpec {
    /// Stable `kebab-case` id, unique in its page: anchor, file name, prefix of the ids inside the SVG.
    pub id: String,
    /// The finding, as a sentence.
    pub title: String,
    /// Unit, population, date, such as "Women and men by rank, all staff, 31 October 2026".
    pub subtitle: String,
    /// Where the numbers come from and for which period; drawn at the foot.
    pub source: String,
    /// Who may read it, such as "Internal: may not leave the agency"; empty when anybody may.
    pub banner: String,
    /// How exactly its shares are written.
    pub grain: Grain,
    /// The numbers.
    pub kind: ChartKind,
}

/// Which chart, with its numbers.
#[derive(Clone, Debug, PartialEq)]
pub enum ChartKind {
    /// Women left, men right, senior ranks first.
    Pyramid(Pyramid),
    /// Share of women by rank against a target, now and a year ago.
    DotPlot(DotPlot),
    /// Share of women by unit and rank.
    Heatmap(Heatmap),
    /// Distance from a target in percentage points.
    Diverging(Diverging),
    /// Share of women over time.
    Trend(Trend),
    /// Joiners and leavers by gender.
    Flows(Flows),
    /// Women at the start, what changed, women at the end.
    Bridge(Bridge),
    /// Past shares, and where they may go.
    Fan(Fan),
    /// The chance of having reached a target, year by year.
    Chance(Chance),
    /// What levers do to a share.
    Levers(Levers),
    /// Shares of women of agencies by their size, against limits of chance.
    Funnel(Funnel),
    /// Shares of women over the years, one small panel an agency.
    SmallMultiples(SmallMultiples),
}

/// People by gender and rank.
#[derive(Clone, Debug, PartialEq)]
pub struct Pyramid {
    /// Head of the label column, such as "Rank".
    pub row_word: String,
    /// Rows, senior first.
    pub rows: Vec<PyramidRow>,
    /// Everybody, where the rows do not show all of them; else the rows are added up.
    pub all: Option<GenderCount>,
}

/// One rank of a pyramid.
#[derive(Clone, Debug, PartialEq)]
pub struct PyramidRow {
    /// Rank.
    pub label: String,
    /// Its people.
    pub count: GenderCount,
}

/// Share of women by rank against a target.
#[derive(Clone, Debug, PartialEq)]
pub struct DotPlot {
    /// Head of the label column, such as "Rank".
    pub row_word: String,
    /// What the hollow dot is, such as "October 2025".
    pub earlier_word: String,
    /// Rows in order of rank, senior first.
    pub rows: Vec<DotRow>,
    /// What the dots are held against.
    pub target: Option<TargetMark>,
}

/// One rank of a dot plot.
#[derive(Clone, Debug, PartialEq)]
pub struct DotRow {
    /// Rank.
    pub label: String,
    /// People now.
    pub now: GenderCount,
    /// People a year ago; `None` when not available.
    pub earlier: Option<GenderCount>,
    /// Gap to the target in people: that many more women instead of men (negative: men instead of women; 0: met).
    pub gap: Option<i64>,
}

/// Share of women by unit (rows) and rank or band (columns).
#[derive(Clone, Debug, PartialEq)]
pub struct Heatmap {
    /// Head of the rows, such as "Unit".
    pub row_word: String,
    /// Head of the columns, such as "Rank, junior to senior".
    pub column_word: String,
    /// Columns, in reading order.
    pub columns: Vec<String>,
    /// Rows, in reading order.
    pub rows: Vec<HeatmapRow>,
    /// The colour scale is white here; its band is not drawn.
    pub centre: TargetMark,
}

/// One unit of a heatmap.
#[derive(Clone, Debug, PartialEq)]
pub struct HeatmapRow {
    /// Unit.
    pub label: String,
    /// One cell a column; `None` or nobody is an empty cell.
    pub cells: Vec<Option<GenderCount>>,
}

/// Distance of the share of women from a target, by unit or role.
#[derive(Clone, Debug, PartialEq)]
pub struct Diverging {
    /// Head of the label column, such as "Unit".
    pub row_word: String,
    /// Rows.
    pub rows: Vec<DivergingRow>,
    /// Order in which the rows are drawn.
    pub order: RowOrder,
    /// The zero of the axis.
    pub target: TargetMark,
}

/// One unit or role of a diverging chart.
#[derive(Clone, Debug, PartialEq)]
pub struct DivergingRow {
    /// Unit or role.
    pub label: String,
    /// Its people.
    pub count: GenderCount,
}

/// Order of rows.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum RowOrder {
    /// As given.
    Given,
    /// Most people first; equal sizes stay as given.
    LargestFirst,
}

/// Share of women over months.
#[derive(Clone, Debug, PartialEq)]
pub struct Trend {
    /// Lines, the most important first.
    pub lines: Vec<TrendLine>,
    /// Target lines or bands.
    pub targets: Vec<TargetMark>,
    /// Months in which something structural happened.
    pub events: Vec<TrendEvent>,
    /// The vertical axis.
    pub axis: ShareAxis,
}

/// One line of a trend.
#[derive(Clone, Debug, PartialEq)]
pub struct TrendLine {
    /// Population, such as "All staff" or a band.
    pub label: String,
    /// Whether it is drawn thick, in the colour of women (the agency as a whole).
    pub main: bool,
    /// Points in order of time; months may be missing. Points of fewer than ten people are not drawn.
    pub points: Vec<TrendPoint>,
}

/// One month of a line.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct TrendPoint {
    /// Month.
    pub period: Period,
    /// People at its end.
    pub count: GenderCount,
}

/// Something that makes months hard to compare, such as a re-organisation.
#[derive(Clone, Debug, PartialEq)]
pub struct TrendEvent {
    /// Month.
    pub period: Period,
    /// What happened, in a few words.
    pub label: String,
}

/// People who joined and left.
#[derive(Clone, Debug, PartialEq)]
pub struct Flows {
    /// Months in order of time. More than 24 are drawn by quarter.
    pub months: Vec<FlowMonth>,
}

/// Joiners and leavers of one month.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct FlowMonth {
    /// Month.
    pub period: Period,
    /// People here now and not before.
    pub joiners: GenderCount,
    /// People here before and not now.
    pub leavers: GenderCount,
}

/// What changed the number of women from one date to another.
#[derive(Clone, Debug, PartialEq)]
pub struct Bridge {
    /// First date, such as "October 2025".
    pub start_label: String,
    /// People at the first date.
    pub start: GenderCount,
    /// What changed, in reading order: joiners, leavers, promotions in, moves, returns, corrections ...
    pub steps: Vec<BridgeStep>,
    /// Last date.
    pub end_label: String,
    /// People at the last date. Women the steps do not explain are drawn as a step of their own.
    pub end: GenderCount,
}

/// One bar of a bridge.
#[derive(Clone, Debug, PartialEq)]
pub struct BridgeStep {
    /// What happened.
    pub label: String,
    /// Change in women.
    pub women: i64,
    /// Change in men.
    pub men: i64,
    /// Effect on the share of women in percentage points; `None` when not available.
    pub points: Option<f64>,
}
