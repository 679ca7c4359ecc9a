//! Bars without an axis: the longest one with a number beside it measures the others, if most numbers agree with it.

use super::shapes::{Group, Picture, Shape, Words};
use super::{Mark, Measured, ROUNDING, Ruled};

/// How far from the end of a bar its number may begin, in pixels.
const BESIDE: f64 = 12.0;
/// How far a length may be off, in pixels: two ends, of the bar and of the ruler.
const OFF: f64 = 4.0 * ROUNDING;

#[derive(Clone, Copy, Debug)]
struct Bar {
    left: f64,
    top: f64,
    right: f64,
    bottom: f64,
}

impl Bar {
    fn middle(self) -> (f64, f64) {
        (f64::midpoint(self.left, self.right), f64::midpoint(self.top, self.bottom))
    }

    fn length(self, is_upright: bool) -> f64 {
        if is_upright { self.bottom - self.top } else { self.right - self.left }
    }

    /// Whether a text stands at an end of the bar.
    fn is_beside(self, words: &Words, is_upright: bool) -> bool {
        let (x, y) = self.middle();
        let middle = words.baseline - words.size * 0.365;
        if is_upright {
            let from_end = (self.top - middle).abs().min((middle - self.bottom).abs());
            (words.x - x).abs() <= 1.0 && from_end <= BESIDE
        } else {
            let from_end = (words.x - self.left).abs().min((words.x - self.right).abs());
            (middle - y).abs() <= 1.0 && from_end <= BESIDE
        }
    }
}

/// A bar with a number beside it: its length in pixels and the number without sign.
type Labelled = (f64, f64);

/// The lengths of all bars, in the unit of the numbers beside them. `None` without a number that measures the others.
pub(super) fn measure(picture: &Picture) -> Option<Vec<Measured>> {
    let groups: Vec<(&Group, Vec<Bar>)> = picture.of_data().map(|group| (group, bars(group))).collect();
    let all = || groups.iter().flat_map(|(_, bars)| bars.iter().copied());
    // Bars of one thickness lie, bars of one width stand.
    let widths = all().map(|bar| bar.right - bar.left);
    let is_upright = all().count() > 1 && spread(widths) < 2.0 * ROUNDING + 1e-9;
    let labelled: Vec<Labelled> = groups.iter().flat_map(|(group, bars)| labelled(group, bars, is_upright)).collect();
    let unit = unit(&labelled)?;
    let measured = groups.iter().flat_map(|(group, bars)| {
        bars.iter().map(|bar| Measured {
            group: group.class.clone(),
            mark: Mark::Bar,
            ruled: Ruled::Bars,
            at: bar.middle(),
            value: bar.length(is_upright) * unit,
            precision: OFF * unit,
        })
    });
    Some(measured.collect())
}

fn labelled(group: &Group, bars: &[Bar], is_upright: bool) -> Vec<Labelled> {
    let number = |bar: &Bar| group.words.iter().find(|it| bar.is_beside(it, is_upright)).and_then(Words::number);
    let labelled = bars.iter().filter_map(|bar| Some((bar.length(is_upright), number(bar)?.abs())));
    labelled.filter(|(length, number)| *length > 1.0 && *number > 0.0).collect()
}

/// What a pixel stands for: by the longest bar with which most of the others agree.
fn unit(labelled: &[Labelled]) -> Option<f64> {
    let mut rulers = labelled.to_vec();
    rulers.sort_by(|one, two| two.0.total_cmp(&one.0));
    let units = rulers.into_iter().map(|(length, number)| number / length);
    let agreeing =
        |unit: f64| labelled.iter().filter(|(length, number)| (length * unit - number).abs() <= OFF * unit).count();
    units.into_iter().find(|unit| 2 * agreeing(*unit) > labelled.len())
}

fn bars(group: &Group) -> Vec<Bar> {
    let bar = |shape: &Shape| match *shape {
        Shape::Bar { left, top, right, bottom } => Some(Bar { left, top, right, bottom }),
        _ => None,
    };
    group.shapes.iter().filter_map(bar).collect()
}

fn spread(numbers: impl Iterator<Item = f64>) -> f64 {
    let (low, high) = numbers.fold((f64::INFINITY, f64::NEG_INFINITY), |(low, high), it| (low.min(it), high.max(it)));
    high - low
}
