//! What happens at the limits: no limit at all, searches that give up, systems that cannot be read.

use rayon::ThreadPoolBuilder;

use super::super::{
    Bound, CEILING, Constraint, Knowledge, Published, Shown, System, SystemError, Target, audit, audit_insiders,
    bounds, cell_count, insider_cells, outsider, reader,
};
use super::release::{Sizes, agency, hypercube, targets};

#[test]
fn a_withheld_cell_without_a_total_has_no_upper_limit() {
    let published = [
        Published { cell: vec![0], shown: Shown::Withheld },
        Published { cell: vec![0, 1], shown: Shown::Withheld },
        Published { cell: vec![2], shown: Shown::AtLeast(7) },
    ];
    let system = reader(3, &published, Knowledge::default());
    for (cell, low) in [(vec![0], 1), (vec![0, 1], 1), (vec![1], 0), (vec![2], 7), (vec![0, 2], 8)] {
        let found = bounds(&system, &cell).unwrap();
        assert_eq!((found.low, found.high), (Bound::Confirmed(low), Bound::Unlimited), "{cell:?}");
        assert_eq!(found.width(), None);
    }
}

/// A cube of 16 x 16 x 16 whose sums along every axis are published.
fn hard_cube() -> (System, Vec<i64>) {
    let n = 16_u32;
    let truth: Vec<i64> = (0..n * n * n).map(|i| i64::from(i * 7919 % 13)).collect();
    let mut published = Vec::new();
    for a in 0..n {
        for b in 0..n {
            let line = |at: &dyn Fn(u32) -> u32| (0..n).map(at).collect::<Vec<u32>>();
            for cell in [line(&|c| (a * n + b) * n + c), line(&|c| (a * n + c) * n + b), line(&|c| (c * n + a) * n + b)]
            {
                let count = cell_count(&cell, &truth);
                published.push(Published { cell, shown: Shown::Exact(count) });
            }
        }
    }
    (outsider(truth.len(), &published, Knowledge::default()), truth)
}

/// The ends of such a cell are beyond a quick search: this is said, and cells that only must not be exact are still proved.
#[test]
fn what_was_not_decided_is_said() {
    let (system, truth) = hard_cube();
    let ask = |width| -> Vec<Target> { (0..6).map(|i| Target { cell: vec![i * 37], width }).collect() };
    let wide = audit(&system, &ask(60), &truth, 1).unwrap();
    assert_eq!(wide.unproven, [0, 1, 2, 3, 4, 5]);
    assert!(!wide.safe());
    let inexact = audit(&system, &ask(1), &truth, 1).unwrap();
    assert!(inexact.safe() && inexact.witnesses > 0 && inexact.solves == 0);
}

#[test]
fn systems_that_cannot_be_computed_exactly_are_refused() {
    let with = |terms: Vec<(u32, i64)>, low| {
        System { constraints: vec![Constraint { terms, low, high: None }], ..System::new(2) }.check()
    };
    assert_eq!(with(vec![(0, 1), (1, -3)], Some(4)), Ok(()));
    let place = || "constraint 0".to_owned();
    assert_eq!(with(vec![(2, 1)], None), Err(SystemError::Outside { place: place(), unknown: 2, unknowns: 2 }));
    assert_eq!(with(vec![(1, 1), (0, 1)], None), Err(SystemError::Unsorted { place: place(), unknown: 0 }));
    assert_eq!(with(vec![(0, 1), (0, 1)], None), Err(SystemError::Unsorted { place: place(), unknown: 0 }));
    assert_eq!(with(vec![(0, i64::MAX)], None), Err(SystemError::TooLarge { place: place() }));
    assert_eq!(with(vec![(0, 1)], Some(i64::MIN)), Err(SystemError::TooLarge { place: place() }));
    let system = System { upper: Some(vec![1, -1]), ..System::new(2) };
    assert_eq!(system.check(), Err(SystemError::Upper { found: 2, unknowns: 2 }));
    assert!(audit(&System::new(1), &[], &[CEILING + 1], 1).is_err());
    assert!(audit(&System::new(1), &[Target { cell: vec![1], width: 1 }], &[0], 1).is_err());
}

#[test]
fn the_number_of_threads_changes_nothing() {
    let agency = agency(Sizes { divisions: 2, units: 5, ranks: 3, roles: 1, sexes: 2 }, 8);
    let published = hypercube(&agency, 8);
    let system = reader(agency.truth.len(), &published, Knowledge::default());
    let (targets, own) = (targets(&published, &agency.truth), insider_cells(&published, &agency.truth));
    assert!(own.len() > 1);
    let run = |threads: usize| {
        let pool = ThreadPoolBuilder::new().num_threads(threads).build().unwrap();
        pool.install(|| audit_insiders(&system, &targets, &own, &agency.truth, 5).unwrap())
    };
    assert_eq!(run(1), run(3));
}
