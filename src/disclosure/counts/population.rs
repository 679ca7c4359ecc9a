//! The people of a target as a table of their own (rule R8): who is not among them is an unpublished cell of the same problem.

use std::collections::BTreeSet;

use super::cell_key::DIMENSIONS;
use super::finest::Finest;
use crate::disclosure::protect::{Axis, TableSpec};
use crate::domain::Unit;
use crate::pipeline::Population;
use crate::target::matches;

/// A named group of people that a target is about.
#[derive(Clone, Copy, Debug)]
pub struct NamedPopulation<'a> {
    /// Name of the target.
    pub name: &'a str,
    /// Whom it is about.
    pub population: &'a Population,
}

/// Everybody of a population, by gender.
pub(super) fn table(finest: &Finest, population: &Population) -> TableSpec {
    let place = |name: &str| DIMENSIONS.iter().position(|it| *it == name).unwrap_or(0);
    let asked = |of: Population| {
        move |rank: &str, band: &str, unit: &Unit, role: &str, family: &str| {
            matches(&of, rank, band, unit, role, family)
        }
    };
    let Population { ranks, bands, units, roles, role_families } = population.clone();
    let in_rank = asked(Population { ranks, bands, ..Population::default() });
    let in_unit = asked(Population { units, ..Population::default() });
    let in_role = asked(Population { roles, role_families, ..Population::default() });
    let nowhere = Unit::from_stored("");
    let is_asked = [
        ("rank", !(population.ranks.is_empty() && population.bands.is_empty())),
        ("unit", !population.units.is_empty()),
        ("role", !(population.roles.is_empty() && population.role_families.is_empty())),
    ];
    let mut spec = TableSpec::new([Axis::all(0)]);
    for (name, _) in is_asked.into_iter().filter(|(_, is_asked)| *is_asked) {
        let dimension = place(name);
        let fits = |path: &[String]| match name {
            "rank" => in_rank(label(path, 1), label(path, 0), &nowhere, "", ""),
            "unit" => Unit::new(path).is_some_and(|unit| in_unit("", "", &unit, "", "")),
            _ => in_role("", "", &nowhere, label(path, 1), label(path, 0)),
        };
        let paths: BTreeSet<&Vec<String>> = finest.cells().map(|(key, _)| &key.0[dimension]).collect();
        spec = spec.only(dimension, paths.into_iter().filter(|path| fits(path)).cloned().collect());
    }
    spec
}

fn label(path: &[String], level: usize) -> &str {
    path.get(level).map_or("", String::as_str)
}
