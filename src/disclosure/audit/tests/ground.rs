//! Counts verified by what differs from counts verified in full.

use proptest::prelude::*;

use super::super::ground::Ground;
use super::super::{Knowledge, Target, cell_count, reader};
use super::release::{Sizes, agency, hypercube, rounded};

proptest! {
    #![proptest_config(ProptestConfig::with_cases(100))]

    /// The differences alone say the same as everything together: of few steps and of many, within the facts and beyond.
    #[test]
    fn what_differs_decides_as_the_whole_does(
        seed in any::<u64>(), withhold in any::<bool>(), steps in prop::collection::vec((any::<u16>(), -2_i64..=2), 0..8),
        upper in prop::option::of(0_i64..3),
    ) {
        let agency = agency(Sizes { divisions: 2, units: 3, ranks: 2, roles: 2, sexes: 2 }, seed);
        let published = if withhold { hypercube(&agency, seed) } else { rounded(&agency, 5, seed) };
        let mut system = reader(agency.truth.len(), &published, Knowledge::default());
        system.upper = upper.map(|more| agency.truth.iter().map(|count| count + more).collect());
        let targets: Vec<Target> = agency.cells.iter().map(|cell| Target { cell: cell.clone(), width: 1 }).collect();
        let ground = Ground::new(&system, &targets, &agency.truth);
        let mut x = agency.truth.clone();
        for (place, step) in steps {
            let place = usize::from(place) % x.len();
            x[place] += step;
        }
        let values = system.holds(&x).then(|| targets.iter().map(|it| cell_count(&it.cell, &x)).collect::<Vec<_>>());
        prop_assert_eq!(ground.values_at(&x), values);
    }
}

#[test]
fn counts_of_another_length_or_beyond_all_limits_are_none() {
    let agency = agency(Sizes { divisions: 1, units: 2, ranks: 2, roles: 1, sexes: 2 }, 1);
    let system = reader(agency.truth.len(), &[], Knowledge::default());
    let ground = Ground::new(&system, &[], &agency.truth);
    assert_eq!(ground.values_at(&agency.truth[1..]), None);
    assert_eq!(ground.values_at(&vec![i64::MAX; agency.truth.len()]), None);
    assert_eq!(ground.values_at(&vec![-1; agency.truth.len()]), None);
    assert_eq!(ground.values_at(&vec![7; agency.truth.len()]), Some(Vec::new()));
}
