use proptest::prelude::*;

use super::*;
use crate::measure::check::{any_count, near};

fn cell(agency: (u64, u64), peers: (u64, u64)) -> Cell {
    let of = |(women, all): (u64, u64)| GenderCount::known(women, all - women);
    Cell { agency: of(agency), peers: of(peers) }
}

/// Support and command of the worked example.
fn example() -> [Cell; 2] {
    [cell((60, 100), (300, 500)), cell((20, 100), (375, 1_500))]
}

#[test]
fn the_worked_example_with_the_structure_of_the_peers() {
    let found = directly_standardised(&example()).unwrap();
    near(found.share.value, 0.300, 1e-12);
    near(found.as_it_is.fraction(), 0.400, 1e-12);
    near(found.peers.fraction(), 0.3375, 1e-12);
    near(found.coverage.fraction(), 1.0, 0.0);
    assert_eq!(found.share.base, 200);
    assert!(found.share.low < 0.30 && found.share.high > 0.30);
    let found = indirectly_standardised(&example()).unwrap();
    near(found.expected, 85.0, 1e-9);
    near(found.ratio.value, 0.941, 5e-4);
    assert_eq!(found.observed, 80);
}

#[test]
fn the_worked_example_in_parts() {
    let found = share_difference(&example()).unwrap();
    near(found.points, 6.25, 1e-12);
    near(found.composition, 9.375, 1e-12);
    near(found.real, -3.125, 1e-12);
    near(found.cells[0].real, 0.0, 1e-12);
}

#[test]
fn one_cell_is_the_share_with_its_wilson_interval() {
    let found = directly_standardised(&[cell((15, 148), (9, 20))]).unwrap();
    near(found.share.value, 15.0 / 148.0, 1e-12);
    near(found.share.low, 0.0624, 5e-5);
    near(found.share.high, 0.1605, 5e-5);
}

#[test]
fn empty_cells_are_left_out_and_said() {
    let cells = [cell((60, 100), (300, 500)), cell((0, 0), (375, 1_500))];
    let direct = directly_standardised(&cells).unwrap();
    near(direct.share.value, 0.6, 1e-12);
    near(direct.peers.fraction(), 0.6, 1e-12);
    near(direct.coverage.fraction(), 0.25, 1e-12);
    let cells = [cell((60, 100), (300, 500)), cell((10, 300), (0, 0))];
    let indirect = indirectly_standardised(&cells).unwrap();
    near(indirect.coverage.fraction(), 0.25, 1e-12);
    near(indirect.ratio.value, 1.0, 1e-12);
    assert_eq!(indirect.ratio.base, 100);
    let parts = share_difference(&cells).unwrap();
    near(parts.real, 0.0, 1e-12);
    near(parts.composition, parts.points, 1e-12);
    near(parts.coverage.fraction(), 0.25, 1e-12);
}

#[test]
fn agencies_without_a_common_cell_cannot_be_compared() {
    let cells = [cell((60, 100), (0, 0)), cell((0, 0), (375, 1_500))];
    assert_eq!(directly_standardised(&cells), None);
    assert_eq!(indirectly_standardised(&cells), None);
    near(share_difference(&cells).unwrap().coverage.fraction(), 0.0, 0.0);
    assert_eq!(share_difference(&cells[..1]), None);
    assert_eq!(directly_standardised(&[]), None);
    assert_eq!(indirectly_standardised(&[cell((3, 9), (0, 9))]), None);
}

proptest! {
    #[test]
    fn parts_sum_to_the_difference(counts in prop::collection::vec((any_count(), any_count()), 1..7)) {
        let cells: Vec<_> = counts.into_iter().map(|(agency, peers)| Cell { agency, peers }).collect();
        if let Some(found) = share_difference(&cells) {
            prop_assert!((found.composition + found.real - found.points).abs() < 1e-9);
            let swapped: Vec<_> = cells.iter().map(|it| Cell { agency: it.peers, peers: it.agency }).collect();
            let back = share_difference(&swapped).unwrap();
            prop_assert!((found.real + back.real).abs() < 1e-9 && (found.composition + back.composition).abs() < 1e-9);
        }
    }

    #[test]
    fn an_agency_with_the_structure_of_its_peers_stays_as_it_is(
        women in prop::collection::vec((0_u64..20, 0_u64..60), 1..6), times in 1_u64..4,
    ) {
        let cells: Vec<_> = women.into_iter().map(|(a, b)| cell((a, 20), (b.min(20 * times), 20 * times))).collect();
        let found = directly_standardised(&cells).unwrap();
        prop_assert!((found.share.value - found.as_it_is.fraction()).abs() < 1e-12);
        prop_assert!(0.0 <= found.share.low + 1e-12 && found.share.high <= 1.0 + 1e-12);
        prop_assert!(share_difference(&cells).unwrap().composition.abs() < 1e-9);
    }

    #[test]
    fn an_agency_with_the_shares_of_its_peers_has_the_women_expected(
        counts in prop::collection::vec(any_count(), 1..6), times in 1_u64..4,
    ) {
        let many = |it: &GenderCount| GenderCount::known(it.women * times, it.men * times);
        let cells: Vec<_> = counts.iter().map(|it| Cell { agency: *it, peers: many(it) }).collect();
        if let Some(found) = indirectly_standardised(&cells) {
            prop_assert!((found.ratio.value - 1.0).abs() < 1e-9);
            prop_assert!(share_difference(&cells).unwrap().real.abs() < 1e-9);
        }
    }
}
