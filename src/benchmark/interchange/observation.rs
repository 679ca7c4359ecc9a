//! The published counts behind a comparison.

use crate::benchmark::peer_set::PeerSet;
use crate::disclosure::package::{MEN, Measure, Package, RowKey, WOMEN};
use crate::domain::Period;

/// Whom a count is of.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Sex {
    /// Women.
    Women,
    /// Men.
    Men,
    /// Another gender, or none stated.
    Other,
    /// Everybody.
    Total,
}

/// One published count.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Observation {
    /// Id of the agency.
    pub agency: String,
    /// The month; all but stock is over the twelve months up to it.
    pub period: Period,
    /// What is counted.
    pub measure: Measure,
    /// Whom.
    pub sex: Sex,
    /// Rank band, role family, contract, working time; `None` is all.
    pub of: [Option<String>; 4],
    /// People; `None` is withheld.
    pub people: Option<i64>,
}

/// Counts of everybody for all months, and by band, role family, contract and working time for the month compared.
#[must_use]
pub fn observations(set: &PeerSet) -> Vec<Observation> {
    let all = set.agencies.values().flat_map(|agency| &agency.history);
    all.filter(|(period, _)| **period <= set.period)
        .flat_map(|(period, package)| of_package(package, *period == set.period))
        .collect()
}

fn of_package(package: &Package, with_groups: bool) -> Vec<Observation> {
    let about = package.about();
    let one = |(key, people): (&RowKey, Option<i64>)| {
        let of = groups(key)?;
        let is_wanted = with_groups || (of.iter().all(Option::is_none) && key.measure == Measure::Stock);
        is_wanted.then(|| Observation {
            agency: about.agency.clone(),
            period: about.period,
            measure: key.measure,
            sex: sex(key),
            of,
            people,
        })
    };
    package.rows().filter_map(one).collect()
}

/// The groups of a count at the outermost level; `None` for finer counts, units and duty stations.
fn groups(key: &RowKey) -> Option<[Option<String>; 4]> {
    let [_, rank, unit, role, contract, time, station] = &key.cell.0;
    let is_plain =
        key.population.is_none() && unit.is_empty() && station.is_empty() && rank.len() < 2 && role.len() < 2;
    is_plain.then(|| [rank, role, contract, time].map(|it| it.first().cloned()))
}

fn sex(key: &RowKey) -> Sex {
    match key.cell.0[0].first().map(String::as_str) {
        None => Sex::Total,
        Some(WOMEN) => Sex::Women,
        Some(MEN) => Sex::Men,
        Some(_) => Sex::Other,
    }
}
