//! Two agencies side by side: how far apart women and men work in each, and why that differs.

use super::build::*;
use crate::benchmark::Comparison;
use crate::benchmark::breakdown::Breakdown;
use crate::benchmark::like_with_like::{Pair, Sorting};
use crate::disclosure::package::Measure;
use crate::measure::segregation_difference::SegregationIndex;

/// An agency of role families, each of women and men.
fn roles(agency: &str, roles: &[(i64, i64)]) -> Made {
    let whole = roles.iter().fold((0, 0), |sum, it| (sum.0 + it.0, sum.1 + it.1));
    let all = made(agency, "2026-10").all(Measure::Stock, whole.0, whole.1);
    (1..).zip(roles).fold(all, |made, (number, (women, men))| {
        made.cell(Measure::Stock, None, &[("role", format!("role {number}").as_str())], *women, *men)
    })
}

fn pair(found: &Comparison) -> &Pair {
    found.pairs.iter().find(|it| it.by == Breakdown::RoleFamily).unwrap()
}

fn by(pair: &Pair, index: SegregationIndex) -> Sorting {
    *pair.sorting.iter().find(|it| it.index == index).unwrap()
}

/// The worked example of `docs/methods.md`: the same odds in groups of 60 and 60 and of 30 and 120.
#[test]
fn the_same_odds_in_groups_of_other_sizes_are_composition_alone() {
    let found = compared(vec![roles("A", &[(40, 20), (20, 40)]), roles("B", &[(20, 10), (40, 80)])]);
    // Truth by iterative proportional fitting and the six orders of three factors, outside this program.
    let m = by(pair(&found), SegregationIndex::MutualInformation);
    for (found, truth) in [
        (m.first, 0.056_633),
        (m.second, 0.036_497),
        (m.difference(), 0.020_136),
        (m.group_sizes, 0.020_053),
        (m.share_of_women, 0.000_082),
        (m.one_sided, 0.0),
        (m.sorting, 0.0),
    ] {
        near(found, truth, 1e-6);
    }
    let h = by(pair(&found), SegregationIndex::Theil);
    near(h.difference(), 0.027_474, 1e-6);
    near(h.group_sizes, 0.029_307, 1e-6);
    near(h.share_of_women, -0.001_833, 1e-6);
    near(h.sorting, 0.0, 1e-6);
}

/// Joiners of the Home Office by contract and hours, 2004-05 and 2006-07 (Hansard, 28 June 2007): most of what H fell by is
/// sorting, and none of it that other posts were filled.
#[test]
fn the_home_office_sorted_less_two_years_later() {
    let early = roles("HO-04", &[(16, 10), (341, 108), (113, 38), (980, 1012)]);
    let late = roles("HO-06", &[(48, 24), (157, 146), (125, 35), (957, 948)]);
    let found = compared(vec![early, late]);
    let h = by(pair(&found), SegregationIndex::Theil);
    near(h.first, 0.038_195, 5e-7);
    near(h.second, 0.016_277, 5e-7);
    near(h.sorting, 0.021_333, 1e-6);
    near(h.group_sizes, 0.001_308, 1e-6);
    near(h.share_of_women, -0.000_724, 1e-6);
    near(h.one_sided + h.group_sizes + h.share_of_women + h.sorting, h.difference(), 1e-9);
    let m = by(pair(&found), SegregationIndex::MutualInformation);
    near(m.sorting, 0.014_707, 1e-6);
    near(m.difference(), 0.014_995, 1e-6);
    // By chance alone thousands of people in four groups are hardly apart.
    assert!(m.by_chance.iter().all(|it| *it < 0.001), "{:?}", m.by_chance);
}

#[test]
fn a_group_that_only_one_has_is_named_and_turns_its_sign_with_the_order() {
    let with = [(40, 20), (20, 40), (30, 0)];
    let forth = compared(vec![roles("A", &with), roles("B", &with[..2])]);
    let back = compared(vec![roles("A", &with[..2]), roles("B", &with)]);
    let (forth, back) = (pair(&forth), pair(&back));
    let m = |pair| by(pair, SegregationIndex::MutualInformation);
    near(m(forth).one_sided, m(forth).difference(), 1e-9);
    near(m(forth).one_sided, -m(back).one_sided, 1e-12);
    near(m(forth).sorting, 0.0, 1e-9);
}

#[test]
fn groups_that_nobody_shares_are_not_split_into_structure_and_the_rest() {
    let contract =
        |agency: &str, name| made(agency, "2026-10").cell(Measure::Stock, None, &[("contract", name)], 40, 60);
    let found = compared(vec![contract("A", "Permanent"), contract("B", "Titulaire")]);
    assert!(found.spreads.is_empty() && found.pairs.is_empty());
    let found = compared(vec![contract("A", "Permanent"), contract("B", "permanent")]);
    assert_eq!(found.spreads.len(), 1);
}
