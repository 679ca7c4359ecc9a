//! Cells and relations follow from labels.

use super::super::tables::{Axis, Cell, TableSpec, Tables, TablesBuilder, TablesError};
use super::two_way;

/// A release that has no zero-restricted rounding to base 3: four counts of 1 and every sum of three of them.
///
/// The sums are 3 and stay. Each count then equals every other, and three equal counts of 0 or 3 make 0 or 9.
pub fn three_of_four() -> Tables {
    let mut builder = TablesBuilder::new(1);
    let inner: Vec<usize> = ["a", "b", "c", "d"].iter().map(|label| builder.inner(&[&[label]], 1).unwrap()).collect();
    for &number in &inner {
        builder.published(&[number]);
    }
    for skip in 0..4 {
        let three: Vec<usize> = inner.iter().copied().filter(|&number| number != skip).collect();
        builder.published(&three);
    }
    builder.build().unwrap()
}

#[test]
fn a_two_way_table_has_all_margins_and_a_relation_per_total() {
    let tables = two_way(&["1", "2", "3"], &["1", "2"], &[&[1, 0], &[3, 3], &[12, 20]]);
    assert_eq!((tables.cells().len(), tables.published()), (12, 12));
    assert_eq!(tables.relations().len(), 3 + 2 + 2);
    assert_eq!(tables.relations().iter().filter(|relation| relation.is_basic()).count(), 6);
    let total = tables.cell::<&str>(0, &[&[], &[]]).unwrap();
    assert_eq!(tables.cells()[total].count(), 39);
    assert_eq!(tables.cell(0, &[&["4"], &[]]), None);
}

#[test]
fn tables_that_share_a_margin_share_its_cell() {
    let mut builder = TablesBuilder::new(3);
    for (unit, rank, sex) in [("A", "1", "F"), ("A", "2", "M"), ("B", "1", "M"), ("B", "2", "F")] {
        builder.inner(&[&[unit], &[rank], &[sex]], 3).unwrap();
    }
    builder.table(TableSpec::new([Axis::all(0), Axis::all(2)]));
    builder.table(TableSpec::new([Axis::all(1), Axis::all(2)]));
    let tables = builder.build().unwrap();
    let sex = |table: usize| tables.cell(table, &[&[][..], &["F"]]);
    assert_eq!(sex(0), sex(1));
    assert!(sex(0).is_some());
}

#[test]
fn a_unit_with_one_part_is_that_part() {
    let mut builder = TablesBuilder::new(1);
    builder.inner(&[&["D1", "U1"]], 4).unwrap();
    builder.inner(&[&["D2", "U2"]], 5).unwrap();
    builder.inner(&[&["D2", "U3"]], 6).unwrap();
    builder.table(TableSpec::new([Axis::all(0)]));
    let tables = builder.build().unwrap();
    assert_eq!(tables.cell(0, &[&["D1"]]), tables.cell(0, &[&["D1", "U1"]]));
    assert_eq!((tables.cells().len(), tables.relations().len()), (5, 2));
}

#[test]
fn staff_counted_directly_at_a_division_are_a_linked_cell() {
    let mut builder = TablesBuilder::new(1);
    builder.inner(&[&["D1"][..]], 2).unwrap();
    builder.inner(&[&["D1", "U1"]], 10).unwrap();
    builder.inner(&[&["D1", "U2"]], 20).unwrap();
    builder.table(TableSpec::new([Axis::all(0)]));
    let tables = builder.build().unwrap();
    let division = tables.cell(0, &[&["D1"]]).unwrap();
    assert_eq!(tables.cells()[division].count(), 32);
    let own: Vec<i64> = tables.cells().iter().filter(|cell| !cell.is_published()).map(Cell::count).collect();
    assert_eq!(own, [2]);
    assert_eq!(tables.table(0).count(), 4);
    let deep = tables.relations().iter().find(|relation| relation.total() == division).unwrap();
    assert_eq!(deep.parts().len(), 3);
}

#[test]
fn a_level_stops_a_table_above_the_units() {
    let mut builder = TablesBuilder::new(1);
    for (division, unit) in [("D1", "U1"), ("D1", "U2"), ("D2", "U3"), ("D2", "U4")] {
        builder.inner(&[&[division, unit]], 7).unwrap();
    }
    builder.table(TableSpec::new([Axis::to(0, 1)]));
    let tables = builder.build().unwrap();
    assert_eq!(tables.published(), 3);
}

/// Handbook on Statistical Disclosure Control, chapter 5.2: hours banded in two ways.
pub fn two_bandings() -> Tables {
    let mut builder = TablesBuilder::new(3);
    let bands =
        [("<20", "<25"), ("20-39", "<25"), ("20-39", "25-39"), ("40-59", "40-59"), ("60-69", "60-69"), ("70+", "70+")];
    for (sex, counts) in [("M", [6, 1, 8, 5, 8, 4]), ("F", [7, 0, 9, 6, 5, 5])] {
        for ((one, other), count) in bands.iter().zip(counts) {
            builder.inner(&[&[sex], &[one], &[other]], count).unwrap();
        }
    }
    builder.table(TableSpec::new([Axis::all(0), Axis::all(1)]));
    builder.table(TableSpec::new([Axis::all(0), Axis::all(2)]));
    builder.build().unwrap()
}

#[test]
fn a_band_recoded_in_two_ways_leaves_a_linked_cell_of_one_man() {
    let tables = two_bandings();
    let wide = tables.cell(1, &[&["M"], &["<25"]]).unwrap();
    let narrow = tables.cell(0, &[&["M"], &["<20"]]).unwrap();
    let rest =
        tables.relations().iter().find(|relation| relation.total() == wide && relation.parts().contains(&narrow));
    let rest = rest.unwrap().parts().iter().find(|&&part| part != narrow).unwrap();
    assert_eq!(tables.cells()[*rest].count(), 1);
    assert!(!tables.cells()[*rest].is_published());
}

#[test]
fn a_sub_population_inside_another_leaves_a_linked_cell() {
    let mut builder = TablesBuilder::new(3);
    for (unit, service, contract, count) in [
        ("A", "uniformed", "permanent", 20),
        ("A", "uniformed", "other", 13),
        ("A", "civil", "permanent", 9),
        ("B", "uniformed", "permanent", 11),
        ("B", "civil", "other", 8),
    ] {
        builder.inner(&[&[unit], &[service], &[contract]], count).unwrap();
    }
    let uniformed = || TableSpec::new([Axis::all(0)]).only(1, vec![vec!["uniformed".to_owned()]]);
    builder.table(uniformed());
    builder.table(uniformed().only(2, vec![vec!["permanent".to_owned()]]));
    let tables = builder.build().unwrap();
    let linked: Vec<i64> = tables.cells().iter().filter(|cell| !cell.is_published()).map(Cell::count).collect();
    assert_eq!(linked, [13]);
}

#[test]
fn wrong_descriptions_are_refused() {
    let mut builder = TablesBuilder::new(1);
    assert_eq!(builder.inner(&[&["a"]], -1), Err(TablesError::Negative));
    assert_eq!(builder.inner(&[&["a"], &["b"]], 1), Err(TablesError::Labels { expected: 1, found: 2 }));
    builder.published(&[3]);
    assert_eq!(builder.build().err(), Some(TablesError::Inner(3)));
    let mut builder = TablesBuilder::new(1);
    builder.table(TableSpec::new([Axis::all(1)]));
    assert_eq!(builder.build().err(), Some(TablesError::Dimension(1)));
    let mut builder = TablesBuilder::new(1);
    builder.inner(&[&["a"]], i64::MAX).unwrap();
    builder.inner(&[&["a"]], i64::MAX).unwrap();
    assert_eq!(builder.build().err(), Some(TablesError::TooManyPersons));
}
