//! How many counts already published for a month stand in the way of the new ones.

use std::collections::{BTreeMap, BTreeSet};

use microlp::{ComparisonOp, OptimizationDirection, Problem};

use super::super::tables::Tables;
use super::RoundOptions;
use super::bounds::{Bounds, allowed};
use super::classes::Classes;
use super::components::components;
use super::solve::{relate, run};

/// The fewest published values that must change. Where the search fails, all values in question are counted.
pub(super) fn conflicts(tables: &Tables, base: i64, steps: i64, options: &RoundOptions) -> usize {
    let impossible: BTreeSet<usize> = options
        .fixed
        .iter()
        .filter(|&(&cell, &value)| {
            let (low, high) = allowed(tables.cells()[cell].count(), base, steps);
            value.rem_euclid(base) != 0 || !(low..=high).contains(&value.div_euclid(base))
        })
        .map(|(&cell, _)| cell)
        .collect();
    let wished: BTreeMap<usize, i64> = options
        .fixed
        .iter()
        .filter(|(cell, _)| !impossible.contains(cell))
        .map(|(&cell, &value)| (cell, value))
        .collect();
    (impossible.len() + joint(tables, base, steps, &wished, options)).max(1)
}

/// The fewest wishes to give up so that the rest has a joint solution.
fn joint(tables: &Tables, base: i64, steps: i64, wished: &BTreeMap<usize, i64>, options: &RoundOptions) -> usize {
    if wished.is_empty() {
        return 0;
    }
    let Some(bounds) = Bounds::derive(tables, base, steps, &BTreeMap::new()) else { return wished.len() };
    let determined =
        wished.iter().filter(|&(&cell, &value)| bounds.is_fixed(cell) && bounds.low[cell] * base != value).count();
    let mut given_up = determined;
    for component in components(tables, &bounds, &Classes::single(tables.cells().len())) {
        let mut problem = Problem::new(OptimizationDirection::Minimize);
        let mut variables = Vec::new();
        let mut switches = Vec::new();
        for &cell in &component.leaders {
            let width = bounds.high[cell] - bounds.low[cell];
            variables.push(problem.add_integer_var(0.0, (0, i32::try_from(width).unwrap_or(i32::MAX))));
            if let Some(&value) = wished.get(&cell) {
                switches.push((
                    problem.add_binary_var(1.0),
                    variables.len() - 1,
                    value / base - bounds.low[cell],
                    width,
                ));
            }
        }
        for &(switch, at, wish, width) in &switches {
            let slack = (2 * width + wish.abs()) as f64;
            problem.add_constraint([(variables[at], 1.0), (switch, -slack)], ComparisonOp::Le, wish as f64);
            problem.add_constraint([(variables[at], 1.0), (switch, slack)], ComparisonOp::Ge, wish as f64);
        }
        relate(&mut problem, &component, &variables);
        let off = |found: &[i64]| switches.iter().filter(|&&(_, at, wish, _)| found[at] != wish).count();
        given_up += run(&problem, &variables, Vec::new(), options).map_or(switches.len(), |(found, _)| off(&found));
    }
    given_up
}
