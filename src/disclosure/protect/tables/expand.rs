//! From table descriptions to distinct cells and their relations.

use std::collections::BTreeMap;

use super::spec::{Axis, TableSpec};
use super::tree::Tree;
use super::{Cell, Relation, Tables};

/// Inner cells per key; a key has one category per axis.
type Sums = BTreeMap<Vec<u32>, Vec<u32>>;

/// Cells and relations found so far. Cells carry provisional numbers until [`Expansion::finish`].
pub(super) struct Expansion<'a> {
    trees: &'a [Tree],
    leaves: &'a [Vec<u32>],
    counts: &'a [i64],
    limit: usize,
    numbers: BTreeMap<Vec<u32>, usize>,
    pub(super) sets: Vec<Vec<u32>>,
    pub(super) published: Vec<bool>,
    relations: BTreeMap<(usize, Vec<usize>), bool>,
    pub(super) keys: Vec<BTreeMap<Vec<u32>, usize>>,
    pub(super) direct: Vec<usize>,
}

impl<'a> Expansion<'a> {
    pub(super) fn new(trees: &'a [Tree], leaves: &'a [Vec<u32>], counts: &'a [i64], limit: usize) -> Self {
        Self {
            trees,
            leaves,
            counts,
            limit,
            numbers: BTreeMap::new(),
            sets: Vec::new(),
            published: Vec::new(),
            relations: BTreeMap::new(),
            keys: Vec::new(),
            direct: Vec::new(),
        }
    }

    /// The cell of a set of inner cells, new or known.
    pub(super) fn cell(&mut self, set: &[u32], published: bool) -> usize {
        let number = *self.numbers.entry(set.to_vec()).or_insert(self.sets.len());
        if number == self.sets.len() {
            self.sets.push(set.to_vec());
            self.published.push(published);
        } else if published {
            self.published[number] = true;
        }
        number
    }

    /// True count of a set.
    pub(super) fn persons(&self, set: &[u32]) -> i64 {
        set.iter().map(|&inner| self.counts[inner as usize]).sum()
    }

    /// Adds a relation. A cell that is its own only part says nothing.
    pub(super) fn relate(&mut self, total: usize, mut parts: Vec<usize>, basic: bool) {
        parts.sort_unstable();
        if parts != [total] {
            *self.relations.entry((total, parts)).or_default() |= basic;
        }
    }

    /// Adds a table; `None` if there are too many cells.
    pub(super) fn table(&mut self, spec: &TableSpec) -> Option<()> {
        let sums = self.sums(spec, true)?;
        let keys: BTreeMap<Vec<u32>, usize> =
            sums.iter().map(|(key, set)| (key.clone(), self.cell(set, self.is_shown(&spec.axes, key)))).collect();
        self.relate_margins(&spec.axes, &keys);
        let shown = keys.into_iter().filter(|(key, _)| self.is_shown(&spec.axes, key)).collect();
        self.keys.push(shown);
        (self.sets.len() <= self.limit).then_some(())
    }

    /// Adds a published set given by its inner cells.
    pub(super) fn direct(&mut self, inner: impl Iterator<Item = usize>) {
        let mut set: Vec<u32> = inner.filter_map(|index| u32::try_from(index).ok()).collect();
        set.sort_unstable();
        set.dedup();
        let number = self.cell(&set, true);
        self.direct.push(number);
    }

    fn is_shown(&self, axes: &[Axis], key: &[u32]) -> bool {
        axes.iter().zip(key).all(|(axis, &node)| !self.trees[axis.dimension].is_own(node))
    }

    /// Inner cells of every combination of categories at or above the depths of the axes, margins included.
    pub(super) fn sums(&self, spec: &TableSpec, filtered: bool) -> Option<Sums> {
        let mut sums = Sums::new();
        for (inner, leaf) in (0u32..).zip(self.leaves) {
            if filtered && !self.satisfies(spec, leaf) {
                continue;
            }
            let chains: Vec<Vec<u32>> = spec
                .axes
                .iter()
                .map(|axis| self.trees[axis.dimension].ancestors(leaf[axis.dimension], axis.depth))
                .collect();
            let keys = chains.iter().try_fold(1usize, |keys, chain| keys.checked_mul(chain.len()));
            if keys.is_none_or(|keys| keys > self.limit) {
                return None;
            }
            for key in product(&chains) {
                sums.entry(key).or_default().push(inner);
            }
            if sums.len() > self.limit {
                return None;
            }
        }
        Some(sums)
    }

    fn satisfies(&self, spec: &TableSpec, leaf: &[u32]) -> bool {
        spec.only.iter().all(|condition| {
            let path = self.trees[condition.dimension].path(leaf[condition.dimension]);
            condition.within.iter().any(|within| path.starts_with(within))
        })
    }

    /// Every cell is the sum of its children along each axis. The first axis with children suffices to generate the
    /// others: cells are then defined by finer ones down to the finest, and addition does not mind the order.
    fn relate_margins(&mut self, axes: &[Axis], keys: &BTreeMap<Vec<u32>, usize>) {
        let mut children: BTreeMap<(Vec<u32>, usize), Vec<usize>> = BTreeMap::new();
        for (key, &cell) in keys {
            for (at, axis) in axes.iter().enumerate().filter(|&(at, _)| key[at] != 0) {
                let mut above = key.clone();
                above[at] = self.trees[axis.dimension].parent(key[at]);
                children.entry((above, at)).or_default().push(cell);
            }
        }
        let mut defined: Option<Vec<u32>> = None;
        for ((key, _), parts) in children {
            let basic = defined.as_ref() != Some(&key);
            if let Some(&total) = keys.get(&key) {
                self.relate(total, parts, basic);
            }
            defined = Some(key);
        }
    }

    /// Numbers the cells by their inner cells, so that the numbers do not depend on the order of description.
    pub(super) fn finish(self, trees: &[Tree]) -> Option<Tables> {
        if self.sets.len() > self.limit {
            return None;
        }
        let mut place = vec![0; self.sets.len()];
        for (place_of, &number) in self.numbers.values().enumerate() {
            place[number] = place_of;
        }
        let cells: Vec<Cell> = self
            .numbers
            .iter()
            .map(|(set, &number)| Cell {
                count: self.persons(set),
                inner: set.clone(),
                published: self.published[number],
            })
            .collect();
        let mut relations: Vec<Relation> = self
            .relations
            .into_iter()
            .map(|((total, parts), basic)| {
                let mut parts: Vec<usize> = parts.into_iter().map(|part| place[part]).collect();
                parts.sort_unstable();
                Relation { total: place[total], parts, basic }
            })
            .collect();
        relations.sort_unstable_by(|a, b| (a.total, &a.parts).cmp(&(b.total, &b.parts)));
        let mut touching = vec![Vec::new(); cells.len()];
        for (number, relation) in relations.iter().enumerate() {
            for member in relation.members() {
                touching[member].push(number);
            }
        }
        let keys = self
            .keys
            .into_iter()
            .map(|table| table.into_iter().map(|(key, number)| (key, place[number])).collect())
            .collect();
        let direct = self.direct.into_iter().map(|number| place[number]).collect();
        let (trees, axes, order) = (trees.to_vec(), Vec::new(), Vec::new());
        let counts = self.counts.to_vec();
        Some(Tables { counts, cells, relations, touching, trees, axes, keys, direct, order })
    }
}

/// One element of each chain, in all ways.
fn product(chains: &[Vec<u32>]) -> Vec<Vec<u32>> {
    let start = vec![Vec::with_capacity(chains.len())];
    chains.iter().fold(start, |keys, chain| {
        let extend = |key: &Vec<u32>| {
            let key = key.clone();
            chain.iter().map(move |&node| [key.as_slice(), &[node]].concat()).collect::<Vec<_>>()
        };
        keys.iter().flat_map(extend).collect()
    })
}
