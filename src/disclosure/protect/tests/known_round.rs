//! Rounding problems with published or enumerated answers.

use std::collections::BTreeMap;

use super::super::naive::{Shown, nearest_everywhere};
use super::super::round::{Method, RoundError, RoundOptions, round, unchanged};
use super::super::tables::{Tables, TablesBuilder};
use super::structure::three_of_four;
use super::{previous_of, two_way};

/// Handbook on Statistical Disclosure Control, chapter 5.5.
fn handbook() -> Tables {
    two_way(&["1", "2", "3"], &["1", "2"], &[&[1, 0], &[3, 3], &[12, 20]])
}

/// All zero-restricted solutions, by trying every neighbour of every cell.
pub fn enumerate(tables: &Tables, base: i64) -> Vec<Vec<i64>> {
    let mut found = Vec::new();
    let choices: Vec<Vec<i64>> = tables
        .cells()
        .iter()
        .map(|cell| {
            let low = cell.count() / base * base;
            if low == cell.count() { vec![low] } else { vec![low, low + base] }
        })
        .collect();
    let ways: usize = choices.iter().map(Vec::len).product();
    for mut way in 0..ways {
        let mut values = Vec::new();
        for choice in &choices {
            values.push(choice[way % choice.len()]);
            way /= choice.len();
        }
        if tables.relations().iter().all(|relation| relation.holds(&values)) {
            found.push(values);
        }
    }
    found
}

pub fn error(tables: &Tables, values: &[i64]) -> i64 {
    tables.cells().iter().zip(values).map(|(cell, value)| (cell.count() - value).abs()).sum()
}

#[test]
fn the_handbook_table_has_six_solutions_and_ours_is_one_of_the_two_best() {
    let tables = handbook();
    let all = enumerate(&tables, 5);
    assert_eq!(all.len(), 6);
    assert_eq!(all.iter().map(|values| error(&tables, values)).min(), Some(18));
    let best: Vec<&Vec<i64>> = all.iter().filter(|values| error(&tables, values) == 18).collect();
    assert_eq!(best.len(), 2);
    let rounded = round(&tables, 5, &RoundOptions::default()).unwrap();
    assert!(best.contains(&&rounded.values));
    assert_eq!((rounded.total_error, rounded.steps, rounded.method), (18, 0, Method::Optimal));
}

#[test]
fn conventional_rounding_of_the_handbook_table_does_not_add_up() {
    let tables = handbook();
    let shown = nearest_everywhere(&tables, 5);
    let at = |row: &[&str], column: &[&str]| shown[tables.cell(0, &[row, column]).unwrap()];
    let inner = [("1", "1", 0), ("1", "2", 0), ("2", "1", 5), ("2", "2", 5), ("3", "1", 10), ("3", "2", 20)];
    for (row, column, count) in inner {
        assert_eq!(at(&[row], &[column]), Shown::Count(count));
    }
    assert_eq!([at(&["1"], &[]), at(&["2"], &[])], [Shown::Count(0), Shown::Count(5)]);
    // The source prints 35 for the third row and 15, 25, 40 for the last line: its third row is 12 + 20 = 32, which the
    // nearest multiple of 5 makes 30.
    assert_eq!(
        [at(&[], &["1"]), at(&[], &["2"]), at(&[], &[])],
        [Shown::Count(15), Shown::Count(25), Shown::Count(40)]
    );
}

#[test]
fn a_cell_that_did_not_change_keeps_its_direction_where_the_error_is_equal() {
    let tables = handbook();
    let solutions = enumerate(&tables, 5);
    for best in solutions.iter().filter(|values| error(&tables, values) == 18) {
        let options = RoundOptions { previous: previous_of(&tables, best), ..RoundOptions::default() };
        assert_eq!(&round(&tables, 5, &options).unwrap().values, best);
    }
}

#[test]
fn every_solution_can_be_kept_as_a_register_and_other_values_are_counted_as_conflicts() {
    let tables = handbook();
    for values in enumerate(&tables, 5) {
        let fixed: BTreeMap<usize, i64> = values.iter().copied().enumerate().collect();
        let options = RoundOptions { fixed, ..RoundOptions::default() };
        assert_eq!(round(&tables, 5, &options).unwrap().values, values);
    }
    let corner = tables.cell(0, &[&["3"], &["2"]]).unwrap();
    let refused = |pairs: &[(usize, i64)]| {
        let options = RoundOptions { fixed: pairs.iter().copied().collect(), ..RoundOptions::default() };
        round(&tables, 5, &options)
    };
    assert_eq!(refused(&[(corner, 25)]), Err(RoundError::Register { conflicts: 1 }));
    assert_eq!(refused(&[(corner, 21)]), Err(RoundError::Register { conflicts: 1 }));
    // Row 3 is 12 + 20: its parts 10 and 20 and the total 35 cannot all be kept, but any two can.
    let (left, total) = (tables.cell(0, &[&["3"], &["1"]]).unwrap(), tables.cell(0, &[&["3"], &[]]).unwrap());
    assert_eq!(refused(&[(left, 10), (corner, 20), (total, 35)]), Err(RoundError::Register { conflicts: 1 }));
    let first = tables.cell(0, &[&["1"], &["1"]]).unwrap();
    let mixed = [(first, 7), (corner, 25), (left, 10), (total, 25)];
    assert_eq!(refused(&mixed), Err(RoundError::Register { conflicts: 3 }));
    assert_eq!(refused(&[(9_999, 0)]), Err(RoundError::UnknownCell(9_999)));
}

/// a + b and b + c are 25 and stay: a and c move together, b against them. So the whole, shown as 35 or 40, decides all.
#[test]
fn a_register_decides_cells_that_move_together() {
    let mut builder = TablesBuilder::new(1);
    let [a, b, c] = [("a", 12), ("b", 13), ("c", 12)].map(|(label, count)| builder.inner(&[&[label]], count).unwrap());
    let sets = [&[a][..], &[b], &[c], &[a, b], &[b, c], &[a, b, c]];
    let numbers = sets.map(|set| builder.published(set));
    let tables = builder.build().unwrap();
    let cells = numbers.map(|number| tables.direct(number).unwrap());
    for (sum, expected) in [(35, [10, 15, 10, 25, 25, 35]), (40, [15, 10, 15, 25, 25, 40])] {
        let options = RoundOptions { fixed: BTreeMap::from([(cells[5], sum)]), ..RoundOptions::default() };
        let values = round(&tables, 5, &options).unwrap().values;
        assert_eq!(cells.map(|cell| values[cell]), expected);
    }
}

#[test]
fn a_revision_keeps_what_was_shown_where_the_count_did_not_change() {
    let tables = super::super::generated::generated(5).unwrap();
    let first = round(&tables, 5, &RoundOptions::default()).unwrap();
    let next = super::shifted(&tables, 41);
    let fixed = unchanged(&next, &previous_of(&tables, &first.values));
    assert!(fixed.len() < tables.cells().len() && fixed.len() * 2 > tables.cells().len());
    match round(&next, 5, &RoundOptions { fixed: fixed.clone(), ..RoundOptions::default() }) {
        Ok(revised) => assert!(fixed.iter().all(|(&cell, &value)| revised.shown(&next, cell) == Some(value))),
        Err(error) => assert!(matches!(error, RoundError::Register { conflicts } if conflicts > 0)),
    }
}

#[test]
fn a_base_that_protects_nothing_is_refused() {
    assert_eq!(round(&handbook(), 1, &RoundOptions::default()), Err(RoundError::Base(1)));
    assert_eq!(round(&handbook(), 0, &RoundOptions::default()), Err(RoundError::Base(0)));
}

#[test]
fn where_no_zero_restricted_rounding_exists_one_step_more_is_taken_and_reported() {
    let tables = three_of_four();
    assert!(enumerate(&tables, 3).is_empty());
    let rounded = round(&tables, 3, &RoundOptions::default()).unwrap();
    assert_eq!(rounded.steps, 1);
    assert!(rounded.stepped > 0 && rounded.max_error < 6);
    let none = round(&tables, 3, &RoundOptions { most_steps: 0, ..RoundOptions::default() }).unwrap();
    assert_eq!(none.method, Method::Cumulative);
    assert!(tables.relations().iter().all(|relation| relation.holds(&none.values)));
}

#[test]
fn without_any_search_the_counts_still_add_up_and_are_multiples() {
    let tables = super::super::generated::generated(3).unwrap();
    let options = RoundOptions { cell_limit: 0, ..RoundOptions::default() };
    let rounded = round(&tables, 5, &options).unwrap();
    assert_eq!(rounded.method, Method::Cumulative);
    assert!(rounded.values.iter().all(|value| value % 5 == 0));
    assert!(tables.relations().iter().all(|relation| relation.holds(&rounded.values)));
    let single = tables.cells().iter().zip(&rounded.values).filter(|(cell, _)| cell.inner().len() == 1);
    assert!(single.clone().count() > 30);
    assert!(single.into_iter().all(|(cell, value)| (cell.count() - value).abs() < 5));
    let total = tables.cell::<&str>(0, &[&[], &[], &[]]).unwrap();
    assert!((tables.cells()[total].count() - rounded.values[total]).abs() <= 2);
    let best = round(&tables, 5, &RoundOptions::default()).unwrap();
    assert_eq!(best.method, Method::Optimal);
    assert!(best.total_error < rounded.total_error);
    let held = RoundOptions { cell_limit: 0, fixed: BTreeMap::from([(0, best.values[0])]), ..RoundOptions::default() };
    assert_eq!(round(&tables, 5, &held), Err(RoundError::WorkLimit));
}
