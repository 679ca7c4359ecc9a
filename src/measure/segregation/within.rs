//! # Segregation between and within groups
//!
//! - **Definition.** Segregation over units split into a part between groups of units (directorates) and parts within
//!   each.
//! - **Formula.** `M = M(groups) + Σ p_s M(units of s)`; `H = H(groups) + Σ (E_s/E) p_s H(units of s)`, with `p_s`
//!   the group's share of the people and `E_s` its gender entropy. Within `s`, both mean `p_s M(units of s)`, for H
//!   over `E`.
//! - **Range.** Parts are 0 upwards and sum to the whole.
//! - **Undefined when.** The whole is without women or without men. A group of one gender adds 0 within.
//! - **Reads as.** "Of H = 0.12, 0.09 lies between directorates, 0.03 within them": the balance is decided by which
//!   directorate people join.
//! - **Reference.** Theil and Finizza (1971); Mora and Ruiz-Castillo (2011); R package `segregation`.
//! - **Worked example.** Women (40, 20 | 5, 1), men (20, 40 | 60, 80): H = 0.3330 = 0.2739 between + 0.0456 within
//!   the first group + 0.0135 within the second.

use super::{GenderCount, both_genders, gender_entropy, mutual_information};

/// Theil's H in parts.
#[derive(Clone, Debug, PartialEq)]
pub struct BetweenWithin {
    /// Over all units.
    pub total: f64,
    /// Over the groups.
    pub between: f64,
    /// Inside each group, in the order given.
    pub within: Vec<f64>,
}

impl BetweenWithin {
    /// Inside all groups together.
    #[must_use]
    pub fn within_sum(&self) -> f64 {
        self.within.iter().sum()
    }
}

/// H over all units of `groups`, split between and within them; `None` without women or without men.
/// Times [`gender_entropy`] of the whole, the parts are those of M.
#[must_use]
pub fn between_within<G: AsRef<[GenderCount]>>(groups: &[G]) -> Option<BetweenWithin> {
    let units: Vec<GenderCount> = groups.iter().flat_map(|group| group.as_ref().iter().copied()).collect();
    let sums: Vec<GenderCount> = groups.iter().map(|group| group.as_ref().iter().copied().sum()).collect();
    let whole = both_genders(&units)?;
    let entropy = gender_entropy(&whole)?;
    let within = |(group, sum): (&G, &GenderCount)| {
        let weight = sum.base() as f64 / whole.base() as f64;
        mutual_information(group.as_ref()).map_or(0.0, |m| weight * m / entropy)
    };
    Some(BetweenWithin {
        total: mutual_information(&units)? / entropy,
        between: mutual_information(&sums)? / entropy,
        within: groups.iter().zip(&sums).map(within).collect(),
    })
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::measure::check::{any_count, any_units, near, units};

    #[test]
    fn two_directorates_of_two_units() {
        let parts = between_within(&[units(&[40, 20], &[20, 40]), units(&[5, 1], &[60, 80])]).unwrap();
        near(parts.total, 0.3330, 5e-5);
        near(parts.between, 0.2739, 5e-5);
        near(parts.within[0], 0.0456, 5e-5);
        near(parts.within[1], 0.0135, 5e-5);
    }

    proptest! {
        #[test]
        fn between_and_within_sum_to_the_whole(
            first in any_units(),
            others in prop::collection::vec(prop::collection::vec(any_count(), 0..4), 0..4),
        ) {
            let groups: Vec<_> = std::iter::once(first).chain(others).collect();
            let parts = between_within(&groups).unwrap();
            prop_assert!((parts.between + parts.within_sum() - parts.total).abs() < 1e-12);
        }
    }
}
