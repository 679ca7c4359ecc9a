//! What is true of the sample, counted from the simulated people and not from the files.

use std::collections::BTreeMap;

use crate::domain::{GenderCount, NOT_STATED, Period, UNMAPPED, Unit};

use super::LAST_PERIOD;
use super::agencies::agencies;
use super::flow_truth::{FlowTruth, flows};
use super::movements::{MonthList, Row, RowKind, simulate};
use super::people::{Oddity, Person};
use super::plan::AgencyPlan;

/// The truth of a sample.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SampleTruth {
    /// The agencies, in the order of `pipelines/sample.toml`.
    pub agencies: Vec<AgencyTruth>,
}

/// The truth of one agency.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct AgencyTruth {
    /// Id of the agency.
    pub id: &'static str,
    /// Stocks, oldest first.
    pub periods: Vec<PeriodTruth>,
    /// Flows between consecutive periods, oldest first: one fewer than stocks.
    pub flows: Vec<FlowTruth>,
}

/// The stock of one agency and month. Labels are those a run gives with `pipelines/sample.toml`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PeriodTruth {
    /// The month.
    pub period: Period,
    /// Everybody.
    pub staff: GenderCount,
    /// Working time of everybody, in thousandths of a full-time post.
    pub fte_thousandths: u64,
    /// By rank; a rank no list knows is `(unmapped)`.
    pub by_rank: BTreeMap<String, GenderCount>,
    /// By band.
    pub by_band: BTreeMap<String, GenderCount>,
    /// By third-level unit.
    pub by_unit: BTreeMap<Unit, GenderCount>,
    /// By role.
    pub by_role: BTreeMap<String, GenderCount>,
    /// By role family.
    pub by_role_family: BTreeMap<String, GenderCount>,
    /// By contract.
    pub by_contract: BTreeMap<String, GenderCount>,
    /// By duty station; a blank one is `(not stated)`.
    pub by_duty_station: BTreeMap<String, GenderCount>,
    /// Rows without a staff number (vacant posts): refused.
    pub rows_without_number: usize,
    /// Rows of people's smaller second posts: not counted.
    pub second_posts: usize,
    /// People whose birth date is unreadable: counted all the same.
    pub unreadable_births: usize,
}

/// The truth of the sample of `months` months that [`write_sample_months`](super::write_sample_months) writes.
#[must_use]
pub fn truth(months: u32) -> SampleTruth {
    let agencies = agencies().iter().map(|agency| agency_truth(agency.plan, months)).collect();
    SampleTruth { agencies }
}

fn agency_truth(plan: &AgencyPlan, months: u32) -> AgencyTruth {
    let lists = simulate(plan, LAST_PERIOD, months);
    let periods = lists.iter().map(|list| period_truth(plan, list)).collect();
    AgencyTruth { id: plan.id, periods, flows: flows(plan, &lists) }
}

fn period_truth(plan: &AgencyPlan, list: &MonthList) -> PeriodTruth {
    let units = plan.units();
    let rows_of = |kind: RowKind| list.rows.iter().filter(move |row| row.kind == kind);
    let people: Vec<&Person> = rows_of(RowKind::Main).map(|row: &Row| &row.person).collect();
    PeriodTruth {
        period: list.period,
        staff: count(&people, |_| Some(())).remove(&()).unwrap_or_default(),
        fte_thousandths: people.iter().map(|person| u64::from(person.fte)).sum(),
        by_rank: count(&people, |person| Some(rank(plan, person).0.to_owned())),
        by_band: count(&people, |person| Some(rank(plan, person).1.to_owned())),
        by_unit: count(&people, |person| units[person.unit].unit()),
        by_role: count(&people, |person| Some(role(plan, person).0.to_owned())),
        by_role_family: count(&people, |person| Some(role(plan, person).1.to_owned())),
        by_contract: count(&people, |person| Some(plan.contracts[person.contract].label.to_owned())),
        by_duty_station: count(&people, |person| {
            Some(person.station.map_or(NOT_STATED, |station| plan.stations[station]).to_owned())
        }),
        rows_without_number: rows_of(RowKind::Vacant).count(),
        second_posts: rows_of(RowKind::SecondPost).count(),
        unreadable_births: people.iter().filter(|person| person.oddity == Oddity::UnreadableBirth).count(),
    }
}

fn count<K: Ord>(people: &[&Person], key: impl Fn(&Person) -> Option<K>) -> BTreeMap<K, GenderCount> {
    let mut counts: BTreeMap<K, GenderCount> = BTreeMap::new();
    for person in people {
        if let Some(key) = key(person) {
            counts.entry(key).or_default().add_people(person.gender, 1);
        }
    }
    counts
}

/// Rank and band.
fn rank<'a>(plan: &'a AgencyPlan, person: &Person) -> (&'a str, &'a str) {
    match person.oddity {
        Oddity::UnknownRank(_) => (UNMAPPED, UNMAPPED),
        _ => (plan.ranks[person.rank].name, plan.ranks[person.rank].band),
    }
}

/// Role and family. A role no list knows stands for itself where the list is open; its family is unmapped either way.
fn role<'a>(plan: &'a AgencyPlan, person: &Person) -> (&'a str, &'a str) {
    match person.oddity {
        Oddity::UnknownRole(_) if plan.roles_closed => (UNMAPPED, UNMAPPED),
        Oddity::UnknownRole(index) => (plan.unknown_roles[index], UNMAPPED),
        _ => (plan.roles[person.role].name, plan.roles[person.role].family.name()),
    }
}
