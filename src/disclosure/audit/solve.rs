//! One search of the extreme of a weighted sum, by the integer solver, with its answer checked in whole numbers.

use std::collections::{BTreeMap, BTreeSet};
use std::panic::{AssertUnwindSafe, catch_unwind};

use microlp::{ComparisonOp, OptimizationDirection, Problem, SolutionStatus, SolveOptions, Variable};

use super::reduce::Reduced;

/// Variables times branch-and-bound nodes after which a search gives up. Counts, not a time, so that every machine
/// answers alike.
const WORK: u64 = 2_000_000;

/// What a search found.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Extreme {
    /// The solver names this as the greatest value; `y` attains it and was checked in whole numbers.
    Attained {
        /// Values of all variables; those outside the search stay as in the starting point, if any.
        y: Vec<i64>,
        /// Whether the solver claims that nothing lies beyond.
        optimal: bool,
    },
    /// No answer that could be checked.
    Unknown,
}

/// A part of the system to search: its variables, and what is assumed of all others.
#[derive(Debug, Clone, Copy)]
pub(super) struct Scope<'a> {
    /// The variables that may change. Whole parts of the system need no thought about others.
    pub variables: &'a [usize],
    /// Values of the others.
    pub start: &'a [i64],
}

/// Searches the values that make the sum of `weights`, one for each variable, greatest; variables outside the scope stay at their start.
pub(super) fn extreme(reduced: &Reduced, scope: Scope, weights: &[i64]) -> Extreme {
    for presolve in [true, false] {
        let found = catch_unwind(AssertUnwindSafe(|| {
            let (y, optimal) = attempt(reduced, scope, weights, Outside::Fixed, presolve)?;
            agrees(reduced, scope.variables, &y).then_some((y, optimal))
        }));
        if let Ok(Some((y, optimal))) = found {
            return Extreme::Attained { y, optimal };
        }
    }
    Extreme::Unknown
}

/// A limit that the sum of `weights` cannot exceed, seen from the scope alone: variables outside it may take any value of
/// their intervals. `None` if the solver does not claim one.
pub(super) fn limit(reduced: &Reduced, scope: Scope, weights: &[i64]) -> Option<i64> {
    let found = catch_unwind(AssertUnwindSafe(|| attempt(reduced, scope, weights, Outside::Anywhere, true)));
    let (y, optimal) = found.ok()??;
    optimal.then(|| scope.variables.iter().map(|&j| weights[j] * y[j]).sum())
}

/// What variables outside a scope do.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Outside {
    /// They stay where they are: what is found is a witness.
    Fixed,
    /// They take any value of their intervals: what is found is a limit.
    Anywhere,
}

fn attempt(
    reduced: &Reduced,
    scope: Scope,
    weights: &[i64],
    outside: Outside,
    presolve: bool,
) -> Option<(Vec<i64>, bool)> {
    let (problem, handles) = problem(reduced, scope, weights, outside)?;
    let mut options = SolveOptions::default();
    options.node_limit = Some(WORK / (scope.variables.len() as u64).max(1));
    options.presolve = presolve;
    let solution = problem.solve_with(options).ok()?.into_solution().ok()?;
    let mut y = scope.start.to_vec();
    for (&j, &handle) in scope.variables.iter().zip(&handles) {
        y[j] = whole(solution.var_value(handle))?;
    }
    Some((y, solution.status() == SolutionStatus::Optimal))
}

/// Whether `variables` lie in their intervals and all rows they touch hold.
fn agrees(reduced: &Reduced, variables: &[usize], y: &[i64]) -> bool {
    let intervals = &reduced.intervals;
    variables.iter().all(|&j| {
        (intervals.low[j]..=intervals.high[j]).contains(&y[j])
            && reduced.columns[j].iter().all(|&(r, _)| {
                let row = &reduced.rows[r];
                (row.low..=row.high).contains(&row.terms.iter().map(|&(k, c)| c * y[k]).sum())
            })
    })
}

fn problem(reduced: &Reduced, scope: Scope, weights: &[i64], outside: Outside) -> Option<(Problem, Vec<Variable>)> {
    let mut problem = Problem::new(OptimizationDirection::Maximize);
    let mut handle_of: BTreeMap<usize, Variable> = BTreeMap::new();
    for &j in scope.variables {
        let limits = (i32::try_from(reduced.intervals.low[j]).ok()?, i32::try_from(reduced.intervals.high[j]).ok()?);
        handle_of.insert(j, problem.add_integer_var(weights[j] as f64, limits));
    }
    let touched = scope.variables.iter().flat_map(|&j| reduced.columns[j].iter().map(|&(r, _)| r));
    for r in touched.collect::<BTreeSet<usize>>() {
        let row = &reduced.rows[r];
        let (inside, rest): (Vec<_>, Vec<_>) = row.terms.iter().partition(|(j, _)| handle_of.contains_key(j));
        let (least, most) = match outside {
            Outside::Fixed => {
                let sum = rest.iter().map(|&(j, c)| c * scope.start[j]).sum::<i64>();
                (sum, sum)
            }
            Outside::Anywhere => reduced.intervals.span(&rest),
        };
        let limits = (row.low - most, row.high - least);
        let terms = inside.into_iter().filter_map(|(j, c)| Some((*handle_of.get(&j)?, c as f64))).collect();
        add_row(&mut problem, terms, limits);
    }
    let handles = scope.variables.iter().filter_map(|j| handle_of.get(j).copied()).collect();
    Some((problem, handles))
}

/// Adds a row between two limits. One bounded slack instead of two rows keeps the basis small.
fn add_row(problem: &mut Problem, mut terms: Vec<(Variable, f64)>, (low, high): (i64, i64)) {
    let right = if low < high {
        terms.push((problem.add_var(0.0, (low as f64, high as f64)), -1.0));
        0.0
    } else {
        low as f64
    };
    problem.add_constraint(terms, ComparisonOp::Eq, right);
}

/// A solver's value as the whole number it stands for; `None` if it is far from one.
fn whole(value: f64) -> Option<i64> {
    let rounded = value.round();
    #[expect(clippy::cast_possible_truncation, reason = "rounded and below 2^52")]
    let count = rounded as i64;
    ((value - rounded).abs() < 1e-3 && rounded.abs() < 4.5e15).then_some(count)
}
