//! Like with like: what an agency's share of women would be with the structure of its peers, what theirs would be with its
//! own, and how much of the difference is structure. Only groups that both have are compared.

mod kitagawa;
mod pairs;
mod reason;
mod sorting;
mod strata;

pub use pairs::{Pair, Spread, pairs, spreads};
pub use sorting::Sorting;

use std::collections::BTreeMap;

use super::breakdown::Breakdown;
use super::counted::{Counted, Precision, ShownShare};
use super::definitions::Standing;
use super::peers::Matching;
use crate::disclosure::package::{CellKey, Measure};
use crate::domain::{Estimate, GenderCount, Share};
use crate::measure::interval::Z_95;
use kitagawa::{difference, with_structure_of};
use reason::weightiest;
use strata::{Common, Strata, add, common, strata, without};

/// What structures are compared.
const BY: [Breakdown; 3] = [Breakdown::Band, Breakdown::RoleFamily, Breakdown::Contract];

/// An agency beside its peers.
#[derive(Clone, Debug, PartialEq)]
pub struct Alike {
    /// Its id.
    pub agency: String,
    /// Its name.
    pub name: String,
    /// Its share of women among all staff; `None` of too few people.
    pub share: Option<ShownShare>,
    /// By each structure, or why not.
    pub by: Vec<(Breakdown, Result<Standardised, String>)>,
}

/// An agency beside its peers by one structure. Shares are per cents and differences points, in the decimals shown.
#[derive(Clone, Debug, PartialEq)]
pub struct Standardised {
    /// How many other agencies are the peers.
    pub peers: usize,
    /// The agency's share in the groups that both have.
    pub own: f64,
    /// The peers' share in them.
    pub of_peers: f64,
    /// Direct: what the agency's share would be with the structure of its peers.
    pub with_their_structure: f64,
    /// Its 95 % interval: a few people in a group that weighs much among the peers make it wide.
    pub interval: (f64, f64),
    /// Indirect: what the peers' share would be with the structure of the agency.
    pub expected: f64,
    /// Points of the difference to the peers that structure explains.
    pub composition: f64,
    /// Points that remain group by group.
    pub real: f64,
    /// The group that structure weighs most by, in words.
    pub because: Option<String>,
    /// The direct share under other ways to match ranks, where it differs.
    pub under: Vec<(String, Option<f64>)>,
    /// The comparison in words.
    pub sentence: String,
}

impl Alike {
    /// How much of a difference to the peers, below or above, structure explains; `None` where no structure is published.
    pub(super) fn reason(&self, is_below: bool) -> Option<String> {
        let known = self.by.iter().filter_map(|(by, it)| Some((by, it.as_ref().ok()?)));
        let towards = |it: &Standardised| if is_below { -it.composition } else { it.composition };
        let (by, most) = known.max_by(|(_, one), (_, other)| towards(one).total_cmp(&towards(other)))?;
        if towards(most) < 1.0 {
            let names = self.by.iter().filter(|(_, it)| it.is_ok()).map(|(by, _)| by.words()).collect::<Vec<_>>();
            return Some(format!("its structure by {} explains none of it", names.join(" and by ")));
        }
        let whole = ((most.own - most.of_peers).abs() * 10.0).round() / 10.0;
        let because = most.because.as_ref().map(|it| format!(" ({it})")).unwrap_or_default();
        let matched = if most.under.is_empty() { "" } else { ", with ranks matched as given," };
        let is_below_peers = most.own < most.of_peers;
        let explained = match towards(most) {
            all if all >= whole || is_below != is_below_peers => "all of it".to_owned(),
            some => format!("{some} of {whole} points of it"),
        };
        Some(format!("its structure by {}{because}{matched} explains {explained}", by.words()))
    }
}

/// Each agency beside all others, in order of ids.
#[must_use]
pub fn alike(standing: &Standing<'_>) -> Vec<Alike> {
    let matchings = standing.peers.matchings();
    let precision = Precision::of(standing.set.protection);
    let mut all: Vec<Alike> = standing
        .set
        .now()
        .map(|(agency, package)| {
            let counted = Counted::of(package, Measure::Stock, None, &CellKey::default());
            let share = counted.and_then(|it| precision.share(&it));
            Alike { agency: agency.id.clone(), name: agency.name.clone(), share, by: Vec::new() }
        })
        .collect();
    for by in BY {
        let under = under(by, &matchings);
        let found: Vec<(&str, Group)> = under.iter().map(|it| (it.name, Group::of(standing, by, it))).collect();
        for it in &mut all {
            let said = found.first().map_or_else(|| Err(String::new()), |(_, given)| given.beside(it, by, precision));
            let said = said.map(|given| with_others(given, it, by, precision, found.get(1..).unwrap_or_default()));
            it.by.push((by, said));
        }
    }
    all
}

/// The ways to match ranks that a structure can differ under: bands under all, everything else under the one as given.
fn under<'a, 'b>(by: Breakdown, matchings: &'b [Matching<'a>]) -> &'b [Matching<'a>] {
    if by == Breakdown::Band { matchings } else { matchings.get(..1).unwrap_or_default() }
}

fn with_others(
    given: Standardised,
    of: &Alike,
    by: Breakdown,
    precision: Precision,
    others: &[(&str, Group)],
) -> Standardised {
    let under = others.iter().map(|(name, group)| {
        ((*name).to_owned(), group.beside(of, by, precision).ok().map(|it| it.with_their_structure))
    });
    let is_other = |it: &(String, Option<f64>)| it.1 != Some(given.with_their_structure);
    let under: Vec<(String, Option<f64>)> = under.filter(is_other).collect();
    let sentence = match elsewhere(&under, precision) {
        None => given.sentence.clone(),
        Some(elsewhere) => format!("{} {elsewhere}", given.sentence),
    };
    Standardised { under, sentence, ..given }
}

/// What the share would be where ranks are matched otherwise, in words; `None` where that changes nothing that is shown.
fn elsewhere(under: &[(String, Option<f64>)], precision: Precision) -> Option<String> {
    let known: Vec<String> = under
        .iter()
        .filter_map(|(name, share)| Some(format!("{} % under `{name}`", precision.words((*share)?))))
        .collect();
    let unknown: Vec<String> =
        under.iter().filter(|(_, share)| share.is_none()).map(|(name, _)| format!("`{name}`")).collect();
    let depends = (!known.is_empty()).then(|| format!("It depends on how ranks are matched: {}.", known.join(", ")));
    let open = (!unknown.is_empty()).then(|| format!("It cannot be recomputed under {}.", unknown.join(" and ")));
    let said: Vec<String> = depends.into_iter().chain(open).collect();
    (!said.is_empty()).then(|| said.join(" "))
}

/// All agencies by one structure, under one way to match ranks.
struct Group {
    of: BTreeMap<String, Result<Strata, String>>,
    all: Strata,
    known: usize,
}

impl Group {
    fn of(standing: &Standing<'_>, by: Breakdown, matching: &Matching<'_>) -> Self {
        let (mut of, mut all, mut known) = (BTreeMap::new(), Strata::new(), 0);
        for (agency, package) in standing.set.now() {
            let found = strata(standing, package, by, matching);
            if let Ok(found) = &found {
                add(&mut all, found);
                known += 1;
            }
            of.insert(agency.id.clone(), found);
        }
        Self { of, all, known }
    }

    fn beside(&self, agency: &Alike, by: Breakdown, precision: Precision) -> Result<Standardised, String> {
        let own = self.of.get(&agency.agency).ok_or_else(String::new)?.as_ref().map_err(Clone::clone)?;
        let peers = self.known.saturating_sub(1);
        let nobody = || format!("no other agency publishes counts by {}", by.words());
        (peers > 0).then_some(()).ok_or_else(nobody)?;
        let few = || format!("groups by {} are too different from those of the peers", by.words());
        let common = common(own, &without(&self.all, own)).ok_or_else(few)?;
        let too_few = || format!("fewer than {} people, or as few of its peers", precision.least());
        common.is_enough(precision).then_some(()).ok_or_else(too_few)?;
        standardised(&agency.name, &common, by, precision, peers).ok_or_else(few)
    }
}

fn standardised(name: &str, it: &Common, by: Breakdown, precision: Precision, peers: usize) -> Option<Standardised> {
    let share = |of: &[GenderCount]| of.iter().copied().sum::<GenderCount>().share_of_women().map(Share::percent);
    let shown = |fraction: f64| precision.rounded(fraction * 100.0);
    let (own, of_peers) = (share(&it.own)?, share(&it.others)?);
    let (composition, real) = difference(&it.own, &it.others)?;
    let direct = with_structure_of(&it.own, &it.others)?;
    let mut found = Standardised {
        peers,
        own: precision.rounded(own),
        of_peers: precision.rounded(of_peers),
        with_their_structure: shown(direct.value),
        interval: allowing(&direct, it.rounding_with_their_structure(), shown),
        expected: shown(with_structure_of(&it.others, &it.own)?.value),
        composition: precision.rounded(composition) + 0.0,
        real: precision.rounded(real) + 0.0,
        because: weightiest(it, precision.rounded(composition)),
        under: Vec::new(),
        sentence: String::new(),
    };
    found.sentence = sentence(name, &found, by, precision);
    Some(found)
}

/// The interval of a direct share, wider by what rounding may do to it.
fn allowing(direct: &Estimate, rounding: f64, shown: impl Fn(f64) -> f64) -> (f64, f64) {
    let reach = |chance: f64| (chance.powi(2) + Z_95.powi(2) * rounding).sqrt();
    let (below, above) = (reach(direct.value - direct.low), reach(direct.high - direct.value));
    (shown((direct.value - below).max(0.0)), shown((direct.value + above).min(1.0)))
}

fn sentence(name: &str, it: &Standardised, by: Breakdown, precision: Precision) -> String {
    let (whose, who) = match it.peers {
        1 => ("its only peer".to_owned(), "the peer has"),
        peers => (format!("its {peers} peers"), "the peers have"),
    };
    let words = |percent| precision.words(percent);
    format!(
        "With the structure of {whose} by {}, {name} would have {} % women ({} to {}) instead of {} %; {who} {} %.",
        by.words(),
        words(it.with_their_structure),
        words(it.interval.0),
        words(it.interval.1),
        words(it.own),
        words(it.of_peers)
    )
}
