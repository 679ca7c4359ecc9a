//! # Difference of two shares
//!
//! - **Definition.** Share of women in one group less that in another, with Newcombe's hybrid score interval.
//! - **Formula.** `d = p1 − p2`; from `d − √((p1−l1)² + (u2−p2)²)` to `d + √((u1−p1)² + (p2−l2)²)`, where `l` and `u`
//!   are the ends of each share's Wilson interval. In percentage points.
//! - **Range.** −100 to 100 percentage points.
//! - **Undefined when.** Either group has neither women nor men.
//! - **Reads as.** "Women are 5.2 to 33.4 points more frequent here than there." An interval that holds 0 settles
//!   nothing. It is made for two groups of different people, such as joiners and leavers: whether women are
//!   more frequent among those who join than among those who leave.
//! - **Reference.** Newcombe (1998), *Statistics in Medicine* 17, method 10.
//! - **Worked example.** 56 of 70 against 48 of 80: 20.0 points (5.24 to 33.39); 5 of 56 against 0 of 29: 8.9 points
//!   (−3.81 to 19.26).

use super::interval::wilson;
use crate::domain::{Estimate, GenderCount};

/// Share of women in `first` less that in `second`, in percentage points, with Newcombe's 95 % interval.
/// The base is the women and men of both.
#[must_use]
pub fn difference_of_shares(first: &GenderCount, second: &GenderCount) -> Option<Estimate> {
    let (p1, p2) = (first.share_of_women()?.fraction(), second.share_of_women()?.fraction());
    let (one, two) = (wilson(first.women, first.base())?, wilson(second.women, second.base())?);
    let value = p1 - p2;
    let low = value - (p1 - one.low).hypot(two.high - p2);
    let high = value + (one.high - p1).hypot(p2 - two.low);
    Some(Estimate {
        value: value * 100.0,
        low: low * 100.0,
        high: high * 100.0,
        base: first.base().saturating_add(second.base()),
    })
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;
    use rstest::rstest;

    use super::*;
    use crate::measure::check::{any_count, near};

    #[rstest]
    #[case((5, 56), (0, 29), -3.81, 19.26)]
    #[case((56, 70), (48, 80), 5.24, 33.39)]
    #[case((357, 1_450), (118, 1_168), 11.68, 17.31)]
    fn newcombes_values_are_reproduced(
        #[case] (x1, n1): (u64, u64),
        #[case] (x2, n2): (u64, u64),
        #[case] low: f64,
        #[case] high: f64,
    ) {
        let (one, two) = (GenderCount::known(x1, n1 - x1), GenderCount::known(x2, n2 - x2));
        let found = difference_of_shares(&one, &two).unwrap();
        near(found.low, low, 5e-3);
        near(found.high, high, 5e-3);
        assert_eq!(found.base, n1 + n2);
    }

    proptest! {
        #[test]
        fn swapping_the_groups_swaps_the_sign(one in any_count(), two in any_count()) {
            match (difference_of_shares(&one, &two), difference_of_shares(&two, &one)) {
                (Some(forth), Some(back)) => {
                    prop_assert!((forth.value + back.value).abs() < 1e-9);
                    prop_assert!((forth.low + back.high).abs() < 1e-9);
                    prop_assert!(forth.low <= forth.value && forth.value <= forth.high);
                    prop_assert!(forth.low >= -100.0 - 1e-9 && forth.high <= 100.0 + 1e-9);
                }
                (None, None) => prop_assert!(one.base() == 0 || two.base() == 0),
                _ => prop_assert!(false, "defined one way only"),
            }
        }
    }
}
