//! Suppression problems with published answers.

use std::collections::BTreeSet;

use super::super::suppress::{Pattern, SuppressError, SuppressOptions, suppress, suppress_or_refuse};
use super::super::tables::{Axis, TableSpec, Tables, TablesBuilder};
use super::attacker::{exposed, from_pattern, interval};
use super::structure::two_bandings;
use super::{one_way, two_way};

fn unaudited(_: &Pattern) -> Vec<usize> {
    Vec::new()
}

fn options(threshold: i64) -> SuppressOptions {
    SuppressOptions { threshold, w_min: 0, ..SuppressOptions::default() }
}

/// Withheld cells of a two-way table as row|column, margins written Total.
fn withheld(tables: &Tables, pattern: &Pattern) -> BTreeSet<String> {
    let label = |path: &[String]| path.last().cloned().unwrap_or_else(|| "Total".to_owned());
    tables
        .table(0)
        .filter(|&(_, cell)| pattern.is_withheld(cell))
        .map(|(paths, _)| paths.iter().map(|path| label(path)).collect::<Vec<_>>().join("|"))
        .collect()
}

fn set(names: &[&str]) -> BTreeSet<String> {
    names.iter().map(|&name| name.to_owned()).collect()
}

/// `GaussSuppression` vignette, table 1.
#[test]
fn vignette_table_1() {
    let tables = two_way(&["old", "young"], &["Iceland", "Portugal", "Spain"], &[&[3, 4, 6], &[2, 0, 5]]);
    let zeros = SuppressOptions { protect_zeros: true, ..options(2) };
    let pattern = suppress(&tables, zeros, unaudited).unwrap();
    assert_eq!(withheld(&tables, &pattern), set(&["old|Iceland", "old|Portugal", "young|Iceland", "young|Portugal"]));
    let known = from_pattern(&tables, &pattern, 0);
    let at = |row: &str, column: &str| interval(&tables, &known, tables.cell(0, &[&[row], &[column]]).unwrap());
    assert_eq!([at("old", "Iceland"), at("old", "Portugal")], [(3, 5), (2, 4)]);
    assert_eq!([at("young", "Iceland"), at("young", "Portugal")], [(0, 2), (0, 2)]);
}

/// `GaussSuppression`, test-GaussSuppressionFromData.R, first test.
fn ssb_z1() -> Tables {
    let inner: [&[i64]; 8] = [
        &[11, 11, 55, 36],
        &[7, 1, 29, 18],
        &[5, 8, 35, 25],
        &[13, 2, 17, 13],
        &[9, 14, 63, 52],
        &[12, 9, 24, 22],
        &[6, 4, 22, 8],
        &[9, 3, 38, 15],
    ];
    two_way(&["A", "B", "C", "D", "E", "F", "G", "H"], &["annet", "arbeid", "soshjelp", "trygd"], &inner)
}

#[test]
fn ssb_z1_withholds_two_columns_of_three_regions() {
    let tables = ssb_z1();
    let pattern = suppress(&tables, options(4), unaudited).unwrap();
    let expected = ["B|annet", "B|arbeid", "D|annet", "D|arbeid", "H|annet", "H|arbeid"];
    assert_eq!(withheld(&tables, &pattern), set(&expected));
    let known = from_pattern(&tables, &pattern, 0);
    for region in ["B", "D", "H"] {
        let cell = tables.cell(0, &[&[region], &["arbeid"]]).unwrap();
        assert_eq!(interval(&tables, &known, cell), (0, 6));
    }
}

/// sdcTable, test-protectTable.r; counts from its data set microdata1.
#[test]
fn microdata1_withholds_one_other_region() {
    let tables = two_way(&["A", "B", "C", "D"], &["male", "female"], &[&[18, 2], &[14, 19], &[12, 10], &[11, 14]]);
    let pattern = suppress(&tables, options(3), unaudited).unwrap();
    assert_eq!(withheld(&tables, &pattern), set(&["A|male", "A|female", "C|male", "C|female"]));
}

/// sdcTable, test-protectTable.r.
#[test]
fn two_singletons_in_a_row_need_one_more_cell() {
    let tables = one_way(&[1, 2, 1, 0]);
    let without = SuppressOptions { singletons: false, ..options(2) };
    assert_eq!(suppress(&tables, without, unaudited).unwrap().count(&tables), 2);
    let pattern = suppress(&tables, options(2), unaudited).unwrap();
    assert_eq!(pattern.count(&tables), 3);
    let total = tables.cell::<&str>(0, &[&[]]).unwrap();
    assert!(!pattern.is_withheld(total));
}

/// sdcTable, test-linked-tables.r: one secondary cell, N, protects K in both tables.
#[test]
fn two_linked_groupings_need_n() {
    let labels = ["A", "B", "I", "J", "K", "L", "M", "N"];
    let counts = [2, 2, 8, 8, 3, 3, 3, 7];
    let mut builder = TablesBuilder::new(1);
    let inner: Vec<usize> =
        labels.iter().zip(counts).map(|(label, count)| builder.inner(&[&[label]], count).unwrap()).collect();
    let cells: Vec<usize> = inner.iter().map(|&number| builder.published(&[number])).collect();
    for group in [&inner[..4], &inner[4..], &[0, 1, 2, 3, 4, 7], &[5, 6]] {
        builder.published(group);
    }
    let tables = builder.build().unwrap();
    let pattern = suppress(&tables, options(4), unaudited).unwrap();
    let names: Vec<&str> = labels
        .into_iter()
        .zip(cells)
        .filter(|&(_, cell)| pattern.is_withheld(tables.direct(cell).unwrap()))
        .map(|(label, _)| label)
        .collect();
    assert_eq!(names, ["A", "B", "K", "L", "M", "N"]);
    assert_eq!(pattern.count(&tables), 6);
    let known = from_pattern(&tables, &pattern, 0);
    assert_eq!(interval(&tables, &known, tables.direct(4).unwrap()), (0, 10));
    assert_eq!(interval(&tables, &known, tables.direct(7).unwrap()), (0, 10));
}

/// sdcTable, test-simpleheuristic.R: nine withheld cells, two or more in each row and column, and yet w|b is 47.
#[test]
fn the_four_by_four_table_needs_one_more_cell() {
    let tables = two_way(
        &["w", "x", "y", "z"],
        &["a", "b", "c", "d"],
        &[&[30, 47, 64, 89], &[90, 124, 5, 31], &[92, 100, 59, 85], &[800, 991, 651, 685]],
    );
    let before = ["w|a", "w|b", "w|c", "x|a", "x|c", "y|b", "y|d", "z|b", "z|d"];
    let cell = |name: &str| {
        let (row, column) = name.split_once('|').unwrap();
        tables.cell(0, &[&[row], &[column]]).unwrap()
    };
    let given: Vec<usize> = before.into_iter().map(cell).collect();
    let bare = suppress(&tables, options(2), unaudited).unwrap();
    assert_eq!(bare.count(&tables), 0);
    let mut pattern = bare.clone();
    pattern.withhold(&given);
    assert_eq!(interval(&tables, &from_pattern(&tables, &pattern, 0), cell("w|b")), (47, 47));
    for (extra, most) in [("x|d", 78), ("x|b", 141)] {
        let mut wider = pattern.clone();
        wider.withhold(&[cell(extra)]);
        assert_eq!(interval(&tables, &from_pattern(&tables, &wider, 0), cell("w|b")), (0, most));
    }
    let mut completed = pattern.clone();
    completed.complete(&tables);
    let added: Vec<String> = withheld(&tables, &completed).difference(&withheld(&tables, &pattern)).cloned().collect();
    assert_eq!(added.len(), 1, "{added:?}");
    let (least, most) = interval(&tables, &from_pattern(&tables, &completed, 0), cell("w|b"));
    assert!(least < most);
}

/// `GaussSuppression` vignette: linear algebra calls both patterns safe; whole numbers that are not negative do not.
#[test]
fn the_repair_loop_ends_only_when_the_audit_is_silent() {
    let ones = two_way(&["old", "young"], &["Iceland", "Portugal", "Spain"], &[&[4, 3, 5], &[1, 1, 7]]);
    let bare = SuppressOptions { singletons: false, ..options(2) };
    let plain = SuppressOptions { w_min: 1, ..bare };
    let leaky = suppress(&ones, bare, unaudited).unwrap();
    assert_eq!(exposed(&ones, &leaky).len(), 4);
    // The first audit is shown the leaky pattern, since nothing is asked of the widths.
    let told = SuppressOptions { singletons: false, ..options(2) };
    let first = std::cell::Cell::new(true);
    let audited =
        |pattern: &Pattern| if first.replace(false) { exposed(&ones, &leaky) } else { exposed(&ones, pattern) };
    assert!(suppress(&ones, told, audited).unwrap().repairs() > 0);
    let repaired = suppress(&ones, plain, |pattern| exposed(&ones, pattern)).unwrap();
    assert_eq!(exposed(&ones, &repaired), [0_usize; 0]);
    let zeros = two_way(&["old", "young"], &["Iceland", "Portugal", "Spain"], &[&[3, 4, 6], &[0, 0, 5]]);
    let hidden = SuppressOptions { protect_zeros: true, singletons: false, ..options(1) };
    assert_eq!(suppress(&zeros, hidden, unaudited), Err(SuppressError::Threshold(1)));
    let hidden = SuppressOptions { threshold: 2, ..hidden };
    let leaky = suppress(&zeros, hidden, unaudited).unwrap();
    assert_eq!(exposed(&zeros, &leaky).len(), 4);
    let hidden = SuppressOptions { w_min: 1, ..hidden };
    let repaired = suppress(&zeros, hidden, |pattern| exposed(&zeros, pattern)).unwrap();
    assert_eq!(exposed(&zeros, &repaired), [0_usize; 0]);
}

#[test]
fn an_audit_that_is_never_content_ends_in_an_error() {
    let tables = ssb_z1();
    let all = |_: &Pattern| vec![0];
    let limited = SuppressOptions { repair_limit: 2, ..options(4) };
    assert_eq!(suppress(&tables, limited, all), Err(SuppressError::RepairLimit { exposed: 1, rounds: 2 }));
    let unlimited = SuppressOptions { repair_limit: 1_000, ..options(4) };
    assert_eq!(suppress(&tables, unlimited, all), Err(SuppressError::NothingLeft { exposed: 1 }));
}

/// Where a small count is exposed with everything withheld that may be, no pattern hides it and none is tried; a large one may
/// be shown instead.
#[test]
fn what_nothing_hides_is_refused_after_one_look() {
    let tables = ssb_z1();
    let looks = std::cell::Cell::new(0);
    let found = |pattern: &Pattern, small: bool| {
        looks.set(looks.get() + 1);
        let everything =
            tables.cells().iter().enumerate().all(|(at, cell)| cell.count() == 0 || pattern.is_withheld(at));
        let cells = (0..tables.cells().len()).filter(|&cell| everything && pattern.is_primary(cell) == small);
        cells.take(1).collect::<Vec<_>>()
    };
    let refused = suppress_or_refuse(&tables, options(4), |pattern| found(pattern, true));
    assert_eq!((refused, looks.get()), (Err(SuppressError::NothingLeft { exposed: 1 }), 1));
    let accepted = suppress_or_refuse(&tables, options(4), |pattern| found(pattern, false));
    assert_eq!(accepted, suppress(&tables, options(4), unaudited));
}

/// Two small counts in a row with its total: their sum is known, and each is at least 1.
#[test]
fn two_small_counts_whose_sum_leaves_them_narrow_need_a_third_cell() {
    let width = |counts: &[i64]| {
        let tables = one_way(counts);
        let pattern = suppress(&tables, SuppressOptions { w_min: 3, ..options(5) }, unaudited).unwrap();
        let known = from_pattern(&tables, &pattern, 1);
        let (least, most) = interval(&tables, &known, tables.cell(0, &[&["a"]]).unwrap());
        (pattern.count(&tables), most - least)
    };
    assert_eq!(width(&[3, 2, 9, 30]), (2, 3));
    let (withheld, width) = width(&[2, 2, 9, 30]);
    assert_eq!(withheld, 3);
    assert!(width >= 3);
}

/// A shown sum of 0 says that both its parts are 0, though neither is shown.
#[test]
fn what_a_shown_zero_says_of_its_parts_is_taken_into_account() {
    let mut builder = TablesBuilder::new(1);
    let [a, b, c, d] =
        [("a", 0), ("b", 0), ("c", 2), ("d", 6)].map(|(label, count)| builder.inner(&[&[label]], count).unwrap());
    let [zero, three, large, small] = [&[a, b][..], &[a, c, d], &[d], &[c]].map(|set| builder.published(set));
    let tables = builder.build().unwrap();
    let pattern = suppress(&tables, options(5), unaudited).unwrap();
    let is_withheld = |nth: usize| pattern.is_withheld(tables.direct(nth).unwrap());
    assert!(is_withheld(small) && !is_withheld(zero));
    assert!(is_withheld(three) || is_withheld(large));
}

/// Handbook on Statistical Disclosure Control, chapter 5.2: the difference of two bandings shows one man of 20 to 24.
#[test]
fn bands_recoded_in_two_ways_are_not_both_shown() {
    let tables = two_bandings();
    let pattern = suppress(&tables, options(3), unaudited).unwrap();
    let shown = |table: usize, band: &str| !pattern.is_withheld(tables.cell(table, &[&["M"], &[band]]).unwrap());
    assert!(!(shown(0, "<20") && shown(1, "<25")));
    assert!(!(shown(0, "20-39") && shown(1, "25-39")));
    let known = from_pattern(&tables, &pattern, 0);
    let linked = (0..known.len()).find(|&cell| tables.cells()[cell].count() == 1).unwrap();
    let (least, most) = interval(&tables, &known, linked);
    assert!(least < most);
}

#[test]
fn a_small_complement_of_a_sub_population_is_protected_though_nobody_prints_it() {
    let mut builder = TablesBuilder::new(2);
    for (unit, contract, count) in
        [("A", "permanent", 20), ("A", "other", 2), ("B", "permanent", 30), ("B", "other", 12)]
    {
        builder.inner(&[&[unit], &[contract]], count).unwrap();
    }
    builder.table(TableSpec::new([Axis::all(0)]));
    builder.table(TableSpec::new([Axis::all(0)]).only(1, vec![vec!["permanent".to_owned()]]));
    let tables = builder.build().unwrap();
    let linked: Vec<i64> =
        tables.cells().iter().filter(|cell| !cell.is_published()).map(super::super::tables::Cell::count).collect();
    assert_eq!(linked.len(), 3);
    assert!(linked.contains(&2) && linked.contains(&12) && linked.contains(&14));
    let pattern = suppress(&tables, options(5), unaudited).unwrap();
    assert!((0..tables.cells().len()).all(|cell| tables.cells()[cell].is_published() || pattern.is_withheld(cell)));
    let all = tables.cell(0, &[&["A"]]).unwrap();
    let permanent = tables.cell(1, &[&["A"]]).unwrap();
    assert!(pattern.is_withheld(all) || pattern.is_withheld(permanent));
}
