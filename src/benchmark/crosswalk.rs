//! Which rank counts as which band of the common ladder, and who says so.

use super::definitions::Standing;
use super::peer_set::PeerAgency;
use super::peers::Matching;
use crate::disclosure::package::Package;

/// A rank of an agency in the common ladder.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RankMatched {
    /// Id of the agency.
    pub agency: String,
    /// The agency's own word; `None` for a band whose ranks its package does not name.
    pub rank: Option<String>,
    /// The band that the package puts it in.
    pub own_band: String,
    /// Its band under each way to match ranks, the one as given first.
    pub bands: Vec<String>,
    /// Whether the band as given is the adviser's and not the package's.
    pub by_adviser: bool,
}

/// Every rank of every agency, in order of ids and junior first.
#[must_use]
pub fn crosswalk(standing: &Standing<'_>) -> Vec<RankMatched> {
    let matchings = standing.peers.matchings();
    standing.set.now().flat_map(|(agency, package)| of_agency(agency, package, &matchings)).collect()
}

fn of_agency(agency: &PeerAgency, package: &Package, matchings: &[Matching<'_>]) -> Vec<RankMatched> {
    let about = package.about();
    let mut ranks: Vec<_> = about.ranks.iter().collect();
    ranks.sort_by_key(|it| it.level);
    let has_ranks = |band: &&String| ranks.iter().any(|it| it.band == **band);
    let alone = about.bands.iter().filter(|band| !has_ranks(band)).map(|band| (None, band));
    let named = ranks.iter().map(|it| (Some(&it.rank), &it.band));
    let one = |(rank, own_band): (Option<&String>, &String)| {
        let moved = matchings.iter().map(|it| it.moved(&agency.id, own_band, rank.map(String::as_str)));
        RankMatched {
            agency: agency.id.clone(),
            rank: rank.cloned(),
            own_band: own_band.clone(),
            by_adviser: moved.clone().next().flatten().is_some(),
            bands: moved.map(|it| it.unwrap_or(own_band).to_owned()).collect(),
        }
    };
    named.chain(alone).map(one).collect()
}
