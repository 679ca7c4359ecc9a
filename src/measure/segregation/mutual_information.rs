//! # Mutual information index M
//!
//! - **Definition.** How much knowing a person's unit tells of their gender, in nats.
//! - **Formula.** `Σ p_ug ln(p_ug / (p_u p_g))` over units `u` and genders `g`.
//! - **Range.** 0 (nothing) to the gender entropy of the whole, at most `ln 2 = 0.693`.
//! - **Undefined when.** The whole is without women or without men.
//! - **Reads as.** On its own hard to read; it splits exactly into parts between and within groups of units, and into
//!   the contributions of units.
//! - **Reference.** Theil and Finizza (1971); Mora and Ruiz-Castillo (2011), *Sociological Methodology* 41; R package
//!   `segregation`.
//! - **Worked example.** Women (40, 20, 5, 1), men (20, 40, 60, 80): 0.1866. Two units, one of women and one of men
//!   alone: `ln 2`.

use super::local::contribution;
use super::{GenderCount, both_genders};

/// Mutual information of unit and gender in nats; `None` without women or without men.
#[must_use]
pub fn mutual_information(units: &[GenderCount]) -> Option<f64> {
    let whole = both_genders(units)?;
    Some(units.iter().map(|unit| contribution(unit, &whole)).sum())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::measure::check::{near, units};

    #[test]
    fn values_of_the_r_package() {
        near(mutual_information(&units(&[40, 20, 5, 1], &[20, 40, 60, 80])).unwrap(), 0.186_587, 5e-7);
        near(mutual_information(&units(&[70, 0], &[0, 70])).unwrap(), std::f64::consts::LN_2, 1e-12);
        assert_eq!(mutual_information(&units(&[70, 3], &[0, 0])), None);
    }
}
