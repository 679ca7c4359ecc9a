//! The parts of the search: reduction and its way back, moves, attackers and the gate.

use proptest::prelude::*;
use rand::SeedableRng;
use rand_chacha::ChaCha8Rng;

use super::super::ground::Ground;
use super::super::reduce::Reduced;
use super::super::search::Search;
use super::super::tally::Tally;
use super::super::walk::Walker;
use super::super::{
    Attacker, Knowledge, Published, Shown, audit_release, cell_count, follower, follower_truth, outsider, reader,
};
use super::release::{Sizes, agency, hypercube, rounded};

fn sizes() -> impl Strategy<Value = Sizes> {
    (2_usize..4, 2_usize..4, 1_usize..3, 2_usize..4).prop_map(|(units, ranks, roles, sexes)| Sizes {
        divisions: 2,
        units,
        ranks,
        roles,
        sexes,
    })
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(60))]

    /// Reducing and coming back keeps every audited count and every fact.
    #[test]
    fn the_way_back_keeps_counts_and_facts(sizes in sizes(), seed in any::<u64>(), withhold in any::<bool>()) {
        let agency = agency(sizes, seed);
        let published = if withhold { hypercube(&agency, seed) } else { rounded(&agency, 5, seed) };
        let system = reader(agency.truth.len(), &published, Knowledge::default());
        let cells: Vec<&[u32]> = agency.cells.iter().map(Vec::as_slice).collect();
        let reduced = Reduced::new(&system, &cells).unwrap();
        let back = reduced.lift(&reduced.lower(&agency.truth));
        prop_assert!(system.holds(&back));
        for cell in cells {
            prop_assert_eq!(cell_count(cell, &back), cell_count(cell, &agency.truth));
        }
    }

    /// Wherever the walk goes, everything published still holds, and held counts stay.
    #[test]
    fn walks_never_break_a_fact(
        sizes in sizes(), seed in any::<u64>(), withhold in any::<bool>(), held in any::<u16>(),
    ) {
        let agency = agency(sizes, seed);
        let published = if withhold { hypercube(&agency, seed) } else { rounded(&agency, 5, seed) };
        let system = reader(agency.truth.len(), &published, Knowledge::default());
        let reduced = Reduced::new(&system, &[]).unwrap();
        let start = reduced.lower(&agency.truth);
        let ground = Ground::new(&system, &[], &agency.truth);
        let home = Walker::new(&reduced, &start);
        let mut search = Search::new(Tally::new(&ground, false), &home, seed);
        let mut walker = home.clone();
        let held = usize::from(held) % start.len().max(1);
        if let Some(pinned) = walker.pinned.get_mut(held) {
            *pinned = true;
        }
        let weights: Vec<i64> = (0..start.len()).map(|j| if j % 2 == 0 { 1 } else { -1 }).collect();
        let mut rng = ChaCha8Rng::seed_from_u64(seed);
        for depth in 0..6 {
            search.sweep(&mut walker, &weights, depth);
            prop_assert!(system.holds(&reduced.lift(&walker.y)));
            for j in 0..start.len() {
                walker.push(j, -1, 6, &mut 40, &mut rng);
            }
            prop_assert!(system.holds(&reduced.lift(&walker.y)));
            prop_assert_eq!(walker.y.get(held), start.get(held));
        }
    }

    /// The joined system of two months holds at the true counts exactly if nobody moved more than is said.
    #[test]
    fn two_months_join_at_the_true_counts(
        months in prop::collection::vec((0_i64..9, 0_i64..9), 2..6), spare in 0_i64..2,
    ) {
        let (now, before): (Vec<i64>, Vec<i64>) = months.into_iter().unzip();
        let show = |truth: &[i64]| -> Vec<Published> {
            let cell = |(i, count): (u32, &i64)| Published { cell: vec![i], shown: Shown::Exact(*count) };
            (0..).zip(truth).map(cell).collect()
        };
        let system = |truth: &[i64]| outsider(truth.len(), &show(truth), Knowledge::default());
        let all: Vec<u32> = (0..u32::try_from(now.len()).unwrap()).collect();
        let change = |sign: i64| now.iter().zip(&before).map(|(n, b)| ((n - b) * sign).max(0)).sum::<i64>();
        let moved = change(1).max(change(-1));
        let truth = follower_truth(&now, &before);
        let joined = |moved: i64| follower(&system(&now), &system(&before), std::slice::from_ref(&all), moved);
        prop_assert!(joined(moved + spare).check().is_ok());
        prop_assert!(joined(moved + spare).holds(&truth));
        prop_assert!(!joined(moved - 1).holds(&truth));
    }
}

#[test]
fn the_gate_stops_what_one_attacker_recovers() {
    let release = |counts: [i64; 4]| {
        // A row of four with its total, the first two withheld.
        let mut published: Vec<Published> =
            (0..4).map(|i| Published { cell: vec![i], shown: Shown::Exact(counts[i as usize]) }).collect();
        published[0].shown = Shown::Withheld;
        published[1].shown = Shown::Withheld;
        published.push(Published { cell: vec![0, 1, 2, 3], shown: Shown::Exact(counts.iter().sum()) });
        audit_release(&published, Knowledge::default(), &counts, 3, 1).unwrap()
    };
    let exact = |counts| {
        let report = release(counts);
        let of = |attacker| report.of(attacker).unwrap().exact.len();
        let attackers = [Attacker::Outsider, Attacker::Reader, Attacker::SymbolReader].map(of);
        (attackers, report.insiders.exact.len(), report.passes())
    };
    assert_eq!(exact([1, 1, 9, 9]), ([0, 2, 2], 0, false), "two ones: known to all who know the rule");
    assert_eq!(exact([1, 5, 9, 9]), ([0, 0, 2], 1, false), "the one knows the five");
    assert_eq!(exact([3, 7, 9, 9]), ([0, 0, 0], 0, true), "nobody knows");
    assert_eq!(exact([4, 4, 9, 9]), ([0, 0, 2], 0, true), "two marks would tell, but there is one");
}
