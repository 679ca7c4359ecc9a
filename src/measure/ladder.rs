//! # Leaky-ladder ratio
//!
//! - **Definition.** Step by step up the ladder: the share of women on a rung over that on the rung below.
//! - **Formula.** `s(k+1) / s(k)`, and the odds ratio of the same two rungs; intervals as in *Ratios between two
//!   groups*.
//! - **Range.** Above 0; 1 means the step keeps the balance of the rung below, below 1 it loses women.
//! - **Undefined when.** Either rung is without women (both forms) or without men (odds form).
//! - **Reads as.** "From senior officer to manager women are 0.72 times as frequent." The steps multiply to the ratio
//!   from bottom to top. A snapshot shows where the ladder is thin, not why: today's managers were recruited long
//!   ago.
//! - **Reference.** This project's own step form of the glass-ceiling index.
//! - **Worked example.** UK Civil Service on 31 March 2021: 1.010, 0.897, 0.946, 0.967; together 0.829.

use super::ratio::{odds_ratio, ratio_of_shares};
use crate::domain::{Estimate, GenderCount};

/// One step of a ladder.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct LadderStep {
    /// Share of women above over share below.
    pub ratio: Option<Estimate>,
    /// Women per man above over women per man below.
    pub odds_ratio: Option<Estimate>,
}

/// The steps of a ladder whose rungs are given from junior to senior: step `k` leads from rung `k` to rung `k + 1`.
#[must_use]
pub fn leaky_ladder(rungs: &[GenderCount]) -> Vec<LadderStep> {
    rungs.windows(2).filter_map(step).collect()
}

fn step(rungs: &[GenderCount]) -> Option<LadderStep> {
    let [below, above] = rungs else { return None };
    Some(LadderStep { ratio: ratio_of_shares(above, below), odds_ratio: odds_ratio(above, below) })
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::measure::check::{any_count, near, uk_grades};

    #[test]
    fn steps_of_the_uk_civil_service() {
        let steps = leaky_ladder(&uk_grades());
        let ratios: Vec<f64> = steps.iter().map(|step| step.ratio.unwrap().value).collect();
        for (found, expected) in ratios.iter().zip([1.0104, 0.8971, 0.9459, 0.9671]) {
            near(*found, expected, 1e-4);
        }
        near(ratios.iter().product(), 0.4678 / 0.5641, 2e-4);
    }

    #[test]
    fn a_ladder_of_one_rung_has_no_step_and_an_empty_rung_no_ratio() {
        assert!(leaky_ladder(&[GenderCount::known(1, 1)]).is_empty());
        let steps = leaky_ladder(&[GenderCount::known(5, 5), GenderCount::default(), GenderCount::known(2, 3)]);
        assert!(steps.iter().all(|step| step.ratio.is_none() && step.odds_ratio.is_none()));
    }

    proptest! {
        #[test]
        fn odds_and_shares_agree_on_the_direction(below in any_count(), above in any_count()) {
            for step in leaky_ladder(&[below, above]) {
                if let (Some(ratio), Some(odds)) = (step.ratio, step.odds_ratio) {
                    prop_assert!((ratio.value - 1.0).abs() < 1e-9 || (ratio.value > 1.0) == (odds.value > 1.0));
                }
            }
        }
    }
}
