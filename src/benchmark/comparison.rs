//! Everything that is said of the agencies compared, as plain data.

use super::belongs::strangers;
use super::common_ladder::{band_counts, common_bands, manager_bands};
use super::counted::{Counted, Precision, ShownShare};
use super::crosswalk::{RankMatched, crosswalk};
use super::definitions::{Judged, Standing, disagreements, under_all_matchings};
use super::funnel_of::{FunnelGroup, MaybeFunnel, funnels};
use super::interchange::{Observation, observations};
use super::like_with_like::{Alike, Pair, Spread, alike, pairs, spreads};
use super::own_targets::{TargetProgress, progress};
use super::peer_set::{PeerAgency, PeerSet};
use super::peers::{AS_GIVEN, Peers};
use super::series::SeriesPoint;
use super::structure::{Structure, structures};
use super::trajectories::{Trajectory, counted, scale, trajectories};
use crate::diagnostic::Diagnostic;
use crate::disclosure::package::{Measure, Package, Protected};
use crate::domain::Period;

/// Title where the adviser gives none.
const TITLE: &str = "Agencies compared";

/// A comparison of agencies.
#[derive(Clone, Debug, PartialEq)]
pub struct Comparison {
    /// Its title.
    pub title: String,
    /// The month compared.
    pub period: Period,
    /// How the counts are protected.
    pub protection: Protected,
    /// Whether the agencies are made up.
    pub synthetic: bool,
    /// The common ladder, junior first.
    pub bands: Vec<String>,
    /// Bands whose holders are managers.
    pub managers: Vec<String>,
    /// Names of the ways to match ranks that every verdict was computed under.
    pub matchings: Vec<String>,
    /// Every rank with its common band under each of them.
    pub crosswalk: Vec<RankMatched>,
    /// Each agency, in order of ids.
    pub agencies: Vec<AgencyCompared>,
    /// Who stands apart: all staff, managers.
    pub funnels: Vec<(FunnelGroup, MaybeFunnel)>,
    /// Like with like, in order of ids.
    pub alike: Vec<Alike>,
    /// Every pair of few agencies.
    pub pairs: Vec<Pair>,
    /// Segregation over groups and agencies together.
    pub spreads: Vec<Spread>,
    /// Courses, in order of ids.
    pub trajectories: Vec<Trajectory>,
    /// Lowest and highest share in per cent over all courses.
    pub scale: Option<(f64, f64)>,
    /// Progress against own targets.
    pub targets: Vec<TargetProgress>,
    /// External series to draw in.
    pub series: Vec<SeriesPoint>,
    /// The published counts behind it, for interchange.
    pub observations: Vec<Observation>,
    /// The sentences that matter most: outliers, then disagreements of definitions.
    pub findings: Vec<String>,
}

/// One agency.
#[derive(Clone, Debug, PartialEq)]
pub struct AgencyCompared {
    /// Its id.
    pub id: String,
    /// Its name.
    pub name: String,
    /// Women among all staff; `None` of too few people, or where it is not published.
    pub share: Option<ShownShare>,
    /// Counts by common band as given, junior first; `None` where it cannot be counted.
    pub bands: Vec<(String, Option<Counted>)>,
    /// What of its ranks cannot be placed or counted.
    pub open: Vec<String>,
    /// What each definition says, under all ways to match ranks.
    pub judged: Vec<Judged>,
    /// Where definitions disagree.
    pub disagreements: Vec<String>,
    /// Its published breakdowns.
    pub structures: Vec<Structure>,
}

/// Compares agencies.
///
/// # Errors
/// Packages that do not belong together, by the names of their files, or entries of the adviser's file that no package knows.
pub fn compare(packages: Vec<Package>, peers: &Peers) -> Result<Comparison, Vec<Diagnostic>> {
    let set = PeerSet::of(packages, peers)?;
    let bands = common_bands(&set, peers);
    let problems = strangers(peers, &set, &bands);
    if !problems.is_empty() {
        return Err(problems);
    }
    let standing = Standing { set: &set, peers, bands: &bands };
    let agencies: Vec<AgencyCompared> =
        set.now().map(|(agency, package)| agency_compared(&standing, agency, package)).collect();
    let alike = alike(&standing);
    let funnels = funnels(&standing, &alike);
    let trajectories = trajectories(&set);
    let others = peers.alternatives.iter().map(|it| it.name.clone());
    Ok(Comparison {
        title: peers.title.clone().unwrap_or_else(|| TITLE.to_owned()),
        period: set.period,
        protection: set.protection,
        synthetic: set.synthetic,
        managers: manager_bands(&bands, peers),
        matchings: [AS_GIVEN.to_owned()].into_iter().chain(others).collect(),
        crosswalk: crosswalk(&standing),
        findings: findings(&funnels, &agencies),
        pairs: pairs(&standing),
        spreads: spreads(&standing),
        scale: scale(&trajectories),
        targets: progress(&set),
        series: peers.series.clone(),
        observations: observations(&set),
        bands,
        agencies,
        funnels,
        alike,
        trajectories,
    })
}

fn agency_compared(standing: &Standing<'_>, agency: &PeerAgency, package: &Package) -> AgencyCompared {
    let precision = Precision::of(standing.set.protection);
    let judged = under_all_matchings(standing, agency, package);
    let matchings = standing.peers.matchings();
    let counts = matchings.first().map(|it| band_counts(package, Measure::Stock, standing.bands, it));
    let (bands, open) = counts.map_or_else(Default::default, |it| (it.bands, it.open));
    AgencyCompared {
        id: agency.id.clone(),
        name: agency.name.clone(),
        share: counted(package, None).and_then(|it| precision.share(&it)),
        bands,
        open,
        disagreements: disagreements(&agency.name, &judged),
        judged,
        structures: structures(package, precision),
    }
}

fn findings(funnels: &[(FunnelGroup, MaybeFunnel)], agencies: &[AgencyCompared]) -> Vec<String> {
    let drawn = funnels.iter().filter_map(|(_, it)| it.as_ref().ok());
    let outliers = drawn.flat_map(|it| it.agencies.iter().filter_map(|it| it.sentence.clone()));
    outliers.chain(agencies.iter().flat_map(|it| it.disagreements.clone())).collect()
}
