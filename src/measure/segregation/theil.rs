//! # Theil's information index H
//!
//! - **Definition.** Mutual information as a part of the most it could be, the gender entropy of the whole.
//! - **Formula.** `H = M / E`, `E = −a ln a − (1−a) ln(1−a)`, with `a` the share of women in the whole.
//! - **Range.** 0 (even) to 1 (no unit has both).
//! - **Undefined when.** The whole is without women or without men.
//! - **Reads as.** Like D a number between 0 and 1, but it also sees changes within the lower and the upper half of
//!   the units. It is normalised by the entropy of gender, not of units; the other choice gives another number.
//! - **Reference.** Theil and Finizza (1971), *Journal of Mathematical Sociology* 1; R package `segregation`.
//! - **Worked example.** Women (100, 60, 40, 0), men (0, 40, 60, 100): 0.5145; women (80, 80, 20, 20), men (20, 20,
//!   80, 80): 0.2781. D is 0.6 for both.

use super::{GenderCount, both_genders, mutual_information};

/// Theil's H of the units; `None` without women or without men.
#[must_use]
pub fn theil(units: &[GenderCount]) -> Option<f64> {
    Some(mutual_information(units)? / gender_entropy(&both_genders(units)?)?)
}

/// Entropy of gender in nats; `None` for nobody, 0 for one gender alone.
#[must_use]
pub fn gender_entropy(count: &GenderCount) -> Option<f64> {
    let a = count.share_of_women()?.fraction();
    let term = |p: f64| if p > 0.0 { -p * p.ln() } else { 0.0 };
    Some(term(a) + term(1.0 - a))
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;
    use rstest::rstest;

    use super::*;
    use crate::measure::check::{any_units, near, units};

    #[rstest]
    #[case(&[100, 60, 40, 0], &[0, 40, 60, 100], 0.514_525)]
    #[case(&[80, 80, 20, 20], &[20, 20, 80, 80], 0.278_072)]
    #[case(&[40, 20, 5, 1], &[20, 40, 60, 80], 0.333_036)]
    #[case(&[81_510, 181_160], &[20_420, 201_730], 0.055_201_4)]
    #[case(&[9, 0], &[0, 5], 1.0)]
    fn values_of_the_r_package(#[case] women: &[u64], #[case] men: &[u64], #[case] expected: f64) {
        near(theil(&units(women, men)).unwrap(), expected, 5e-7);
    }

    proptest! {
        #[test]
        fn merging_units_never_adds_segregation(units in any_units()) {
            let mut merged = units.clone();
            let last = merged.pop().unwrap();
            merged[0] += last;
            prop_assert!(theil(&merged).unwrap() <= theil(&units).unwrap() + 1e-12);
        }
    }
}
