//! Algebra of the auditor.

use proptest::prelude::*;

use super::super::{
    Bound, Knowledge, Published, Shown, Target, audit, audit_insiders, bounds_of, cell_count, insider, insider_cells,
    outsider, reader, symbol_reader,
};
use super::known::{Case, problems, table_case, texts};
use super::release::{Cells, Sizes, agency, rounded, targets, two_way, with_margins, withhold};

const LETTERS: [&str; 4] = ["a", "b", "c", "d"];

/// A table of 3 x 3 with margins.
fn table() -> impl Strategy<Value = (Cells, Vec<i64>)> {
    prop::collection::vec(0_i64..12, 9).prop_map(|counts| {
        let rows: Vec<Vec<i64>> = counts.chunks(3).map(<[i64]>::to_vec).collect();
        let (labels, truth) = two_way(&LETTERS[..3], &LETTERS[..3], &rows);
        (with_margins(&labels), truth)
    })
}

/// The interval of a cell as two numbers; an unlimited side is the far end.
fn interval(published: &[Published], cell: &[u32]) -> (i64, i64) {
    let bounds = bounds_of(&outsider(9, published, Knowledge::default()), &[cell]).unwrap()[0];
    assert!(bounds.confirmed());
    (bounds.low.value().unwrap(), bounds.high.value().unwrap_or(i64::MAX))
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(120))]

    /// The auditor can fail: every small cell of an unprotected table is exact.
    #[test]
    fn an_unprotected_table_gives_every_small_cell_away((cells, truth) in table(), seed in any::<u64>()) {
        let published = withhold(&cells, &truth, |_| false);
        let small: Vec<Target> = cells
            .values()
            .filter(|cell| (1..5).contains(&cell_count(cell, &truth)))
            .map(|cell| Target { cell: cell.clone(), width: 3 })
            .collect();
        let findings = audit(&reader(9, &published, Knowledge::default()), &small, &truth, seed).unwrap();
        prop_assert_eq!(findings.exact, (0..small.len()).collect::<Vec<_>>());
        prop_assert_eq!((findings.narrow.len(), findings.unproven.len()), (0, 0));
    }

    /// Withholding one more cell never narrows the interval of another.
    #[test]
    fn withholding_more_never_narrows((cells, truth) in table(), mask in any::<u16>(), extra in 0_usize..16) {
        let names: Vec<&String> = cells.keys().collect();
        let position = |name: &str| names.iter().position(|other| *other == name).unwrap();
        let few = withhold(&cells, &truth, |name| mask >> position(name) & 1 == 1);
        let more = withhold(&cells, &truth, |name| mask >> position(name) & 1 == 1 || position(name) == extra);
        for cell in cells.values() {
            let (before, after) = (interval(&few, cell), interval(&more, cell));
            prop_assert!(after.0 <= before.0 && before.1 <= after.1, "{:?}: {:?} -> {:?}", cell, before, after);
        }
    }

    /// The true counts lie in every interval, whoever looks; knowing more never widens one.
    #[test]
    fn truth_lies_inside_and_knowledge_narrows((cells, truth) in table(), mask in any::<u16>()) {
        let names: Vec<&String> = cells.keys().collect();
        let hide = |name: &str| mask >> names.iter().position(|other| *other == name).unwrap() & 1 == 1;
        // A withheld cell is not empty where zeros are shown.
        let published = withhold(&cells, &truth, |name| hide(name) && cell_count(&cells[name], &truth) > 0);
        let knowledge = Knowledge::default();
        let all: Vec<&[u32]> = cells.values().map(Vec::as_slice).collect();
        let wide = bounds_of(&outsider(9, &published, knowledge), &all).unwrap();
        for system in [reader(9, &published, knowledge), symbol_reader(9, &published, knowledge, &truth)] {
            for ((outer, inner), cell) in wide.iter().zip(bounds_of(&system, &all).unwrap()).zip(&all) {
                let count = cell_count(cell, &truth);
                prop_assert!(inner.low.value().unwrap() <= count);
                prop_assert!(inner.high.value().is_none_or(|high| count <= high));
                prop_assert!(outer.low.value() <= inner.low.value());
                prop_assert!(outer.high == Bound::Unlimited || inner.high.value() <= outer.high.value());
            }
        }
    }

    /// All insiders in one go find what each alone would.
    #[test]
    fn insiders_together_find_what_each_finds((cells, truth) in table(), mask in any::<u16>(), seed in any::<u64>()) {
        let names: Vec<&String> = cells.keys().collect();
        let hide = |name: &str| mask >> names.iter().position(|other| *other == name).unwrap() & 1 == 1;
        let published = withhold(&cells, &truth, |name| hide(name) && cell_count(&cells[name], &truth) > 0);
        let system = reader(9, &published, Knowledge::default());
        let targets = targets(&published, &truth);
        let own = insider_cells(&published, &truth);
        let found = audit_insiders(&system, &targets, &own, &truth, seed).unwrap();
        prop_assert_eq!(&found.unproven, &Vec::new());
        let known = audit(&system, &targets, &truth, seed).unwrap();
        let single: Vec<Target> = targets.iter().map(|t| Target { cell: t.cell.clone(), width: 1 }).collect();
        for (c, cell) in own.iter().enumerate() {
            let alone = audit(&insider(&system, cell, &truth), &single, &truth, seed).unwrap();
            for (t, target) in targets.iter().enumerate() {
                let news = alone.exact.contains(&t) && !known.exact.contains(&t) && target.cell != *cell;
                // Neither is a cell that differs from the own one by a known number of people.
                let same = || same_people(&system, &target.cell, cell);
                prop_assert_eq!(found.exact.contains(&(c, t)), news && !same(), "{:?} of {:?}", target.cell, cell);
            }
        }
    }
}

/// Whether two cells differ only by people whose number everyone knows, on both sides.
fn same_people(system: &super::super::System, a: &[u32], b: &[u32]) -> bool {
    let only = |x: &[u32], y: &[u32]| x.iter().copied().filter(|i| !y.contains(i)).collect::<Vec<u32>>();
    let known = |rest: Vec<u32>| bounds_of(system, &[&rest]).unwrap()[0].exact();
    known(only(a, b)) && known(only(b, a))
}

/// The release of a known table with one withheld cell shown again, and the cells still withheld.
fn without_secondary(name: &str, shown: &str) -> (Vec<Published>, Vec<Target>, Vec<i64>) {
    let problem = problems().into_iter().find(|problem| problem["name"] == name).unwrap();
    let Case { cells, truth, .. } = table_case(&problem);
    let withheld = texts(&problem["suppressed"]);
    let published = withhold(&cells, &truth, |cell| withheld.contains(&cell) && cell != shown);
    let all = withheld.iter().filter(|cell| **cell != shown);
    let targets = all.map(|cell| Target { cell: cells[*cell].clone(), width: 1 }).collect();
    (published, targets, truth)
}

#[test]
fn showing_one_secondary_cell_again_makes_the_audit_fail() {
    for (name, secondary) in
        [("vignette_T1", "old|Iceland"), ("vignette_T1", "young|Portugal"), ("sdcTable_4x4_after_xd", "x|d")]
    {
        let exact = |shown: &str| {
            let (published, targets, truth) = without_secondary(name, shown);
            let system = outsider(truth.len(), &published, Knowledge::default());
            audit(&system, &targets, &truth, 3).unwrap().exact
        };
        assert_eq!(exact(""), Vec::<usize>::new(), "{name} is safe as it stands");
        assert_ne!(exact(secondary), Vec::<usize>::new(), "{name} without {secondary}");
    }
}

/// Permuting the inner cells changes nothing but numbers; the seed changes nothing at all.
#[test]
fn verdicts_depend_on_neither_order_nor_seed() {
    for seed in 0..6 {
        let sizes = Sizes { divisions: 2, units: 5, ranks: 3, roles: 1, sexes: 2 };
        let agency = agency(sizes, seed);
        let published = rounded(&agency, 3, seed);
        let n = u32::try_from(agency.truth.len()).unwrap();
        let turn = |i: u32| (i * 7 + 3) % n;
        let turned: Vec<Published> = published
            .iter()
            .map(|one| {
                let mut cell: Vec<u32> = one.cell.iter().map(|&i| turn(i)).collect();
                cell.sort_unstable();
                Published { cell, shown: one.shown.clone() }
            })
            .collect();
        let mut truth = agency.truth.clone();
        (0..n).for_each(|i| truth[turn(i) as usize] = agency.truth[i as usize]);
        let verdict = |published: &[Published], truth: &[i64], seed: u64| {
            let system = reader(truth.len(), published, Knowledge::default());
            let found = audit(&system, &targets(published, truth), truth, seed).unwrap();
            (found.exact, found.narrow, found.unproven)
        };
        let first = verdict(&published, &agency.truth, 1);
        assert!(!first.1.is_empty(), "base 3 leaves narrow cells to compare");
        assert_eq!(first, verdict(&turned, &truth, 1));
        assert_eq!(first, verdict(&published, &agency.truth, 2));
    }
}

#[test]
fn true_counts_that_break_the_release_are_refused() {
    let published = [Published { cell: vec![0], shown: Shown::Exact(3) }];
    let system = outsider(1, &published, Knowledge::default());
    let error = audit(&system, &[], &[4], 1).unwrap_err().to_string();
    assert_eq!(error, "the true counts break constraint 0");
    assert!(
        bounds_of(
            &outsider(
                1,
                &[published[0].clone(), Published { cell: vec![0], shown: Shown::Exact(4) }],
                Knowledge::default()
            ),
            &[&[0]]
        )
        .is_err()
    );
}
