//! The insiders: each member of a cell of one or two people knows that cell. What else does it give away?
//!
//! One pool of witnesses serves all insiders: for each, those witnesses count that leave the own cell at its true count.

use std::collections::BTreeSet;

use rayon::prelude::*;

use super::attacker::insider;
use super::findings::{AuditError, Effort, Findings, Stage, audit, audit_from, checked, run};
use super::ground::Ground;
use super::reduce::Reduced;
use super::search::Search;
use super::system::{System, cell_count};
use super::tally::Tally;
use super::target::Target;
use super::walk::{Walker, below};

/// Rounds of wandering that fill the pool.
const POOL: usize = 32;
/// Variables that move along with one step while filling the pool.
const DEPTH: usize = 4;

/// The verdict on all insiders.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct InsiderFindings {
    /// Number of insider cells.
    pub insiders: usize,
    /// Pairs of an insider cell and another cell attacked from it.
    pub pairs: usize,
    /// Pairs where the other cell follows exactly though it does not for other readers: position of the insider cell and of
    /// the target.
    pub exact: Vec<(usize, usize)>,
    /// Pairs that could not be decided: to be treated as exact.
    pub unproven: Vec<(usize, usize)>,
    /// Calls of the integer solver.
    pub solves: usize,
}

/// Fixes each cell of `own` at its true count in turn and asks which targets then follow exactly.
///
/// Targets that follow without the insider's knowledge are left out, and so are those that differ from the own cell by
/// people whose number everyone knows, and the parts of a cell that holds the insider alone: they are no news to the insider. The widths of the targets play no part.
///
/// # Errors
/// As [`audit`].
pub fn audit_insiders(
    system: &System,
    targets: &[Target],
    own: &[Vec<u32>],
    truth: &[i64],
    seed: u64,
) -> Result<InsiderFindings, AuditError> {
    insiders_by(Effort::Solver, system, targets, own, truth, seed)
}

/// [`audit_insiders`] with a given effort.
pub(super) fn insiders_by(
    effort: Effort,
    system: &System,
    targets: &[Target],
    own: &[Vec<u32>],
    truth: &[i64],
    seed: u64,
) -> Result<InsiderFindings, AuditError> {
    let cells = targets.iter().map(|target| &target.cell).chain(own);
    let all: Vec<Target> = cells.map(|cell| Target { cell: cell.clone(), width: 1 }).collect();
    let cells = checked(system, &all, truth)?;
    let reduced = Reduced::new(system, &cells).map_err(|_| AuditError::Contradiction)?;
    let ground = Ground::new(system, &all, truth);
    let home = Walker::new(&reduced, &reduced.lower(truth));
    let mut search = Search::new(Tally::new(&ground, true), &home, seed);
    let known = run(&mut search, &all, effort);
    fill_pool(&mut search, targets.len());
    let case = Case {
        effort,
        system,
        targets,
        own,
        truth,
        seed,
        reduced: &reduced,
        ground: &ground,
        home: &home,
        known: &known,
    };
    let pool = search.tally.pool.take().unwrap_or_default();
    let each: Vec<Result<InsiderFindings, AuditError>> =
        (0..own.len()).into_par_iter().map(|c| case.one(c, &pool)).collect();
    let mut sum = InsiderFindings { insiders: own.len(), solves: known.solves, ..InsiderFindings::default() };
    for one in each {
        let one = one?;
        sum.pairs += one.pairs;
        sum.solves += one.solves;
        sum.exact.extend(one.exact);
        sum.unproven.extend(one.unproven);
    }
    Ok(sum)
}

/// Witnesses that each leave about half of the insider cells alone.
fn fill_pool(search: &mut Search, first_own: usize) {
    let forms = &search.reduced.forms;
    let targets: Vec<usize> = (0..first_own).collect();
    for _ in 0..POOL {
        search.held.fill(false);
        for form in &forms[first_own..] {
            let hold = below(&mut search.rng, 2) == 0;
            form.variables.iter().filter(|_| hold).for_each(|&j| search.held[j] = true);
        }
        let weights = search.random_weights(&targets);
        let mut walker = search.walker();
        if search.sweep(&mut walker, &weights, DEPTH) {
            search.tally.record(&search.reduced.lift(&walker.y));
        }
    }
    search.held.fill(false);
}

/// Whether a cell is a part of another one: who is alone in the whole knows where in it that person is.
fn is_part(part: &[u32], whole: &[u32]) -> bool {
    part.iter().all(|it| whole.binary_search(it).is_ok())
}

/// What all insiders have in common.
struct Case<'a> {
    effort: Effort,
    system: &'a System,
    targets: &'a [Target],
    own: &'a [Vec<u32>],
    truth: &'a [i64],
    seed: u64,
    reduced: &'a Reduced,
    ground: &'a Ground<'a>,
    home: &'a Walker<'a>,
    known: &'a Findings,
}

impl Case<'_> {
    /// The verdict on one insider cell.
    fn one(&self, c: usize, pool: &[Vec<i64>]) -> Result<InsiderFindings, AuditError> {
        let column = self.targets.len() + c;
        let form = &self.reduced.forms[column];
        let own_count = cell_count(&self.own[c], self.truth);
        let exact: BTreeSet<usize> = self.known.exact.iter().copied().collect();
        let is_news = |t: &usize| {
            let is_same = self.reduced.forms[*t].variables == form.variables;
            let is_own = own_count == 1 && is_part(&self.targets[*t].cell, &self.own[c]);
            !(exact.contains(t) || is_same || is_own)
        };
        let attacked: Vec<usize> = (0..self.targets.len()).filter(is_news).collect();
        let agreeing: Vec<&Vec<i64>> = pool.iter().filter(|values| values[column] == own_count).collect();
        let open = |t: &usize| agreeing.iter().all(|values| values[*t] == self.ground.values[*t]);
        let mut findings = InsiderFindings { pairs: attacked.len(), ..InsiderFindings::default() };
        let left = self.aimed(column, attacked.into_iter().filter(open).collect());
        if left.is_empty() {
            return Ok(findings);
        }
        let system = insider(self.system, &self.own[c], self.truth);
        let cells: Vec<Target> =
            left.iter().map(|&t| Target { cell: self.targets[t].cell.clone(), width: 1 }).collect();
        // Moves were tried with the own cell held; only inside a larger own cell could they find more.
        let stage = if form.variables.len() > 1 { Stage::Moves } else { Stage::Solver };
        let found = audit_from((stage, self.effort), &system, &cells, self.truth, self.seed)?;
        for (list, found) in [(&mut findings.exact, &found.exact), (&mut findings.unproven, &found.unproven)] {
            for t in found.iter().map(|&i| left[i]) {
                // Where the difference varies from witness to witness it is not known.
                let steady = pool.iter().all(|values| values[t] - values[column] == self.ground.values[t] - own_count);
                if !(steady && self.differ_by_known(c, t)?) {
                    list.push((c, t));
                }
            }
        }
        findings.solves = found.solves;
        Ok(findings)
    }

    /// Whether the cells differ only by people whose number everyone knows, on both sides.
    fn differ_by_known(&self, c: usize, t: usize) -> Result<bool, AuditError> {
        let (own, target) = (&self.own[c], &self.targets[t].cell);
        let less = |a: &[u32], b: &[u32]| a.iter().copied().filter(|i| b.binary_search(i).is_err()).collect();
        let rests = [less(own, target), less(target, own)].map(|cell| Target { cell, width: 1 });
        Ok(audit(self.system, &rests, self.truth, self.seed)?.exact == [0, 1])
    }

    /// Of the targets `open`, those that no chain of moves changes while the own cell is held.
    fn aimed(&self, column: usize, open: Vec<usize>) -> Vec<usize> {
        if open.is_empty() {
            return open;
        }
        let mut search = Search::new(Tally::new(self.ground, false), self.home, self.seed);
        for &j in &self.reduced.forms[column].variables {
            search.held[j] = true;
        }
        for &t in &open {
            for (direction, apart) in [(1, true), (-1, true), (1, false), (-1, false)] {
                search.aim_at(t, direction, apart);
            }
        }
        // A witness counts only if the own cell stands still in it.
        let held = search.tally.open(column);
        open.into_iter().filter(|&t| !held || search.tally.open(t)).collect()
    }
}
