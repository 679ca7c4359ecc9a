//! # Exact intervals of a share
//!
//! - **Definition.** The shares under which a count as low, or as high, as ours is not rarer than 2.5 %, computed from the
//!   binomial distribution itself. *Clopper-Pearson* counts our own count wholly on both sides, *mid-p* by half.
//! - **Formula.** Clopper-Pearson: `P(X ≥ x | low) = 0.025` and `P(X ≤ x | high) = 0.025`; mid-p: the same with
//!   `P(X > x) + ½ P(X = x)` and `P(X < x) + ½ P(X = x)`. `P(X ≥ x | p)` is the regularised incomplete beta function
//!   `I_p(x, n − x + 1)`.
//! - **Range.** Within 0 and 1; 0 and 1 themselves only where nobody or everybody is counted.
//! - **Undefined when.** There is nobody.
//! - **Reads as.** The Wilson interval is the one shown. Clopper-Pearson never covers less than 95 % and is wider; mid-p
//!   covers about 95 %. They are for whoever must name an exact method.
//! - **Reference.** Clopper and Pearson (1934), *Biometrika* 26; Berry and Armitage (1995), *The Statistician* 44; values
//!   of Newcombe (1998), *Statistics in Medicine* 17.
//! - **Worked example.** 15 of 148: Clopper-Pearson 5.78 to 16.17 %, mid-p 6.01 to 15.81 %; 0 of 20: 0 to 16.84 % and 0 to
//!   13.91 %.

use statrs::function::beta::checked_beta_reg;

use super::interval::Interval;
use crate::domain::Headcount;

/// What an interval leaves out on each side.
const TAIL: f64 = 0.025;

/// Halvings of the range in which an end is sought: enough for the last binary digit.
const HALVINGS: usize = 60;

/// Share of the probability of our own count that is counted on each side.
#[derive(Clone, Copy)]
enum Own {
    Whole,
    Half,
}

/// 95 % Clopper-Pearson interval of `part` of `whole`, as fractions; `None` when `whole` is 0 or `part` exceeds it.
#[must_use]
pub fn clopper_pearson(part: Headcount, whole: Headcount) -> Option<Interval> {
    interval(part, whole, Own::Whole)
}

/// 95 % mid-p interval of `part` of `whole`, as fractions; `None` when `whole` is 0 or `part` exceeds it.
#[must_use]
pub fn mid_p(part: Headcount, whole: Headcount) -> Option<Interval> {
    interval(part, whole, Own::Half)
}

fn interval(part: Headcount, whole: Headcount, own: Own) -> Option<Interval> {
    let low = lower_end(part, whole, own)?;
    // From above, the people counted are those that are not in the part.
    let high = 1.0 - lower_end(whole.checked_sub(part)?, whole, own)?;
    Some(Interval { low, high })
}

/// Share under which `part` people or more are as rare as [`TAIL`].
fn lower_end(part: Headcount, whole: Headcount, own: Own) -> Option<f64> {
    if whole == 0 || part > whole {
        return None;
    }
    if part == 0 {
        return Some(0.0);
    }
    let tail = |p: f64| match own {
        Own::Whole => chance_of_at_least(part, whole, p),
        Own::Half => f64::midpoint(chance_of_at_least(part, whole, p), chance_of_at_least(part + 1, whole, p)),
    };
    Some(where_reached(0.0, 1.0, |p| tail(p) >= TAIL))
}

/// The least number between `low` and `high` at which `reached` holds, where it holds from some number on.
pub(super) fn where_reached(low: f64, high: f64, reached: impl Fn(f64) -> bool) -> f64 {
    let (mut low, mut high) = (low, high);
    for _ in 0..HALVINGS {
        let middle = f64::midpoint(low, high);
        if reached(middle) {
            high = middle;
        } else {
            low = middle;
        }
    }
    f64::midpoint(low, high)
}

/// Probability that `part` or more of `whole` people are women when each is one with probability `p`.
pub(super) fn chance_of_at_least(part: Headcount, whole: Headcount, p: f64) -> f64 {
    if part == 0 {
        return 1.0;
    }
    let rest = whole.checked_sub(part).map(|rest| rest as f64 + 1.0);
    rest.and_then(|rest| checked_beta_reg(part as f64, rest, p.clamp(0.0, 1.0)).ok()).unwrap_or(0.0)
}

/// Probability that `part` or fewer of `whole` people are women when each is one with probability `p`.
pub(super) fn chance_of_at_most(part: Headcount, whole: Headcount, p: f64) -> f64 {
    whole.checked_sub(part).map_or(1.0, |rest| chance_of_at_least(rest, whole, 1.0 - p))
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;
    use rstest::rstest;

    use super::*;
    use crate::measure::check::near;
    use crate::measure::interval::wilson;

    #[rstest]
    #[case(15, 148, (0.0578, 0.1617), (0.0601, 0.1581))]
    #[case(0, 20, (0.0, 0.1684), (0.0, 0.1391))]
    #[case(1, 29, (0.0009, 0.1776), (0.0017, 0.1585))]
    fn newcombes_values_are_reproduced(
        #[case] part: u64,
        #[case] whole: u64,
        #[case] exact: (f64, f64),
        #[case] mid: (f64, f64),
    ) {
        for (found, (low, high)) in [(clopper_pearson(part, whole), exact), (mid_p(part, whole), mid)] {
            near(found.unwrap().low, low, 5e-5);
            near(found.unwrap().high, high, 5e-5);
        }
    }

    #[test]
    fn nobody_has_no_interval() {
        assert_eq!((clopper_pearson(0, 0), mid_p(3, 2)), (None, None));
    }

    #[test]
    fn probabilities_of_few_people_are_those_counted_by_hand() {
        near(chance_of_at_least(2, 3, 0.5), 0.5, 1e-12);
        near(chance_of_at_most(0, 3, 0.5), 0.125, 1e-12);
        near(chance_of_at_most(3, 3, 0.5), 1.0, 0.0);
        near(chance_of_at_least(4, 3, 0.5), 0.0, 0.0);
    }

    proptest! {
        #[test]
        fn mid_p_lies_within_clopper_pearson_and_both_hold_the_share(whole in 1_u64..3_000, part in 0_u64..3_000) {
            let part = part % (whole + 1);
            let (wide, mid) = (clopper_pearson(part, whole).unwrap(), mid_p(part, whole).unwrap());
            let share = part as f64 / whole as f64;
            prop_assert!(wide.low <= mid.low + 1e-12 && mid.high <= wide.high + 1e-12);
            prop_assert!(mid.low <= share && share <= mid.high);
            let mirrored = clopper_pearson(whole - part, whole).unwrap();
            prop_assert!((wide.low - (1.0 - mirrored.high)).abs() < 1e-12);
        }

        #[test]
        fn many_people_leave_little_between_exact_and_wilson(part in 2_000_u64..8_000) {
            let (exact, wilson) = (mid_p(part, 10_000).unwrap(), wilson(part, 10_000).unwrap());
            prop_assert!((exact.low - wilson.low).abs() < 1e-4 && (exact.high - wilson.high).abs() < 1e-4);
        }
    }
}
