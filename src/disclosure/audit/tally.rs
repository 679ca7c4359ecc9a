//! What the witnesses found so far prove: for each audited cell the least and greatest count seen.

use super::system::{System, cell_count};

/// A published cell to audit.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Target {
    /// Inner cells it sums, rising.
    pub cell: Vec<u32>,
    /// Least width, in people, that its interval must have: 1 asks only that it is not exact.
    pub width: i64,
}

/// Least and greatest count of every target in the verified witnesses.
#[derive(Debug, Clone)]
pub(super) struct Tally<'a> {
    system: &'a System,
    targets: &'a [Target],
    /// Least count seen.
    pub least: Vec<i64>,
    /// Greatest count seen.
    pub most: Vec<i64>,
    /// Counts of all targets in each witness, where they are kept.
    pub pool: Option<Vec<Vec<i64>>>,
    /// Number of witnesses verified.
    pub witnesses: usize,
}

impl<'a> Tally<'a> {
    /// Starts with the true counts as the first witness.
    pub fn new(system: &'a System, targets: &'a [Target], truth: &[i64], keep: bool) -> Self {
        let values: Vec<i64> = targets.iter().map(|target| cell_count(&target.cell, truth)).collect();
        let pool = keep.then(|| vec![values.clone()]);
        Self { system, targets, least: values.clone(), most: values, pool, witnesses: 0 }
    }

    /// Counts `x` as a witness if it agrees with everything known; whether it does.
    pub fn record(&mut self, x: &[i64]) -> bool {
        if !self.system.holds(x) {
            return false;
        }
        self.witnesses += 1;
        let values: Vec<i64> = self.targets.iter().map(|target| cell_count(&target.cell, x)).collect();
        for (t, &value) in values.iter().enumerate() {
            self.least[t] = self.least[t].min(value);
            self.most[t] = self.most[t].max(value);
        }
        if let Some(pool) = &mut self.pool {
            pool.push(values);
        }
        true
    }

    /// Whether target `t` is not yet proved as wide as it must be.
    pub fn open(&self, t: usize) -> bool {
        self.most[t] - self.least[t] < self.targets[t].width
    }

    /// How wide target `t` must be.
    pub fn width(&self, t: usize) -> i64 {
        self.targets[t].width
    }

    /// All targets still open.
    pub fn all_open(&self) -> Vec<usize> {
        (0..self.targets.len()).filter(|&t| self.open(t)).collect()
    }
}
