//! Two agencies side by side, and all of them: how much of what differs lies in who works at which level, and how much within
//! the levels.

use std::collections::BTreeMap;

use super::kitagawa::difference;
use super::sorting::{Sorting, sorting};
use super::strata::{Strata, common, is_comparable, strata};
use super::{BY, under};
use crate::benchmark::breakdown::Breakdown;
use crate::benchmark::counted::Precision;
use crate::benchmark::definitions::Standing;
use crate::benchmark::peers::Matching;
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
    /// How much more apart women and men are in the first than in the second, and why, by M and by H; nothing where units of
    /// one gender alone leave no such parts.
    pub sorting: Vec<Sorting>,
    /// What structure explains and what remains under each other way to match ranks, where the figures shown differ; `None`
    /// where they cannot be computed.
    pub under: Vec<(String, Option<[f64; 2]>)>,
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
    let matchings = standing.peers.matchings();
    let mut pairs = Vec::new();
    for by in BY {
        let under = under(by, &matchings);
        let all: Vec<(&str, Known)> = under.iter().map(|it| (it.name, known(standing, by, it))).collect();
        let Some(((_, given), others)) = all.split_first() else { continue };
        if given.len() > MOST_IN_PAIRS {
            continue;
        }
        for (place, first) in given.keys().enumerate() {
            for second in given.keys().skip(place + 1) {
                let found = pair([first, second], given, by, precision);
                pairs.extend(found.map(|it| Pair { under: elsewhere(&it, others, precision), ..it }));
            }
        }
    }
    pairs
}

fn pair([first, second]: [&String; 2], known: &Known, by: Breakdown, precision: Precision) -> Option<Pair> {
    let strata = [known.get(first)?, known.get(second)?];
    let [composition, real] = parts(strata, precision)?;
    Some(Pair {
        agencies: [first.clone(), second.clone()],
        by,
        difference: precision.rounded(composition + real) + 0.0,
        composition: precision.rounded(composition) + 0.0,
        real: precision.rounded(real) + 0.0,
        spread: spread(&strata, by)?,
        sorting: sorting(strata),
        under: Vec::new(),
    })
}

/// What structure explains of the difference and what remains; `None` of groups too unlike or of too few people.
fn parts([first, second]: [&Strata; 2], precision: Precision) -> Option<[f64; 2]> {
    let common = common(first, second)?;
    common.is_enough(precision).then_some(())?;
    difference(&common.own, &common.others).map(|(composition, real)| [composition, real])
}

/// The parts under other ways to match ranks, where they are shown in other figures.
fn elsewhere(given: &Pair, others: &[(&str, Known)], precision: Precision) -> Vec<(String, Option<[f64; 2]>)> {
    let [first, second] = &given.agencies;
    let under = others.iter().map(|(name, known)| {
        let strata = known.get(first).zip(known.get(second));
        let parts = strata.and_then(|(first, second)| parts([first, second], precision));
        ((*name).to_owned(), parts.map(|it| it.map(|points| precision.rounded(points) + 0.0)))
    });
    under.filter(|(_, it)| *it != Some([given.composition, given.real])).collect()
}

/// All agencies together, by each structure that at least two publish in groups of the same names.
#[must_use]
pub fn spreads(standing: &Standing<'_>) -> Vec<Spread> {
    let of = |by| {
        let matchings = standing.peers.matchings();
        let all = known(standing, by, matchings.first()?);
        let strata: Vec<&Strata> = all.values().collect();
        // In groups that each has for itself nothing could differ, whatever is real.
        (strata.len() > 1 && is_comparable(&strata)).then(|| spread(&strata, by))?
    };
    BY.into_iter().filter_map(of).collect()
}

/// Groups of each agency that publishes them, by id.
type Known = BTreeMap<String, Strata>;

fn known(standing: &Standing<'_>, by: Breakdown, matching: &Matching<'_>) -> Known {
    let of = standing.set.now().map(|(agency, package)| (agency, strata(standing, package, by, matching)));
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
