//! Repair: beside each exposed cell one more published cell is withheld.
//!
//! What an attacker can think possible for a cell is limited by the relation with the least room: the persons its other
//! withheld cells could give up. So the new cell is taken there. Of a few cheap ones that is chosen which pulls the fewest
//! others after it.

use std::collections::{BTreeMap, BTreeSet};

use super::super::tables::{Relation, Tables};
use super::{Pattern, gauss};

/// Most cells tried out per exposed cell.
const MOST_TRIALS: usize = 6;

/// Trials are cut so that cells times trials stays near this.
const TRIAL_CELLS: usize = 12_000;

/// A repair in progress: how often each cell was given a neighbour.
#[derive(Default)]
pub(super) struct Repair {
    tried: BTreeMap<usize, usize>,
}

impl Repair {
    /// Withholds one more cell beside each exposed cell, and what that requires. An exposed cell that gained a neighbour
    /// in this round waits for the next audit; one that comes back is helped in its next tightest relation. False if
    /// nothing could be withheld.
    pub(super) fn widen(&mut self, tables: &Tables, pattern: &mut Pattern, exposed: &[usize]) -> bool {
        let before = pattern.clone();
        let exposed: BTreeSet<usize> = exposed.iter().copied().filter(|&cell| cell < tables.cells().len()).collect();
        let gained = |pattern: &Pattern, cell: usize| {
            neighbours(tables, &BTreeSet::from([cell]))
                .into_iter()
                .any(|near| pattern.is_withheld(near) && !before.is_withheld(near))
        };
        for &cell in &exposed {
            if !gained(pattern, cell) {
                let times = self.tried.entry(cell).or_default();
                choose(tables, pattern, cell, *times);
                *times += 1;
            }
        }
        *pattern != before
    }
}

/// Withholds the best of the shortlisted cells.
fn choose(tables: &Tables, pattern: &mut Pattern, cell: usize, times: usize) {
    let trials = (TRIAL_CELLS / tables.cells().len().max(1)).clamp(1, MOST_TRIALS);
    let mut best: Option<(f64, Pattern)> = None;
    for near in shortlist(tables, pattern, cell, times).into_iter().take(trials) {
        let mut trial = pattern.clone();
        trial.withhold(&[near]);
        gauss::complete(tables, &mut trial);
        let lost = lost(tables, &trial);
        if best.as_ref().is_none_or(|&(least, _)| lost < least) {
            best = Some((lost, trial));
        }
    }
    if let Some((_, trial)) = best {
        *pattern = trial;
    }
}

/// What readers lose by a pattern: the logarithms of the counts withheld, so that a total weighs more than one of its parts
/// and less than all of them.
fn lost(tables: &Tables, pattern: &Pattern) -> f64 {
    let cells = tables.cells().iter().enumerate();
    let withheld = cells.filter(|(place, cell)| cell.is_published() && pattern.is_withheld(*place));
    withheld.map(|(_, cell)| (1.0 + cell.count() as f64).ln()).sum()
}

/// Shown cells that may be withheld for a cell, cheapest first: those in its tightest relation (the next one each time
/// it is asked again), or else the nearest
/// ones. Shown zeros stay shown.
fn shortlist(tables: &Tables, pattern: &Pattern, cell: usize, times: usize) -> Vec<usize> {
    let may = |&near: &usize| {
        let count = tables.cells()[near].count();
        !pattern.is_withheld(near) && (count > 0 || pattern.options.protect_zeros)
    };
    if may(&cell) {
        return vec![cell];
    }
    let cost = |&near: &usize| (tables.cells()[near].count(), tables.cells()[near].inner().len(), near);
    let relations = tables.touching(cell).iter().map(|&number| &tables.relations()[number]);
    let mut tight: Vec<(i64, Vec<usize>)> = relations
        .map(|relation| (room(tables, pattern, relation, cell), relation.members().filter(may).collect::<Vec<_>>()))
        .filter(|(_, near)| !near.is_empty())
        .collect();
    tight.sort();
    if !tight.is_empty() {
        let (_, mut found) = tight.swap_remove(times % tight.len());
        found.sort_unstable_by_key(cost);
        return found;
    }
    let mut ring = BTreeSet::from([cell]);
    let mut seen = ring.clone();
    while !ring.is_empty() {
        ring = neighbours(tables, &ring).difference(&seen).copied().collect();
        let mut found: Vec<usize> = ring.iter().copied().filter(may).collect();
        if !found.is_empty() {
            found.sort_unstable_by_key(cost);
            return found;
        }
        seen.extend(&ring);
    }
    Vec::new()
}

/// Persons that the other withheld cells of a relation could give up.
fn room(tables: &Tables, pattern: &Pattern, relation: &Relation, cell: usize) -> i64 {
    let least = pattern.least_withheld();
    let others = relation.members().filter(|&other| other != cell && pattern.is_withheld(other));
    others.map(|other| (tables.cells()[other].count() - least).max(0)).fold(0, i64::saturating_add)
}

/// All cells that share a relation with one of these.
fn neighbours(tables: &Tables, cells: &BTreeSet<usize>) -> BTreeSet<usize> {
    let relations = cells.iter().flat_map(|&cell| tables.touching(cell));
    relations.flat_map(|&number| tables.relations()[number].members()).collect()
}
