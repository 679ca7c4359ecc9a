//! Why one agency's women and men are more apart than another's: other sizes and shares of women, or other sorting.

use std::collections::BTreeSet;

use super::strata::Strata;
use crate::domain::GenderCount;
use crate::measure::segregation::{expected_mutual_information, gender_entropy};
use crate::measure::segregation_difference::{SegregationDifference, SegregationIndex, segregation_difference};

/// An index of two agencies over their own groups, and the difference in parts: first less second.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Sorting {
    /// M or H.
    pub index: SegregationIndex,
    /// Of the first agency.
    pub first: f64,
    /// Of the second agency.
    pub second: f64,
    /// What chance alone would give the two.
    pub by_chance: [f64; 2],
    /// Groups in which one of the two has nobody.
    pub one_sided: f64,
    /// Sizes of groups.
    pub group_sizes: f64,
    /// Share of women in all.
    pub share_of_women: f64,
    /// How women and men are sorted into groups of whatever size: what is real of the difference.
    pub sorting: f64,
}

impl Sorting {
    /// First less second.
    #[must_use]
    pub fn difference(&self) -> f64 {
        self.first - self.second
    }
}

/// M and H of two agencies over all groups of both; nothing where a difference in parts does not exist.
pub(super) fn sorting([first, second]: [&Strata; 2]) -> Vec<Sorting> {
    let names: BTreeSet<&String> = first.keys().chain(second.keys()).collect();
    let of = |strata: &Strata| -> Vec<GenderCount> {
        names.iter().map(|name| strata.get(*name).map_or_else(GenderCount::default, |it| it.count)).collect()
    };
    let (first, second) = (of(first), of(second));
    let both = [SegregationIndex::MutualInformation, SegregationIndex::Theil];
    both.into_iter().filter_map(|index| by(index, &first, &second)).collect()
}

/// The measure gives its second table less its first, so the agency that stands first here stands second there.
fn by(index: SegregationIndex, first: &[GenderCount], second: &[GenderCount]) -> Option<Sorting> {
    let found: SegregationDifference = segregation_difference(second, first, index)?;
    Some(Sorting {
        index,
        first: found.second,
        second: found.first,
        by_chance: [by_chance(index, first)?, by_chance(index, second)?],
        one_sided: found.only_in_first + found.only_in_second,
        group_sizes: found.unit_sizes,
        share_of_women: found.share_of_women,
        sorting: found.structure,
    })
}

fn by_chance(index: SegregationIndex, groups: &[GenderCount]) -> Option<f64> {
    let m = expected_mutual_information(groups)?;
    match index {
        SegregationIndex::MutualInformation => Some(m),
        SegregationIndex::Theil => Some(m / gender_entropy(&groups.iter().copied().sum())?),
    }
}
