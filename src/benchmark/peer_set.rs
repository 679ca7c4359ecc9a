//! The packages of one comparison, by agency and period.

use std::collections::BTreeMap;

use super::near::list;
use super::peers::Peers;
use super::rule;
use crate::diagnostic::{Diagnostic, Location};
use crate::disclosure::package::{Package, Protected};
use crate::domain::{Period, fold};

/// An agency with its packages.
#[derive(Clone, Debug, PartialEq)]
pub struct PeerAgency {
    /// Its id.
    pub id: String,
    /// Its name in full.
    pub name: String,
    /// Its packages, oldest first.
    pub history: BTreeMap<Period, Package>,
}

/// Agencies that may be compared: one protection, one name each, all with the month compared.
#[derive(Clone, Debug, PartialEq)]
pub struct PeerSet {
    /// The month compared.
    pub period: Period,
    /// How the counts of all are protected.
    pub protection: Protected,
    /// Whether all agencies are made up.
    pub synthetic: bool,
    /// By id.
    pub agencies: BTreeMap<String, PeerAgency>,
}

impl PeerAgency {
    /// The package of a month.
    #[must_use]
    pub fn at(&self, period: Period) -> Option<&Package> {
        self.history.get(&period)
    }
}

impl PeerSet {
    /// Puts packages side by side.
    ///
    /// # Errors
    /// Every package that does not belong, by the name of its file.
    pub fn of(packages: Vec<Package>, peers: &Peers) -> Result<Self, Vec<Diagnostic>> {
        let Some(first) = packages.first().map(|it| it.about().clone()) else {
            let help = "give at least two packages; a table of counts is made into one by `parity package`";
            return Err(vec![Diagnostic::error(rule::NO_PACKAGE, "no package", Location::default(), help)]);
        };
        let mut problems = mixed(&packages);
        let agencies = by_agency(packages, &mut problems);
        same_name(&agencies, &mut problems);
        let period = common_period(&agencies, peers, &mut problems);
        match period {
            Some(period) if problems.is_empty() => {
                Ok(Self { period, protection: first.protection, synthetic: first.synthetic, agencies })
            }
            _ => Err(problems),
        }
    }

    /// The package of each agency for the month compared, in order of ids.
    pub fn now(&self) -> impl Iterator<Item = (&PeerAgency, &Package)> {
        self.agencies.values().filter_map(|agency| Some((agency, agency.at(self.period)?)))
    }
}

/// What differs from the package that stands first in protection, or in being made up.
fn mixed(packages: &[Package]) -> Vec<Diagnostic> {
    let Some(first) = packages.first() else { return Vec::new() };
    let mut problems = Vec::new();
    for package in packages {
        let (about, other) = (package.about(), first.about());
        let (found, wanted) = (protection(about.protection), protection(other.protection));
        if found != wanted {
            let message = format!("{found}, but `{}` is {wanted}", first.file_name());
            let help = "compare packages of one protection: ask for the others in the same, or compare them apart";
            problems.push(Diagnostic::error(rule::MIXED, message, at(package), help).expecting(wanted));
        }
        if about.synthetic != other.synthetic {
            let word = |made_up: bool| if made_up { "made up" } else { "real" };
            let (found, wanted) = (word(about.synthetic), word(other.synthetic));
            let message = format!("its agency is {found}, that of `{}` is {wanted}", first.file_name());
            let help = "leave the made-up agencies out";
            problems.push(Diagnostic::error(rule::SYNTHETIC, message, at(package), help));
        }
    }
    problems
}

/// Steps are left out: they are taken only where nothing nearer adds up, and carried into what each count is off by.
fn protection(protection: Protected) -> String {
    match protection {
        Protected::PublicRound { base, .. } => format!("rounded to {base}"),
        Protected::PublicSuppress { threshold } => format!("withheld below {threshold}"),
        Protected::Published => "public counts as they stood".to_owned(),
    }
}

fn at(package: &Package) -> Location {
    Location::file(package.file_name())
}

fn by_agency(packages: Vec<Package>, problems: &mut Vec<Diagnostic>) -> BTreeMap<String, PeerAgency> {
    let mut agencies: BTreeMap<String, PeerAgency> = BTreeMap::new();
    for package in packages {
        let (id, name) = (package.about().agency.clone(), package.about().name.clone());
        let history = BTreeMap::new();
        let agency = agencies.entry(id.clone()).or_insert_with(|| PeerAgency { id, name: name.clone(), history });
        if fold(&agency.name) != fold(&name) {
            let message = format!("`{}` is called `{name}` here and `{}` elsewhere", agency.id, agency.name);
            let help = "two agencies need two ids; one agency has one name in all its packages";
            problems.push(Diagnostic::error(rule::NAMES, message, at(&package), help));
        }
        let period = package.about().period;
        let place = at(&package);
        if agency.history.insert(period, package).is_some() {
            let message = format!("a second package of `{}` for {period}", agency.id);
            problems.push(Diagnostic::error(rule::DOUBLE, message, place, "give the newer one alone"));
        }
    }
    agencies
}

fn same_name(agencies: &BTreeMap<String, PeerAgency>, problems: &mut Vec<Diagnostic>) {
    let mut names: BTreeMap<String, &str> = BTreeMap::new();
    for agency in agencies.values() {
        if let Some(other) = names.insert(fold(&agency.name), &agency.id) {
            let message = format!("`{other}` and `{}` are both called `{}`", agency.id, agency.name);
            let help = "one agency has one id in all its packages; two agencies need two names";
            let place = agency.history.values().next().map(at).unwrap_or_default();
            problems.push(Diagnostic::error(rule::NAMES, message, place, help));
        }
    }
}

/// The month that the adviser names, or the newest that all have.
fn common_period(
    agencies: &BTreeMap<String, PeerAgency>,
    peers: &Peers,
    problems: &mut Vec<Diagnostic>,
) -> Option<Period> {
    let mut having: BTreeMap<Period, usize> = BTreeMap::new();
    agencies.values().flat_map(|it| it.history.keys()).for_each(|period| *having.entry(*period).or_default() += 1);
    let common = having.iter().rev().find(|(_, many)| **many == agencies.len()).map(|(period, _)| *period);
    let wanted = peers.period.or(common);
    let Some(wanted) = wanted else {
        // The month that most have, the newest of them.
        let best = having.iter().max_by_key(|(period, many)| (**many, **period)).map(|(period, _)| *period)?;
        let without = agencies.values().filter(|it| it.at(best).is_none());
        problems.extend(without.map(|agency| missing(agency, best, "no month is in the packages of all agencies; ")));
        return None;
    };
    let without = agencies.values().filter(|it| it.at(wanted).is_none());
    problems.extend(without.map(|agency| missing(agency, wanted, "")));
    Some(wanted)
}

fn missing(agency: &PeerAgency, period: Period, because: &str) -> Diagnostic {
    let months: Vec<String> = agency.history.keys().map(ToString::to_string).collect();
    let message = format!("{because}`{}` has no package for {period}", agency.id);
    let help = "ask the agency for it, leave the agency out, or name another month as `period` in the adviser's file";
    let place = agency.history.values().next_back().map(at).unwrap_or_default();
    Diagnostic::error(rule::NO_PERIOD, message, place, help)
        .expecting(format!("it has {}", list(months.iter().map(String::as_str))))
}
