//! # Promotion parity ratio
//!
//! - **Definition.** How many times as often eligible women were promoted as eligible men.
//! - **Formula.** `(promoted women / eligible women) / (promoted men / eligible men)`, with Katz's interval on the log scale
//!   as in *Ratios between two groups*.
//! - **Range.** Above 0; 1 means equal, below 1 women are promoted less often.
//! - **Undefined when.** Either gender has nobody eligible or nobody promoted; there the score interval of
//!   *Score intervals* still says something.
//! - **Reads as.** "For every 100 men promoted, 72 women were" when as many women as men are eligible. An interval that holds
//!   1 settles nothing.
//! - **Reference.** Katz et al. (1978), *Biometrics* 34; the form "for every 100 men" of `LeanIn.Org` and `McKinsey`, *Women
//!   in the Workplace*.
//! - **Worked example.** 18 of 250 women and 40 of 400 men: 0.72 (0.42 to 1.23), 72 women for every 100 men.

use super::Selection;
use crate::domain::Estimate;
use crate::measure::ratio::on_log_scale;

/// Rate of promotion of women over that of men with its 95 % interval; candidates are the eligible, the base is all of them.
#[must_use]
pub fn promotion_parity_ratio(women: &Selection, men: &Selection) -> Option<Estimate> {
    let term = |it: &Selection| 1.0 / it.selected as f64 - 1.0 / it.candidates as f64;
    let base = women.candidates.saturating_add(men.candidates);
    on_log_scale(women.fraction() / men.fraction(), term(women) + term(men), base)
}

/// Women promoted for every 100 men, as if as many women as men were eligible, in whole people.
#[must_use]
pub fn for_every_hundred_men(ratio: &Estimate) -> u64 {
    crate::domain::rounding::nearest(ratio.value * 100.0)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::domain::GenderCount;
    use crate::measure::check::near;
    use crate::measure::ratio_of_shares;

    fn of(selected: u64, candidates: u64) -> Selection {
        Selection::of(selected, candidates).unwrap()
    }

    #[test]
    fn seventy_two_women_for_every_hundred_men() {
        let found = promotion_parity_ratio(&of(18, 250), &of(40, 400)).unwrap();
        near(found.value, 0.72, 1e-12);
        near(found.low, 0.42, 5e-3);
        near(found.high, 1.23, 5e-3);
        assert_eq!((found.base, for_every_hundred_men(&found)), (650, 72));
    }

    #[test]
    fn temporary_posts_of_the_home_office_have_the_published_ratios() {
        for (women, men, value, low, high) in [
            (of(357, 1_450), of(118, 1_168), 2.437, 2.009, 2.957),
            (of(170, 1_371), of(140, 1_144), 1.013, 0.822, 1.249),
            (of(205, 1_287), of(170, 1_153), 1.080, 0.896, 1.303),
        ] {
            let found = promotion_parity_ratio(&women, &men).unwrap();
            near(found.value, value, 5e-4);
            near(found.low, low, 5e-4);
            near(found.high, high, 5e-4);
        }
    }

    #[test]
    fn nobody_promoted_has_no_ratio() {
        assert_eq!(promotion_parity_ratio(&of(0, 9), &of(1, 9)), None);
        assert_eq!(promotion_parity_ratio(&of(1, 9), &of(0, 9)), None);
    }

    proptest! {
        #[test]
        fn the_ratio_is_that_of_shares(a in 1_u64..50, more in 0_u64..50, b in 1_u64..50, others in 0_u64..50) {
            let found = promotion_parity_ratio(&of(a, a + more), &of(b, b + others)).unwrap();
            let shares = ratio_of_shares(&GenderCount::known(a, more), &GenderCount::known(b, others)).unwrap();
            prop_assert!((found.value - shares.value).abs() < 1e-12 && found.base == shares.base);
            prop_assert!((found.low / shares.low - 1.0).abs() < 1e-9 && (found.high / shares.high - 1.0).abs() < 1e-9);
        }
    }
}
