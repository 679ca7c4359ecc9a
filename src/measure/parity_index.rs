//! # Parity index
//!
//! - **Definition.** Women per man.
//! - **Formula.** `F / M`; its interval is the share's Wilson interval, each end `s` turned into `s / (1 − s)`.
//! - **Range.** 0 upwards; 1 is parity, below 1 men are more, above 1 women are more.
//! - **Undefined when.** There are no men.
//! - **Reads as.** "0.88: 88 women for every 100 men." Always with its direction: 0.5 and 2 are equally far from
//!   parity.
//! - **Reference.** The form of the gender parity index of UNESCO and the UN statistics of education.
//! - **Worked example.** UK Civil Service on 31 March 2021, junior to senior: 1.2939, 1.3253, 1.0463, 0.9367, 0.8789.

use super::interval::wilson;
use crate::domain::{Estimate, GenderCount};

/// Women per man with its 95 % interval; `None` without men.
#[must_use]
pub fn parity_index(count: &GenderCount) -> Option<Estimate> {
    if count.men == 0 {
        return None;
    }
    let interval = wilson(count.women, count.base())?;
    let odds = |share: f64| share / (1.0 - share);
    let value = count.women as f64 / count.men as f64;
    Some(Estimate { value, low: odds(interval.low), high: odds(interval.high), base: count.base() })
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::measure::check::{any_count, near, uk_grades};

    #[test]
    fn grades_of_the_uk_civil_service() {
        for (grade, expected) in uk_grades().iter().zip([1.2939, 1.3253, 1.0463, 0.9367, 0.8789]) {
            near(parity_index(grade).unwrap().value, expected, 5e-5);
        }
    }

    #[test]
    fn no_men_no_index_no_women_zero() {
        assert_eq!(parity_index(&GenderCount::known(5, 0)), None);
        near(parity_index(&GenderCount::known(0, 5)).unwrap().value, 0.0, 0.0);
    }

    proptest! {
        #[test]
        fn the_index_is_finite_and_inside_its_interval(count in any_count()) {
            if let Some(index) = parity_index(&count) {
                prop_assert!(index.high.is_finite() && index.low <= index.value && index.value <= index.high);
            }
        }
    }
}
