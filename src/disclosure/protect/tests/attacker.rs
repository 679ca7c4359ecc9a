//! A small attacker: integer least and greatest of a cell over all inner tables that agree with what is shown.

use microlp::{ComparisonOp, OptimizationDirection, Problem, SolveOptions, Variable};
use rand::{RngExt, SeedableRng};
use rand_chacha::ChaCha8Rng;

use super::super::suppress::Pattern;
use super::super::tables::Tables;

/// What an attacker knows of a cell: at least, at most.
pub type Known = Option<(i64, Option<i64>)>;

/// Knowledge from a suppression pattern.
pub fn from_pattern(tables: &Tables, pattern: &Pattern, least: i64) -> Vec<Known> {
    let known =
        |(number, cell): (usize, &super::super::tables::Cell)| match (cell.is_published(), pattern.is_withheld(number))
        {
            (false, _) => None,
            (true, true) => Some((least, None)),
            (true, false) => Some((cell.count(), Some(cell.count()))),
        };
    tables.cells().iter().enumerate().map(known).collect()
}

/// Knowledge from rounded values.
pub fn from_rounded(tables: &Tables, values: &[i64], base: i64) -> Vec<Known> {
    let known = |(cell, &value): (&super::super::tables::Cell, &i64)| {
        cell.is_published().then_some(((value - base + 1).max(0), Some(value + base - 1)))
    };
    tables.cells().iter().zip(values).map(known).collect()
}

fn model(tables: &Tables, known: &[Known], weights: &[f64]) -> (Problem, Vec<Variable>) {
    let mut problem = Problem::new(OptimizationDirection::Minimize);
    let mut free = vec![true; tables.counts().len()];
    for (cell, _) in tables.cells().iter().zip(known).filter(|(_, known)| matches!(known, Some((0, Some(0))))) {
        for &inner in cell.inner() {
            free[inner as usize] = false;
        }
    }
    let variables: Vec<Variable> = weights
        .iter()
        .zip(&free)
        .map(|(&weight, &free)| problem.add_integer_var(weight, (0, if free { i32::MAX } else { 0 })))
        .collect();
    for (cell, known) in tables.cells().iter().zip(known) {
        let Some((least, most)) = *known else { continue };
        let terms: Vec<_> = cell.inner().iter().map(|&inner| (variables[inner as usize], 1.0)).collect();
        if most == Some(least) {
            problem.add_constraint(terms, ComparisonOp::Eq, least as f64);
        } else {
            if least > 0 {
                problem.add_constraint(terms.clone(), ComparisonOp::Ge, least as f64);
            }
            if let Some(most) = most {
                problem.add_constraint(terms, ComparisonOp::Le, most as f64);
            }
        }
    }
    (problem, variables)
}

/// An inner table that agrees with what is known and is least in the weights; checked in integers.
#[expect(clippy::cast_possible_truncation)]
fn witness(tables: &Tables, known: &[Known], weights: &[f64]) -> Vec<i64> {
    let (problem, variables) = model(tables, known, weights);
    let solution = problem.solve_with(SolveOptions::default()).unwrap().into_solution().unwrap();
    let inner: Vec<i64> = variables.iter().map(|&variable| solution.var_value(variable).round() as i64).collect();
    let sums = tables.sums(&inner);
    for (sum, known) in sums.iter().zip(known) {
        if let Some((least, most)) = *known {
            assert!(
                *sum >= least && most.is_none_or(|most| *sum <= most),
                "the attacker's table contradicts what is shown"
            );
        }
    }
    sums
}

/// Least and greatest value of a cell.
pub fn interval(tables: &Tables, known: &[Known], cell: usize) -> (i64, i64) {
    let weights = |sign: f64| {
        let mut weights = vec![0.0; tables.counts().len()];
        for &inner in tables.cells()[cell].inner() {
            weights[inner as usize] = sign;
        }
        weights
    };
    (witness(tables, known, &weights(1.0))[cell], witness(tables, known, &weights(-1.0))[cell])
}

/// Cells among `targets` whose interval is narrower than `width` (1: known exactly).
pub fn narrower(tables: &Tables, known: &[Known], targets: &[usize], width: i64) -> Vec<usize> {
    let mut seen: Vec<(i64, i64)> = tables.cells().iter().map(|cell| (cell.count(), cell.count())).collect();
    let mut random = ChaCha8Rng::seed_from_u64(7);
    let open = |seen: &[(i64, i64)]| -> Vec<usize> {
        targets.iter().copied().filter(|&cell| seen[cell].1 - seen[cell].0 < width).collect()
    };
    for _ in 0..12 {
        if open(&seen).is_empty() {
            return Vec::new();
        }
        let mut weights = vec![0.0; tables.counts().len()];
        for cell in open(&seen) {
            let sign = if random.random_range(0..2) == 0 { 1.0 } else { -1.0 };
            for &inner in tables.cells()[cell].inner() {
                weights[inner as usize] += sign;
            }
        }
        // Withheld totals have no upper limit of their own; the attacker looks near the truth.
        let near: Vec<Known> = known
            .iter()
            .zip(tables.cells())
            .map(|(known, cell)| known.map(|(least, most)| (least, most.or(Some(cell.count() + 40)))))
            .collect();
        for (range, value) in seen.iter_mut().zip(witness(tables, &near, &weights)) {
            *range = (range.0.min(value), range.1.max(value));
        }
    }
    open(&seen)
        .into_iter()
        .filter(|&cell| {
            let (least, most) = interval(tables, known, cell);
            most - least < width
        })
        .collect()
}

/// Withheld cells an attacker who knows that zeros are shown works out exactly, and small ones narrower than `w_min`.
pub fn exposed(tables: &Tables, pattern: &Pattern) -> Vec<usize> {
    let known = from_pattern(tables, pattern, pattern.least_withheld());
    let published = || (0..known.len()).filter(|&cell| tables.cells()[cell].is_published());
    let withheld: Vec<usize> = published().filter(|&cell| pattern.is_withheld(cell)).collect();
    let small: Vec<usize> = (0..known.len()).filter(|&cell| pattern.is_primary(cell)).collect();
    let mut found = narrower(tables, &known, &withheld, 1);
    found.extend(narrower(tables, &known, &small, pattern.options().w_min));
    found.sort_unstable();
    found.dedup();
    found
}
