//! Values measured in a chart with a ruler: what its marks give away beyond what is printed beside them.
//!
//! Charts can be read that have
//! - an axis: a group of class `axis` with at least two straight lines, each with the number it stands for beside it. Read so
//!   are dot plots, diverging bars, trends, fans and chances: every dot, both ends of a bar, every corner of a line or area
//!   (so the zero of diverging bars is read as well);
//! - bars with numbers beside them and no axis: lengths in proportion to the numbers, on one scale for all groups. Read so are
//!   rank pyramids, joiners and leavers, and bridges; where the axis of a bridge is cut, its first and last bar have the length
//!   above the cut. The longest bar with a number with which most of the others agree is the ruler.
//!
//! Not read, and an error: heatmaps, whose colours give away a class and no more, and levers, which have two scales and are
//! in no group. Texts count as words, not here.
//!
//! Coordinates are written to a tenth of a pixel, so each is up to 0.05 pixels off. A value read off an axis is off by at
//! most 0.15 pixels (the mark's error, and those of two ticks between which it lies), one measured by the longest bar by
//! 0.2 pixels (two ends each). Beyond the ticks the ticks' errors grow with the distance.

mod axis;
mod bars;
mod shapes;

use thiserror::Error;

use axis::Axis;
use shapes::{Picture, Shape};

/// Half of the last digit of a coordinate, in pixels.
const ROUNDING: f64 = 0.05;

/// What sort of mark a value was read off.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Mark {
    /// The end of a bar, or its whole length where bars are the ruler.
    Bar,
    /// The centre of a dot.
    Dot,
    /// A corner of a line or of an area.
    Corner,
}

/// What a value was measured with.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Ruled {
    /// The ticks of an axis.
    Axis,
    /// The longest bar with a number beside it.
    Bars,
}

/// A value that was read off a chart.
#[derive(Clone, Debug, PartialEq)]
pub struct Measured {
    /// Class of the group that the mark is in, as `women`; empty of a mark in no group.
    pub group: String,
    /// What was read.
    pub mark: Mark,
    /// With which ruler.
    pub ruled: Ruled,
    /// Horizontal and vertical place in pixels.
    pub at: (f64, f64),
    /// The value, in the unit of the axis (per cent where its ticks have a percent sign) or of the numbers beside the bars.
    pub value: f64,
    /// How far the value may be off.
    pub precision: f64,
}

impl Measured {
    /// Whether one of the released values lies within the precision of the drawing.
    #[must_use]
    pub fn is_one_of(&self, released: &[f64]) -> bool {
        released.iter().any(|value| (value - self.value).abs() <= self.precision)
    }
}

/// A chart that cannot be measured.
#[derive(Clone, Debug, PartialEq, Eq, Error)]
pub enum GeometryError {
    /// It is no picture, or not whole.
    #[error("the picture cannot be read: {problem}")]
    Broken {
        /// What is wrong.
        problem: String,
    },
    /// Neither an axis nor bars with numbers.
    #[error("the picture has neither an axis with two ticks nor bars with numbers beside them")]
    NoRuler,
}

/// The values that somebody with a ruler reads off a chart, in drawing order.
///
/// # Errors
/// The picture is not whole, or has no ruler.
pub fn geometry_counts(svg: &str) -> Result<Vec<Measured>, GeometryError> {
    let picture = Picture::read(svg).map_err(|problem| GeometryError::Broken { problem })?;
    match Axis::of(&picture) {
        Some(axis) => Ok(by_axis(&picture, &axis)),
        None => bars::measure(&picture).ok_or(GeometryError::NoRuler),
    }
}

fn by_axis(picture: &Picture, axis: &Axis) -> Vec<Measured> {
    let marks = picture.marks().flat_map(|(group, shape)| points(shape).into_iter().map(move |it| (group, it)));
    let measured = marks.map(|(group, (mark, at))| {
        let (value, precision) = axis.value(at);
        Measured { group: group.to_owned(), mark, ruled: Ruled::Axis, at, value, precision }
    });
    measured.collect()
}

/// The points of a mark that stand for values.
fn points(shape: &Shape) -> Vec<(Mark, (f64, f64))> {
    match shape {
        Shape::Bar { left, top, right, bottom } => vec![(Mark::Bar, (*left, *top)), (Mark::Bar, (*right, *bottom))],
        Shape::Dot { centre } => vec![(Mark::Dot, *centre)],
        Shape::Line { corners } => corners.iter().map(|corner| (Mark::Corner, *corner)).collect(),
    }
}
