use proptest::prelude::*;

use super::*;
use crate::measure::check::{any_count, near, units};

const BOTH: [SegregationIndex; 2] = [SegregationIndex::MutualInformation, SegregationIndex::Theil];

fn sum(found: &SegregationDifference) -> f64 {
    found.composition() + found.structure
}

#[test]
fn the_same_odds_in_units_of_other_sizes_are_composition_alone() {
    // Women per man 2 and 1/2 in both, in units of 60 and 60 and of 30 and 120.
    let (one, two) = (units(&[40, 20], &[20, 40]), units(&[20, 40], &[10, 80]));
    for index in BOTH {
        let found = segregation_difference(&one, &two, index).unwrap();
        near(found.structure, 0.0, 1e-9);
        near(sum(&found), found.difference(), 1e-12);
        assert!(found.difference().abs() > 1e-3);
    }
    let double = units(&[80, 40], &[40, 80]);
    let found = segregation_difference(&one, &double, SegregationIndex::Theil).unwrap();
    near(found.difference(), 0.0, 1e-12);
}

#[test]
fn other_sorting_with_the_same_margins_is_structure_alone() {
    let (one, two) = (units(&[50, 50], &[50, 50]), units(&[80, 20], &[20, 80]));
    for index in BOTH {
        let found = segregation_difference(&one, &two, index).unwrap();
        near(found.structure, found.difference(), 1e-12);
        near(found.composition(), 0.0, 1e-12);
    }
}

#[test]
fn units_of_one_agency_alone_are_set_aside_and_named() {
    let (one, two) = (units(&[40, 20, 30], &[20, 40, 0]), units(&[40, 20, 0], &[20, 40, 0]));
    let found = segregation_difference(&one, &two, SegregationIndex::MutualInformation).unwrap();
    near(found.only_in_first, found.difference(), 1e-12);
    near(found.only_in_second, 0.0, 0.0);
    near(found.structure, 0.0, 1e-12);
}

#[test]
fn what_cannot_be_compared_has_no_parts() {
    let (one, two) = (units(&[40, 20], &[20, 40]), units(&[40], &[20]));
    assert_eq!(segregation_difference(&one, &two, SegregationIndex::Theil), None);
    let women = units(&[40, 20], &[0, 0]);
    assert_eq!(segregation_difference(&one, &women, SegregationIndex::Theil), None);
    let apart = units(&[40, 0], &[20, 0]);
    let other = units(&[0, 40], &[0, 20]);
    assert_eq!(segregation_difference(&apart, &other, SegregationIndex::Theil), None);
}

/// Two agencies over the same two to six units.
fn two_agencies() -> impl Strategy<Value = (Vec<GenderCount>, Vec<GenderCount>)> {
    prop::collection::vec((any_count(), any_count()), 2..7).prop_map(|pairs| pairs.into_iter().unzip())
}

proptest! {
    #[test]
    fn parts_sum_to_the_difference_and_turn_over_with_the_agencies((one, two) in two_agencies()) {
        for index in BOTH {
            let forth = segregation_difference(&one, &two, index);
            let back = segregation_difference(&two, &one, index);
            prop_assert_eq!(forth.is_some(), back.is_some());
            if let (Some(forth), Some(back)) = (forth, back) {
                prop_assert!((sum(&forth) - forth.difference()).abs() < 1e-9);
                prop_assert!((forth.structure + back.structure).abs() < 1e-6);
                prop_assert!((forth.unit_sizes + back.unit_sizes).abs() < 1e-6);
                prop_assert!((forth.only_in_first + back.only_in_second).abs() < 1e-12);
            }
        }
    }

    #[test]
    fn an_agency_of_the_same_odds_differs_by_composition_alone(
        counts in prop::collection::vec((1_u64..30, 1_u64..30, 1_u64..6), 2..6), women in 1_u64..4,
    ) {
        let one: Vec<_> = counts.iter().map(|it| GenderCount::known(it.0, it.1)).collect();
        let two: Vec<_> = counts.iter().map(|it| GenderCount::known(it.0 * it.2 * women, it.1 * it.2)).collect();
        let found = segregation_difference(&one, &two, SegregationIndex::MutualInformation).unwrap();
        prop_assert!(found.structure.abs() < 1e-6);
    }
}
