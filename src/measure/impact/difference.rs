//! # Difference of two rates of selection
//!
//! - **Definition.** Whether women and men were selected at rates that chance would hardly make so different.
//! - **Formula.** *Two standard deviations*: `z = (p_w − p_m) / √(p(1−p)(1/n_w + 1/n_m))`, `p` the rate of all; differs when
//!   `|z| > 1.96`. *Fisher*: chance of all outcomes no likelier than ours, the numbers of candidates and of selected held
//!   fixed; *Lancaster's mid-p*: the same less half of the chance of ours; differs below 0.05. Where any expected count of
//!   selected or not selected is below 5, the exact tests decide: *differs* when both say so, *on the edge* when mid-p alone
//!   does. *Shortfall*: `⌈p_m n_w⌉ − x_w`, not below 0. *Cohen's h*: `2 (asin √p_m − asin √p_w)`.
//! - **Range.** `z` any; p 0 to 1; `h` −π to π, above 0 where women are selected less often (0.2 small, 0.5 medium, 0.8
//!   large).
//! - **Undefined when.** Either group is without candidates; nobody or everybody was selected.
//! - **Reads as.** "9 more women would have been hired at the rate of men; chance would hardly do that (exact test)." With
//!   thousands of candidates the smallest difference is beyond chance: read the shortfall and `h` with it. With few, a large
//!   one may not be: no finding is not parity.
//! - **Reference.** Uniform Guidelines, Questions and Answers 18 (1979); Fisher (1934); Lancaster (1961), *Journal of the
//!   American Statistical Association* 56; Cohen (1988).
//! - **Worked example.** 20 of 100 women and 40 of 100 men hired: `z` −3.09, 20 women short, `h` 0.442. 1 of 10 and 8 of 10:
//!   expected counts below 5, Fisher 0.0055.

use super::Selection;
use super::hypergeometric::ExactTest;
use crate::domain::Headcount;
use crate::measure::interval::Z_95;

/// Below this expected count the normal distribution is no stand-in for the exact one.
const LEAST_EXPECTED: f64 = 5.0;

/// Chance below which an outcome is a finding.
const RARE: f64 = 0.05;

/// Which test the finding rests on.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum DecidedBy {
    /// Two standard deviations.
    TwoStandardDeviations,
    /// Fisher's test and Lancaster's mid-p.
    ExactTests,
}

/// What the tests say.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Finding {
    /// Chance would hardly make the rates so different.
    Differs,
    /// Mid-p says so, Fisher's test does not.
    OnTheEdge,
    /// Chance may well have made them so.
    NotBeyondChance,
}

impl Finding {
    /// The words shown in reports.
    #[must_use]
    pub fn words(self) -> &'static str {
        match self {
            Self::Differs => "beyond chance",
            Self::OnTheEdge => "on the edge of chance",
            Self::NotBeyondChance => "not beyond chance",
        }
    }
}

/// Women's rate of selection against men's.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct SelectionDifference {
    /// Women's rate less men's, in standard deviations.
    pub z: f64,
    /// Fisher's two-sided p.
    pub fisher: f64,
    /// Lancaster's two-sided mid-p.
    pub mid_p: f64,
    /// The least of the four expected counts.
    pub least_expected: f64,
    /// Which test the finding rests on.
    pub decided_by: DecidedBy,
    /// What it says, whichever gender was selected more often.
    pub finding: Finding,
    /// Women who would have to have been selected in addition for the rate of men.
    pub shortfall: Headcount,
    /// Cohen's h, above 0 where women are selected less often.
    pub cohens_h: f64,
}

/// Compares the selection of women with that of men; `None` where nobody or everybody was selected.
#[must_use]
pub fn selection_difference(women: &Selection, men: &Selection) -> Option<SelectionDifference> {
    let [n_w, n_m] = [women, men].map(|it| it.candidates as f64);
    let p = (women.selected as f64 + men.selected as f64) / (n_w + n_m);
    if p <= 0.0 || p >= 1.0 {
        return None;
    }
    let z = (women.fraction() - men.fraction()) / (p * (1.0 - p) * (1.0 / n_w + 1.0 / n_m)).sqrt();
    let ExactTest { fisher, mid_p } = ExactTest::of(women, men);
    let least_expected = n_w.min(n_m) * p.min(1.0 - p);
    let decided_by =
        if least_expected < LEAST_EXPECTED { DecidedBy::ExactTests } else { DecidedBy::TwoStandardDeviations };
    let finding = match decided_by {
        DecidedBy::TwoStandardDeviations if z.abs() > Z_95 => Finding::Differs,
        DecidedBy::ExactTests if fisher < RARE => Finding::Differs,
        DecidedBy::ExactTests if mid_p < RARE => Finding::OnTheEdge,
        _ => Finding::NotBeyondChance,
    };
    Some(SelectionDifference {
        z,
        fisher,
        mid_p,
        least_expected,
        decided_by,
        finding,
        shortfall: shortfall(women, men),
        cohens_h: 2.0 * (men.fraction().sqrt().asin() - women.fraction().sqrt().asin()),
    })
}

/// Women missing to the rate of men, in whole people.
fn shortfall(women: &Selection, men: &Selection) -> Headcount {
    let at_rate_of_men = u128::from(men.selected) * u128::from(women.candidates);
    let goal = at_rate_of_men.div_ceil(u128::from(men.candidates).max(1));
    Headcount::try_from(goal).unwrap_or(Headcount::MAX).saturating_sub(women.selected)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::measure::check::near;

    fn compare(women: (u64, u64), men: (u64, u64)) -> SelectionDifference {
        let of = |(selected, candidates)| Selection::of(selected, candidates).unwrap();
        selection_difference(&of(women), &of(men)).unwrap()
    }

    #[test]
    fn two_hundred_candidates_are_decided_by_standard_deviations() {
        let found = compare((20, 100), (40, 100));
        near(found.z, -3.086, 5e-4);
        near(found.cohens_h, 0.442, 5e-4);
        assert_eq!((found.shortfall, found.finding), (20, Finding::Differs));
        assert_eq!(found.decided_by, DecidedBy::TwoStandardDeviations);
    }

    #[test]
    fn few_candidates_are_decided_by_exact_tests() {
        let found = compare((1, 10), (8, 10));
        near(found.least_expected, 4.5, 1e-12);
        near(found.fisher, 0.005_477, 5e-7);
        assert_eq!((found.decided_by, found.finding), (DecidedBy::ExactTests, Finding::Differs));
        // 0 of 5 against 4 of 6: Fisher 0.0606, mid-p 0.0379.
        let edge = compare((0, 5), (4, 6));
        near(edge.fisher, 20.0 / 330.0, 1e-12);
        near(edge.mid_p, 12.5 / 330.0, 1e-12);
        assert_eq!(edge.finding, Finding::OnTheEdge);
        assert!(edge.z.abs() > Z_95, "the standard deviations alone would have called it beyond chance");
        assert_eq!(compare((1, 4), (2, 4)).finding, Finding::NotBeyondChance);
    }

    #[test]
    fn nobody_or_everybody_selected_is_nothing_to_compare() {
        let of = |selected| Selection::of(selected, 5).unwrap();
        assert_eq!(selection_difference(&of(0), &of(0)), None);
        assert_eq!(selection_difference(&of(5), &of(5)), None);
    }

    proptest! {
        #[test]
        fn swapping_women_and_men_turns_signs_only(n1 in 1_u64..90, n2 in 1_u64..90, a in 0_u64..90, b in 0_u64..90) {
            let (one, two) = ((a % (n1 + 1), n1), (b % (n2 + 1), n2));
            let selected = one.0 + two.0;
            prop_assume!(selected > 0 && selected < n1 + n2);
            let (forth, back) = (compare(one, two), compare(two, one));
            prop_assert!((forth.z + back.z).abs() < 1e-9 && (forth.cohens_h + back.cohens_h).abs() < 1e-9);
            prop_assert!((forth.fisher - back.fisher).abs() < 1e-9);
            prop_assert_eq!(forth.finding, back.finding);
            prop_assert!(forth.shortfall == 0 || back.shortfall == 0);
            prop_assert!(0.0 < forth.mid_p && forth.mid_p <= forth.fisher && forth.fisher <= 1.0 + 1e-9);
        }

        #[test]
        fn with_the_shortfall_women_reach_the_rate_of_men(n1 in 1_u64..90, n2 in 1_u64..90, a in 0_u64..90, b in 0_u64..90) {
            let (women, men) = ((a % (n1 + 1), n1), (b % (n2 + 1), n2));
            prop_assume!(women.0 + men.0 > 0 && women.0 + men.0 < n1 + n2);
            let short = compare(women, men).shortfall;
            prop_assert!((women.0 + short) * n2 >= men.0 * n1);
            prop_assert!(short == 0 || (women.0 + short - 1) * n2 < men.0 * n1);
        }
    }
}
