//! # Wilson interval
//!
//! - **Definition.** The shares that a count of this size would not contradict at 95 %.
//! - **Formula.** `(p + z²/2n ± z √(p(1−p)/n + z²/4n²)) / (1 + z²/n)` with `z = 1.96` (to full precision 1.959964).
//! - **Range.** Within 0 and 1; 0 and 1 themselves only where nobody or everybody is counted.
//! - **Undefined when.** There is nobody.
//! - **Reads as.** How firmly the share stands: in a group of 20 without a woman, up to 16 % is not excluded. The
//!   staff list is complete, so this is not sampling error; it says how far chance alone (who happened to join, stay
//!   or leave) could have moved a group of this size.
//! - **Reference.** Wilson (1927), *Journal of the American Statistical Association* 22; values of Newcombe (1998),
//!   *Statistics in Medicine* 17.
//! - **Worked example.** 15 of 148: 6.24 to 16.05 %; 0 of 20: 0 to 16.11 %; 1 of 29: 0.61 to 17.18 %.

use crate::domain::{Headcount, Share};

/// Quantile of the normal distribution that leaves 2.5 % on each side.
pub const Z_95: f64 = 1.959_963_984_540_054;

/// Lower and upper end, both included.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Interval {
    /// Lower end.
    pub low: f64,
    /// Upper end.
    pub high: f64,
}

/// 95 % Wilson interval of `part` of `whole`, as fractions; `None` when `whole` is 0 or `part` exceeds it.
#[must_use]
pub fn wilson(part: Headcount, whole: Headcount) -> Option<Interval> {
    let p = Share::of(part, whole)?.fraction();
    let n = whole as f64;
    let z2 = Z_95 * Z_95;
    let centre = p + z2 / (2.0 * n);
    let reach = Z_95 * (p * (1.0 - p) / n + z2 / (4.0 * n * n)).sqrt();
    let scale = 1.0 + z2 / n;
    // At the ends centre and reach cancel only up to rounding.
    let low = if part == 0 { 0.0 } else { ((centre - reach) / scale).max(0.0) };
    let high = if part == whole { 1.0 } else { ((centre + reach) / scale).min(1.0) };
    Some(Interval { low, high })
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;
    use rstest::rstest;

    use super::*;
    use crate::measure::check::near;

    #[rstest]
    #[case(15, 148, 0.0624, 0.1605)]
    #[case(0, 20, 0.0, 0.1611)]
    #[case(1, 29, 0.0061, 0.1718)]
    #[case(81, 263, 0.2553, 0.3662)]
    #[case(15, 51, 0.187, 0.430)]
    fn newcombes_values_are_reproduced(#[case] part: u64, #[case] whole: u64, #[case] low: f64, #[case] high: f64) {
        let found = wilson(part, whole).unwrap();
        let tolerance = if whole == 51 { 5e-4 } else { 5e-5 };
        near(found.low, low, tolerance);
        near(found.high, high, tolerance);
    }

    #[test]
    fn nobody_has_no_interval() {
        assert_eq!(wilson(0, 0), None);
        assert_eq!(wilson(3, 2), None);
    }

    proptest! {
        #[test]
        fn the_interval_holds_the_share_and_mirrors_with_it(whole in 1_u64..5_000, part in 0_u64..5_000) {
            let part = part % (whole + 1);
            let found = wilson(part, whole).unwrap();
            let share = part as f64 / whole as f64;
            prop_assert!(0.0 <= found.low && found.low <= share && share <= found.high && found.high <= 1.0);
            let mirrored = wilson(whole - part, whole).unwrap();
            prop_assert!((found.low - (1.0 - mirrored.high)).abs() < 1e-12);
        }

        #[test]
        fn more_people_with_the_same_share_are_surer(part in 1_u64..200, rest in 1_u64..200) {
            let width = |times: u64| wilson(part * times, (part + rest) * times).map(|it| it.high - it.low);
            prop_assert!(width(2) < width(1));
        }
    }
}
