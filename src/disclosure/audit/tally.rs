//! What the witnesses found so far prove: for each audited cell the least and greatest count seen.

use super::ground::Ground;

/// Least and greatest count of every target in the verified witnesses.
#[derive(Debug, Clone)]
pub(super) struct Tally<'a> {
    ground: &'a Ground<'a>,
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
    /// Starts with the counts of the ground as the first witness.
    pub fn new(ground: &'a Ground<'a>, keep: bool) -> Self {
        let values = &ground.values;
        let pool = keep.then(|| vec![values.clone()]);
        Self { ground, least: values.clone(), most: values.clone(), pool, witnesses: 0 }
    }

    /// Counts `x` as a witness if it agrees with everything known; whether it does.
    pub fn record(&mut self, x: &[i64]) -> bool {
        let Some(values) = self.ground.values_at(x) else { return false };
        self.witnesses += 1;
        self.least.iter_mut().zip(&values).for_each(|(least, &value)| *least = value.min(*least));
        self.most.iter_mut().zip(&values).for_each(|(most, &value)| *most = value.max(*most));
        if let Some(pool) = &mut self.pool {
            pool.push(values);
        }
        true
    }

    /// Whether target `t` is not yet proved as wide as it must be.
    pub fn open(&self, t: usize) -> bool {
        self.most[t] - self.least[t] < self.ground.targets[t].width
    }

    /// How wide target `t` must be.
    pub fn width(&self, t: usize) -> i64 {
        self.ground.targets[t].width
    }

    /// All targets still open.
    pub fn all_open(&self) -> Vec<usize> {
        (0..self.ground.targets.len()).filter(|&t| self.open(t)).collect()
    }
}
