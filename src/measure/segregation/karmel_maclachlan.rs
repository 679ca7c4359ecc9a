//! # Karmel and MacLachlan's index IP
//!
//! - **Definition.** Share of all staff who would have to change unit for even balance, the size of each unit kept.
//! - **Formula.** `(1/N) Σ |(1−a) F_i − a M_i| = 2 a (1−a) D`, with `a` the share of women in the whole.
//! - **Range.** 0 to 0.5.
//! - **Undefined when.** The whole is without women or without men.
//! - **Reads as.** "0.03: three in a hundred people." Unlike D it also falls when one gender is rare.
//! - **Reference.** Karmel and MacLachlan (1988), *Economic Record* 64; the identity with D was checked numerically.
//! - **Worked example.** UK Civil Service 2021 by grade: 0.0322.

use super::{both_genders, dissimilarity};
use crate::domain::GenderCount;

/// Karmel and MacLachlan's IP of the units; `None` without women or without men.
#[must_use]
pub fn karmel_maclachlan(units: &[GenderCount]) -> Option<f64> {
    let a = both_genders(units)?.share_of_women()?.fraction();
    Some(2.0 * a * (1.0 - a) * dissimilarity(units)?)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::measure::check::any_units;

    proptest! {
        #[test]
        fn the_index_is_the_sum_of_people_who_would_move(units in any_units()) {
            let whole: GenderCount = units.iter().copied().sum();
            let a = whole.women as f64 / whole.base() as f64;
            let moves: f64 = units.iter().map(|it| ((1.0 - a) * it.women as f64 - a * it.men as f64).abs()).sum();
            let ip = karmel_maclachlan(&units).unwrap();
            prop_assert!((ip - moves / whole.base() as f64).abs() < 1e-12 && ip <= 0.5 + 1e-12);
        }
    }
}
