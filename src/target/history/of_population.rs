//! The past of a part of an agency: who comes into it from elsewhere in the agency counts as hired, who goes elsewhere as left.

use std::collections::{BTreeMap, BTreeSet};

use super::of_bands::ladder;
use super::standing::{Rules, standings};
use super::{History, Pair, Standing};
use crate::cube::{Account, CubeError, Dimension, accounts_within};
use crate::domain::{GenderCount, Period, Unit};
use crate::pipeline::{Population, RoleFamilyRule};
use crate::table::{CountTable, column};
use crate::target::population::{is_any_of, is_within_any_of};
use crate::target::stock::fitting;

/// The movements between two lists.
pub struct FlowMonth<'a> {
    /// The earlier list.
    pub from: Period,
    /// The later list.
    pub to: Period,
    /// Its flow counts.
    pub counts: &'a CountTable,
}

/// The past of a population. Flow counts do not hold families of roles, so the agency's rules are asked.
///
/// # Errors
/// [`CubeError`] when a column is missing.
pub fn of_population(
    months: &[FlowMonth<'_>],
    population: &Population,
    families: &[RoleFamilyRule],
    bands: &[&str],
    rules: &Rules<'_>,
) -> Result<History, CubeError> {
    let mut accounts: Vec<(Period, Period, BTreeMap<String, Account>)> = Vec::new();
    for month in months {
        let belongs = ["from", "to"].map(|side| members(month.counts, side, population, families));
        let cube = accounts_within(month.counts, Some(Dimension::Band), [&belongs[0], &belongs[1]])?;
        let named = cube.into_cells().into_iter().map(|(key, account)| (key.first().to_owned(), account));
        accounts.push((month.from, month.to, named.collect()));
    }
    let held: BTreeSet<&str> = accounts.iter().flat_map(|it| it.2.keys().map(String::as_str)).collect();
    let bands: Vec<&str> = bands.iter().copied().filter(|band| held.contains(band)).collect();
    let mut stock: BTreeMap<Period, Vec<GenderCount>> = BTreeMap::new();
    let mut pairs = Vec::new();
    for (from, to, named) in &accounts {
        let ordered: Vec<Account> = bands.iter().map(|band| named.get(*band).copied().unwrap_or_default()).collect();
        stock.entry(*from).or_insert_with(|| ordered.iter().map(|it| it.opening).collect());
        stock.insert(*to, ordered.iter().map(|it| it.closing).collect());
        pairs.push(Pair { from: *from, to: *to, bands: ordered, standing: Standing::Used });
    }
    let mut history = History { ladder: ladder(&bands), stock, pairs };
    standings(&mut history, rules);
    Ok(history)
}

/// Row by row, whether the people are of the population on one side of the movement.
fn members(counts: &CountTable, side: &str, population: &Population, families: &[RoleFamilyRule]) -> Vec<bool> {
    let of = |name: &str| format!("{name}_{side}");
    let fits = [
        fitting(counts, &of(column::RANK), |name| is_any_of(&population.ranks, name)),
        fitting(counts, &of(column::BAND), |name| is_any_of(&population.bands, name)),
        fitting(counts, &of(column::UNIT), |name| is_within_any_of(&population.units, &Unit::from_stored(name))),
        fitting(counts, &of(column::ROLE), |name| is_any_of(&population.roles, name)),
        fitting(counts, &of(column::ROLE), |name| is_in_family(&population.role_families, name, families)),
    ];
    (0..counts.len()).map(|row| fits.iter().all(|fit| fit[row])).collect()
}

fn is_in_family(wanted: &[String], role: &str, families: &[RoleFamilyRule]) -> bool {
    let family = families.iter().find(|rule| rule.roles.iter().any(|it| it.as_str() == role));
    wanted.is_empty() || family.is_some_and(|rule| is_any_of(wanted, rule.family.as_str()))
}
