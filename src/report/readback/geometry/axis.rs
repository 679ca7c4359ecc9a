//! The axis of a chart, found by its lines and the numbers beside them.

use super::ROUNDING;
use super::shapes::{Picture, Shape, Words};

/// Half the height of a capital, as part of the size of the letters: a number is centred on its tick.
const HALF_CAPITAL: f64 = 0.365;
/// How far the middle of a number may be from its tick, in pixels.
const NEAR: f64 = 1.0;

/// A linear axis between its two outermost ticks.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Axis {
    is_vertical: bool,
    /// Place in pixels and value of the first and the last tick.
    first: (f64, f64),
    last: (f64, f64),
}

impl Axis {
    /// The axis of a picture: at least two ticks, all in proportion.
    pub(super) fn of(picture: &Picture) -> Option<Self> {
        let groups = picture.groups.iter().filter(|group| group.class == "axis");
        let axes = groups.flat_map(|group| [true, false].map(|is_vertical| (group, is_vertical)));
        let found = axes.filter_map(|(group, is_vertical)| {
            let mut ticks: Vec<(f64, f64)> =
                group.shapes.iter().filter_map(|shape| tick(shape, &group.words, is_vertical)).collect();
            ticks.sort_by(|one, two| one.0.total_cmp(&two.0));
            Self::through(&ticks, is_vertical)
        });
        found.into_iter().next()
    }

    fn through(ticks: &[(f64, f64)], is_vertical: bool) -> Option<Self> {
        let (first, last) = (*ticks.first()?, *ticks.last()?);
        let axis = Self { is_vertical, first, last };
        let is_long = (last.0 - first.0).abs() > 1.0 && (last.1 - first.1).abs() > 0.0;
        let is_straight =
            || ticks.iter().all(|(place, value)| (axis.at(*place) - value).abs() <= axis.off(*place) * 2.0);
        (is_long && is_straight()).then_some(axis)
    }

    /// What a point stands for, and how far that may be off.
    pub(super) fn value(&self, (x, y): (f64, f64)) -> (f64, f64) {
        let place = if self.is_vertical { y } else { x };
        (self.at(place), self.off(place))
    }

    fn slope(&self) -> f64 {
        (self.last.1 - self.first.1) / (self.last.0 - self.first.0)
    }

    fn at(&self, place: f64) -> f64 {
        self.first.1 + (place - self.first.0) * self.slope()
    }

    /// The mark's rounding and those of the ticks, which weigh more beyond them.
    fn off(&self, place: f64) -> f64 {
        let along = (place - self.first.0) / (self.last.0 - self.first.0);
        let ticks = along.abs() + (1.0 - along).abs();
        ROUNDING * (2.0 + ticks) * self.slope().abs()
    }
}

/// Place and value of a straight line with a number beside it.
fn tick(shape: &Shape, words: &[Words], is_vertical: bool) -> Option<(f64, f64)> {
    let Shape::Line { corners } = shape else { return None };
    let [one, two] = corners.as_slice() else { return None };
    let across = |point: &(f64, f64)| if is_vertical { point.1 } else { point.0 };
    let place = across(one);
    let is_straight = (across(two) - place).abs() < 1e-9;
    let stands = |it: &Words| if is_vertical { it.baseline - HALF_CAPITAL * it.size } else { it.x };
    let mut beside = words.iter().filter(|it| (stands(it) - place).abs() <= NEAR);
    let value = beside.find_map(Words::number)?;
    is_straight.then_some((place, value))
}
