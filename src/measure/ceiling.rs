//! # Glass-ceiling index
//!
//! - **Definition.** Share of women in all ranks considered over their share in the top of them.
//! - **Formula.** `(F/N of all) / (F/N of the top)`; the top is part of all. Interval by the delta method on the
//!   logarithm, with the top and the rest as independent groups:
//!   `var = (n_t/(n p) − 1/p_t)² p_t(1−p_t)/n_t + (n_r/(n p))² p_r(1−p_r)/n_r`.
//! - **Range.** Above 0; 1 means the top mirrors the rest, above 1 there is a ceiling.
//! - **Undefined when.** There are no women at the top (the index would be infinite: say "no women at the top"), or the
//!   top holds more people than all.
//! - **Reads as.** "1.15: women are 1.15 times as frequent in the ranks as a whole as at the top."
//! - **Reference.** European Commission, *She Figures*; EIGE indicator metadata. The interval is this project's own.
//! - **Worked example.** UK Civil Service on 31 March 2021: 53.89 % of all known grades, 46.78 % of the senior civil
//!   service, index 1.152.

use super::ratio::on_log_scale;
use crate::domain::{Estimate, GenderCount};

/// Share of women in `all` over that in `top`, which is part of `all`, with its 95 % interval.
#[must_use]
pub fn glass_ceiling_index(all: &GenderCount, top: &GenderCount) -> Option<Estimate> {
    let rest = GenderCount::known(all.women.checked_sub(top.women)?, all.men.checked_sub(top.men)?);
    let p = all.share_of_women()?.fraction();
    let p_top = top.share_of_women()?.fraction();
    let n = all.base() as f64;
    let by_top = (top.base() as f64 / (n * p) - 1.0 / p_top).powi(2) * variance(top);
    let by_rest = (rest.base() as f64 / (n * p)).powi(2) * variance(&rest);
    on_log_scale(p / p_top, by_top + by_rest, all.base())
}

/// Variance of the share of women; 0 for nobody.
fn variance(count: &GenderCount) -> f64 {
    count.share_of_women().map_or(0.0, |share| share.fraction() * (1.0 - share.fraction()) / count.base() as f64)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::measure::check::{any_count, near, uk_grades};

    #[test]
    fn the_uk_civil_service_has_a_ceiling_of_1_15() {
        let grades = uk_grades();
        let all: GenderCount = grades.iter().copied().sum();
        let index = glass_ceiling_index(&all, &grades[4]).unwrap();
        near(index.value, 1.15214, 5e-6);
        assert!(index.low > 1.0 && index.low < index.value && index.value < index.high);
    }

    #[test]
    fn customs_administrations_of_2024_have_a_ceiling_of_1_5() {
        let index = glass_ceiling_index(&GenderCount::known(360, 640), &GenderCount::known(24, 76)).unwrap();
        near(index.value, 1.5, 1e-12);
    }

    #[test]
    fn no_women_at_the_top_or_a_top_that_is_no_part_has_no_index() {
        assert_eq!(glass_ceiling_index(&GenderCount::known(9, 9), &GenderCount::known(0, 4)), None);
        assert_eq!(glass_ceiling_index(&GenderCount::known(1, 9), &GenderCount::known(2, 4)), None);
        assert_eq!(glass_ceiling_index(&GenderCount::default(), &GenderCount::default()), None);
    }

    proptest! {
        #[test]
        fn a_top_that_is_everybody_has_index_one_without_doubt(all in any_count()) {
            if let Some(index) = glass_ceiling_index(&all, &all) {
                prop_assert!((index.low - 1.0).abs() < 1e-9 && (index.high - 1.0).abs() < 1e-9);
            }
        }

        #[test]
        fn an_index_is_above_one_just_when_the_top_has_the_lower_share(top in any_count(), rest in any_count()) {
            let all = top + rest;
            if let (Some(index), Some(of_top), Some(of_rest)) =
                (glass_ceiling_index(&all, &top), top.share_of_women(), rest.share_of_women())
            {
                let gap = of_rest.fraction() - of_top.fraction();
                prop_assert!(gap.abs() < 1e-9 || (index.value > 1.0) == (gap > 0.0));
            }
        }
    }
}
