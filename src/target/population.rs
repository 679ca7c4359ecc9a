//! Whom a target is about.

use crate::domain::{Unit, fold};
use crate::pipeline::Population;

/// Whether people of this rank, band, unit, role and role family belong to the population: they fit all that is
/// given, each by any of its names. A unit also holds the units below it. Names are compared folded (case, width and
/// white space do not count).
#[must_use]
pub fn matches(population: &Population, rank: &str, band: &str, unit: &Unit, role: &str, role_family: &str) -> bool {
    is_any_of(&population.ranks, rank)
        && is_any_of(&population.bands, band)
        && is_within_any_of(&population.units, unit)
        && is_any_of(&population.roles, role)
        && is_any_of(&population.role_families, role_family)
}

pub(super) fn is_any_of(names: &[String], name: &str) -> bool {
    names.is_empty() || names.iter().any(|it| it == name) || {
        let folded = fold(name);
        names.iter().any(|it| fold(it) == folded)
    }
}

pub(super) fn is_within_any_of(paths: &[String], unit: &Unit) -> bool {
    if paths.is_empty() {
        return true;
    }
    let unit = fold(&unit.to_string());
    paths.iter().any(|path| unit.strip_prefix(fold(path).as_str()).is_some_and(ends_a_level))
}

fn ends_a_level(rest: &str) -> bool {
    rest.is_empty() || rest.starts_with(" / ")
}

#[cfg(test)]
mod tests {
    use rstest::rstest;

    use super::*;

    fn inspectors_of_the_airport() -> Population {
        Population {
            ranks: vec!["Inspector".to_owned(), "Chief Inspector".to_owned()],
            units: vec!["North / Airport".to_owned()],
            role_families: vec!["front-line".to_owned()],
            ..Population::default()
        }
    }

    #[rstest]
    #[case("Inspector", &["North", "Airport"], "front-line", true)]
    #[case("chief  inspector", &["north", "airport", "Shift A"], "Front-line", true)]
    #[case("Sergeant", &["North", "Airport"], "front-line", false)]
    #[case("Inspector", &["North"], "front-line", false)]
    #[case("Inspector", &["North", "Airport Two"], "front-line", false)]
    #[case("Inspector", &["North", "Airport"], "technical", false)]
    fn everything_given_must_fit(
        #[case] rank: &str,
        #[case] unit: &[&str],
        #[case] family: &str,
        #[case] expected: bool,
    ) {
        let unit = Unit::new(unit).unwrap();
        let found = matches(&inspectors_of_the_airport(), rank, "officer", &unit, "Border Guard", family);
        assert_eq!(found, expected);
    }

    #[test]
    fn a_population_without_limits_is_everybody() {
        assert!(matches(&Population::default(), "", "", &Unit::from_stored("(not recorded)"), "", ""));
    }
}
