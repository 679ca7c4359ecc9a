//! The search for witnesses: from cheap moves to the integer solver, each step only for the cells still open.

use std::collections::BTreeSet;

use rand::{Rng, SeedableRng};
use rand_chacha::ChaCha8Rng;

use super::reduce::Reduced;
use super::solve::{Extreme, Scope, extreme};
use super::tally::Tally;
use super::walk::{Walker, below};

/// Rounds of wandering without a newly proved cell after which wandering stops.
const STALE: usize = 4;
/// Most rounds of wandering.
const ROUNDS: usize = 40;
/// Longest step of one variable while wandering, in people.
const STRIDE: usize = 5;
/// Moves tried for one step of an aimed search.
const AIM_BUDGET: usize = 150;
/// Most further variables that move along with one step.
const AIM_DEPTH: usize = 9;
/// Solves with random weights (privacy rules, section 4.3: about a dozen).
const RANDOM_SOLVES: usize = 12;
/// Variables up to which a part is solved with random weights.
const MODEST: usize = 1_000;
/// Open cells below which each gets its own solves at once.
const FEW: usize = 4;

/// A search over one reduced system that starts from one set of counts known to agree with it, its home.
#[derive(Debug)]
pub(super) struct Search<'a> {
    /// The system searched.
    pub reduced: &'a Reduced,
    /// What has been proved.
    pub tally: Tally<'a>,
    home: &'a Walker<'a>,
    /// Source of random weights and orders.
    pub rng: ChaCha8Rng,
    /// Calls of the integer solver.
    pub solves: usize,
    /// Variables that no move may change.
    pub held: Vec<bool>,
}

impl<'a> Search<'a> {
    /// A search that has found nothing yet.
    pub fn new(tally: Tally<'a>, home: &'a Walker<'a>, seed: u64) -> Self {
        let held = vec![false; home.y.len()];
        Self { reduced: home.reduced, tally, home, rng: ChaCha8Rng::seed_from_u64(seed), solves: 0, held }
    }

    /// The starting counts, by variable.
    pub fn start(&self) -> &'a [i64] {
        &self.home.y
    }

    /// A walker at the start that leaves the held variables alone.
    pub fn walker(&self) -> Walker<'a> {
        let mut walker = self.home.clone();
        walker.pinned.clone_from(&self.held);
        walker
    }

    /// Pushes all counts in random directions, as far as the facts allow, and looks what that proves.
    pub fn wander(&mut self) {
        let mut stale = 0;
        let mut open = self.tally.all_open();
        let mut walker = self.walker();
        for round in 0..ROUNDS {
            if open.is_empty() || stale >= STALE {
                break;
            }
            if round % 4 == 0 {
                walker = self.walker();
            }
            let weights = self.random_weights(&open);
            let moved = self.sweep(&mut walker, &weights, 2);
            if moved {
                self.tally.record(&self.reduced.lift(&walker.y));
            }
            let left = self.tally.all_open();
            stale = if left.len() < open.len() { 0 } else { stale + 1 };
            open = left;
        }
    }

    /// Moves every variable once, in random order, where its weight pulls it, with up to `depth` others along; whether
    /// any moved.
    pub fn sweep(&mut self, walker: &mut Walker, weights: &[i64], depth: usize) -> bool {
        let mut order: Vec<usize> = (0..walker.y.len()).collect();
        for i in (1..order.len()).rev() {
            order.swap(i, below(&mut self.rng, i + 1));
        }
        let mut moved = false;
        for j in order {
            let pull = weights[j].signum();
            let direction = if pull == 0 { self.coin() } else { pull };
            let stride = 1 + i64::try_from(below(&mut self.rng, STRIDE)).unwrap_or(0);
            let room = walker.room(j, direction).min(stride);
            if room > 0 {
                walker.step(j, direction * room);
                moved = true;
            } else if pull != 0 {
                moved |= walker.push(j, direction, depth, &mut (3 * depth), &mut self.rng);
            }
        }
        moved
    }

    /// For every open target, chains of moves that change it, each way.
    pub fn aim(&mut self) {
        for t in self.tally.all_open() {
            for direction in [1, -1] {
                for apart in [true, false] {
                    self.aim_at(t, direction, apart);
                }
            }
        }
    }

    /// Chains of moves that change target `t` one way. `apart`: its other variables must not move along.
    pub fn aim_at(&mut self, t: usize, direction: i64, apart: bool) {
        let form = &self.reduced.forms[t];
        let mut walker = self.walker();
        let mut candidates = form.variables.clone();
        let value = |walker: &Walker| form.variables.iter().map(|&j| walker.y[j]).sum::<i64>() * direction;
        let mut best = value(&walker);
        let far = best.saturating_add(self.tally.width(t));
        while self.tally.open(t) && !candidates.is_empty() {
            let j = candidates.swap_remove(below(&mut self.rng, candidates.len()));
            form.variables.iter().for_each(|&k| walker.pinned[k] = self.held[k] || (apart && k != j));
            let mut budget = AIM_BUDGET;
            while value(&walker) < far {
                let room = walker.room(j, direction).min(far - value(&walker));
                if room > 0 {
                    walker.step(j, direction * room);
                } else if !walker.push(j, direction, AIM_DEPTH, &mut budget, &mut self.rng) {
                    break;
                }
                if value(&walker) <= best {
                    break;
                }
                best = value(&walker);
                self.tally.record(&self.reduced.lift(&walker.y));
            }
        }
    }

    /// Solves with random weights on the open targets; each solution is a witness for many.
    pub fn random_solves(&mut self) {
        let mut stale = 0;
        for _ in 0..RANDOM_SOLVES {
            let open = self.tally.all_open();
            if open.len() <= FEW || stale >= 2 {
                break;
            }
            let weights = self.random_weights(&open);
            let mut y = self.start().to_vec();
            for variables in self.parts_of(&weights).into_iter().filter(|part| part.len() <= MODEST) {
                self.solves += 1;
                if let Extreme::Attained { y: found, .. } =
                    extreme(self.reduced, Scope { variables: &variables, start: &y }, &weights)
                {
                    y = found;
                }
            }
            self.tally.record(&self.reduced.lift(&y));
            stale = if self.tally.all_open().len() < open.len() { 0 } else { stale + 1 };
        }
    }

    /// Random weights of either sign on the targets given, summed for each variable.
    pub fn random_weights(&mut self, targets: &[usize]) -> Vec<i64> {
        let mut weights = vec![0; self.start().len()];
        for &t in targets {
            let size = 1 + i64::try_from(below(&mut self.rng, 8)).unwrap_or(0);
            let weight = size * self.coin();
            for &j in &self.reduced.forms[t].variables {
                weights[j] += weight;
            }
        }
        weights
    }

    /// The variables of every part that holds a variable of some weight.
    pub fn parts_of(&self, weights: &[i64]) -> Vec<Vec<usize>> {
        let weighed = weights.iter().zip(&self.reduced.part).filter(|(weight, _)| **weight != 0);
        let roots: BTreeSet<usize> = weighed.map(|(_, &part)| part).collect();
        roots.iter().filter_map(|root| self.reduced.parts.get(root).cloned()).collect()
    }

    /// 1 or -1, evenly.
    fn coin(&mut self) -> i64 {
        if self.rng.next_u64() & 1 == 0 { 1 } else { -1 }
    }
}
