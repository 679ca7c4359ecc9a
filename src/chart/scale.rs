//! From values to pixels, by plotters' ranged coordinates.

use plotters::coord::ranged1d::Ranged;
use plotters::coord::types::RangedCoordf64;

use super::backend::UNITS;

/// A linear axis.
pub(super) struct Scale {
    range: RangedCoordf64,
    pixels: (i32, i32),
}

impl Scale {
    /// `low` stands at `from`, `high` at `to` (pixels); an empty range is widened to one unit.
    pub(super) fn new((low, high): (f64, f64), (from, to): (f64, f64)) -> Self {
        let high = if high > low { high } else { low + 1.0 };
        Self { range: RangedCoordf64::from(low..high), pixels: (units(from), units(to)) }
    }

    /// Where a value stands, to a tenth of a pixel.
    pub(super) fn at(&self, value: f64) -> f64 {
        f64::from(self.range.map(&value, self.pixels)) / UNITS
    }
}

#[expect(clippy::cast_possible_truncation, reason = "`as` saturates, and pictures are far smaller")]
fn units(px: f64) -> i32 {
    (px * UNITS).round() as i32
}

/// A step of 1, 2 or 5 times a power of ten (at least 1) that divides `span` into at most `parts`.
pub(super) fn round_step(span: f64, parts: u32) -> f64 {
    let mut power = 1.0;
    loop {
        for step in [1.0, 2.0, 5.0] {
            if span <= step * power * f64::from(parts) || power > 1e15 {
                return step * power;
            }
        }
        power *= 10.0;
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn values_land_within_a_tenth_of_a_pixel() {
        let scale = Scale::new((0.0, 200.0), (100.0, 500.0));
        for value in 0..=200 {
            assert!((scale.at(f64::from(value)) - (100.0 + 2.0 * f64::from(value))).abs() <= 0.1);
        }
        let up = Scale::new((0.0, 1.0), (300.0, 100.0));
        assert!((up.at(0.25) - 250.0).abs() <= 0.1);
    }

    #[test]
    fn steps_are_round() {
        for (span, step) in [(3.0, 1.0), (40.0, 10.0), (130.0, 50.0), (7_000.0, 2_000.0)] {
            assert!((round_step(span, 4) - step).abs() < 1e-9);
        }
    }
}
