//! Algebra that must hold for every release.

use proptest::prelude::*;

use super::super::generated::generated;
use super::super::round::{Method, RoundOptions, round};
use super::super::suppress::{SuppressOptions, suppress};
use super::super::tables::{Axis, TableSpec, Tables, TablesBuilder};
use super::attacker::{exposed, from_rounded, narrower};
use super::known_round::{enumerate, error};
use super::{previous_of, two_way};

type Row = ([String; 2], String, String, i64);

fn rows(counts: &[i64]) -> Vec<Row> {
    let mut rows = Vec::new();
    for (number, &count) in counts.iter().enumerate() {
        let unit = number / 4 % 4;
        let organisation = [format!("D{}", unit / 2), format!("U{unit}")];
        rows.push((
            organisation,
            format!("R{}", number / 2 % 2 + number / 16),
            ["F", "M"][number % 2].to_owned(),
            count,
        ));
    }
    rows
}

fn build(rows: &[Row]) -> Tables {
    let mut builder = TablesBuilder::new(3);
    for (organisation, rank, sex, count) in rows {
        let path: Vec<&str> = organisation.iter().map(String::as_str).collect();
        builder.inner(&[&path, &[rank.as_str()], &[sex.as_str()]], *count).unwrap();
    }
    builder.table(TableSpec::new([Axis::all(0), Axis::all(1)]));
    builder.table(TableSpec::new([Axis::all(0), Axis::all(2)]));
    builder.table(TableSpec::new([Axis::all(1), Axis::all(2)]));
    builder.build().unwrap()
}

fn counts() -> impl Strategy<Value = Vec<i64>> {
    proptest::collection::vec(prop_oneof![Just(0i64), 1..5i64, 1..30i64], 16..32)
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]

    #[test]
    fn rounded_releases_add_up_stay_near_and_keep_zeros(counts in counts(), base in prop_oneof![Just(3i64), Just(5), Just(10)]) {
        let tables = build(&rows(&counts));
        let rounded = round(&tables, base, &RoundOptions::default()).unwrap();
        for relation in tables.relations() {
            prop_assert!(relation.holds(&rounded.values));
        }
        for (cell, value) in tables.cells().iter().zip(&rounded.values) {
            prop_assert_eq!(value % base, 0);
            prop_assert!((value - cell.count()).abs() < (rounded.steps + 1) * base);
            prop_assert!(cell.count() > 0 || *value == 0);
            prop_assert!(rounded.steps > 0 || cell.count() % base > 0 || *value == cell.count());
        }
        prop_assert!(rounded.method != Method::Cumulative);
    }

    #[test]
    fn no_zero_restricted_rounding_of_a_small_table_is_better(
        counts in proptest::collection::vec(0i64..12, 6),
        base in prop_oneof![Just(3i64), Just(5), Just(10)],
    ) {
        let tables = two_way(&["a", "b", "c"], &["x", "y"], &[&counts[..2], &counts[2..4], &counts[4..]]);
        let best = enumerate(&tables, base).iter().map(|values| error(&tables, values)).min();
        let rounded = round(&tables, base, &RoundOptions::default()).unwrap();
        prop_assert_eq!(Some(rounded.total_error), best);
    }

    #[test]
    fn the_order_of_rows_changes_nothing(counts in counts(), turn in 0usize..32) {
        let given = rows(&counts);
        let mut turned = given.clone();
        turned.rotate_left(turn % given.len());
        turned.reverse();
        let (one, other) = (build(&given), build(&turned));
        prop_assert_eq!(one.cells(), other.cells());
        let options = RoundOptions::default();
        prop_assert_eq!(round(&one, 5, &options).unwrap(), round(&other, 5, &options).unwrap());
        let plain = |tables: &Tables| suppress(tables, SuppressOptions::default(), |_| Vec::new()).unwrap();
        prop_assert_eq!(plain(&one), plain(&other));
    }

    #[test]
    fn merging_categories_of_the_protected_table_gives_the_published_merged_cell(counts in counts()) {
        let tables = build(&rows(&counts));
        let values = round(&tables, 5, &RoundOptions::default()).unwrap().values;
        let at = |path: &[&str], sex: &[&str]| tables.cell(1, &[path, sex]).map_or(0, |cell| values[cell]);
        for division in 0..2 {
            let merged: i64 = (0..2)
                .map(|unit| at(&[&format!("D{division}"), &format!("U{}", 2 * division + unit)], &["F"]))
                .sum();
            prop_assert_eq!(merged, at(&[&format!("D{division}")], &["F"]));
        }
    }

    #[test]
    fn an_unchanged_month_is_rounded_as_the_month_before(counts in counts()) {
        let tables = build(&rows(&counts));
        let first = round(&tables, 5, &RoundOptions::default()).unwrap();
        let previous = previous_of(&tables, &first.values);
        let second = round(&tables, 5, &RoundOptions { previous, ..RoundOptions::default() }).unwrap();
        prop_assert_eq!(first.values, second.values);
    }

    #[test]
    fn a_joint_solution_survives_as_its_own_register(counts in counts(), keep in 1usize..5) {
        let tables = build(&rows(&counts));
        let first = round(&tables, 5, &RoundOptions::default()).unwrap();
        prop_assume!(first.steps == 0);
        let fixed = first.values.iter().copied().enumerate().step_by(keep).collect();
        let again = round(&tables, 5, &RoundOptions { fixed, ..RoundOptions::default() }).unwrap();
        for cell in (0..first.values.len()).step_by(keep) {
            prop_assert_eq!(first.values[cell], again.values[cell]);
        }
        prop_assert_eq!(first.total_error, again.total_error);
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(24))]

    #[test]
    fn after_suppression_and_repair_an_attacker_works_out_no_cell(counts in counts()) {
        let tables = build(&rows(&counts));
        let options = SuppressOptions { w_min: 1, ..SuppressOptions::default() };
        if let Ok(pattern) = suppress(&tables, options, |pattern| exposed(&tables, pattern)) {
            for (number, cell) in tables.cells().iter().enumerate() {
                prop_assert!(!(1..5).contains(&cell.count()) || pattern.is_withheld(number));
                prop_assert!(cell.count() > 0 || !cell.is_published() || !pattern.is_withheld(number));
            }
            prop_assert_eq!(exposed(&tables, &pattern), Vec::<usize>::new());
        }
    }
}

#[test]
fn small_counts_cannot_be_worked_out_of_rounded_releases() {
    for seed in 0..5 {
        let tables = generated(seed).unwrap();
        let rounded = round(&tables, 5, &RoundOptions::default()).unwrap();
        let known = from_rounded(&tables, &rounded.values, 5);
        let small: Vec<usize> =
            (0..known.len()).filter(|&cell| (1..5).contains(&tables.cells()[cell].count())).collect();
        assert!(!small.is_empty());
        assert_eq!(narrower(&tables, &known, &small, 1), [0_usize; 0]);
    }
}
