//! Shares, differences of shares, and numbers that travel with their base and their interval.

use std::ops::Sub;

use super::Headcount;

/// A part of a whole, between 0 and 1. There is no share of nothing: [`Share::of`] answers `None`.
///
/// ```compile_fail
/// let share = workforce_parity::domain::Share(1.7); // the field is private: a share is only ever a part of a whole
/// ```
#[derive(Clone, Copy, Debug, PartialEq, PartialOrd)]
pub struct Share(f64);

impl Share {
    /// `part` of `whole`; `None` when `whole` is 0 or `part` exceeds it.
    #[must_use]
    pub fn of(part: Headcount, whole: Headcount) -> Option<Self> {
        (whole > 0 && part <= whole).then(|| Self(part as f64 / whole as f64))
    }

    /// A share given as a fraction, as targets are; `None` outside 0 to 1.
    #[must_use]
    pub fn from_fraction(fraction: f64) -> Option<Self> {
        (0.0..=1.0).contains(&fraction).then_some(Self(fraction))
    }

    /// Between 0 and 1.
    #[must_use]
    pub fn fraction(self) -> f64 {
        self.0
    }

    /// Between 0 and 100.
    #[must_use]
    pub fn percent(self) -> f64 {
        self.0 * 100.0
    }
}

impl Sub for Share {
    type Output = PercentagePoint;
    fn sub(self, other: Self) -> PercentagePoint {
        PercentagePoint((self.0 - other.0) * 100.0)
    }
}

/// What two shares subtract to.
#[derive(Clone, Copy, Debug, PartialEq, PartialOrd)]
pub struct PercentagePoint(f64);

impl PercentagePoint {
    /// In points of a hundred.
    #[must_use]
    pub fn points(self) -> f64 {
        self.0
    }
}

/// A measured value with its interval and the people it rests on.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Estimate {
    /// The value, in the unit of its measure.
    pub value: f64,
    /// Lower end of the interval.
    pub low: f64,
    /// Upper end of the interval.
    pub high: f64,
    /// People the value is computed from.
    pub base: Headcount,
}
