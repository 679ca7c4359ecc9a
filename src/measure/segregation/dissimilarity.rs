//! # Dissimilarity index D
//!
//! - **Definition.** Share of women (or of men) who would have to change unit for all units to have the same balance.
//! - **Formula.** `½ Σ |F_i/F − M_i/M|` over units `i`.
//! - **Range.** 0 (every unit has the balance of the whole) to 1 (no unit has both).
//! - **Undefined when.** The whole is without women or without men.
//! - **Reads as.** "0.25: a quarter of the women would have to move." It does not see where the imbalance lies, and
//!   rises with many small units: read it beside its value by chance.
//! - **Reference.** Duncan and Duncan (1955), *American Sociological Review* 20.
//! - **Worked example.** Women (100, 60, 40, 0), men (0, 40, 60, 100): 0.6. UK Civil Service 2021 by grade: 0.0647; by
//!   part-time and full-time: 0.2184.

use super::both_genders;
use crate::domain::GenderCount;

/// Duncan's D of the units; `None` without women or without men.
#[must_use]
pub fn dissimilarity(units: &[GenderCount]) -> Option<f64> {
    let whole = both_genders(units)?;
    let (women, men) = (whole.women as f64, whole.men as f64);
    Some(units.iter().map(|unit| (unit.women as f64 / women - unit.men as f64 / men).abs()).sum::<f64>() / 2.0)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;
    use rstest::rstest;

    use super::*;
    use crate::measure::check::{any_units, near, units};

    #[rstest]
    #[case(&[100, 60, 40, 0], &[0, 40, 60, 100], 0.6)]
    #[case(&[80, 80, 20, 20], &[20, 20, 80, 80], 0.6)]
    #[case(&[100, 100, 0, 0], &[0, 0, 100, 100], 1.0)]
    #[case(&[7, 7, 7], &[3, 3, 3], 0.0)]
    #[case(&[40, 20, 5, 1], &[20, 40, 60, 80], 0.609_091)]
    #[case(&[81_510, 181_160], &[20_420, 201_730], 0.218_393)]
    fn values_of_the_r_package(#[case] women: &[u64], #[case] men: &[u64], #[case] expected: f64) {
        near(dissimilarity(&units(women, men)).unwrap(), expected, 5e-7);
    }

    #[test]
    fn one_gender_alone_cannot_be_segregated() {
        assert_eq!(dissimilarity(&units(&[5, 6], &[0, 0])), None);
        assert_eq!(dissimilarity(&[]), None);
    }

    proptest! {
        #[test]
        fn splitting_a_unit_evenly_or_swapping_genders_changes_nothing(units in any_units()) {
            let doubled: Vec<_> = units.iter().map(|it| GenderCount::known(it.women * 2, it.men * 2)).collect();
            let split: Vec<_> = units.iter().chain(&units).copied().collect();
            let swapped: Vec<_> = units.iter().map(|it| GenderCount::known(it.men, it.women)).collect();
            let d = dissimilarity(&units).unwrap();
            for same in [doubled, split, swapped] {
                prop_assert!((dissimilarity(&same).unwrap() - d).abs() < 1e-12);
            }
        }
    }
}
