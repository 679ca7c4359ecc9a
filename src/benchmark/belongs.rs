//! Whether what the adviser's file names is in the packages.

use std::collections::BTreeSet;

use super::near::{list, remedy};
use super::peer_set::{PeerAgency, PeerSet};
use super::peers::{Match, Peers};
use super::rule;
use crate::diagnostic::Diagnostic;
use crate::disclosure::package::Package;

/// Every agency, rank and band of the adviser's file that no package knows.
pub(super) fn strangers(peers: &Peers, set: &PeerSet, bands: &[String]) -> Vec<Diagnostic> {
    let mut problems = Vec::new();
    let shares = [("national", &peers.national), ("availability", &peers.availability)];
    for (key, given) in shares {
        for (agency, it) in given {
            problems.extend(agency_problem(peers, set, agency, it.line, key));
        }
    }
    for band in peers.managers.iter().chain(&peers.other_managers) {
        problems.extend(band_problem(peers, bands, band, None, "managers"));
    }
    let alternatives = peers.alternatives.iter().flat_map(|it| &it.crosswalk);
    for it in peers.crosswalk.iter().chain(alternatives) {
        problems.extend(match_problem(peers, set, bands, it));
    }
    problems
}

fn match_problem(peers: &Peers, set: &PeerSet, bands: &[String], it: &Match) -> Vec<Diagnostic> {
    let Some(agency) = set.agencies.get(&it.agency) else {
        return agency_problem(peers, set, &it.agency, it.line, "crosswalk").into_iter().collect();
    };
    let mut problems: Vec<Diagnostic> =
        band_problem(peers, bands, &it.band, it.line, "crosswalk").into_iter().collect();
    let known = ranks(agency, set);
    if !known.contains(it.rank.as_str()) {
        let message = format!("`{}` has no rank `{}`", it.agency, it.rank.escape_debug());
        let help = remedy(
            &it.rank,
            known.iter().copied(),
            "write one of its ranks, or of its bands where it publishes no ranks",
        );
        let at = peers.at(it.line, "crosswalk");
        problems.push(Diagnostic::error(rule::UNKNOWN, message, at, help).expecting(list(known)));
    }
    problems
}

/// Ranks and own bands of an agency.
fn ranks<'a>(agency: &'a PeerAgency, set: &PeerSet) -> BTreeSet<&'a str> {
    let about = agency.at(set.period).map(Package::about);
    let all = about.into_iter().flat_map(|it| it.ranks.iter().map(|it| &it.rank).chain(&it.bands));
    all.map(String::as_str).collect()
}

fn agency_problem(peers: &Peers, set: &PeerSet, agency: &str, line: Option<u64>, key: &str) -> Option<Diagnostic> {
    (!set.agencies.contains_key(agency)).then(|| {
        let known = || set.agencies.keys().map(String::as_str);
        let help = remedy(agency, known(), "write the id of an agency whose package is given, or remove the entry");
        let message = format!("no package is of the agency `{}`", agency.escape_debug());
        Diagnostic::error(rule::UNKNOWN, message, peers.at(line, key), help).expecting(list(known()))
    })
}

fn band_problem(peers: &Peers, bands: &[String], band: &str, line: Option<u64>, key: &str) -> Option<Diagnostic> {
    (!bands.iter().any(|it| it == band)).then(|| {
        let known = || bands.iter().map(String::as_str);
        let help = remedy(band, known(), "write a band of the common ladder, or add it to `bands`");
        let message = format!("the common ladder has no band `{}`", band.escape_debug());
        Diagnostic::error(rule::UNKNOWN, message, peers.at(line, key), help).expecting(list(known()))
    })
}
