//! Who knows less finds less: the gate looks again, for the one who knows less, only at what the other found.

use proptest::prelude::*;

use super::super::{Attacker, Effort, Knowledge, audit, audit_release, audit_unmarked, outsider, targets_of};
use super::release::{Sizes, agency, hypercube, rounded};

proptest! {
    #![proptest_config(ProptestConfig::with_cases(40))]

    #[test]
    fn the_outsider_finds_at_the_gate_what_the_outsider_finds_alone(
        seed in any::<u64>(), units in 2_usize..5, ranks in 2_usize..4, sexes in 2_usize..4, withhold in any::<bool>(),
        zeros_shown in any::<bool>(),
    ) {
        let agency = agency(Sizes { divisions: 2, units, ranks, roles: 1, sexes }, seed);
        let published = if withhold { hypercube(&agency, seed) } else { rounded(&agency, 5, seed) };
        let knowledge = Knowledge { zeros_shown, ..Knowledge::default() };
        let targets = targets_of(&published, &agency.truth, 5, 3);
        let alone = audit(&outsider(agency.truth.len(), &published, knowledge), &targets, &agency.truth, seed).unwrap();
        let report = audit_release(&published, knowledge, &agency.truth, 3, seed).unwrap();
        let seen = report.of(Attacker::Outsider).unwrap();
        prop_assert_eq!((&seen.exact, &seen.narrow, &seen.unproven), (&alone.exact, &alone.narrow, &alone.unproven));
        prop_assert_eq!(seen.audited, alone.audited);
        let reader = report.of(Attacker::Reader).unwrap();
        prop_assert!(seen.exact.iter().all(|t| reader.exact.contains(t)));
        let unmarked = audit_unmarked(Effort::Solver, &published, knowledge, &agency.truth, 3, seed).unwrap();
        prop_assert_eq!(unmarked.passes(), report.passes());
        prop_assert_eq!(&unmarked.insiders, &report.insiders);
        // Moves alone let nothing pass that the solver stops, and miss nothing: what they do not change is undecided.
        let moves = audit_unmarked(Effort::Moves, &published, knowledge, &agency.truth, 3, seed).unwrap();
        prop_assert!(!moves.passes() || report.passes());
        let undecided = &moves.of(Attacker::Reader).unwrap().unproven;
        prop_assert!(reader.exact.iter().chain(&reader.narrow).all(|t| undecided.contains(t)));
        let stopped = |it: &(usize, usize)| moves.insiders.unproven.contains(it) || undecided.contains(&it.1);
        prop_assert!(report.insiders.exact.iter().all(stopped));
    }
}
