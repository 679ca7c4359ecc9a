//! Any description of a release, however odd, gives true relations and protected counts, and never a panic.

use std::collections::BTreeSet;

use proptest::prelude::*;

use super::super::round::{Method, RoundError, RoundOptions, round};
use super::super::suppress::{SuppressOptions, suppress};
use super::super::tables::{Axis, Cell, TableSpec, Tables, TablesBuilder};

type Path = Vec<String>;

#[derive(Clone, Debug)]
struct Described {
    dimensions: usize,
    inner: Vec<(Vec<Path>, i64)>,
    tables: Vec<TableSpec>,
    direct: Vec<Vec<usize>>,
}

fn path() -> impl Strategy<Value = Path> {
    proptest::collection::vec(prop_oneof![Just("a"), Just("b"), Just("")].prop_map(str::to_owned), 0..3)
}

fn spec(dimensions: usize) -> impl Strategy<Value = TableSpec> {
    let axis = (0..dimensions, 0usize..4).prop_map(|(dimension, depth)| Axis { dimension, depth });
    let only = (0..dimensions, proptest::collection::vec(path(), 0..3));
    (proptest::collection::vec(axis, 0..4), proptest::option::weighted(0.4, only)).prop_map(|(axes, only)| {
        let spec = TableSpec::new(axes);
        match only {
            Some((dimension, within)) => spec.only(dimension, within),
            None => spec,
        }
    })
}

fn described() -> impl Strategy<Value = Described> {
    (1usize..4).prop_flat_map(|dimensions| {
        let labels = proptest::collection::vec(path(), dimensions);
        let count = prop_oneof![Just(0i64), 1..5i64, 1..40i64];
        let inner = proptest::collection::vec((labels, count), 1..12);
        let tables = proptest::collection::vec(spec(dimensions), 0..4);
        let direct = proptest::collection::vec(proptest::collection::vec(0usize..12, 0..6), 0..4);
        (Just(dimensions), inner, tables, direct).prop_map(|(dimensions, inner, tables, direct)| Described {
            dimensions,
            inner,
            tables,
            direct,
        })
    })
}

fn build(described: &Described) -> Tables {
    let mut builder = TablesBuilder::new(described.dimensions);
    let mut numbers = Vec::new();
    for (paths, count) in &described.inner {
        let paths: Vec<&[String]> = paths.iter().map(Vec::as_slice).collect();
        numbers.push(builder.inner(&paths, *count).unwrap());
    }
    for spec in &described.tables {
        builder.table(spec.clone());
    }
    for set in &described.direct {
        let set: Vec<usize> = set.iter().map(|&at| numbers[at % numbers.len()]).collect();
        builder.published(&set);
    }
    builder.build().unwrap()
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(256))]

    #[test]
    fn relations_split_a_total_into_disjoint_parts(described in described()) {
        let tables = build(&described);
        for relation in tables.relations() {
            let total = tables.cells()[relation.total()].inner();
            let parts: Vec<u32> =
                relation.parts().iter().flat_map(|&part| tables.cells()[part].inner().iter().copied()).collect();
            prop_assert_eq!(parts.len(), total.len());
            prop_assert_eq!(parts.into_iter().collect::<BTreeSet<u32>>(), total.iter().copied().collect());
        }
        let sets: BTreeSet<&[u32]> = tables.cells().iter().map(Cell::inner).collect();
        prop_assert_eq!(sets.len(), tables.cells().len());
        let counts: Vec<i64> = tables.cells().iter().map(Cell::count).collect();
        prop_assert_eq!(tables.sums(tables.counts()), counts);
    }

    #[test]
    fn every_release_is_rounded(described in described(), base in 2i64..12) {
        let tables = build(&described);
        let rounded = round(&tables, base, &RoundOptions::default()).unwrap();
        prop_assert!(rounded.method != Method::Cumulative);
        prop_assert!(tables.relations().iter().all(|relation| relation.holds(&rounded.values)));
        prop_assert!(rounded.values.iter().all(|value| value % base == 0));
    }

    #[test]
    fn any_register_is_kept_or_refused(described in described(), wish in proptest::collection::btree_map(0usize..12, -3i64..30, 1..4)) {
        let tables = build(&described);
        match round(&tables, 5, &RoundOptions { fixed: wish.clone(), ..RoundOptions::default() }) {
            Ok(rounded) => prop_assert!(wish.iter().all(|(&cell, &value)| rounded.values[cell] == value)),
            Err(RoundError::Register { conflicts }) => prop_assert!((1..=wish.len()).contains(&conflicts)),
            Err(RoundError::UnknownCell(cell)) => prop_assert!(cell >= tables.cells().len()),
            Err(other) => prop_assert!(false, "{}", other),
        }
    }

    #[test]
    fn every_pattern_withholds_small_counts_and_shows_zeros(described in described(), protect_zeros: bool) {
        let tables = build(&described);
        let options = SuppressOptions { protect_zeros, ..SuppressOptions::default() };
        let pattern = suppress(&tables, options, |_| Vec::new()).unwrap();
        for (number, cell) in tables.cells().iter().enumerate().filter(|(_, cell)| cell.is_published()) {
            prop_assert!(!(1..5).contains(&cell.count()) || pattern.is_withheld(number));
            prop_assert!(cell.count() > 0 || cell.inner().is_empty() || pattern.is_withheld(number) == protect_zeros);
        }
        // No relation leaves a single withheld member whose value follows.
        for relation in tables.relations() {
            let hidden: Vec<usize> = relation.members().filter(|&cell| pattern.is_withheld(cell)).collect();
            if let [only] = hidden[..] {
                prop_assert!(!pattern.is_primary(only), "cell {} follows from a relation", only);
            }
        }
    }
}

#[test]
fn the_number_of_threads_changes_nothing() {
    let tables = super::super::generated::generated(8).unwrap();
    let on = |threads: usize| {
        let pool = rayon::ThreadPoolBuilder::new().num_threads(threads).build().unwrap();
        pool.install(|| round(&tables, 5, &RoundOptions::default()).unwrap())
    };
    assert_eq!(on(1), on(4));
}
