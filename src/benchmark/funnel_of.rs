//! Who stands apart from the peers: the share of women by size, with limits that allow for chance, for rounding, and for what
//! agencies of one kind differ by anyway. A plain funnel would call almost everybody an outlier.

use std::collections::BTreeMap;

use super::common_ladder::{band_counts, manager_bands};
use super::counted::{Counted, Precision, ShownShare};
use super::definitions::Standing;
use super::like_with_like::Alike;
use super::peers::Matching;
use crate::disclosure::package::{CellKey, Measure};
use crate::measure::funnel::{self, CurvePoint, Funnel, Level, Limits, Peer};

/// Fewest agencies of a funnel: of fewer, the spread between them cannot be told from chance.
const LEAST_PEERS: usize = 5;
/// Sizes that limits are drawn at.
const SIZES: u32 = 60;

/// Whom a funnel is of.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum FunnelGroup {
    /// All staff.
    All,
    /// Managers.
    Managers,
}

/// Where an agency stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Place {
    /// Within the 95 % limits.
    Within,
    /// Between the 95 and the 99.8 % limits.
    Unusual,
    /// Beyond the 99.8 % limits.
    Outlier,
    /// It depends on how ranks are matched.
    DependsOnMatching,
}

/// An agency in the funnel.
#[derive(Clone, Debug, PartialEq)]
pub struct FunnelAgency {
    /// Its id.
    pub agency: String,
    /// Its name.
    pub name: String,
    /// Its share of women.
    pub share: ShownShare,
    /// Standard deviations from the centre by chance alone.
    pub plain_z: f64,
    /// Standard deviations from the centre with what agencies differ by.
    pub z: f64,
    /// Where it stands, whatever rounding hides, under all ways to match ranks.
    pub place: Place,
    /// For outliers, a sentence with the reason as far as it is known.
    pub sentence: Option<String>,
}

/// A funnel of the agencies.
#[derive(Clone, Debug, PartialEq)]
pub struct FunnelOf {
    /// Whom it is of.
    pub group: FunnelGroup,
    /// The peers' share of women, as a fraction.
    pub centre: f64,
    /// Over-dispersion: mean square of the plain deviations, 1 by chance alone.
    pub over_dispersion: f64,
    /// Standard deviation between agencies, on the arcsine scale.
    pub between: f64,
    /// Agencies in it, in order of ids.
    pub agencies: Vec<FunnelAgency>,
    /// Agencies that are not, each with the reason.
    pub left_out: Vec<(String, String)>,
    /// Limits from the smallest to the largest agency.
    pub limits: Vec<CurvePoint>,
    /// How many peers are comparable, and what a plain funnel would say.
    pub caption: String,
}

/// A funnel, or why there is none.
pub type MaybeFunnel = Result<FunnelOf, String>;

/// The funnels of all staff and of managers.
#[must_use]
pub fn funnels(standing: &Standing<'_>, alike: &[Alike]) -> Vec<(FunnelGroup, MaybeFunnel)> {
    [FunnelGroup::All, FunnelGroup::Managers].map(|group| (group, one(standing, group, alike))).into()
}

fn one(standing: &Standing<'_>, group: FunnelGroup, alike: &[Alike]) -> MaybeFunnel {
    let matchings = standing.peers.matchings();
    let mut given = None;
    let mut places: Vec<BTreeMap<String, Place>> = Vec::new();
    for matching in &matchings {
        let drawn = Drawn::of(standing, group, matching).map_err(|why| match given {
            None => why,
            Some(_) => format!("under `{}`: {why}", matching.name),
        })?;
        places.push(drawn.places());
        given.get_or_insert(drawn);
    }
    let drawn = given.ok_or_else(|| "no way to match ranks".to_owned())?;
    let place_of = |agency: &str| {
        let mut found = places.iter().map(|all| all.get(agency).copied());
        let first = found.next().flatten().unwrap_or(Place::DependsOnMatching);
        if found.all(|it| it == Some(first)) { first } else { Place::DependsOnMatching }
    };
    Ok(drawn.finished(group, place_of, alike))
}

/// A funnel under one way to match ranks.
struct Drawn {
    precision: Precision,
    members: Vec<(String, String, Counted)>,
    left_out: Vec<(String, String)>,
    funnel: Funnel,
}

impl Drawn {
    fn of(standing: &Standing<'_>, group: FunnelGroup, matching: &Matching<'_>) -> Result<Self, String> {
        let precision = Precision::of(standing.set.protection);
        let managers = manager_bands(standing.bands, standing.peers);
        let (mut members, mut left_out) = (Vec::new(), Vec::new());
        for (agency, package) in standing.set.now() {
            let counted = match group {
                FunnelGroup::All => Counted::of(package, Measure::Stock, None, &CellKey::default())
                    .ok_or_else(|| "it publishes no count of all staff".to_owned()),
                FunnelGroup::Managers => {
                    let bands = band_counts(package, Measure::Stock, standing.bands, matching);
                    bands.sum(&managers).ok_or_else(|| bands.reason())
                }
            };
            match counted {
                Ok(it) if it.base() >= precision.least() => {
                    members.push((agency.id.clone(), agency.name.clone(), it));
                }
                Ok(_) => left_out.push((agency.id.clone(), format!("fewer than {} people", precision.least()))),
                Err(why) => left_out.push((agency.id.clone(), why)),
            }
        }
        if members.len() < LEAST_PEERS {
            let found = members.len();
            let agencies = if found == 1 { "agency" } else { "agencies" };
            return Err(format!("{found} comparable {agencies}; a funnel needs {LEAST_PEERS}"));
        }
        // Women and men were rounded apart, and their sum was not.
        let peer = |(_, _, it): &(String, String, Counted)| Peer::rounded_apart(&it.count, it.error + 1);
        let peers: Vec<Peer> = members.iter().filter_map(peer).collect();
        let funnel = funnel::funnel(&peers).ok_or_else(|| "too few people".to_owned())?;
        Ok(Self { precision, members, left_out, funnel })
    }

    fn places(&self) -> BTreeMap<String, Place> {
        let places = self.funnel.points.iter().map(|it| place(&it.adjusted));
        self.members.iter().map(|(id, ..)| id.clone()).zip(places).collect()
    }

    fn finished(self, group: FunnelGroup, place_of: impl Fn(&str) -> Place, alike: &[Alike]) -> FunnelOf {
        let mut agencies = Vec::new();
        for ((id, name, counted), point) in self.members.iter().zip(&self.funnel.points) {
            let Some(share) = self.precision.share(counted) else { continue };
            let place = place_of(id);
            let structure = alike.iter().find(|it| it.agency == *id && group == FunnelGroup::All);
            let said = || self.sentence((name, group), &share, point.adjusted.z, structure);
            let sentence = (place == Place::Outlier).then(said);
            let (agency, name, plain_z, z) = (id.clone(), name.clone(), point.plain.z, point.adjusted.z);
            agencies.push(FunnelAgency { agency, name, share, plain_z, z, place, sentence });
        }
        FunnelOf {
            group,
            centre: self.funnel.centre.fraction(),
            over_dispersion: self.funnel.phi,
            between: self.funnel.tau,
            limits: self.limits(),
            caption: self.caption(&agencies),
            left_out: self.left_out,
            agencies,
        }
    }

    fn sentence(
        &self,
        (name, group): (&str, FunnelGroup),
        share: &ShownShare,
        z: f64,
        structure: Option<&Alike>,
    ) -> String {
        let side = if z < 0.0 { "below" } else { "above" };
        let centre = self.precision.words(self.funnel.centre.percent());
        let (of, open) = match group {
            FunnelGroup::All => ("", "no breakdown that it publishes says why"),
            FunnelGroup::Managers => (" managers", "what explains it among managers is not computed"),
        };
        let why = structure.and_then(|it| it.reason(z < 0.0)).unwrap_or_else(|| open.to_owned());
        format!(
            "{name}: {} women of {}{of}; further {side} the peers' {centre} % than differences between agencies of this kind \
             explain; {why}.",
            share.words(),
            super::counted::thousands(share.base)
        )
    }

    fn caption(&self, agencies: &[FunnelAgency]) -> String {
        let beyond = agencies.iter().filter(|it| it.place == Place::Outlier).count();
        let plain = self.funnel.outside(Level::P998, Limits::Plain);
        format!(
            "{} comparable agencies; {beyond} beyond the 99.8 % limits. By chance alone {plain} would be{}",
            self.members.len(),
            if self.funnel.tau > 0.0 {
                ": agencies of one kind differ by more than chance, and the limits allow for that."
            } else {
                ": these agencies differ by no more than chance."
            }
        )
    }

    /// From the smallest to the largest agency.
    fn limits(&self) -> Vec<CurvePoint> {
        let sizes = || self.members.iter().map(|(_, _, it)| it.base());
        let (least, most) = (sizes().min().unwrap_or(0), sizes().max().unwrap_or(0));
        self.funnel.curve(least, most, SIZES)
    }
}

fn place(at: &funnel::Placing) -> Place {
    match (at.at_998, at.at_95) {
        (funnel::Place::Inside, funnel::Place::Inside) => Place::Within,
        (funnel::Place::Inside, _) => Place::Unusual,
        _ => Place::Outlier,
    }
}
