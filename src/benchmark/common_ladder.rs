//! The counts of an agency by the bands of the common ladder, under one way to match ranks.

use std::collections::{BTreeMap, BTreeSet};

use super::counted::Counted;
use super::peer_set::PeerSet;
use super::peers::{Matching, Peers};
use crate::disclosure::package::{CellKey, Measure, Package};

/// Counts of an agency by common band.
#[derive(Clone, Debug, PartialEq)]
pub struct BandCounts {
    /// Each band of the common ladder, junior first; `None` where it cannot be counted.
    pub bands: Vec<(String, Option<Counted>)>,
    /// What cannot be counted, and why; ranks of no common band too.
    pub open: Vec<String>,
}

impl BandCounts {
    /// The sum of some bands; `None` where one of them cannot be counted.
    #[must_use]
    pub fn sum(&self, bands: &[String]) -> Option<Counted> {
        let wanted = self.bands.iter().filter(|(band, _)| bands.contains(band));
        let counts: Vec<Counted> = wanted.map(|(_, count)| *count).collect::<Option<_>>()?;
        (!counts.is_empty()).then(|| counts.into_iter().sum())
    }

    /// Why some bands cannot be counted.
    #[must_use]
    pub fn reason(&self) -> String {
        if self.open.is_empty() { "it publishes no counts by band".to_owned() } else { self.open.join("; ") }
    }
}

/// The common ladder: the adviser's, or that of most packages.
#[must_use]
pub fn common_bands(set: &PeerSet, peers: &Peers) -> Vec<String> {
    if !peers.bands.is_empty() {
        return peers.bands.clone();
    }
    let mut having: BTreeMap<&[String], usize> = BTreeMap::new();
    set.now().for_each(|(_, package)| *having.entry(&package.about().bands).or_default() += 1);
    // The longer of two that are as common: nobody is left without a band.
    let most = having.into_iter().max_by_key(|(bands, many)| (*many, bands.len()));
    most.map(|(bands, _)| bands.to_vec()).unwrap_or_default()
}

/// Bands whose holders are managers: the adviser's, or the top two of the ladder.
#[must_use]
pub fn manager_bands(bands: &[String], peers: &Peers) -> Vec<String> {
    if peers.managers.is_empty() {
        bands.iter().skip(bands.len().saturating_sub(2)).cloned().collect()
    } else {
        peers.managers.clone()
    }
}

/// Counts of `measure` by the bands of `ladder`.
#[must_use]
pub fn band_counts(package: &Package, measure: Measure, ladder: &[String], matching: &Matching<'_>) -> BandCounts {
    let own = OwnBands::of(package, measure, matching);
    let mut sums: BTreeMap<&str, Option<Counted>> = BTreeMap::new();
    let mut open = Vec::new();
    for (band, targets) in &own.targets {
        let (parts, problem) = own.parts(band, targets);
        open.extend(problem);
        for (target, part) in parts {
            let sum = sums.entry(target).or_insert_with(|| Some(Counted::default()));
            *sum = sum.zip(part).map(|(sum, part)| sum + part);
        }
    }
    let strangers: Vec<&str> = sums.keys().filter(|it| !ladder.iter().any(|band| band == *it)).copied().collect();
    open.extend(strangers.iter().map(|it| format!("`{it}` is no band of the common ladder")));
    // A band that nobody is in has no rows; it is empty where any band is counted.
    let nobody = (!sums.is_empty()).then(Counted::default);
    let bands = ladder.iter().map(|band| (band.clone(), sums.get(band.as_str()).copied().unwrap_or(nobody)));
    BandCounts { bands: bands.collect(), open }
}

/// An agency's own bands with the common bands that their ranks go to.
struct OwnBands<'a> {
    package: &'a Package,
    measure: Measure,
    /// Published ranks of each band with their common band.
    ranks: BTreeMap<&'a str, BTreeMap<&'a str, &'a str>>,
    targets: BTreeMap<&'a str, BTreeSet<&'a str>>,
}

impl<'a> OwnBands<'a> {
    fn of(package: &'a Package, measure: Measure, matching: &Matching<'a>) -> Self {
        let mut targets: BTreeMap<&str, BTreeSet<&str>> = BTreeMap::new();
        let mut ranks: BTreeMap<&str, BTreeMap<&str, &str>> = BTreeMap::new();
        let target =
            |band: &'a str, rank: Option<&'a str>| matching.moved(&package.about().agency, band, rank).unwrap_or(band);
        for (band, rank) in published(package, measure) {
            targets.entry(band).or_default();
            if let Some(rank) = rank {
                ranks.entry(band).or_default().insert(rank, target(band, Some(rank)));
            }
        }
        for it in &package.about().ranks {
            if let Some(to) = targets.get_mut(it.band.as_str()) {
                to.insert(target(&it.band, Some(&it.rank)));
            }
        }
        for (band, to) in &mut targets {
            to.extend(ranks.get(band).into_iter().flat_map(BTreeMap::values));
            if to.is_empty() {
                to.insert(target(band, None));
            }
        }
        Self { package, measure, ranks, targets }
    }

    /// What of a band goes to each common band: whole where all its ranks go to one, which rounding blurs least; else rank
    /// by rank.
    fn parts(&self, band: &'a str, targets: &BTreeSet<&'a str>) -> (Vec<(&'a str, Option<Counted>)>, Option<String>) {
        let whole = self.count(&[band]);
        if let (1, Some(target), true) = (targets.len(), targets.first(), whole.is_some()) {
            return (vec![(target, whole)], None);
        }
        let mut sums: BTreeMap<&str, Option<Counted>> =
            targets.iter().map(|it| (*it, Some(Counted::default()))).collect();
        let published = self.ranks.get(band);
        for (rank, target) in published.into_iter().flatten() {
            let part = self.count(&[band, rank]);
            if let Some(sum) = sums.get_mut(target) {
                *sum = sum.zip(part).map(|(sum, part)| sum + part);
            }
        }
        let is_open = published.is_none() || sums.values().any(Option::is_none);
        if is_open {
            for it in sums.values_mut() {
                *it = None;
            }
        }
        let problem = is_open.then(|| match published {
            None if whole.is_some() => format!("the ranks of `{band}` are not published, and not all go to one band"),
            _ => format!("counts of `{band}` are withheld"),
        });
        (sums.into_iter().collect(), problem)
    }

    fn count(&self, path: &[&str]) -> Option<Counted> {
        let mut cell = CellKey::default();
        cell.0[1] = path.iter().map(|&it| it.to_owned()).collect();
        Counted::of(self.package, self.measure, None, &cell)
    }
}

/// Bands, and ranks with their bands, that counts of everybody are published for.
fn published(package: &Package, measure: Measure) -> BTreeSet<(&str, Option<&str>)> {
    let of_rank_alone = |cell: &CellKey| cell.0.iter().skip(2).all(Vec::is_empty);
    let rows = package.rows().filter(|(key, _)| {
        key.measure == measure && key.population.is_none() && !key.cell.0[0].is_empty() && of_rank_alone(&key.cell)
    });
    rows.filter_map(|(key, _)| Some((key.cell.0[1].first()?.as_str(), key.cell.0[1].get(1).map(String::as_str))))
        .collect()
}
