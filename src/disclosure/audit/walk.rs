//! Moves from one set of counts to another that agrees with the same facts: one person more here, one fewer there.

use rand::Rng;
use rand_chacha::ChaCha8Rng;

use super::reduce::Reduced;

/// How many ways out of one broken row are tried before turning back.
const BREADTH: usize = 5;
/// How many terms of a long row are looked at for a way out.
const SAMPLE: usize = 40;

/// Counts that agree with all facts, and the sums of all rows at them.
#[derive(Debug, Clone)]
pub(super) struct Walker<'a> {
    /// The system walked in.
    pub reduced: &'a Reduced,
    /// The counts, by variable.
    pub y: Vec<i64>,
    sums: Vec<i64>,
    /// Variables that must stay where they are.
    pub pinned: Vec<bool>,
    broken: Vec<usize>,
}

impl<'a> Walker<'a> {
    /// Starts at `y`.
    pub fn new(reduced: &'a Reduced, y: &[i64]) -> Self {
        let sums = reduced.rows.iter().map(|row| row.terms.iter().map(|&(j, c)| c * y[j]).sum()).collect();
        Self { reduced, y: y.to_vec(), sums, pinned: vec![false; y.len()], broken: Vec::new() }
    }

    /// How many steps of `direction` (1 or -1) variable `j` can take with every row still holding.
    pub fn room(&self, j: usize, direction: i64) -> i64 {
        if self.pinned[j] {
            return 0;
        }
        let intervals = &self.reduced.intervals;
        let own = if direction > 0 { intervals.high[j] - self.y[j] } else { self.y[j] - intervals.low[j] };
        self.reduced.columns[j].iter().fold(own, |room, &(r, c)| {
            let row = &self.reduced.rows[r];
            let slack = if c * direction > 0 { row.high - self.sums[r] } else { self.sums[r] - row.low };
            room.min(slack / c.abs())
        })
    }

    /// Adds `step` to variable `j`.
    pub fn step(&mut self, j: usize, step: i64) {
        self.y[j] += step;
        for &(r, c) in &self.reduced.columns[j] {
            self.sums[r] += c * step;
        }
    }

    /// Moves variable `j` one step of `direction` and others along with it, so that every row holds again.
    ///
    /// `budget` is the number of moves that may still be tried; on failure nothing has changed.
    pub fn push(&mut self, j: usize, direction: i64, depth: usize, budget: &mut usize, rng: &mut ChaCha8Rng) -> bool {
        if self.room(j, direction) > 0 {
            self.step(j, direction);
            return true;
        }
        if !self.may(j, direction) {
            return false;
        }
        self.broken.clear();
        self.try_step(j, direction);
        let mended = self.mend(&mut vec![j], depth, budget, rng);
        if !mended {
            self.try_step(j, -direction);
        }
        mended
    }

    /// Repairs the broken rows by further single steps of variables outside `path`.
    fn mend(&mut self, path: &mut Vec<usize>, depth: usize, budget: &mut usize, rng: &mut ChaCha8Rng) -> bool {
        let Some(&r) = self.broken.iter().min_by_key(|&&r| (self.reduced.rows[r].terms.len(), r)) else { return true };
        if depth == 0 || *budget == 0 || self.broken.len() > 4 * depth {
            return false;
        }
        for (_, k, direction) in self.ways_out(r, path, rng) {
            if *budget == 0 {
                return false;
            }
            *budget -= 1;
            self.try_step(k, direction);
            path.push(k);
            if self.mend(path, depth - 1, budget, rng) {
                return true;
            }
            path.pop();
            self.try_step(k, -direction);
        }
        false
    }

    /// The most promising steps that bring row `r` back towards its limits: fewest rows broken afterwards first.
    fn ways_out(&self, r: usize, path: &[usize], rng: &mut ChaCha8Rng) -> Vec<(i64, usize, i64)> {
        let row = &self.reduced.rows[r];
        let up = self.sums[r] < row.low;
        let length = row.terms.len();
        let start = below(rng, length);
        let mut ways: Vec<(i64, usize, i64)> = (0..length.min(SAMPLE))
            .map(|i| row.terms[(start + i) % length])
            .map(|(k, c)| (k, if (c > 0) == up { 1 } else { -1 }))
            .filter(|&(k, direction)| !path.contains(&k) && self.may(k, direction))
            .map(|(k, direction)| (self.newly_broken(k, direction), k, direction))
            .collect();
        ways.sort_by_key(|&(cost, _, _)| cost);
        ways.truncate(BREADTH);
        ways
    }

    /// Whether the interval of `j` alone allows a step.
    fn may(&self, j: usize, direction: i64) -> bool {
        let intervals = &self.reduced.intervals;
        let next = self.y[j] + direction;
        !self.pinned[j] && (intervals.low[j]..=intervals.high[j]).contains(&next)
    }

    /// Rows broken by the step, less rows mended by it.
    fn newly_broken(&self, j: usize, direction: i64) -> i64 {
        let change = |&(r, c): &(usize, i64)| {
            i64::from(self.is_broken(r, self.sums[r] + c * direction)) - i64::from(self.is_broken(r, self.sums[r]))
        };
        self.reduced.columns[j].iter().map(change).sum()
    }

    fn is_broken(&self, r: usize, sum: i64) -> bool {
        let row = &self.reduced.rows[r];
        sum < row.low || sum > row.high
    }

    /// Takes a step that may break rows, and keeps the list of broken rows.
    fn try_step(&mut self, j: usize, step: i64) {
        self.y[j] += step;
        let reduced = self.reduced;
        for &(r, c) in &reduced.columns[j] {
            let before = self.is_broken(r, self.sums[r]);
            self.sums[r] += c * step;
            match (before, self.is_broken(r, self.sums[r])) {
                (false, true) => self.broken.push(r),
                (true, false) => self.broken.retain(|&other| other != r),
                _ => {}
            }
        }
    }
}

/// A number from 0 to `limit` - 1 (0 if `limit` is 0). The small bias of the remainder does not matter for a search.
pub(super) fn below(rng: &mut ChaCha8Rng, limit: usize) -> usize {
    let limit = limit.max(1) as u64;
    usize::try_from(rng.next_u64() % limit).unwrap_or(0)
}
