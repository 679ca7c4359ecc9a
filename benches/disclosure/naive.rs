//! Methods in common use through the same auditor: it must find what they leave open.

use rayon::prelude::*;
use workforce_parity::disclosure::audit::{Knowledge, Published, Shown, Target, audit, reader};
use workforce_parity::disclosure::protect::generated::generated;
use workforce_parity::disclosure::protect::naive::{
    Shown as Mark, marked_and_nearest, nearest_everywhere, random_rounding, two_symbols,
};
use workforce_parity::disclosure::protect::suppress::SuppressOptions;
use workforce_parity::disclosure::protect::{RoundOptions, Tables, round, suppress};

use crate::shown::{AUDIT_SEED, FIVE, as_rounded, as_withheld, published, small};

/// Tables on which each method is tried; the seed of each is its number.
pub const TABLES: u64 = 30;

/// What one method leaves open.
#[derive(Debug)]
pub struct Leak {
    pub method: &'static str,
    /// Counts looked at, of them those that follow exactly, and tables with such a count.
    pub counts: usize,
    pub recovered: usize,
    pub tables: usize,
    pub unproven: usize,
}

type Show = fn(&Tables, u64) -> Vec<Published>;
type Ask = fn(&Tables, &[Published]) -> Vec<Target>;

/// All methods in the order of the comparison.
pub fn leaks() -> Vec<Leak> {
    let methods: [(&'static str, Show, Ask); 7] = [
        ("unprotected", |tables, _| published(tables, |_, cell| Shown::Exact(cell.count())), all_small),
        (
            "0, fewer than 5, nearest 5",
            |tables, _| marks(tables, &marked_and_nearest(tables, FIVE), nearest),
            all_small,
        ),
        ("nearest 5 everywhere", |tables, _| marks(tables, &nearest_everywhere(tables, FIVE), nearest), all_small),
        (
            "random rounding to base 3",
            |tables, seed| marks(tables, &random_rounding(tables, 3, seed), base_3),
            all_small,
        ),
        ("withheld, two symbols (withheld cells)", two, all_hidden),
        ("withheld by elimination, one symbol (withheld cells)", one, all_hidden),
        ("rounded together to base 5", together, all_small),
    ];
    methods.into_iter().map(|(method, show, ask)| leak(method, show, ask)).collect()
}

fn leak(method: &'static str, show: Show, ask: Ask) -> Leak {
    let each = (0..TABLES).into_par_iter().map(|seed| {
        let tables = generated(seed).unwrap_or_else(|error| panic!("seed {seed}: {error}"));
        let published = show(&tables, seed);
        let targets = ask(&tables, &published);
        let system = reader(tables.counts().len(), &published, Knowledge::default());
        let found = audit(&system, &targets, tables.counts(), AUDIT_SEED);
        let found = found.unwrap_or_else(|error| panic!("{method}, seed {seed}: {error}"));
        [targets.len(), found.exact.len(), usize::from(!found.exact.is_empty()), found.unproven.len()]
    });
    let sum = each.reduce(|| [0; 4], |a, b| std::array::from_fn(|i| a[i] + b[i]));
    let [counts, recovered, tables, unproven] = sum;
    Leak { method, counts, recovered, tables, unproven }
}

fn all_small(tables: &Tables, published: &[Published]) -> Vec<Target> {
    small(published.iter().map(|one| one.cell.as_slice()), tables.counts())
}

/// Every cell that is not shown as it is.
fn all_hidden(_: &Tables, published: &[Published]) -> Vec<Target> {
    let hidden = published.iter().filter(|one| !matches!(one.shown, Shown::Exact(_)));
    hidden.map(|one| Target { cell: one.cell.clone(), width: 1 }).collect()
}

/// Marks as a reader takes them, counts by `count`.
fn marks(tables: &Tables, marks: &[Mark], count: fn(i64, bool) -> Shown) -> Vec<Published> {
    let marked = marks.contains(&Mark::Small);
    published(tables, |place, _| match marks[place] {
        Mark::Count(shown) => count(shown, marked),
        Mark::Small => Shown::Between(1, FIVE - 1),
        Mark::Other => Shown::AtLeast(FIVE),
        Mark::Nothing => Shown::AtLeast(0),
    })
}

/// At most 2 from the nearest multiple of 5; where small counts are marked 0 is 0, and the others are 5 or more.
fn nearest(shown: i64, marked: bool) -> Shown {
    match (shown, marked) {
        (0, true) => Shown::Exact(0),
        (_, true) => Shown::Between((shown - 2).max(FIVE), shown + 2),
        (_, false) => Shown::Between((shown - 2).max(0), shown + 2),
    }
}

fn base_3(value: i64, _: bool) -> Shown {
    Shown::Rounded { value, base: 3, steps: 0 }
}

fn two(tables: &Tables, _: u64) -> Vec<Published> {
    let Ok(pattern) = suppress(tables, SuppressOptions::default(), |_| Vec::new()) else { return Vec::new() };
    marks(tables, &two_symbols(tables, &pattern), |shown, _| Shown::Exact(shown))
}

fn one(tables: &Tables, _: u64) -> Vec<Published> {
    let pattern = suppress(tables, SuppressOptions::default(), |_| Vec::new());
    pattern.map_or_else(|_| Vec::new(), |pattern| as_withheld(tables, &pattern))
}

fn together(tables: &Tables, _: u64) -> Vec<Published> {
    let rounded = round(tables, FIVE, &RoundOptions::default());
    rounded.map_or_else(|_| Vec::new(), |rounded| as_rounded(tables, &rounded))
}
