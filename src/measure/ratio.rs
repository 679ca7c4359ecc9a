//! # Ratios between two groups
//!
//! - **Definition.** How many times more frequent women are in one group than in another: as a ratio of shares, and
//!   as a ratio of odds (women per man).
//! - **Formula.** Ratio of shares `(F1/N1) / (F2/N2)`, interval `exp(ln r ± z √(1/F1 − 1/N1 + 1/F2 − 1/N2))` (Katz).
//!   Odds ratio `(F1/M1) / (F2/M2)`, interval `exp(ln r ± z √(1/F1 + 1/M1 + 1/F2 + 1/M2))` (Woolf).
//! - **Range.** Above 0; 1 means equal.
//! - **Undefined when.** Either group is without women (both ratios), or without men (odds ratio): the interval would
//!   be infinite. The counts say more there.
//! - **Reads as.** "Women per man: 0.75 times as many among senior staff as among the others." The odds ratio
//!   is the same whichever gender is looked at (turned upside down), the ratio of shares is not.
//! - **Reference.** Katz et al. (1978), *Biometrics* 34; Woolf (1955), *Annals of Human Genetics* 19.
//! - **Worked example.** Home Office joiners 2004-05: 357 of 1,450 women and 118 of 1,168 men got temporary posts,
//!   ratio 2.437 (2.009 to 2.957). UK Civil Service 2021: senior civil service against all other grades, odds ratio
//!   0.7485 (0.7146 to 0.7840).

use super::interval::Z_95;
use crate::domain::{Estimate, GenderCount, Headcount};

/// Share of women in `first` over that in `second`, with Katz's 95 % interval; the base is the women and men of both.
#[must_use]
pub fn ratio_of_shares(first: &GenderCount, second: &GenderCount) -> Option<Estimate> {
    let ratio = first.share_of_women()?.fraction() / second.share_of_women()?.fraction();
    let (f1, n1) = (first.women as f64, first.base() as f64);
    let (f2, n2) = (second.women as f64, second.base() as f64);
    let variance = 1.0 / f1 - 1.0 / n1 + 1.0 / f2 - 1.0 / n2;
    on_log_scale(ratio, variance, first.base().saturating_add(second.base()))
}

/// Women per man in `first` over women per man in `second`, with Woolf's 95 % interval; the base is the women and men
/// of both.
#[must_use]
pub fn odds_ratio(first: &GenderCount, second: &GenderCount) -> Option<Estimate> {
    let [f1, m1, f2, m2] = [first.women, first.men, second.women, second.men].map(|it| it as f64);
    let variance = 1.0 / f1 + 1.0 / m1 + 1.0 / f2 + 1.0 / m2;
    on_log_scale((f1 / m1) / (f2 / m2), variance, first.base().saturating_add(second.base()))
}

/// `ratio` with the 95 % interval that `variance` of its logarithm gives; `None` unless all of it is finite and above
/// 0.
pub(super) fn on_log_scale(ratio: f64, variance: f64, base: Headcount) -> Option<Estimate> {
    let factor = (Z_95 * variance.max(0.0).sqrt()).exp();
    let estimate = Estimate { value: ratio, low: ratio / factor, high: ratio * factor, base };
    let sound =
        variance.is_finite() && [estimate.low, ratio, estimate.high].iter().all(|it| it.is_finite() && *it > 0.0);
    sound.then_some(estimate)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;
    use rstest::rstest;

    use super::*;
    use crate::measure::check::{any_count, near, uk_grades};

    #[rstest]
    #[case((357, 1_450), (118, 1_168), 2.437, 2.009, 2.957)]
    #[case((170, 1_371), (140, 1_144), 1.013, 0.822, 1.249)]
    fn katz_intervals_of_temporary_posts(
        #[case] (x1, n1): (u64, u64),
        #[case] (x2, n2): (u64, u64),
        #[case] value: f64,
        #[case] low: f64,
        #[case] high: f64,
    ) {
        let (one, two) = (GenderCount::known(x1, n1 - x1), GenderCount::known(x2, n2 - x2));
        let found = ratio_of_shares(&one, &two).unwrap();
        near(found.value, value, 5e-4);
        near(found.low, low, 5e-4);
        near(found.high, high, 5e-4);
    }

    #[test]
    fn odds_of_women_in_the_senior_civil_service_and_in_part_time_posts() {
        let grades = uk_grades();
        let others: GenderCount = grades[..4].iter().copied().sum();
        let senior = odds_ratio(&grades[4], &others).unwrap();
        near(senior.value, 0.7485, 5e-5);
        near(senior.low, 0.7146, 5e-5);
        near(senior.high, 0.7840, 5e-5);
        let part_time = odds_ratio(&GenderCount::known(81_510, 20_420), &GenderCount::known(181_160, 201_730)).unwrap();
        near(part_time.value, 4.445, 5e-4);
        near(part_time.low, 4.372, 5e-4);
        near(part_time.high, 4.519, 5e-4);
    }

    #[test]
    fn a_group_without_women_has_no_ratio() {
        let (none, some) = (GenderCount::known(0, 9), GenderCount::known(4, 5));
        assert_eq!(ratio_of_shares(&none, &some), None);
        assert_eq!(ratio_of_shares(&some, &none), None);
        assert_eq!(odds_ratio(&some, &GenderCount::known(9, 0)), None);
        assert_eq!(ratio_of_shares(&some, &GenderCount::default()), None);
    }

    proptest! {
        #[test]
        fn swapping_the_groups_inverts_the_ratio(one in any_count(), two in any_count()) {
            for ratio in [ratio_of_shares, odds_ratio] {
                if let (Some(forth), Some(back)) = (ratio(&one, &two), ratio(&two, &one)) {
                    prop_assert!((forth.value * back.value - 1.0).abs() < 1e-9);
                    prop_assert!((forth.low * back.high - 1.0).abs() < 1e-9);
                }
            }
        }
    }
}
