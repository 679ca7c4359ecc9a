//! Which breakdowns leave: as fine as the people in them allow (rule R7, the detail ladder).

use std::collections::BTreeMap;

use crate::disclosure::protect::coarsen::must_coarsen;
use crate::disclosure::protect::{Axis, TableSpec};

use super::cell_key::DIMENSIONS;
use super::finest::Finest;

/// Deepest level of units that is looked at.
const DEEPEST_UNIT: usize = 4;

/// A breakdown that was asked for, and what came of it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Breakdown {
    /// What it is by, such as "unit and band".
    pub name: &'static str,
    /// The axes that are published; empty where even the coarsest is too fine.
    pub axes: Vec<Axis>,
    /// Whether it is coarser than what the agency's lists hold.
    pub coarsened: bool,
}

impl Breakdown {
    /// Its table, with gender as the first axis.
    pub(super) fn spec(&self) -> TableSpec {
        TableSpec::new([Axis::all(0)].into_iter().chain(self.axes.iter().copied()))
    }
}

/// The breakdowns of a full release.
pub(super) fn all(finest: &Finest, threshold: i64) -> Vec<Breakdown> {
    let place = |name: &str| DIMENSIONS.iter().position(|it| *it == name).unwrap_or(0);
    let [rank, unit, role] = ["rank", "unit", "role"].map(place);
    let levels = |dimension: usize, most: usize| (1..=finest.depth(dimension).min(most)).rev();
    let down = |dimension: usize, most: usize| {
        levels(dimension, most).map(|depth| vec![Axis::to(dimension, depth)]).collect::<Vec<_>>()
    };
    let crossed = levels(unit, 2).map(|depth| vec![Axis::to(unit, depth), Axis::to(rank, 1)]).collect();
    let mut asked: Vec<(&'static str, Vec<Vec<Axis>>)> = vec![
        ("rank", down(rank, 2)),
        ("unit", down(unit, DEEPEST_UNIT)),
        ("role", down(role, 2)),
        ("unit and band", crossed),
    ];
    for name in ["contract", "working_time", "duty_station"] {
        asked.push((name, down(place(name), 1)));
    }
    asked.into_iter().filter_map(|(name, ladder)| first_that_fits(finest, name, &ladder, threshold)).collect()
}

/// The total and the bands: what the months before the one reported are released by.
pub(super) fn of_the_past(finest: &Finest, threshold: i64) -> Vec<Breakdown> {
    let place = DIMENSIONS.iter().position(|it| *it == "rank").unwrap_or(0);
    first_that_fits(finest, "band", &[vec![Axis::to(place, 1)]], threshold).into_iter().collect()
}

/// The same breakdowns, the finest of them one step coarser; `None` where there is nothing left to merge.
pub(super) fn coarser(mut breakdowns: Vec<Breakdown>) -> Option<Vec<Breakdown>> {
    let fineness = |it: &Breakdown| (it.axes.len(), it.axes.iter().map(|axis| axis.depth).max().unwrap_or(0));
    // Of those equally fine the last: the first are what readers ask for most.
    let finest = breakdowns.iter_mut().filter(|it| !it.axes.is_empty()).max_by_key(|it| fineness(it))?;
    match finest.axes.as_mut_slice() {
        [axis] if axis.depth > 1 => axis.depth -= 1,
        _ => finest.axes.clear(),
    }
    finest.coarsened = true;
    Some(breakdowns)
}

/// The finest step of a ladder whose cells have people enough; `None` for a dimension that the lists do not have.
fn first_that_fits(finest: &Finest, name: &'static str, ladder: &[Vec<Axis>], threshold: i64) -> Option<Breakdown> {
    let is_there = ladder.iter().flatten().all(|axis| finest.is_told_apart(axis.dimension));
    if ladder.is_empty() || !is_there {
        return None;
    }
    let fits = |axes: &Vec<Axis>| must_coarsen(&cells(finest, axes), threshold).is_none();
    let step = ladder.iter().position(fits);
    let axes = step.and_then(|step| ladder.get(step)).cloned().unwrap_or_default();
    Some(Breakdown { name, axes, coarsened: step != Some(0) })
}

/// Women and men in each of the finest cells of a breakdown. People of another gender or none stated are few everywhere: they
/// do not decide how fine it may be.
fn cells(finest: &Finest, axes: &[Axis]) -> Vec<i64> {
    let mut sums: BTreeMap<(&str, Vec<&[String]>), i64> = BTreeMap::new();
    for (key, count) in finest.cells() {
        let gender = key.0[0].first().map_or("", String::as_str);
        if gender == super::row_key::OTHER {
            continue;
        }
        let paths = axes.iter().map(|axis| {
            let path = key.0[axis.dimension].as_slice();
            &path[..path.len().min(axis.depth)]
        });
        *sums.entry((gender, paths.collect())).or_default() += count;
    }
    sums.into_values().collect()
}
