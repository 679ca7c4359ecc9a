//! Undetermined cells fall apart into components that no relation joins; each is a problem of its own.

use std::collections::BTreeMap;

use super::super::tables::Tables;
use super::bounds::Bounds;
use super::classes::{Classes, Remainder};

/// Classes of cells that relations tie together, and what remains of those relations.
#[derive(Default)]
pub(super) struct Component {
    /// Leaders, ascending.
    pub(super) leaders: Vec<usize>,
    pub(super) relations: Vec<Remainder>,
}

impl Component {
    /// The place of a leader among the variables.
    pub(super) fn place(&self, leader: usize) -> Option<usize> {
        self.leaders.binary_search(&leader).ok()
    }
}

/// The components, smallest leader first. The generating relations imply all others, so they alone are kept.
pub(super) fn components(tables: &Tables, bounds: &Bounds, classes: &Classes) -> Vec<Component> {
    let mut root: Vec<usize> = (0..tables.cells().len()).collect();
    let basic = tables.relations().iter().filter(|relation| relation.is_basic());
    let rests: Vec<Remainder> = basic.map(|relation| classes.remainder(relation, bounds)).collect();
    for pair in rests.iter().flat_map(|rest| rest.terms.windows(2)) {
        let (one, other) = (find(&mut root, pair[0].0), find(&mut root, pair[1].0));
        root[one.max(other)] = one.min(other);
    }
    let mut found: BTreeMap<usize, Component> = BTreeMap::new();
    let is_leader = |&cell: &usize| !bounds.is_fixed(cell) && classes.leader(cell).0 == cell;
    for cell in (0..tables.cells().len()).filter(is_leader) {
        found.entry(find(&mut root, cell)).or_default().leaders.push(cell);
    }
    for rest in rests {
        if let Some(&(leader, _)) = rest.terms.first() {
            found.entry(find(&mut root, leader)).or_default().relations.push(rest);
        }
    }
    found.into_values().collect()
}

fn find(root: &mut [usize], cell: usize) -> usize {
    let mut at = cell;
    while root[at] != at {
        root[at] = root[root[at]];
        at = root[at];
    }
    at
}
