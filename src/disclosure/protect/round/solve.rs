//! The search: one mixed-integer problem per connected component of undetermined cells.

use std::panic::{AssertUnwindSafe, catch_unwind};

use microlp::{ComparisonOp, Error, OptimizationDirection, Problem, SolveOptions, SolveOutcome, Variable};
use rayon::prelude::*;

use super::super::tables::Tables;
use super::bounds::Bounds;
use super::classes::Classes;
use super::components::{Component, components};
use super::{Previous, RoundOptions};

/// Costs are counted in quarters of a person, so that keeping a direction can weigh less than one person.
const QUARTERS: i64 = 4;

/// A wish to keep directions worth more than this would drown the errors.
const MOST_STICKY: i64 = 1_000;

/// How often a search without any solution yet is given its nodes again.
const SECOND_WINDS: usize = 9;

/// What a search came to.
pub(super) enum Outcome {
    /// One value per cell, not yet verified.
    Values {
        values: Vec<i64>,
        optimal: bool,
    },
    Infeasible,
    Undecided,
}

/// One number per variable and whether it is proven best.
pub(super) type Numbers = Result<(Vec<i64>, bool), Outcome>;

/// Searches all components, in order.
pub(super) fn solve(tables: &Tables, base: i64, steps: i64, mut bounds: Bounds, options: &RoundOptions) -> Outcome {
    let classes = if steps == 0 {
        match Classes::derive(tables, &mut bounds) {
            Some(classes) => classes,
            None => return Outcome::Infeasible,
        }
    } else {
        Classes::single(tables.cells().len())
    };
    let search = Search { tables, base, bounds: &bounds, classes: &classes, options };
    let components = components(tables, &bounds, &classes);
    let wishes = search.wishes();
    let one = |component: &Component| {
        if steps == 0 { search.up_or_down(component, &wishes) } else { search.any_step(component) }
    };
    let results: Vec<Numbers> = components.par_iter().map(one).collect();
    let mut above = vec![0; tables.cells().len()];
    let mut optimal = true;
    for (component, result) in components.iter().zip(results) {
        match result {
            Ok((found, proven)) => {
                optimal &= proven;
                for (&leader, number) in component.leaders.iter().zip(found) {
                    above[leader] = number;
                }
            }
            Err(outcome) => return outcome,
        }
    }
    let quotient = |cell: usize| match classes.leader(cell) {
        _ if bounds.is_fixed(cell) => bounds.low[cell],
        (leader, false) => bounds.low[cell] + above[leader],
        (leader, true) => bounds.low[cell] + 1 - above[leader],
    };
    Outcome::Values { values: (0..above.len()).map(|cell| quotient(cell) * base).collect(), optimal }
}

/// The pull of a class of cells on its variable.
#[derive(Clone, Copy, Default)]
struct Wish {
    /// What going up costs more than going down, in quarters of a person.
    cost_of_up: i64,
    /// Last month's direction.
    hint: Option<bool>,
}

/// What all components share.
struct Search<'a> {
    tables: &'a Tables,
    base: i64,
    bounds: &'a Bounds,
    classes: &'a Classes,
    options: &'a RoundOptions,
}

impl Search<'_> {
    /// Least error where every cell has two values: one binary variable per class.
    fn up_or_down(&self, component: &Component, wishes: &[Wish]) -> Numbers {
        let mut problem = Problem::new(OptimizationDirection::Minimize);
        let mut variables = Vec::with_capacity(component.leaders.len());
        let mut hints = Vec::new();
        for wish in component.leaders.iter().map(|&leader| wishes[leader]) {
            let variable = problem.add_binary_var(wish.cost_of_up as f64);
            variables.push(variable);
            hints.extend(wish.hint.map(|up| (variable, if up { 1.0 } else { 0.0 })));
        }
        relate(&mut problem, component, &variables);
        run(&problem, &variables, hints, self.options)
    }

    /// What each class would rather be, by its leader.
    fn wishes(&self) -> Vec<Wish> {
        let mut wishes = vec![Wish::default(); self.tables.cells().len()];
        for (number, cell) in self.tables.cells().iter().enumerate() {
            if !cell.is_published() || self.bounds.is_fixed(number) {
                continue;
            }
            let (leader, opposite) = self.classes.leader(number);
            let previous = self.options.previous.get(&number).filter(|previous| previous.count == cell.count());
            let cost = cost_of_up(cell.count(), self.base, previous, self.options.sticky.clamp(0, MOST_STICKY));
            let wish = &mut wishes[leader];
            wish.cost_of_up += if opposite { -cost } else { cost };
            wish.hint = wish.hint.or(previous.map(|previous| (previous.shown > cell.count()) != opposite));
        }
        wishes
    }

    /// Least error where cells may leave their neighbours: an integer variable and its error per cell.
    fn any_step(&self, component: &Component) -> Numbers {
        let mut problem = Problem::new(OptimizationDirection::Minimize);
        let mut variables = Vec::with_capacity(component.leaders.len());
        let base = self.base as f64;
        for &cell in &component.leaders {
            let width = self.bounds.high[cell] - self.bounds.low[cell];
            let variable = problem.add_integer_var(0.0, (0, i32::try_from(width).unwrap_or(i32::MAX)));
            if self.tables.cells()[cell].is_published() {
                let error = problem.add_var(1.0, (0.0, f64::INFINITY));
                let offset = (self.tables.cells()[cell].count() - self.bounds.low[cell] * self.base) as f64;
                problem.add_constraint([(error, 1.0), (variable, -base)], ComparisonOp::Ge, -offset);
                problem.add_constraint([(error, 1.0), (variable, base)], ComparisonOp::Ge, offset);
            }
            variables.push(variable);
        }
        relate(&mut problem, component, &variables);
        run(&problem, &variables, Vec::new(), self.options)
    }
}

/// Adds the relations of a component.
pub(super) fn relate(problem: &mut Problem, component: &Component, variables: &[Variable]) {
    for relation in &component.relations {
        let terms: Vec<(Variable, f64)> = relation
            .terms
            .iter()
            .filter_map(|&(leader, factor)| Some((variables[component.place(leader)?], factor as f64)))
            .collect();
        problem.add_constraint(terms, ComparisonOp::Eq, relation.right as f64);
    }
}

/// What rounding up costs more than rounding down: b - 2 r persons, less or more by the wish to keep the direction that
/// an equal count had.
fn cost_of_up(count: i64, base: i64, previous: Option<&Previous>, sticky: i64) -> i64 {
    let cost = QUARTERS * (base - 2 * count.rem_euclid(base));
    match previous {
        Some(previous) if previous.shown > count => cost - sticky,
        Some(previous) if previous.shown < count => cost + sticky,
        _ => cost,
    }
}

/// Runs the solver within the work limit, which counts nodes and not seconds, so that every machine stops at the same
/// point. Hints, such as last month's directions, are where it starts from if they can be completed. A panic inside the solver counts as a failed search.
pub(super) fn run(
    problem: &Problem,
    variables: &[Variable],
    hints: Vec<(Variable, f64)>,
    options: &RoundOptions,
) -> Numbers {
    if variables.len() > options.cell_limit {
        return Err(Outcome::Undecided);
    }
    let size = u64::try_from(variables.len()).unwrap_or(u64::MAX).max(1);
    let mut settings = SolveOptions::default();
    settings.node_limit = Some((options.work / size).max(20));
    settings.mip_gap = f64::from(options.gap.min(1_000)) / 1_000.0;
    settings.warm_start = (!hints.is_empty()).then_some(hints);
    let searched = catch_unwind(AssertUnwindSafe(|| {
        let mut outcome = problem.solve_with(settings)?;
        for _ in 0..SECOND_WINDS {
            match outcome {
                SolveOutcome::Interrupted(_) => outcome = outcome.resume()?,
                SolveOutcome::Solution(_) => break,
            }
        }
        Ok(outcome)
    }));
    match searched {
        Ok(Ok(SolveOutcome::Solution(solution))) => {
            let optimal = solution.status() == microlp::SolutionStatus::Optimal;
            let whole = |&variable: &Variable| to_integer(solution.var_value(variable));
            let found: Option<Vec<i64>> = variables.iter().map(whole).collect();
            found.map(|found| (found, optimal)).ok_or(Outcome::Undecided)
        }
        Ok(Err(Error::Infeasible)) => Err(Outcome::Infeasible),
        _ => Err(Outcome::Undecided),
    }
}

/// The nearest integer of a solver value in a sane range.
#[expect(clippy::cast_possible_truncation, reason = "the range is checked first")]
fn to_integer(value: f64) -> Option<i64> {
    (value.abs() < 1e12).then(|| value.round() as i64)
}
