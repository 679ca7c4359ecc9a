//! Ranges of the quotients a / b, tightened by the relations in integer arithmetic.
//!
//! A cell whose range is one number is no variable of the search. An empty range proves that there is no solution.

use std::collections::{BTreeMap, BTreeSet};

use super::super::tables::Tables;

/// Least and greatest quotient of each cell.
#[derive(Clone, Debug)]
pub(super) struct Bounds {
    pub(super) low: Vec<i64>,
    pub(super) high: Vec<i64>,
}

/// The quotients a cell may have: its two neighbours, or the one if it is a multiple, and `steps` more on each side.
/// A true zero stays zero.
pub(super) fn allowed(count: i64, base: i64, steps: i64) -> (i64, i64) {
    let (quotient, rest) = (count.div_euclid(base), count.rem_euclid(base));
    if count == 0 {
        return (0, 0);
    }
    ((quotient - steps).max(0), quotient + i64::from(rest > 0) + steps)
}

impl Bounds {
    /// Ranges after all relations have been applied until nothing changes; `None` if some range is empty.
    pub(super) fn derive(tables: &Tables, base: i64, steps: i64, fixed: &BTreeMap<usize, i64>) -> Option<Self> {
        let (low, high) = tables.cells().iter().map(|cell| allowed(cell.count(), base, steps)).unzip();
        let mut bounds = Self { low, high };
        for (&cell, &value) in fixed {
            let quotient = value.div_euclid(base);
            if value.rem_euclid(base) != 0 || !(bounds.low[cell]..=bounds.high[cell]).contains(&quotient) {
                return None;
            }
            (bounds.low[cell], bounds.high[cell]) = (quotient, quotient);
        }
        bounds.propagate(tables).then_some(bounds)
    }

    /// True if the cell can take only one value.
    pub(super) fn is_fixed(&self, cell: usize) -> bool {
        self.low[cell] == self.high[cell]
    }

    /// Applies all relations until nothing changes; false if a range became empty.
    pub(super) fn propagate(&mut self, tables: &Tables) -> bool {
        let relations = tables.relations();
        let mut waiting: BTreeSet<usize> = (0..relations.len()).collect();
        while let Some(number) = waiting.pop_first() {
            let relation = &relations[number];
            let sum_low: i64 = relation.parts().iter().map(|&part| self.low[part]).sum();
            let sum_high: i64 = relation.parts().iter().map(|&part| self.high[part]).sum();
            let (total_low, total_high) = (self.low[relation.total()], self.high[relation.total()]);
            let mut changed = Vec::new();
            if self.narrow(relation.total(), sum_low, sum_high) {
                changed.push(relation.total());
            }
            for &part in relation.parts() {
                let (others_low, others_high) = (sum_low - self.low[part], sum_high - self.high[part]);
                if self.narrow(part, total_low - others_high, total_high - others_low) {
                    changed.push(part);
                }
            }
            if changed.iter().any(|&cell| self.low[cell] > self.high[cell]) {
                return false;
            }
            waiting.extend(changed.iter().flat_map(|&cell| tables.touching(cell).iter().copied()));
        }
        true
    }

    fn narrow(&mut self, cell: usize, low: i64, high: i64) -> bool {
        let changed = low > self.low[cell] || high < self.high[cell];
        self.low[cell] = self.low[cell].max(low);
        self.high[cell] = self.high[cell].min(high);
        changed
    }
}
