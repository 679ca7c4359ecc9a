//! # Score intervals of a difference and of a ratio
//!
//! - **Definition.** The differences (or ratios) of two shares that a score test would not contradict at 95 %. They serve
//!   small groups and rare events, where intervals on the log scale (Katz) are too narrow or do not exist.
//! - **Formula.** All values `d` with `|p1 − p2 − d| ≤ z √V(d)`, and all `r` with `|p1 − r p2| ≤ z √V(r)`, where `V` is the
//!   variance at the shares that are likeliest among those `d` (or `r`) apart. *Mee* takes `V` as it is,
//!   *Miettinen-Nurminen* times `N/(N−1)`. *Newcombe's ratio* instead combines the ends of the Wilson intervals of both
//!   shares, as *Difference of two shares* does: with `a = p1 p2`, its ends are
//!   `(a − √(a² − l1 u2 (2p1−l1)(2p2−u2))) / (u2 (2p2−u2))` and `(a + √(a² − u1 l2 (2p1−u1)(2p2−l2))) / (l2 (2p2−l2))`.
//! - **Range.** Differences −1 to 1; ratios 0 upwards.
//! - **Undefined when.** Either group has nobody; ratios also where the second group has nobody of whom is counted: no
//!   number bounds them from above. Newcombe's ratio also where it finds no finite end.
//! - **Reads as.** As *Difference of two shares* and *Ratios between two groups* do.
//! - **Reference.** Miettinen and Nurminen (1985), *Statistics in Medicine* 4; Mee (1984), *Biometrics* 40; Donner and Zou
//!   (2012), *Statistical Methods in Medical Research* 21 (Newcombe's ratio); values of the tests of the R package
//!   `ratesci`.
//! - **Worked example.** 5 of 56 against 0 of 29: −3.26 to 19.33 points (Mee −3.13 to 19.26). 24 of 73 against 53 of 65:
//!   ratio 0.280 to 0.560 (Newcombe 0.282 to 0.563).

use super::exact::where_reached;
use super::interval::{Interval, Z_95, wilson};
use crate::domain::{Headcount, Share};

/// Part and whole of one group.
pub type PartOf = (Headcount, Headcount);

/// 95 % interval of Miettinen and Nurminen for the share of `first` less that of `second`, as a fraction.
#[must_use]
pub fn miettinen_nurminen_difference(first: PartOf, second: PartOf) -> Option<Interval> {
    Pair::of(first, second).map(|pair| pair.difference(pair.small_sample_factor()))
}

/// 95 % interval of Mee for the share of `first` less that of `second`, as a fraction.
#[must_use]
pub fn mee_difference(first: PartOf, second: PartOf) -> Option<Interval> {
    Pair::of(first, second).map(|pair| pair.difference(1.0))
}

/// 95 % interval of Miettinen and Nurminen for the share of `first` over that of `second`.
#[must_use]
pub fn miettinen_nurminen_ratio(first: PartOf, second: PartOf) -> Option<Interval> {
    let pair = Pair::of(first, second)?;
    (pair.x2 > 0.0).then(|| pair.ratio(pair.small_sample_factor()))
}

/// 95 % interval of Newcombe's kind, from the Wilson intervals of both shares, for the share of `first` over that of
/// `second`.
#[must_use]
pub fn newcombe_ratio(first: PartOf, second: PartOf) -> Option<Interval> {
    let (p1, p2) = (Share::of(first.0, first.1)?.fraction(), Share::of(second.0, second.1)?.fraction());
    let (one, two) = (wilson(first.0, first.1)?, wilson(second.0, second.1)?);
    let product = p1 * p2;
    let end = |sign: f64, of_first: f64, of_second: f64| {
        let below = of_second * (2.0 * p2 - of_second);
        let under_root = product * product - below * of_first * (2.0 * p1 - of_first);
        (product + sign * under_root.max(0.0).sqrt()) / below
    };
    let interval = Interval { low: end(-1.0, one.low, two.high), high: end(1.0, one.high, two.low) };
    let sound = interval.low.is_finite() && interval.high.is_finite() && 0.0 <= interval.low;
    (sound && interval.low <= interval.high).then_some(interval)
}

/// Two groups as numbers.
#[derive(Clone, Copy)]
struct Pair {
    x1: f64,
    n1: f64,
    x2: f64,
    n2: f64,
}

impl Pair {
    fn of(first: PartOf, second: PartOf) -> Option<Self> {
        Share::of(first.0, first.1)?;
        Share::of(second.0, second.1)?;
        let [x1, n1, x2, n2] = [first.0, first.1, second.0, second.1].map(|it| it as f64);
        Some(Self { x1, n1, x2, n2 })
    }

    fn shares(&self) -> (f64, f64) {
        (self.x1 / self.n1, self.x2 / self.n2)
    }

    /// `N/(N−1)`.
    fn small_sample_factor(&self) -> f64 {
        let n = self.n1 + self.n2;
        n / (n - 1.0)
    }

    /// The differences whose score is within `z` of 0; the score falls with the difference.
    fn difference(&self, factor: f64) -> Interval {
        let (p1, p2) = self.shares();
        let apart = |d: f64| (p1 - p2 - d, (factor * self.variance_at_difference(d)).sqrt());
        Interval {
            low: where_reached(-1.0, p1 - p2, |d| within_reach(apart(d))),
            high: where_reached(p1 - p2, 1.0, |d| !within_reach(apart(d))),
        }
    }

    /// The ratios whose score is within `z` of 0, sought as `r / (1 + r)`, which runs from 0 to 1.
    fn ratio(&self, factor: f64) -> Interval {
        let (p1, p2) = self.shares();
        let of = |scaled: f64| scaled / (1.0 - scaled);
        let apart = |r: f64| (p1 - r * p2, (factor * self.variance_at_ratio(r)).sqrt());
        let here = p1 / (p1 + p2);
        let low = where_reached(0.0, here, |scaled| within_reach(apart(of(scaled))));
        let high = where_reached(here, 1.0, |scaled| !within_reach(apart(of(scaled))));
        Interval { low: if self.x1 > 0.0 { of(low) } else { 0.0 }, high: of(high) }
    }

    /// Variance of the difference at the likeliest shares that are `d` apart: the root of a cubic, in closed form.
    fn variance_at_difference(&self, d: f64) -> f64 {
        let Self { x1, n1, x2, n2 } = *self;
        let (people, part) = (n1 + n2, x1 + x2);
        let square = (n1 + 2.0 * n2) * d - people - part;
        let linear = (n2 * d - people - 2.0 * x2) * d + part;
        let constant = x2 * d * (1.0 - d);
        let third = square / (3.0 * people);
        let q = third.powi(3) - linear * square / (6.0 * people * people) + constant / (2.0 * people);
        let p = (third * third - linear / (3.0 * people)).max(0.0).sqrt().copysign(q);
        let cosine = if p == 0.0 { 0.0 } else { (q / p.powi(3)).clamp(-1.0, 1.0) };
        let angle = (std::f64::consts::PI + cosine.acos()) / 3.0;
        let p2 = (2.0 * p * angle.cos() - third).clamp(0.0, 1.0);
        let p1 = (p2 + d).clamp(0.0, 1.0);
        p1 * (1.0 - p1) / n1 + p2 * (1.0 - p2) / n2
    }

    /// Variance of `p1 − r p2` at the likeliest shares with the ratio `r`: the root of a quadratic.
    fn variance_at_ratio(&self, r: f64) -> f64 {
        let Self { x1, n1, x2, n2 } = *self;
        let square = (n1 + n2) * r;
        let linear = n1 * r + x1 + n2 + x2 * r;
        let constant = x1 + x2;
        let root = (linear * linear - 4.0 * square * constant).max(0.0).sqrt();
        // The smaller root, written so that nothing cancels.
        let p2 = (2.0 * constant / (linear + root)).clamp(0.0, 1.0);
        let p1 = (r * p2).clamp(0.0, 1.0);
        p1 * (1.0 - p1) / n1 + r * r * p2 * (1.0 - p2) / n2
    }
}

/// Whether a distance is within `z` of its standard errors.
fn within_reach((distance, error): (f64, f64)) -> bool {
    distance.abs() <= Z_95 * error
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;
    use rstest::rstest;

    use super::*;
    use crate::measure::check::near;

    #[track_caller]
    fn ends(found: Option<Interval>, low: f64, high: f64, tolerance: f64) {
        near(found.unwrap().low, low, tolerance);
        near(found.unwrap().high, high, tolerance);
    }

    #[test]
    fn differences_of_ratesci() {
        ends(miettinen_nurminen_difference((5, 56), (0, 29)), -0.0326, 0.1933, 5e-5);
        ends(mee_difference((5, 56), (0, 29)), -0.0313, 0.1926, 5e-5);
    }

    #[rstest]
    #[case((24, 73), (53, 65), (0.282, 0.563), (0.280, 0.560))]
    #[case((7, 18), (1, 18), (1.277, 40.751), (1.296, 42.544))]
    fn ratios_of_ratesci(
        #[case] first: PartOf,
        #[case] second: PartOf,
        #[case] newcombe: (f64, f64),
        #[case] score: (f64, f64),
    ) {
        ends(newcombe_ratio(first, second), newcombe.0, newcombe.1, 5e-4);
        ends(miettinen_nurminen_ratio(first, second), score.0, score.1, 5e-4);
    }

    #[test]
    fn groups_of_nobody_and_ratios_to_none_have_no_interval() {
        assert_eq!(mee_difference((0, 0), (1, 2)), None);
        assert_eq!(miettinen_nurminen_difference((1, 2), (3, 2)), None);
        assert_eq!(miettinen_nurminen_ratio((1, 2), (0, 2)), None);
        assert_eq!(newcombe_ratio((1, 2), (0, 2)), None);
    }

    #[test]
    fn nobody_of_whom_is_counted_in_the_first_group_is_a_ratio_from_0() {
        let found = miettinen_nurminen_ratio((0, 20), (10, 20)).unwrap();
        near(found.low, 0.0, 0.0);
        assert!(found.high > 0.1 && found.high < 1.0);
    }

    proptest! {
        #[test]
        fn intervals_hold_the_value_and_turn_over_with_the_groups(
            n1 in 1_u64..300, n2 in 1_u64..300, a in 0_u64..300, b in 0_u64..300,
        ) {
            let (first, second) = ((a % (n1 + 1), n1), (b % (n2 + 1), n2));
            let (p1, p2) = (first.0 as f64 / n1 as f64, second.0 as f64 / n2 as f64);
            let forth = miettinen_nurminen_difference(first, second).unwrap();
            let back = miettinen_nurminen_difference(second, first).unwrap();
            prop_assert!(forth.low <= p1 - p2 + 1e-9 && p1 - p2 <= forth.high + 1e-9);
            prop_assert!((forth.low + back.high).abs() < 1e-6);
            let mee = mee_difference(first, second).unwrap();
            prop_assert!(forth.low <= mee.low + 1e-9 && mee.high <= forth.high + 1e-9);
            if let (Some(forth), Some(back)) =
                (miettinen_nurminen_ratio(first, second), miettinen_nurminen_ratio(second, first))
            {
                prop_assert!(forth.low <= p1 / p2 * (1.0 + 1e-9) && p1 / p2 <= forth.high * (1.0 + 1e-9));
                prop_assert!((forth.low * back.high - 1.0).abs() < 1e-6);
            }
        }
    }
}
