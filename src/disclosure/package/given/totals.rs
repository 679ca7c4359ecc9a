//! Totals of a table: those that stand in it are held against what they sum; those that do not are summed.

use std::collections::{BTreeMap, BTreeSet};

use super::Totals;
use super::problem::GivenProblem;
use crate::disclosure::counts::{CellKey, DIMENSIONS};
use crate::disclosure::package::{MEN, OTHER, WOMEN};

/// A count of the table, or a sum of some.
#[derive(Clone, Copy, Debug)]
pub(super) struct Count {
    /// People; `None` where withheld.
    pub people: Option<i64>,
    /// Row and column; `None` for a sum.
    pub place: Option<(usize, &'static str)>,
}

/// Counts of one measure and population, by cell.
pub(super) type Cells = BTreeMap<CellKey, Count>;

/// The people of several counts: those that are shown, and whether any is withheld.
#[derive(Clone, Copy, Debug, Default)]
struct Sum {
    shown: i64,
    is_partial: bool,
}

impl Sum {
    fn add(&mut self, people: Option<i64>) {
        self.shown += people.unwrap_or(0);
        self.is_partial |= people.is_none();
    }

    fn people(self) -> Option<i64> {
        (!self.is_partial).then_some(self.shown)
    }

    /// Whether a total can be this sum.
    fn allows(self, total: i64) -> bool {
        if self.is_partial { self.shown <= total } else { self.shown == total }
    }
}

/// Adds the totals that follow and checks those that stand there.
pub(super) fn complete(cells: &mut Cells, totals: Totals) -> Vec<GivenProblem> {
    let mut problems = Vec::new();
    let genders: BTreeSet<Vec<String>> = cells.keys().map(|key| key.0[0].clone()).collect();
    for gender in genders {
        let layer = cells.iter().filter(|(key, _)| key.0[0] == gender);
        let layer: Cells = layer.map(|(key, count)| (key.clone(), *count)).collect();
        let sums = sums(&layer);
        if totals == Totals::Agree {
            problems.extend(layer.iter().flat_map(|(key, count)| disagreements(key, *count, &sums)));
        }
        match margins(&layer, &sums, totals) {
            Ok(margins) => cells.extend(margins),
            Err(problem) => problems.push(*problem),
        }
    }
    problems.extend(add_genders(cells, totals));
    problems
}

/// The dimensions that a cell is told apart by.
type By = Vec<usize>;

fn by(key: &CellKey) -> By {
    (0..key.0.len()).filter(|&dimension| dimension != 0 && !key.0[dimension].is_empty()).collect()
}

/// For each set of dimensions the sums of its finest cells, by every cell that holds them.
fn sums(layer: &Cells) -> BTreeMap<By, BTreeMap<CellKey, Sum>> {
    let mut tables: BTreeMap<By, Vec<(&CellKey, Option<i64>)>> = BTreeMap::new();
    for (key, count) in layer {
        tables.entry(by(key)).or_default().push((key, count.people));
    }
    tables.into_iter().map(|(by, cells)| (by, sums_of(&cells))).filter(|(_, sums)| !sums.is_empty()).collect()
}

/// Nothing where the finest cells may overlap.
fn sums_of(cells: &[(&CellKey, Option<i64>)]) -> BTreeMap<CellKey, Sum> {
    let coarse: BTreeSet<CellKey> = cells.iter().flat_map(|(key, _)| above(key)).collect();
    let finest: Vec<_> = cells.iter().filter(|(key, _)| !coarse.contains(*key)).collect();
    let mut sums: BTreeMap<CellKey, Sum> = BTreeMap::new();
    if uneven(finest.iter().map(|(key, _)| *key)) > 1 {
        return sums;
    }
    for (key, people) in finest {
        for total in above(key) {
            sums.entry(total).or_default().add(*people);
        }
    }
    sums
}

/// Dimensions in which cells have paths of different lengths. In one, finest cells are apart; in two, a unit without its
/// ranks may meet a rank without its units.
fn uneven<'a>(cells: impl Iterator<Item = &'a CellKey>) -> usize {
    let depths: Vec<[usize; 7]> = cells.map(|key| key.0.each_ref().map(Vec::len)).collect();
    let differ = |&place: &usize| depths.windows(2).any(|pair| matches!(pair, [a, b] if a[place] != b[place]));
    (0..DIMENSIONS.len()).filter(differ).count()
}

/// Every cell that holds this one, but for itself; gender is kept.
fn above(key: &CellKey) -> Vec<CellKey> {
    let mut cells = vec![key.clone()];
    for dimension in by(key) {
        let shorter = |cell: &CellKey| {
            let cut = |length: usize| {
                let mut cell = cell.clone();
                cell.0[dimension].truncate(length);
                cell
            };
            (0..=cell.0[dimension].len()).map(cut).collect::<Vec<_>>()
        };
        cells = cells.iter().flat_map(shorter).collect();
    }
    cells.retain(|cell| cell != key);
    cells
}

/// What a count that stands in the table has to be.
fn disagreements(key: &CellKey, count: Count, sums: &BTreeMap<By, BTreeMap<CellKey, Sum>>) -> Vec<GivenProblem> {
    let (Some(people), Some(place)) = (count.people, count.place) else { return Vec::new() };
    let wrong = sums.iter().filter_map(|(by, sums)| Some((by, sums.get(key)?))).filter(|(_, sum)| !sum.allows(people));
    wrong.map(|(by, sum)| disagreement(people, place, *sum, &format!("the rows by {}", words(by)))).collect()
}

fn disagreement(people: i64, (row, column): (usize, &'static str), sum: Sum, of: &str) -> GivenProblem {
    let least = if sum.is_partial { "at least " } else { "" };
    GivenProblem::new(people.to_string(), format!("{least}{}, the sum of {of}", sum.shown))
        .row(row)
        .column(column)
        .help("mend the row that is wrong; if the table was published rounded, have its totals kept as they are given")
}

fn words(by: &By) -> String {
    by.iter().filter_map(|&dimension| DIMENSIONS.get(dimension).copied()).collect::<Vec<_>>().join(" and ")
}

/// The totals that a layer does not hold: all margins of one dimension where it holds no totals at all, else only that of
/// everybody.
fn margins(
    layer: &Cells,
    sums: &BTreeMap<By, BTreeMap<CellKey, Sum>>,
    totals: Totals,
) -> Result<Cells, Box<GivenProblem>> {
    let tables: BTreeSet<By> = layer.keys().map(by).collect();
    let has_totals = tables.len() > 1 || layer.keys().any(|key| sums.values().any(|sums| sums.contains_key(key)));
    if tables.len() == 1 && sums.is_empty() && !tables.contains(&By::new()) {
        let found = "cells of different depth in two columns";
        let problem = GivenProblem::new(found, "the same depth in all rows, but for one column");
        return Err(Box::new(problem.help("fill in the finer column in all rows, or leave it out")));
    }
    let most = usize::from(!has_totals);
    let mut margins = Cells::new();
    for (table, sums) in sums {
        for (key, sum) in sums.iter().filter(|(key, _)| by(key).len() <= most && !layer.contains_key(*key)) {
            let count = Count { people: sum.people(), place: None };
            match margins.insert(key.clone(), count).and_then(|before: Count| before.people) {
                Some(before) if !sum.allows(before) => {
                    // Without a total of its own, nothing says which table is right.
                    if totals == Totals::Given {
                        return Ok(Cells::new());
                    }
                    let found = format!("{} as the sum of the rows by {}", sum.shown, words(table));
                    let problem = GivenProblem::new(found, format!("{before}, the sum of other rows"));
                    return Err(Box::new(problem.help("mend the row that is wrong, or give a row with the total")));
                }
                Some(before) => drop(margins.insert(key.clone(), Count { people: Some(before), place: None })),
                None => {}
            }
        }
    }
    Ok(margins)
}

/// All genders together, wherever women and men stand.
fn add_genders(cells: &mut Cells, totals: Totals) -> Vec<GivenProblem> {
    let mut everybody: BTreeSet<CellKey> = cells.keys().cloned().collect();
    everybody.retain(|key| key.0[0].first().is_some_and(|gender| gender == WOMEN));
    let mut problems = Vec::new();
    for women in everybody {
        let of = |gender: &[&str]| {
            let mut key = women.clone();
            key.0[0] = gender.iter().map(|&it| it.to_owned()).collect();
            key
        };
        let (Some(women), Some(men)) = (cells.get(&women), cells.get(&of(&[MEN]))) else { continue };
        let (other, key) = (cells.get(&of(&[OTHER])), of(&[]));
        let mut sum = Sum::default();
        [Some(women), Some(men), other].into_iter().flatten().for_each(|count| sum.add(count.people));
        let known = sum;
        // Without others in the table, those who are neither are the rest.
        sum.is_partial |= other.is_none();
        match cells.get(&key) {
            None => drop(cells.insert(key, Count { people: known.people(), place: None })),
            Some(Count { people: Some(people), place: Some(place) }) if !sum.allows(*people) => {
                if totals == Totals::Agree {
                    problems.push(disagreement(*people, *place, sum, "women, men and others"));
                }
            }
            Some(_) => {}
        }
    }
    problems
}
