//! Two agencies side by side, and all of them: how much of what differs lies in who works at which level, and how much within
//! the levels.

use super::BY;
use super::kitagawa::difference;
use super::strata::{Strata, common, strata};
use crate::benchmark::breakdown::Breakdown;
use crate::benchmark::counted::Precision;
use crate::benchmark::definitions::Standing;
use crate::domain::GenderCount;
use crate::measure::segregation::{between_within, gender_entropy, theil};

/// Most agencies of which every pair is shown.
const MOST_IN_PAIRS: usize = 12;

/// The difference between two agencies, in points in the decimals shown.
#[derive(Clone, Debug, PartialEq)]
pub struct Pair {
    /// Ids of the two.
    pub agencies: [String; 2],
    /// The structure.
    pub by: Breakdown,
    /// Share of the first less that of the second.
    pub difference: f64,
    /// What structure explains.
    pub composition: f64,
    /// What remains group by group.
    pub real: f64,
    /// The two in the terms of segregation.
    pub spread: Spread,
}

/// Segregation over groups and agencies together, `H(groups and agencies) = H(groups) + H(agencies within groups)`; times
/// the entropy each part is one of M.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Spread {
    /// The structure.
    pub by: Breakdown,
    /// Over groups and agencies together.
    pub total: f64,
    /// Between groups: composition.
    pub between_groups: f64,
    /// Between agencies within groups: real differences.
    pub within_groups: f64,
    /// Between agencies with groups ignored.
    pub between_agencies: f64,
    /// Gender entropy in nats: H times it is M.
    pub entropy: f64,
}

/// All pairs of few agencies; none of many.
#[must_use]
pub fn pairs(standing: &Standing<'_>) -> Vec<Pair> {
    let precision = Precision::of(standing.set.protection);
    let mut pairs = Vec::new();
    for by in BY {
        let all = known(standing, by);
        if all.len() > MOST_IN_PAIRS {
            continue;
        }
        for (place, (first, own)) in all.iter().enumerate() {
            for (second, other) in all.iter().skip(place + 1) {
                pairs.extend(pair([first, second], [own, other], by, precision));
            }
        }
    }
    pairs
}

fn pair(agencies: [&String; 2], strata: [&Strata; 2], by: Breakdown, precision: Precision) -> Option<Pair> {
    let common = common(strata[0], strata[1])?;
    let people = |of: &[GenderCount]| of.iter().map(GenderCount::base).sum::<u64>();
    let is_enough = people(&common.own).min(people(&common.others)) >= precision.least();
    is_enough.then_some(())?;
    let (composition, real) = difference(&common.own, &common.others)?;
    let shown = |points: f64| precision.rounded(points) + 0.0;
    Some(Pair {
        agencies: agencies.map(Clone::clone),
        by,
        difference: shown(composition + real),
        composition: shown(composition),
        real: shown(real),
        spread: spread(&strata, by)?,
    })
}

/// All agencies together, by each structure that at least two publish.
#[must_use]
pub fn spreads(standing: &Standing<'_>) -> Vec<Spread> {
    let of = |by| {
        let all = known(standing, by);
        let strata: Vec<&Strata> = all.iter().map(|(_, it)| it).collect();
        (strata.len() > 1).then(|| spread(&strata, by))?
    };
    BY.into_iter().filter_map(of).collect()
}

fn known(standing: &Standing<'_>, by: Breakdown) -> Vec<(String, Strata)> {
    let matchings = standing.peers.matchings();
    let Some(given) = matchings.first() else { return Vec::new() };
    let of = standing.set.now().map(|(agency, package)| (agency, strata(standing, package, by, given)));
    of.filter_map(|(agency, strata)| Some((agency.id.clone(), strata.ok()?))).collect()
}

fn spread(agencies: &[&Strata], by: Breakdown) -> Option<Spread> {
    let mut names: Vec<&String> = agencies.iter().flat_map(|it| it.keys()).collect();
    names.sort_unstable();
    names.dedup();
    let of = |name: &String| {
        agencies.iter().map(|it| it.get(name).map_or_else(GenderCount::default, |it| it.count)).collect()
    };
    let groups: Vec<Vec<GenderCount>> = names.into_iter().map(of).collect();
    let whole: Vec<GenderCount> = agencies.iter().map(|it| it.values().map(|it| it.count).sum()).collect();
    let parts = between_within(&groups)?;
    Some(Spread {
        by,
        total: parts.total,
        between_groups: parts.between,
        within_groups: parts.within_sum(),
        between_agencies: theil(&whole)?,
        entropy: gender_entropy(&whole.iter().copied().sum())?,
    })
}
