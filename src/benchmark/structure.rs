//! How each agency's women and men are spread over ranks, roles, contracts and working time, in stock and among those who
//! joined: a share of all hides it (more than half of the people hired may be women, and most of them on temporary posts).

use super::breakdown::Breakdown;
use super::counted::{Counted, Precision, ShownShare};
use crate::disclosure::package::{Measure, Package};
use crate::domain::{Estimate, GenderCount};
use crate::measure::segregation::{Segregation, segregation};
use crate::measure::{glass_ceiling_index, ratio_of_shares};

/// One breakdown of one agency.
#[derive(Clone, Debug, PartialEq)]
pub struct Structure {
    /// Stock or joiners.
    pub measure: Measure,
    /// What people are told apart by.
    pub by: Breakdown,
    /// All groups together.
    pub share: Option<ShownShare>,
    /// The groups.
    pub groups: Vec<GroupShare>,
    /// Segregation over the groups beside chance; `None` where there are only women or only men.
    pub segregation: Option<Segregation>,
    /// Glass-ceiling index, of bands: share in all over share in the highest that anybody is in.
    pub ceiling: Option<Estimate>,
}

/// One group of a breakdown.
#[derive(Clone, Debug, PartialEq)]
pub struct GroupShare {
    /// Its name.
    pub name: String,
    /// As published.
    pub counted: Counted,
    /// Women in it; `None` of too few people.
    pub share: Option<ShownShare>,
    /// How many times more frequent women are in it than men are, with Katz's interval; `None` of too few people.
    pub women_to_men: Option<Estimate>,
}

/// All published breakdowns of a package.
#[must_use]
pub fn structures(package: &Package, precision: Precision) -> Vec<Structure> {
    let all = [Measure::Stock, Measure::Joiners].into_iter().flat_map(|it| Breakdown::ALL.map(|by| (it, by)));
    all.filter_map(|(measure, by)| structure(package, precision, measure, by)).collect()
}

fn structure(package: &Package, precision: Precision, measure: Measure, by: Breakdown) -> Option<Structure> {
    let mut groups: Vec<(String, Counted)> = by.of(package, measure)?.into_iter().collect();
    if by == Breakdown::Band {
        let level = |name: &String| package.about().bands.iter().position(|it| it == name);
        groups.sort_by_key(|(name, _)| level(name));
    }
    let counts: Vec<GenderCount> = groups.iter().map(|(_, it)| it.count).collect();
    let whole: Counted = groups.iter().map(|(_, it)| *it).sum();
    let top = counts.iter().rev().find(|it| it.base() >= precision.least());
    let is_enough = whole.base() >= precision.least();
    Some(Structure {
        measure,
        by,
        share: precision.share(&whole),
        segregation: segregation(&counts).filter(|_| is_enough),
        ceiling: top.filter(|_| by == Breakdown::Band).and_then(|top| glass_ceiling_index(&whole.count, top)),
        groups: groups.into_iter().map(|(name, counted)| group(name, counted, &whole, precision)).collect(),
    })
}

fn group(name: String, counted: Counted, whole: &Counted, precision: Precision) -> GroupShare {
    let share = precision.share(&counted);
    // A count of people in the group and outside it has the form of one of women and men.
    let inside = |inside: u64, all: u64| GenderCount::known(inside, all.saturating_sub(inside));
    let women = inside(counted.count.women, whole.count.women);
    let men = inside(counted.count.men, whole.count.men);
    let women_to_men = share.and_then(|_| ratio_of_shares(&women, &men));
    GroupShare { name, counted, share, women_to_men }
}
