//! Some counts that agree with everything known, where the true ones are not given: first by mending, then by the solver.

use rand::SeedableRng;
use rand_chacha::ChaCha8Rng;

use super::reduce::Reduced;
use super::solve::{Extreme, Scope, extreme};
use super::walk::below;

/// Steps of mending for each row, on average.
const EFFORT: usize = 30;
/// Terms of a broken row looked at in one step.
const SAMPLE: usize = 24;

/// Values of the variables that agree with all rows, or `None` if none were found.
pub(super) fn any_counts(reduced: &Reduced) -> Option<Vec<i64>> {
    let mut mender = Mender::new(reduced);
    if mender.mend() {
        return Some(mender.y);
    }
    let mut y = reduced.intervals.low.clone();
    for variables in
        reduced.parts.values().filter(|variables| variables.iter().any(|&j| !reduced.columns[j].is_empty()))
    {
        match extreme(reduced, Scope { variables, start: &y }, &vec![0; y.len()]) {
            Extreme::Attained { y: found, .. } => y = found,
            Extreme::Unknown => return None,
        }
    }
    Some(y)
}

/// Counts that break some rows, and the sums of all rows at them.
struct Mender<'a> {
    reduced: &'a Reduced,
    y: Vec<i64>,
    sums: Vec<i64>,
    rng: ChaCha8Rng,
}

impl<'a> Mender<'a> {
    /// Starts in the middle of each interval, or near its lower end where it is wide open.
    fn new(reduced: &'a Reduced) -> Self {
        let intervals = &reduced.intervals;
        let middle = |(&low, &high): (&i64, &i64)| low + ((high - low) / 2).min(10);
        let y: Vec<i64> = intervals.low.iter().zip(&intervals.high).map(middle).collect();
        let sums = reduced.rows.iter().map(|row| row.terms.iter().map(|&(j, c)| c * y[j]).sum()).collect();
        Self { reduced, y, sums, rng: ChaCha8Rng::seed_from_u64(1) }
    }

    /// Moves single counts so that less is broken, until nothing is; whether that was reached.
    fn mend(&mut self) -> bool {
        let rows = self.reduced.rows.len();
        let mut broken: Vec<usize> = (0..rows).filter(|&r| self.excess(r, self.sums[r]) != 0).collect();
        for _ in 0..EFFORT * rows {
            if broken.is_empty() {
                return true;
            }
            let at = below(&mut self.rng, broken.len());
            let r = broken[at];
            if self.excess(r, self.sums[r]) == 0 {
                broken.swap_remove(at);
                continue;
            }
            let Some((j, step)) = self.best_step(r) else { return false };
            self.y[j] += step;
            for &(other, c) in &self.reduced.columns[j] {
                let before = self.excess(other, self.sums[other]);
                self.sums[other] += c * step;
                if before == 0 && self.excess(other, self.sums[other]) != 0 {
                    broken.push(other);
                }
            }
        }
        broken.is_empty()
    }

    /// The step that brings row `r` nearer to its limits and breaks least elsewhere. Large steps are tried before steps
    /// of one.
    fn best_step(&mut self, r: usize) -> Option<(usize, i64)> {
        let reduced = self.reduced;
        let terms = &reduced.rows[r].terms;
        let excess = self.excess(r, self.sums[r]);
        let from = below(&mut self.rng, terms.len());
        let mut best: Option<(i64, usize, i64)> = None;
        for i in 0..terms.len().min(SAMPLE) {
            let (j, c) = terms[(from + i) % terms.len()];
            let (low, high) = (reduced.intervals.low[j] - self.y[j], reduced.intervals.high[j] - self.y[j]);
            let sign = -(excess.signum() * c.signum());
            for size in [(excess / c).abs().max(1), 1] {
                let step = (sign * size).clamp(low, high);
                let cost = self.cost(j, step);
                if step != 0 && best.is_none_or(|(least, ..)| cost < least) {
                    best = Some((cost, j, step));
                }
            }
        }
        best.map(|(_, j, step)| (j, step))
    }

    /// How much more is broken after a step.
    fn cost(&self, j: usize, step: i64) -> i64 {
        let change =
            |&(r, c): &(usize, i64)| self.excess(r, self.sums[r] + c * step).abs() - self.excess(r, self.sums[r]).abs();
        self.reduced.columns[j].iter().map(change).sum()
    }

    /// How far a sum of row `r` lies above (positive) or below its limits.
    fn excess(&self, r: usize, sum: i64) -> i64 {
        let row = &self.reduced.rows[r];
        (sum - row.high).max(0) + (sum - row.low).min(0)
    }
}
