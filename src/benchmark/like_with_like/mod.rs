//! Like with like: what an agency's share of women would be with the structure of its peers, what theirs would be with its
//! own, and how much of the difference is structure. Only groups that both have are compared.

mod kitagawa;
mod pairs;
mod reason;
mod strata;

pub use pairs::{Pair, Spread, pairs, spreads};

use std::collections::BTreeMap;

use super::breakdown::Breakdown;
use super::counted::{Counted, Precision, ShownShare};
use super::definitions::Standing;
use super::peers::Matching;
use crate::disclosure::package::{CellKey, Measure};
use crate::domain::{GenderCount, Share};
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
        let whole = ((most.own - most.of_peers).abs() * 10.0).round() / 10.0;
        if towards(most) < 1.0 {
            let names = self.by.iter().filter(|(_, it)| it.is_ok()).map(|(by, _)| by.words()).collect::<Vec<_>>();
            return Some(format!("its structure by {} explains none of it", names.join(" and by ")));
        }
        let because = most.because.as_ref().map(|it| format!(" ({it})")).unwrap_or_default();
        let explained = towards(most);
        Some(format!("its structure by {}{because} explains {explained} of {whole} points of it", by.words()))
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
        let under = if by == Breakdown::Band { matchings.as_slice() } else { matchings.get(..1).unwrap_or_default() };
        let found: Vec<(&str, Group)> = under.iter().map(|it| (it.name, Group::of(standing, by, it))).collect();
        for it in &mut all {
            let said = found.first().map_or_else(|| Err(String::new()), |(_, given)| given.beside(it, by, precision));
            let said = said.map(|given| with_others(given, it, by, precision, found.get(1..).unwrap_or_default()));
            it.by.push((by, said));
        }
    }
    all
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
    let sentence = if under.is_empty() {
        given.sentence.clone()
    } else {
        format!("{} It depends on how ranks are matched.", given.sentence)
    };
    Standardised { under, sentence, ..given }
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
        let few = || format!("its groups by {} and those of its peers are too different", by.words());
        let common = common(own, &without(&self.all, own)).ok_or_else(few)?;
        let people: u64 = common.own.iter().map(GenderCount::base).sum();
        let too_few = || format!("fewer than {} people", precision.least());
        (people >= precision.least()).then_some(()).ok_or_else(too_few)?;
        standardised(&agency.name, &common, by, precision, peers).ok_or_else(few)
    }
}

fn standardised(name: &str, it: &Common, by: Breakdown, precision: Precision, peers: usize) -> Option<Standardised> {
    let share = |of: &[GenderCount]| of.iter().copied().sum::<GenderCount>().share_of_women().map(Share::percent);
    let shown = |fraction: f64| precision.rounded(fraction * 100.0);
    let (own, of_peers) = (share(&it.own)?, share(&it.others)?);
    let (composition, real) = difference(&it.own, &it.others)?;
    let with_their_structure = shown(with_structure_of(&it.own, &it.others)?);
    let sentence = format!(
        "With the structure of its {peers} peers by {}, {name} would have {} % women instead of {} %; the peers have {} %.",
        by.words(),
        precision.words(with_their_structure),
        precision.words(own),
        precision.words(of_peers)
    );
    Some(Standardised {
        peers,
        own: precision.rounded(own),
        of_peers: precision.rounded(of_peers),
        with_their_structure,
        expected: shown(with_structure_of(&it.others, &it.own)?),
        composition: precision.rounded(composition) + 0.0,
        real: precision.rounded(real) + 0.0,
        because: weightiest(it),
        under: Vec::new(),
        sentence,
    })
}
