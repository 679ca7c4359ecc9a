//! Every problem with a known answer, read from `known.json`.

use std::collections::{BTreeMap, BTreeSet};

use serde_json::{Value, json};

use super::super::{
    Bound, Knowledge, Published, Shown, Target, audit, bounds_of, cell_count, outsider, reader, rounding_interval,
};
use super::release::{Cells, two_way, with_margins, withhold};

pub fn problems() -> Vec<Value> {
    serde_json::from_str(include_str!("../known.json")).unwrap()
}

pub fn texts(value: &Value) -> Vec<&str> {
    value.as_array().unwrap().iter().map(|text| text.as_str().unwrap()).collect()
}

fn counts(value: &Value) -> Vec<i64> {
    value.as_array().unwrap().iter().map(|count| count.as_i64().unwrap()).collect()
}

/// The bounds of a problem as whole numbers; a missing entry is not asserted by the source.
fn pair(value: &Value) -> (i64, i64) {
    let end = |i: usize| format!("{:.0}", value[i].as_f64().unwrap() + 0.0).parse().unwrap();
    (end(0), end(1))
}

/// A problem as a release.
pub struct Case {
    pub cells: Cells,
    pub truth: Vec<i64>,
    pub published: Vec<Published>,
}

fn found(case: &Case, names: &[&str], zeros_shown: bool) -> Vec<(i64, i64)> {
    let knowledge = Knowledge { zeros_shown, ..Knowledge::default() };
    let system = if zeros_shown { reader } else { outsider }(case.truth.len(), &case.published, knowledge);
    let cells: Vec<&[u32]> = names.iter().map(|&name| case.cells[name].as_slice()).collect();
    let all = bounds_of(&system, &cells).unwrap();
    let ends = |bound| match bound {
        Bound::Confirmed(value) => value,
        other => panic!("{other:?}"),
    };
    all.iter().map(|bounds| (ends(bounds.low), ends(bounds.high))).collect()
}

/// Number of bounds compared.
fn check_bounds(case: &Case, bounds: &Value, name: &str) -> usize {
    let mut compared = 0;
    for (key, zeros_shown) in [("lower0_lp", false), ("lower0_int", false), ("lower1_int", true)] {
        let Some(expected) = bounds.get(key).and_then(Value::as_object) else { continue };
        let names: Vec<&str> = expected.keys().map(String::as_str).collect();
        let wanted: Vec<(i64, i64)> = expected.values().map(pair).collect();
        assert_eq!(found(case, &names, zeros_shown), wanted, "{name} {key}: {names:?}");
        compared += 2 * wanted.len();
    }
    compared
}

pub fn table_case(problem: &Value) -> Case {
    let inner: Vec<Vec<i64>> = problem["inner"].as_array().unwrap().iter().map(counts).collect();
    let (labels, truth) = two_way(&texts(&problem["rows"]), &texts(&problem["cols"]), &inner);
    let cells = with_margins(&labels);
    let withheld = texts(&problem["suppressed"]);
    let published = withhold(&cells, &truth, |name| withheld.contains(&name));
    Case { cells, truth, published }
}

fn linked_case(problem: &Value) -> Case {
    let truth = counts(&problem["n"]);
    let mut cells = Cells::new();
    for (i, region) in texts(&problem["regions"]).iter().enumerate() {
        cells.insert((*region).to_owned(), vec![u32::try_from(i).unwrap()]);
    }
    for grouping in problem["published_groupings"].as_array().unwrap() {
        for group in texts(grouping) {
            let members = ["county", "size"].iter().find_map(|kind| problem[kind].get(group)).unwrap();
            cells.insert(group.to_owned(), counts(members).iter().map(|&i| u32::try_from(i).unwrap()).collect());
        }
    }
    cells.insert("Total".to_owned(), (0..u32::try_from(truth.len()).unwrap()).collect());
    let withheld = texts(&problem["suppressed"]);
    let published = withhold(&cells, &truth, |name| withheld.contains(&name));
    Case { cells, truth, published }
}

fn row_case(problem: &Value) -> (Case, Vec<String>) {
    let truth = counts(&problem["values"]);
    let labels: Vec<Vec<String>> = (0..truth.len()).map(|i| vec![i.to_string()]).collect();
    let cells = with_margins(&labels);
    let withheld: Vec<String> = counts(&problem["suppressed_index"]).iter().map(ToString::to_string).collect();
    let published = withhold(&cells, &truth, |name| withheld.iter().any(|other| other == name));
    (Case { cells, truth, published }, withheld)
}

#[test]
fn the_two_way_tables_have_the_bounds_of_their_sources() {
    let tables = problems().into_iter().filter(|problem| problem["kind"] == "two-way with margins");
    let compared: Vec<usize> =
        tables.map(|p| check_bounds(&table_case(&p), &p["bounds"], p["name"].as_str().unwrap())).collect();
    assert_eq!(compared.len(), 8);
    assert!(compared.iter().all(|&bounds| bounds > 0));
}

#[test]
fn the_linked_tables_have_the_bounds_of_their_sources() {
    let linked = problems().into_iter().filter(|p| p["name"].as_str().unwrap().starts_with("linked_"));
    let compared: Vec<usize> =
        linked.map(|p| check_bounds(&linked_case(&p), &p["bounds"], p["name"].as_str().unwrap())).collect();
    assert_eq!(compared, [30, 30, 30, 36]);
}

#[test]
fn the_rows_of_two_withheld_cells_have_the_bounds_of_their_sources() {
    for problem in problems().iter().filter(|p| p["kind"] == "one row") {
        let (case, withheld) = row_case(problem);
        let names: Vec<&str> = withheld.iter().map(String::as_str).collect();
        for (key, zeros_shown) in [("lower0_int", false), ("lower1_int", true)] {
            if let Some(expected) = problem["bounds"].get(key) {
                let wanted: Vec<(i64, i64)> = expected.as_array().unwrap().iter().map(pair).collect();
                assert_eq!(found(&case, &names, zeros_shown), wanted, "{} {key}", problem["name"]);
            }
        }
    }
}

/// Units nested in divisions, by rank and sex: the published cells use the unit or the division, never both.
pub fn nested_case(problem: &Value) -> (Cells, Vec<i64>, Vec<Published>) {
    let mut cells = Cells::new();
    let mut truth = Vec::new();
    for (i, entry) in problem["inner"].as_array().unwrap().iter().enumerate() {
        let text = |d: usize| entry[d].as_str().unwrap();
        truth.push(entry[4].as_i64().unwrap());
        for org in [text(0), text(1), "Total"] {
            for rank in [text(2), "Total"] {
                for sex in [text(3), "Total"] {
                    cells.entry(format!("{org}|{rank}|{sex}")).or_default().push(u32::try_from(i).unwrap());
                }
            }
        }
    }
    let withheld = texts(&problem["suppressed"]);
    assert!(withheld.iter().all(|name| cells.contains_key(*name)));
    let published = withhold(&cells, &truth, |name| withheld.contains(&name));
    (cells, truth, published)
}

/// The problems of units nested in divisions.
pub fn nested_problems() -> impl Iterator<Item = Value> {
    problems().into_iter().filter(|problem| problem["kind"].as_str().unwrap().starts_with("unit nested"))
}

#[test]
fn the_random_tables_leak_exactly_the_cells_known_to_leak() {
    for problem in nested_problems() {
        let (cells, truth, published) = nested_case(&problem);
        let withheld = texts(&problem["suppressed"]);
        let targets: Vec<Target> =
            withheld.iter().map(|&name| Target { cell: cells[name].clone(), width: 1 }).collect();
        for (key, zeros_shown) in [("recoverable_lower0_int", false), ("recoverable_lower1_int", true)] {
            let knowledge = Knowledge { zeros_shown, ..Knowledge::default() };
            let system = reader(truth.len(), &published, knowledge);
            let findings = audit(&system, &targets, &truth, 7).unwrap();
            let mut exact: Vec<&str> = findings.exact.iter().map(|&t| withheld[t]).collect();
            exact.sort_unstable();
            assert_eq!(exact, texts(&problem[key]), "{} {key}", problem["name"]);
            assert_eq!((findings.unproven, findings.audited), (vec![], withheld.len()));
            let names: Vec<&str> = withheld.clone();
            let case = Case { cells: cells.clone(), truth: truth.clone(), published: published.clone() };
            let bounds = found(&case, &names, zeros_shown);
            let fixed = bounds.iter().filter(|(low, high)| low == high).count();
            assert_eq!(fixed, findings.exact.len());
        }
    }
}

#[test]
fn withholding_one_more_cell_of_the_package_example_gives_the_computed_bounds() {
    let before = problems().into_iter().find(|p| p["name"] == "sdcTable_4x4_before").unwrap();
    let with = |extra: &str| {
        let mut problem = before.clone();
        problem["suppressed"].as_array_mut().unwrap().push(Value::from(extra));
        found(&table_case(&problem), &["w|b"], false)[0]
    };
    assert_eq!(with("x|b"), (0, 141));
    assert_eq!(with("x|d"), (0, 78));
    for margin in ["w|Total", "x|Total", "Total|a", "Total|b", "Total|Total"] {
        assert_eq!(with(margin), (47, 47), "{margin}");
    }
}

#[test]
fn the_last_vignette_table_is_wide_after_the_third_country() {
    let mut problem = problems().into_iter().find(|p| p["name"] == "vignette_T9_first").unwrap();
    for extra in ["old|Spain", "young|Spain"] {
        problem["suppressed"].as_array_mut().unwrap().push(Value::from(extra));
    }
    let bounds = found(&table_case(&problem), &["young|Iceland", "young|Portugal"], false);
    assert_eq!(bounds, [(0, 13), (0, 12)]);
}

#[test]
fn rounding_intervals_are_those_of_the_handbook() {
    assert_eq!(rounding_interval(0, 5, 0), (0, 4));
    assert_eq!(rounding_interval(15, 5, 0), (11, 19));
    assert_eq!(rounding_interval(15, 5, 1), (6, 24));
}

#[test]
fn totals_less_men_give_the_women_away() {
    let published = |total, men| {
        [
            Published { cell: vec![0, 1], shown: Shown::Exact(total) },
            Published { cell: vec![1], shown: Shown::Exact(men) },
        ]
    };
    for ((total, men), women) in [((22, 21), 1), ((63, 58), 5), ((27, 23), 4)] {
        let system = reader(2, &published(total, men), Knowledge::default());
        let bounds = &bounds_of(&system, &[&[0]]).unwrap()[0];
        assert_eq!((bounds.low, bounds.high), (Bound::Confirmed(women), Bound::Confirmed(women)));
    }
}

/// SDC Handbook 5.2: bands cut at 20 and at 25 hours show the people between.
#[test]
fn two_bandings_give_the_people_between_away() {
    let system = |bands: [(i64, i64); 2]| {
        let [first, second] = bands;
        // Unknowns: under 20, 20-24, 25-39.
        let published = [
            Published { cell: vec![0], shown: Shown::Exact(first.0) },
            Published { cell: vec![1, 2], shown: Shown::Exact(first.1) },
            Published { cell: vec![0, 1], shown: Shown::Exact(second.0) },
            Published { cell: vec![2], shown: Shown::Exact(second.1) },
        ];
        reader(3, &published, Knowledge::default())
    };
    let men = &bounds_of(&system([(6, 9), (7, 8)]), &[&[1]]).unwrap()[0];
    assert_eq!((men.low, men.high), (Bound::Confirmed(1), Bound::Confirmed(1)));
}

/// A two-way problem in the plain form: one table `all`, every cell listed.
pub fn two_way_problem(name: &str) -> Value {
    let problem = problems().into_iter().find(|problem| problem["name"] == name).unwrap();
    let inner: Vec<Vec<i64>> = problem["inner"].as_array().unwrap().iter().map(counts).collect();
    let (labels, truth) = two_way(&texts(&problem["rows"]), &texts(&problem["cols"]), &inner);
    let withheld = texts(&problem["suppressed"]);
    let cell = |(name, cell): (&String, &Vec<u32>)| {
        let at: Vec<String> = name.replace("Total", "*").split('|').map(str::to_owned).collect();
        if withheld.contains(&name.as_str()) {
            json!({ "at": at, "withheld": true })
        } else {
            json!({ "at": at, "value": cell_count(cell, &truth) })
        }
    };
    let cells: Vec<Value> = with_margins(&labels).iter().map(cell).collect();
    let inner: Vec<Value> = labels.iter().zip(&truth).map(|(at, count)| json!({ "at": at, "count": count })).collect();
    json!({
        "dimensions": ["row", "col"],
        "inner": inner,
        "tables": [{ "name": "all", "by": ["row", "col"], "cells": cells }]
    })
}

fn withheld_cells(problem: &Value) -> Vec<Value> {
    let label = |label: &str| if label == "Total" { "*" } else { label }.to_owned();
    let at = |name: &str| name.split('|').map(label).collect::<Vec<String>>();
    texts(&problem["suppressed"]).into_iter().map(|name| json!({ "at": at(name), "withheld": true })).collect()
}

/// A nested problem in the plain form, and the cells known to leak to A1.
pub fn nested_problem(name: &str) -> (Value, Vec<String>) {
    let problem = problems().into_iter().find(|problem| problem["name"] == name).unwrap();
    let mut divisions: BTreeMap<String, BTreeSet<String>> = BTreeMap::new();
    let mut inner = Vec::new();
    for entry in problem["inner"].as_array().unwrap() {
        let text = |d: usize| entry[d].as_str().unwrap().to_owned();
        divisions.entry(text(0)).or_default().insert(text(1));
        inner.push(json!({ "at": [text(1), text(2), text(3)], "count": entry[4] }));
    }
    let group = |(name, units): (&String, &BTreeSet<String>)| json!({ "name": name, "dimension": "org", "of": units });
    let plain = json!({
        "dimensions": ["org", "rank", "sex"],
        "inner": inner,
        "groups": divisions.iter().map(group).collect::<Vec<_>>(),
        "tables": [{ "name": "all", "by": ["org", "rank", "sex"], "rest": "exact", "cells": withheld_cells(&problem) }]
    });
    (plain, texts(&problem["recoverable_lower1_int"]).into_iter().map(str::to_owned).collect())
}
