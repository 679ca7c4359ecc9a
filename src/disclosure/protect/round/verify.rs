//! The check in integer arithmetic that makes a candidate a result.

use std::collections::BTreeMap;

use super::super::tables::Tables;
use super::{Method, Rounded};

/// The result, if every relation is exact, every value a multiple of the base within its limit, and the register kept.
pub(super) fn checked(
    tables: &Tables,
    base: i64,
    steps: i64,
    fixed: &BTreeMap<usize, i64>,
    values: Vec<i64>,
    method: Method,
) -> Option<Rounded> {
    let within = |(cell, &value): (usize, &i64)| {
        let count = tables.cells()[cell].count();
        let exact = count == 0 || (steps == 0 && count % base == 0);
        value >= 0 && value % base == 0 && (value - count).abs() < (steps + 1) * base && (!exact || value == count)
    };
    let sound = values.len() == tables.cells().len()
        && values.iter().enumerate().all(within)
        && tables.relations().iter().all(|relation| relation.holds(&values))
        && fixed.iter().all(|(&cell, &value)| values.get(cell) == Some(&value));
    sound.then(|| summarised(tables, base, steps, values, method))
}

/// Adds the errors of a release whose values are known to be sound.
pub(super) fn summarised(tables: &Tables, base: i64, steps: i64, values: Vec<i64>, method: Method) -> Rounded {
    let shown = tables.cells().iter().zip(&values).filter(|(cell, _)| cell.is_published());
    let errors: Vec<i64> = shown.map(|(cell, value)| (value - cell.count()).abs()).collect();
    Rounded {
        base,
        steps,
        stepped: errors.iter().filter(|&&error| error >= base).count(),
        method,
        total_error: errors.iter().sum(),
        max_error: errors.iter().copied().max().unwrap_or(0),
        values,
    }
}

#[cfg(test)]
mod tests {
    use super::super::super::generated::generated;
    use super::super::super::tables::{Axis, TableSpec, TablesBuilder};
    use super::super::{RoundOptions, round};
    use super::*;

    #[test]
    fn any_single_wrong_value_is_refused() {
        let tables = generated(1).unwrap();
        let sound = round(&tables, 5, &RoundOptions::default()).unwrap().values;
        let none = BTreeMap::new();
        let check = |values: Vec<i64>| checked(&tables, 5, 0, &none, values, Method::Optimal);
        assert!(check(sound.clone()).is_some());
        for cell in 0..sound.len() {
            for wrong in [-5, 1, 5] {
                let mut values = sound.clone();
                values[cell] += wrong;
                assert!(check(values).is_none(), "cell {cell} {wrong}");
            }
        }
        assert!(check(sound[1..].to_vec()).is_none());
        let kept = BTreeMap::from([(0, sound[0] + 5)]);
        assert!(checked(&tables, 5, 0, &kept, sound, Method::Optimal).is_none());
    }

    #[test]
    fn additive_values_too_far_from_the_counts_are_refused() {
        let mut builder = TablesBuilder::new(2);
        for (row, column, count) in [("a", "c", 1), ("a", "d", 1), ("b", "c", 1), ("b", "d", 3)] {
            builder.inner(&[&[row], &[column]], count).unwrap();
        }
        builder.table(TableSpec::new([Axis::all(0), Axis::all(1)]));
        let tables = builder.build().unwrap();
        assert!(tables.cells().iter().all(|cell| cell.count() % 5 != 0));
        let tenfold: Vec<i64> = tables.cells().iter().map(|cell| cell.count() * 10).collect();
        assert!(tables.relations().iter().all(|relation| relation.holds(&tenfold)));
        assert!(checked(&tables, 5, 0, &BTreeMap::new(), tenfold, Method::Optimal).is_none());
    }
}
