//! # Local segregation of a unit
//!
//! - **Definition.** How far one unit's balance of women and men is from that of the whole, and how much of the index
//!   it makes.
//! - **Formula.** Score `L_u = Σ_g p(g|u) ln(p(g|u) / p(g))`; contribution `p_u L_u`; the contributions sum to M.
//! - **Range.** 0 upwards; 0 for a unit with the balance of the whole.
//! - **Undefined when.** The whole is without women or without men; the score also for a unit with nobody.
//! - **Reads as.** A high score in a small unit contributes little: rank units by contribution to see where segregation
//!   sits. The share of women says in which direction.
//! - **Reference.** Alonso-Villar and Del Río (2010), *Mathematical Social Sciences* 60; R package `segregation`.
//! - **Worked example.** UK senior civil service 2021 among all grades: score 0.01015.

use super::{GenderCount, both_genders};

/// What one unit adds.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct LocalScore {
    /// Local score in nats; `None` for a unit with nobody.
    pub score: Option<f64>,
    /// Part of M that the unit makes, in nats.
    pub contribution: f64,
    /// Part of M that the unit makes, as a fraction; `None` where M is 0.
    pub share_of_index: Option<f64>,
}

/// One score a unit, in the order given; `None` without women or without men.
#[must_use]
pub fn local_scores(units: &[GenderCount]) -> Option<Vec<LocalScore>> {
    let whole = both_genders(units)?;
    let m: f64 = units.iter().map(|unit| contribution(unit, &whole)).sum();
    let score = |unit: &GenderCount| {
        let contribution = contribution(unit, &whole);
        LocalScore {
            score: (unit.base() > 0).then(|| contribution * whole.base() as f64 / unit.base() as f64),
            contribution,
            share_of_index: (m > 0.0).then(|| contribution / m),
        }
    };
    Some(units.iter().map(score).collect())
}

/// `p_u L_u` of a unit in a whole with women and men.
pub(super) fn contribution(unit: &GenderCount, whole: &GenderCount) -> f64 {
    let n = whole.base() as f64;
    let size = unit.base() as f64;
    let term = |part: u64, all: u64| {
        let part = part as f64;
        if part > 0.0 { part / n * (part * n / (size * all as f64)).ln() } else { 0.0 }
    };
    // The sum is never negative; rounding may leave it a hair below 0.
    (term(unit.women, whole.women) + term(unit.men, whole.men)).max(0.0)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::measure::check::{any_units, near, uk_grades, units};
    use crate::measure::segregation::mutual_information;

    #[test]
    fn the_uk_senior_civil_service() {
        near(local_scores(&uk_grades()).unwrap()[4].score.unwrap(), 0.010_150_4, 5e-8);
    }

    #[test]
    fn a_unit_with_nobody_has_no_score_and_adds_nothing() {
        let scores = local_scores(&units(&[5, 0], &[5, 0])).unwrap();
        assert_eq!(scores[1], LocalScore { score: None, contribution: 0.0, share_of_index: None });
    }

    proptest! {
        #[test]
        fn contributions_sum_to_the_index(units in any_units()) {
            let scores = local_scores(&units).unwrap();
            let sum: f64 = scores.iter().map(|it| it.contribution).sum();
            prop_assert!((sum - mutual_information(&units).unwrap()).abs() < 1e-12);
            prop_assert!(scores.iter().all(|it| it.score.is_none_or(|score| score >= 0.0)));
        }
    }
}
