//! Methods in common use that leak, for comparison benches only. Nothing here may protect a release.

use rand::{RngExt, SeedableRng};
use rand_chacha::ChaCha8Rng;

use super::suppress::Pattern;
use super::tables::Tables;

/// What a reader sees in place of a count.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Shown {
    /// A count, exact or rounded.
    Count(i64),
    /// A mark that says: a small count.
    Small,
    /// A mark that says: withheld to protect another cell.
    Other,
    /// A linked cell, which no table prints.
    Nothing,
}

/// The nearest multiple; halves go up.
fn nearest(count: i64, base: i64) -> i64 {
    (2 * count + base).div_euclid((2 * base).max(1)) * base
}

fn each(tables: &Tables, mut show: impl FnMut(i64) -> Shown) -> Vec<Shown> {
    let cells = tables.cells().iter();
    cells.map(|cell| if cell.is_published() { show(cell.count()) } else { Shown::Nothing }).collect()
}

/// 0 as it is, 1 to base - 1 marked, others to the nearest multiple; margins rounded for themselves.
#[must_use]
pub fn marked_and_nearest(tables: &Tables, base: i64) -> Vec<Shown> {
    let base = base.clamp(1, 1000);
    each(tables, |count| if (1..base).contains(&count) { Shown::Small } else { Shown::Count(nearest(count, base)) })
}

/// Every cell to the nearest multiple for itself.
#[must_use]
pub fn nearest_everywhere(tables: &Tables, base: i64) -> Vec<Shown> {
    let base = base.clamp(1, 1000);
    each(tables, |count| Shown::Count(nearest(count, base)))
}

/// Every cell up or down at random so that its expected value is the count; margins drawn for themselves.
#[must_use]
pub fn random_rounding(tables: &Tables, base: i64, seed: u64) -> Vec<Shown> {
    let base = base.clamp(1, 1000);
    let mut random = ChaCha8Rng::seed_from_u64(seed);
    each(tables, |count| {
        let rest = count.rem_euclid(base);
        let up = rest > 0 && random.random_range(0..base) < rest;
        Shown::Count(count - rest + if up { base } else { 0 })
    })
}

/// A suppression pattern shown with one mark for small counts and another for the cells withheld to protect them.
#[must_use]
pub fn two_symbols(tables: &Tables, pattern: &Pattern) -> Vec<Shown> {
    let show = |(number, cell): (usize, &super::tables::Cell)| match (cell.is_published(), pattern.is_withheld(number))
    {
        (false, _) => Shown::Nothing,
        (true, false) => Shown::Count(cell.count()),
        (true, true) if pattern.is_primary(number) => Shown::Small,
        (true, true) => Shown::Other,
    };
    tables.cells().iter().enumerate().map(show).collect()
}

#[cfg(test)]
mod tests {
    use super::super::generated::generated;
    use super::super::suppress::{SuppressOptions, suppress};
    use super::*;

    fn counts(tables: &Tables) -> Vec<i64> {
        tables.cells().iter().map(super::super::tables::Cell::count).collect()
    }

    #[test]
    fn halves_go_up_and_small_counts_are_marked() {
        assert_eq!([nearest(2, 5), nearest(3, 5), nearest(5, 10), nearest(0, 5)], [0, 5, 10, 0]);
        let tables = generated(1).unwrap();
        for (count, shown) in counts(&tables).into_iter().zip(marked_and_nearest(&tables, 5)) {
            match shown {
                Shown::Small => assert!((1..5).contains(&count)),
                Shown::Count(value) => assert!((count == 0 || count >= 5) && (value - count).abs() <= 2),
                other => panic!("{other:?}"),
            }
        }
    }

    #[test]
    fn random_rounding_keeps_multiples_and_is_right_on_average() {
        let tables = generated(2).unwrap();
        let truth = counts(&tables);
        let mut sum = 0;
        for seed in 0..200 {
            for (&count, shown) in truth.iter().zip(random_rounding(&tables, 3, seed)) {
                let Shown::Count(value) = shown else { panic!("{shown:?}") };
                assert!(value % 3 == 0 && (value - count).abs() < 3);
                assert!(count % 3 != 0 || value == count);
                sum += value - count;
            }
        }
        let cells = 200 * i64::try_from(truth.len()).unwrap();
        assert!(sum.abs() * 50 < cells, "{sum} of {cells}");
        assert_eq!(random_rounding(&tables, 3, 9), random_rounding(&tables, 3, 9));
    }

    #[test]
    fn two_symbols_tell_small_counts_from_the_others() {
        let tables = generated(4).unwrap();
        let pattern = suppress(&tables, SuppressOptions::default(), |_| Vec::new()).unwrap();
        let shown = two_symbols(&tables, &pattern);
        assert!(shown.contains(&Shown::Other));
        for (count, shown) in counts(&tables).into_iter().zip(shown) {
            assert_eq!(shown == Shown::Small, (1..5).contains(&count));
        }
    }

    #[test]
    fn cells_rounded_each_for_itself_do_not_add_up() {
        let tables = generated(1).unwrap();
        let values: Vec<i64> = nearest_everywhere(&tables, 5)
            .into_iter()
            .map(|shown| if let Shown::Count(value) = shown { value } else { 0 })
            .collect();
        assert!(!tables.relations().iter().all(|relation| relation.holds(&values)));
    }
}
