//! # Impact ratio (four-fifths rule)
//!
//! - **Definition.** Rate at which a group is selected (hired, promoted, admitted) over that of the group with the highest
//!   rate. Below four fifths, official guidelines take it as evidence of adverse impact.
//! - **Formula.** `(x_g/n_g) / max(x/n)`; flagged when strictly less than 4/5, compared in whole numbers. Groups of less than
//!   2 % of the labour force (where that is not given: of the candidates) are not compared, and are not the highest.
//! - **Range.** 0 to 1; 1 is the group with the highest rate.
//! - **Undefined when.** The group has no candidates or is too small a part; nobody was selected from any group.
//! - **Reads as.** "Women were hired at 0.75 of the rate of men: below four fifths." The rule knows no chance: read it with
//!   *Difference of two rates of selection*. With few candidates one person more or less turns it.
//! - **Reference.** 29 CFR 1607.4D; 2 %: EEOC, Questions and Answers on the Uniform Guidelines (1979).
//! - **Worked example.** Rates of 60, 45, 48 and 51 of 100: 0.75 is flagged, 0.80 and 0.85 are not.

mod difference;
mod hypergeometric;
mod promotion;

pub use difference::{DecidedBy, Finding, SelectionDifference, selection_difference};
pub use promotion::{for_every_hundred_men, promotion_parity_ratio};

use super::interval::wilson;
use super::millionths::Millionths;
use crate::domain::{Estimate, Headcount, Share};

/// Groups of less than this per cent are not compared.
const LEAST_PERCENT: u8 = 2;

/// How many of a group were selected.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Selection {
    selected: Headcount,
    candidates: Headcount,
}

impl Selection {
    /// `selected` of `candidates`; `None` without candidates, or with more selected than there are.
    #[must_use]
    pub fn of(selected: Headcount, candidates: Headcount) -> Option<Self> {
        Share::of(selected, candidates).map(|_| Self { selected, candidates })
    }

    /// Those selected.
    #[must_use]
    pub fn selected(&self) -> Headcount {
        self.selected
    }

    /// Those who could have been.
    #[must_use]
    pub fn candidates(&self) -> Headcount {
        self.candidates
    }

    /// Rate of selection, with its 95 % Wilson interval.
    #[must_use]
    pub fn rate(&self) -> Option<Estimate> {
        let interval = wilson(self.selected, self.candidates)?;
        let value = Share::of(self.selected, self.candidates)?.fraction();
        Some(Estimate { value, low: interval.low, high: interval.high, base: self.candidates })
    }

    fn fraction(&self) -> f64 {
        self.selected as f64 / self.candidates as f64
    }
}

/// A group among those that are compared.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct CandidateGroup {
    /// How many were selected.
    pub selection: Selection,
    /// Its share of the labour force; where it is not known, its share of the candidates stands for it.
    pub of_labour_force: Option<Share>,
}

/// A group's rate against the highest.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct ImpactRatio {
    /// Rate over the highest rate.
    pub ratio: f64,
    /// Whether it is less than four fifths.
    pub is_flagged: bool,
}

/// The impact ratio of each group, in the order given; `None` for groups that are not compared.
#[must_use]
pub fn impact_ratios(groups: &[CandidateGroup]) -> Vec<Option<ImpactRatio>> {
    let candidates = groups.iter().map(|it| it.selection.candidates).sum();
    let compared = |group: &&CandidateGroup| group.is_compared(candidates);
    let highest = groups.iter().filter(compared).map(|it| it.selection).max_by(by_rate).filter(|it| it.selected > 0);
    let ratio = |group: &CandidateGroup| {
        let highest = highest.filter(|_| group.is_compared(candidates))?;
        let ratio = group.selection.fraction() / highest.fraction();
        Some(ImpactRatio { ratio, is_flagged: is_below_four_fifths(&group.selection, &highest) })
    };
    groups.iter().map(ratio).collect()
}

impl CandidateGroup {
    fn is_compared(&self, all: Headcount) -> bool {
        let least = Millionths::percent(LEAST_PERCENT);
        match self.of_labour_force {
            Some(share) => Millionths::of(share) >= least,
            None => least.is_reached_by(self.selection.candidates, all),
        }
    }
}

/// By rate, in whole numbers.
fn by_rate(one: &Selection, two: &Selection) -> std::cmp::Ordering {
    cross(one, two).cmp(&cross(two, one))
}

fn is_below_four_fifths(group: &Selection, highest: &Selection) -> bool {
    5 * cross(group, highest) < 4 * cross(highest, group)
}

/// Selected of the one times candidates of the other.
fn cross(one: &Selection, other: &Selection) -> u128 {
    u128::from(one.selected) * u128::from(other.candidates)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;
    use rstest::rstest;

    use super::*;
    use crate::measure::check::near;

    fn groups(counts: &[(u64, u64)]) -> Vec<CandidateGroup> {
        let group = |&(selected, candidates): &(u64, u64)| CandidateGroup {
            selection: Selection::of(selected, candidates).unwrap(),
            of_labour_force: None,
        };
        counts.iter().map(group).collect()
    }

    #[test]
    fn four_fifths_exactly_are_not_flagged() {
        let found = impact_ratios(&groups(&[(60, 100), (45, 100), (48, 100), (51, 100)]));
        for (found, (ratio, flagged)) in found.iter().zip([(1.0, false), (0.75, true), (0.80, false), (0.85, false)]) {
            near(found.unwrap().ratio, ratio, 1e-12);
            assert_eq!(found.unwrap().is_flagged, flagged);
        }
    }

    #[test]
    fn groups_below_two_per_cent_are_neither_compared_nor_the_highest() {
        let mut given = groups(&[(1, 1), (30, 60), (12, 39)]);
        let found = impact_ratios(&given);
        assert_eq!(found[0], None);
        near(found[1].unwrap().ratio, 1.0, 0.0);
        assert!(found[2].unwrap().is_flagged);
        given[0].of_labour_force = Share::of(2, 100);
        near(impact_ratios(&given)[0].unwrap().ratio, 1.0, 0.0);
        near(impact_ratios(&given)[1].unwrap().ratio, 0.5, 1e-12);
        given[2].of_labour_force = Share::of(19, 1_000);
        assert_eq!(impact_ratios(&given)[2], None);
    }

    #[rstest]
    #[case(1_300, 6_200, 20.97)]
    #[case(54, 1_300, 4.15)]
    #[case(54, 6_200, 0.871)]
    fn women_on_their_way_into_the_us_border_patrol(
        #[case] selected: u64,
        #[case] candidates: u64,
        #[case] percent: f64,
    ) {
        let rate = Selection::of(selected, candidates).unwrap().rate().unwrap();
        near(rate.value * 100.0, percent, 5e-3);
        if (selected, candidates) == (54, 1_300) {
            near(rate.low * 100.0, 3.20, 5e-3);
            near(rate.high * 100.0, 5.38, 5e-3);
        }
    }

    #[test]
    fn nobody_selected_and_no_candidates_have_no_ratio() {
        assert_eq!(impact_ratios(&groups(&[(0, 5), (0, 6)])), [None, None]);
        assert_eq!(impact_ratios(&[]), []);
        assert_eq!((Selection::of(0, 0), Selection::of(3, 2)), (None, None));
    }

    proptest! {
        #[test]
        fn the_highest_has_ratio_one_and_is_never_flagged(
            counts in prop::collection::vec((0_u64..50, 0_u64..50), 1..6),
        ) {
            let counts: Vec<_> = counts.into_iter().map(|(one, more)| (one, one + more + 1)).collect();
            let found: Vec<_> = impact_ratios(&groups(&counts)).into_iter().flatten().collect();
            if let Some(highest) = found.iter().map(|it| it.ratio).reduce(f64::max) {
                prop_assert!((highest - 1.0).abs() < 1e-12);
                prop_assert!(found.iter().all(|it| it.ratio >= 0.8 - 1e-12 || it.is_flagged));
                prop_assert!(found.iter().all(|it| it.ratio < 0.8 + 1e-12 || !it.is_flagged));
            }
        }
    }
}
