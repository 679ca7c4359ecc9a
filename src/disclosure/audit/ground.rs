//! One set of counts that agrees with everything known, and what hangs on each count: others are verified by what differs.

use super::system::{System, cell_count};
use super::target::Target;

/// Counts verified in full, the sums of all facts and targets at them, and where each unknown stands.
#[derive(Debug)]
pub(super) struct Ground<'a> {
    /// What is known.
    pub system: &'a System,
    /// The audited cells.
    pub targets: &'a [Target],
    /// Counts of the targets.
    pub values: Vec<i64>,
    counts: &'a [i64],
    sums: Vec<i64>,
    limits: Vec<(i64, i64)>,
    in_facts: Vec<Vec<(usize, i64)>>,
    in_targets: Vec<Vec<usize>>,
}

impl<'a> Ground<'a> {
    /// Stands on `counts`, which agree with the checked `system` ([`System::holds`]): all that is verified later rests on it.
    pub fn new(system: &'a System, targets: &'a [Target], counts: &'a [i64]) -> Self {
        debug_assert!(system.holds(counts));
        let at = |unknown: u32| counts.get(unknown as usize).copied().unwrap_or(0);
        let mut in_facts = vec![Vec::new(); counts.len()];
        for (fact, constraint) in system.constraints.iter().enumerate() {
            constraint.terms.iter().for_each(|&(unknown, c)| in_facts[unknown as usize].push((fact, c)));
        }
        let mut in_targets = vec![Vec::new(); counts.len()];
        for (t, target) in targets.iter().enumerate() {
            target.cell.iter().for_each(|&unknown| in_targets[unknown as usize].push(t));
        }
        let facts = system.constraints.iter();
        Self {
            system,
            targets,
            values: targets.iter().map(|target| cell_count(&target.cell, counts)).collect(),
            counts,
            sums: facts.clone().map(|fact| fact.terms.iter().map(|&(unknown, c)| c * at(unknown)).sum()).collect(),
            limits: facts.map(|fact| (fact.low.unwrap_or(i64::MIN), fact.high.unwrap_or(i64::MAX))).collect(),
            in_facts,
            in_targets,
        }
    }

    /// The counts of all targets at `x`, if `x` agrees with everything known. Facts without any differing count hold as they
    /// did. Sums stay inside 64 bits, as [`System::check`] sees to that for all counts up to the limits.
    pub fn values_at(&self, x: &[i64]) -> Option<Vec<i64>> {
        if x.len() != self.counts.len() {
            return None;
        }
        let pairs = x.iter().zip(self.counts).enumerate();
        let moved: Vec<(usize, i64)> = pairs
            .filter(|(_, (now, then))| now != then)
            .map(|(i, (now, then))| (i, now.saturating_sub(*then)))
            .collect();
        if moved.iter().any(|&(i, _)| !(0..=self.system.upper_of(i)).contains(&x[i])) {
            return None;
        }
        let (mut sums, mut values) = (self.sums.clone(), self.values.clone());
        for &(i, step) in &moved {
            self.in_facts[i].iter().for_each(|&(fact, c)| sums[fact] += c * step);
            self.in_targets[i].iter().for_each(|&t| values[t] += step);
        }
        let holds = |&(fact, _): &(usize, i64)| (self.limits[fact].0..=self.limits[fact].1).contains(&sums[fact]);
        moved.iter().all(|&(i, _)| self.in_facts[i].iter().all(holds)).then_some(values)
    }
}
