//! Every verdict under every way to match ranks: it is one only if it holds under all.

use super::judged::{Judged, Verdict};
use super::{Facts, judge};
use crate::benchmark::common_ladder::{band_counts, manager_bands};
use crate::benchmark::counted::{Counted, Precision};
use crate::benchmark::peer_set::{PeerAgency, PeerSet};
use crate::benchmark::peers::{Matching, Peers};
use crate::disclosure::package::{CellKey, Measure, Package};

/// Whom and by what agencies are judged.
pub struct Standing<'a> {
    /// The packages.
    pub set: &'a PeerSet,
    /// The adviser's settings.
    pub peers: &'a Peers,
    /// The common ladder.
    pub bands: &'a [String],
}

/// What all definitions say of an agency.
#[must_use]
pub fn under_all_matchings(standing: &Standing<'_>, agency: &PeerAgency, package: &Package) -> Vec<Judged> {
    let Standing { set, peers, bands } = standing;
    let managers = manager_bands(bands, peers);
    let one = |matching: &Matching<'_>| {
        let facts = Facts {
            package,
            before: agency.at(set.period.plus(-12)),
            precision: Precision::of(set.protection),
            all: Counted::of(package, Measure::Stock, None, &CellKey::default()),
            bands: band_counts(package, Measure::Stock, bands, matching),
            managers: &managers,
            other_managers: &peers.other_managers,
            national: peers.national.get(&agency.id).map(|it| it.share),
            availability: peers.availability.get(&agency.id).map(|it| it.share),
        };
        judge(&facts, |id| peers.wants(id))
    };
    let matchings = peers.matchings();
    let all: Vec<(&str, Vec<Judged>)> = matchings.iter().map(|it| (it.name, one(it))).collect();
    let Some(((_, given), others)) = all.split_first() else { return Vec::new() };
    let under = |place: usize| others.iter().filter_map(move |(name, said)| Some((*name, said.get(place)?)));
    given.iter().enumerate().map(|(place, first)| together(first, &under(place).collect::<Vec<_>>())).collect()
}

/// One verdict of those under all matchings. Where no threshold is set the share as it is shown is what must hold.
fn together(given: &Judged, others: &[(&str, &Judged)]) -> Judged {
    let is_same = |it: &&Judged| match (&given.verdict, &it.verdict) {
        (Verdict::NoThreshold, Verdict::NoThreshold) => {
            given.share.map(|it| it.words()) == it.share.map(|it| it.words())
        }
        (one, other) => one == other && given.under_represented == it.under_represented,
    };
    let under_represented =
        given.under_represented.filter(|it| others.iter().all(|(_, other)| other.under_represented == Some(*it)));
    if matches!(given.verdict, Verdict::NotKnown(_)) || others.iter().map(|(_, it)| it).all(is_same) {
        return Judged { under_represented, ..given.clone() };
    }
    let unknown = others.iter().find_map(|(name, it)| match &it.verdict {
        Verdict::NotKnown(why) => Some(Verdict::NotKnown(format!("it cannot be recomputed under `{name}`: {why}"))),
        _ => None,
    });
    let first = (crate::benchmark::peers::AS_GIVEN.to_owned(), given.words());
    let rest = others.iter().map(|(name, it)| ((*name).to_owned(), it.words()));
    Judged {
        verdict: unknown.unwrap_or(Verdict::DependsOnMatching),
        under_represented: None,
        under: [first].into_iter().chain(rest).collect(),
        ..given.clone()
    }
}
