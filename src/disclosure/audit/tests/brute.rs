//! Agreement with enumeration on tiny systems.

use std::collections::BTreeSet;

use proptest::prelude::*;
use serde_json::Value;

use super::super::{Bound, Constraint, Published, Shown, System, Target, audit, bounds_of, system_of};
use super::super::{WithheldReading, cell_count};

/// All counts up to `most` that agree with the system.
fn solutions(system: &System, most: i64) -> Vec<Vec<i64>> {
    let mut all = vec![Vec::new()];
    for _ in 0..system.unknowns {
        all = all.iter().flat_map(|x: &Vec<i64>| (0..=most).map(|count| [x.as_slice(), &[count]].concat())).collect();
    }
    all.into_iter().filter(|x| system.holds(x)).collect()
}

/// A system the counts agree with: random sums, with room to either side.
fn tiny() -> impl Strategy<Value = (System, Vec<i64>)> {
    let row = (prop::collection::vec(-2_i64..=3, 4), 0_i64..4, 0_i64..4, any::<[bool; 2]>());
    let rows = prop::collection::vec(row, 1..5);
    (prop::collection::vec(0_i64..=4, 4), rows).prop_map(|(truth, rows)| {
        let mut system = System { upper: Some(vec![4; 4]), ..System::new(4) };
        for (weights, below, above, [low, high]) in rows {
            let terms: Vec<(u32, i64)> = (0..).zip(weights).filter(|&(_, c)| c != 0).collect();
            let value: i64 = terms.iter().map(|&(i, c)| c * truth[i as usize]).sum();
            let (low, high) = (low.then_some(value - below), high.then_some(value + above));
            system.constraints.push(Constraint { terms, low, high });
        }
        (system, truth)
    })
}

const CELLS: [&[u32]; 6] = [&[0], &[1], &[2], &[3], &[0, 1], &[1, 2, 3]];

proptest! {
    #![proptest_config(ProptestConfig::with_cases(400))]

    #[test]
    fn bounds_are_those_of_enumeration((system, _) in tiny()) {
        let all = solutions(&system, 4);
        for (bounds, cell) in bounds_of(&system, &CELLS).unwrap().iter().zip(CELLS) {
            let values: BTreeSet<i64> = all.iter().map(|x| cell_count(cell, x)).collect();
            prop_assert_eq!(bounds.low, Bound::Confirmed(*values.first().unwrap()));
            prop_assert_eq!(bounds.high, Bound::Confirmed(*values.last().unwrap()));
        }
    }

    #[test]
    fn verdicts_are_those_of_enumeration((system, truth) in tiny(), width in 1_i64..4, seed in any::<u64>()) {
        let all = solutions(&system, 4);
        let targets: Vec<Target> = CELLS.iter().map(|cell| Target { cell: cell.to_vec(), width }).collect();
        let findings = audit(&system, &targets, &truth, seed).unwrap();
        prop_assert_eq!(&findings.unproven, &Vec::<usize>::new());
        for (t, cell) in CELLS.iter().enumerate() {
            let values: BTreeSet<i64> = all.iter().map(|x| cell_count(cell, x)).collect();
            let spread = values.last().unwrap() - values.first().unwrap();
            prop_assert_eq!(findings.exact.contains(&t), spread == 0);
            prop_assert_eq!(findings.narrow.contains(&t), 0 < spread && spread < width);
        }
    }
}

/// The percentage shown for n of N, halves rounded up, in units of the last decimal.
fn percent(n: i64, of: i64, decimals: u32) -> i64 {
    let whole = 100 * 10_i64.pow(decimals);
    (2 * whole * n + of) / (2 * of)
}

fn reduced(n: i64, of: i64) -> (i64, i64) {
    let divisor = (1..=of).rev().find(|d| n % d == 0 && of % d == 0).unwrap();
    (n / divisor, of / divisor)
}

/// Whether every percentage of n in N, N up to `most`, agrees with one reduced fraction only.
fn unique_up_to(most: i64, decimals: u32) -> bool {
    let pairs = || (1..=most).flat_map(|of| (0..=of).map(move |n| (n, of)));
    let shown: BTreeSet<i64> = pairs().map(|(n, of)| percent(n, of, decimals)).collect();
    shown.into_iter().all(|percent| {
        let published = Published { cell: vec![0], shown: Shown::Percent { of: vec![0, 1], percent, decimals } };
        let system = system_of(2, &[published], 5, |_| WithheldReading::AtLeast(0));
        let agreeing = pairs().filter(|&(n, of)| system.holds(&[n, of - n])).map(|(n, of)| reduced(n, of));
        agreeing.collect::<BTreeSet<_>>().len() <= 1
    })
}

#[test]
fn a_percentage_fixes_the_fraction_up_to_the_known_denominators() {
    let problems: Vec<Value> = serde_json::from_str(include_str!("../known.json")).unwrap();
    let leaks = problems.iter().filter(|problem| problem["kind"] == "percentage leak");
    let mut seen = Vec::new();
    for problem in leaks {
        let most = problem["max_denominator_with_unique_reduced_fraction"].as_i64().unwrap();
        let decimals = u32::try_from(problem["decimals"].as_u64().unwrap()).unwrap();
        assert!(unique_up_to(most, decimals), "{decimals} decimals, up to {most}");
        assert!(!unique_up_to(most + 1, decimals), "{decimals} decimals, up to {}", most + 1);
        seen.push(most);
    }
    assert_eq!(seen, [12, 34, 107]);
}
