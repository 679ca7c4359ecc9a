//! # Segregation against chance
//!
//! - **Definition.** How unevenly women and men are spread over units (or roles, or ranks), each index beside the
//!   value it would have on average if gender played no part.
//! - **Formula.** Expected values hold the size of each unit and the number of women fixed and let chance fill the
//!   posts: the women of unit `i` are then hypergeometric, so `E[D] = ½ Σ E|F_i/F − M_i/M|` and
//!   `E[M] = Σ E[contribution of i]` are exact sums over that distribution, and `E[H] = E[M] / E`. Nothing is
//!   simulated.
//! - **Range.** Each between 0 and 1 (M: 0 to 0.693); expected values fall with the size of the units.
//! - **Undefined when.** The whole is without women or without men.
//! - **Reads as.** "D = 0.14, by chance alone 0.11": many small units look segregated without being so. Only what lies
//!   clearly above chance is a finding: reports say so where `2 n M` exceeds its expected value by at least two standard
//!   deviations, `√(2 (units − 1))` each.
//! - **Reference.** Winship (1977), *Social Forces* 55; values of the R package `segregation`.
//! - **Worked example.** Women (40, 20, 5, 1) and men (20, 40, 60, 80) in four units: D = 0.609, by chance 0.098.

mod dissimilarity;
mod expected;
mod karmel_maclachlan;
mod local;
mod mutual_information;
mod theil;
mod within;

pub use dissimilarity::dissimilarity;
pub use expected::{expected_dissimilarity, expected_mutual_information, expected_theil};
pub use karmel_maclachlan::karmel_maclachlan;
pub use local::{LocalScore, local_scores};
pub use mutual_information::mutual_information;
pub use theil::{gender_entropy, theil};
pub use within::{BetweenWithin, between_within};

use crate::domain::{GenderCount, Headcount};

/// An index and its expected value if gender played no part.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct AgainstChance {
    /// As counted.
    pub value: f64,
    /// Mean under no segregation with the same margins.
    pub expected: f64,
}

impl AgainstChance {
    /// What lies above chance; negative where women and men are mixed more evenly than chance would mix them.
    #[must_use]
    pub fn excess(&self) -> f64 {
        self.value - self.expected
    }
}

/// The indices of one breakdown.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Segregation {
    /// Women and men in all units.
    pub base: Headcount,
    /// Units with at least one woman or man.
    pub units: usize,
    /// Duncan's D.
    pub dissimilarity: AgainstChance,
    /// Theil's H.
    pub theil: AgainstChance,
    /// Mutual information M, in nats.
    pub mutual_information: AgainstChance,
    /// Karmel and MacLachlan's IP: share of all staff who would have to move.
    pub to_move: f64,
}

impl Segregation {
    /// Whether M lies at least two standard deviations above its expected value, by the large-sample law of the G statistic
    /// `2 n M`, whose variance without segregation is `2 (units − 1)`.
    #[must_use]
    pub fn is_beyond_chance(&self) -> bool {
        let degrees = self.units.saturating_sub(1) as f64;
        let excess = 2.0 * self.base as f64 * self.mutual_information.excess();
        degrees > 0.0 && excess >= 2.0 * (2.0 * degrees).sqrt()
    }
}

/// All indices of a breakdown; `None` where it has no women or no men.
#[must_use]
pub fn segregation(units: &[GenderCount]) -> Option<Segregation> {
    let whole = both_genders(units)?;
    Some(Segregation {
        base: whole.base(),
        units: units.iter().filter(|unit| unit.base() > 0).count(),
        dissimilarity: AgainstChance { value: dissimilarity(units)?, expected: expected_dissimilarity(units)? },
        theil: AgainstChance { value: theil(units)?, expected: expected_theil(units)? },
        mutual_information: AgainstChance {
            value: mutual_information(units)?,
            expected: expected_mutual_information(units)?,
        },
        to_move: karmel_maclachlan(units)?,
    })
}

/// The sum of the units, if it has women and men.
fn both_genders(units: &[GenderCount]) -> Option<GenderCount> {
    let whole: GenderCount = units.iter().copied().sum();
    (whole.women > 0 && whole.men > 0).then_some(whole)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::measure::check::{any_units, near, uk_grades, units};

    #[test]
    fn grades_of_the_uk_civil_service() {
        let found = segregation(&uk_grades()).unwrap();
        near(found.dissimilarity.value, 0.064_724_6, 5e-8);
        near(found.to_move, 0.032_166_1, 5e-8);
        near(found.mutual_information.value, 0.002_313_58, 5e-9);
        near(found.theil.value, 0.003_352_46, 5e-9);
        assert_eq!((found.base, found.units), (468_260, 5));
    }

    #[test]
    fn only_what_chance_would_hardly_do_is_beyond_chance() {
        let of = |women: &[u64], men: &[u64]| segregation(&units(women, men)).unwrap().is_beyond_chance();
        // One woman in each of ten pairs, and the same in five pairs of women and five of men.
        assert!(!of(&[1; 10], &[1; 10]));
        assert!(of(&[2, 2, 2, 2, 2, 0, 0, 0, 0, 0], &[0, 0, 0, 0, 0, 2, 2, 2, 2, 2]));
        // Four small units that differ by one person each.
        assert!(!of(&[2, 1, 2, 1], &[1, 2, 1, 2]));
        assert!(of(&[40, 20, 5, 1], &[20, 40, 60, 80]));
        assert!(segregation(&uk_grades()).unwrap().is_beyond_chance());
    }

    #[test]
    fn temporary_and_part_time_posts_of_the_home_office() {
        let years = [
            ([16, 341, 113, 980], [10, 108, 38, 1_012], 0.190_58, 0.038_195),
            ([18, 152, 139, 1_062], [5, 135, 25, 979], 0.088_29, 0.022_790),
            ([48, 157, 125, 957], [24, 146, 35, 948], 0.083_25, 0.016_277),
        ];
        for (women, men, d, h) in years {
            let found = segregation(&units(&women, &men)).unwrap();
            near(found.dissimilarity.value, d, 5e-6);
            near(found.theil.value, h, 5e-7);
        }
    }

    proptest! {
        #[test]
        fn indices_stay_in_range_and_forget_the_order_of_units(units in any_units()) {
            let found = segregation(&units).unwrap();
            for index in [found.dissimilarity, found.theil] {
                prop_assert!((-1e-12..=1.0 + 1e-12).contains(&index.value));
                prop_assert!((0.0..=1.0 + 1e-12).contains(&index.expected));
            }
            let reversed: Vec<_> = units.iter().rev().copied().collect();
            prop_assert!((segregation(&reversed).unwrap().theil.value - found.theil.value).abs() < 1e-12);
        }

        #[test]
        fn an_empty_unit_changes_nothing(units in any_units()) {
            let with_empty: Vec<_> = units.iter().copied().chain([GenderCount::default()]).collect();
            prop_assert_eq!(segregation(&with_empty), segregation(&units));
        }

        #[test]
        fn equal_shares_are_no_segregation(sizes in prop::collection::vec(1_u64..50, 1..6)) {
            let women: Vec<_> = sizes.iter().map(|it| it * 2).collect();
            let men: Vec<_> = sizes.iter().map(|it| it * 3).collect();
            let found = segregation(&units(&women, &men)).unwrap();
            prop_assert!(found.dissimilarity.value.abs() < 1e-12 && found.theil.value.abs() < 1e-12);
        }
    }
}
