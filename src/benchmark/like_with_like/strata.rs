//! Groups that agencies have in common, in one order, so that like is compared with like.

use std::collections::BTreeMap;

use crate::benchmark::breakdown::Breakdown;
use crate::benchmark::common_ladder::band_counts;
use crate::benchmark::counted::{Counted, Precision};
use crate::benchmark::definitions::Standing;
use crate::benchmark::peers::Matching;
use crate::disclosure::package::{Measure, Package};
use crate::domain::{GenderCount, Headcount, fold};

/// Fewest people of an agency, and of its peers, in groups that both have: with fewer, the others decide.
const LEAST_COVERED: f64 = 0.8;

/// Counts of an agency by group; names are folded, so that spellings of one name are one.
pub type Strata = BTreeMap<String, Counted>;

/// The groups of an agency by a breakdown, bands by the common ladder; else why there are none.
pub fn strata(
    standing: &Standing<'_>,
    package: &Package,
    by: Breakdown,
    matching: &Matching<'_>,
) -> Result<Strata, String> {
    if by == Breakdown::Band {
        let counts = band_counts(package, Measure::Stock, standing.bands, matching);
        let all = counts.bands.iter().map(|(band, it)| Some((fold(band), (*it)?)));
        return all.collect::<Option<Strata>>().filter(|it| !it.is_empty()).ok_or_else(|| counts.reason());
    }
    let groups = by.of(package, Measure::Stock).ok_or_else(|| format!("it publishes no counts by {}", by.words()))?;
    let mut strata = Strata::new();
    for (name, counted) in groups {
        let sum = strata.entry(fold(&name)).or_default();
        *sum = *sum + counted;
    }
    Ok(strata)
}

/// An agency and the others, group by group, where both have people.
#[derive(Default)]
pub struct Common {
    /// Names of the groups.
    pub names: Vec<String>,
    /// The agency.
    pub own: Vec<GenderCount>,
    /// Variance that rounding adds to the share of each of its groups.
    pub rounding: Vec<f64>,
    /// The others.
    pub others: Vec<GenderCount>,
}

impl Common {
    /// Variance that rounding adds to the share of the agency with the structure of the others.
    pub fn rounding_with_their_structure(&self) -> f64 {
        let all = self.others.iter().map(GenderCount::base).sum::<Headcount>() as f64;
        let weights = self.others.iter().map(|it| it.base() as f64 / all);
        weights.zip(&self.rounding).map(|(weight, variance)| weight.powi(2) * variance).sum()
    }

    /// Whether both have people enough for a share.
    pub fn is_enough(&self, precision: Precision) -> bool {
        let people = |of: &[GenderCount]| of.iter().map(GenderCount::base).sum::<Headcount>();
        people(&self.own).min(people(&self.others)) >= precision.least()
    }
}

/// The groups that both have; `None` where these hold too few of either.
pub fn common(own: &Strata, others: &Strata) -> Option<Common> {
    let mut common = Common::default();
    for (name, counted) in own.iter().filter(|(_, it)| it.base() > 0) {
        if let Some(other) = others.get(name).filter(|it| it.base() > 0) {
            common.names.push(name.clone());
            common.own.push(counted.count);
            common.rounding.push(counted.rounding_variance());
            common.others.push(other.count);
        }
    }
    let covered = |part: &[GenderCount], whole: &Strata| {
        let people = |it: u64| it as f64;
        let all: u64 = whole.values().map(Counted::base).sum();
        people(part.iter().map(GenderCount::base).sum()) >= LEAST_COVERED * people(all) && all > 0
    };
    (covered(&common.own, own) && covered(&common.others, others)).then_some(common)
}

/// Whether groups that at least two of some agencies have hold people enough of all to be compared.
pub fn is_comparable(agencies: &[&Strata]) -> bool {
    let mut having: BTreeMap<&String, (usize, Headcount)> = BTreeMap::new();
    for (name, counted) in agencies.iter().flat_map(|it| it.iter()).filter(|(_, it)| it.base() > 0) {
        let (agencies, people) = having.entry(name).or_default();
        *agencies += 1;
        *people += counted.base();
    }
    let all: Headcount = having.values().map(|(_, people)| people).sum();
    let shared: Headcount = having.values().filter(|(agencies, _)| *agencies > 1).map(|(_, people)| people).sum();
    all > 0 && shared as f64 >= LEAST_COVERED * all as f64
}

/// `whole` less `part`, group by group.
pub fn without(whole: &Strata, part: &Strata) -> Strata {
    let less = |(name, all): (&String, &Counted)| {
        let own = part.get(name).copied().unwrap_or_default();
        let women = all.count.women.saturating_sub(own.count.women);
        let men = all.count.men.saturating_sub(own.count.men);
        let count = GenderCount::known(women, men);
        (name.clone(), Counted { count, error: all.error.saturating_sub(own.error) })
    };
    whole.iter().map(less).collect()
}

/// `sum` with `part` added, group by group.
pub fn add(sum: &mut Strata, part: &Strata) {
    for (name, counted) in part {
        let it = sum.entry(name.clone()).or_default();
        *it = *it + *counted;
    }
}
