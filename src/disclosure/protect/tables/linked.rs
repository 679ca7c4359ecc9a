//! Links between published sums that overlap: sub-populations and sums given one by one.
//!
//! Whoever sees a total and a part of it sees the rest by subtraction. The rest becomes a linked cell: it is protected
//! like a published one, though nobody prints it.

use std::collections::BTreeSet;

use super::expand::Expansion;
use super::spec::TableSpec;

/// Differences of fewer persons than this are linked; no threshold in use is larger.
const MOST_APART: i64 = 10;

/// Smaller counts are never shown beside larger ones, at any threshold in use.
const LEAST_PART: i64 = 3;

impl Expansion<'_> {
    /// Adds the complements of sub-populations and the relations of sums given one by one.
    pub(super) fn link(&mut self, specs: &[TableSpec]) {
        for (number, spec) in specs.iter().enumerate().filter(|(_, spec)| !spec.only.is_empty()) {
            for (other, wider) in specs.iter().enumerate().filter(|&(other, _)| other != number) {
                self.link_nested(number, spec, other, wider);
            }
        }
        let mut direct = self.direct.clone();
        direct.sort_unstable_by_key(|&cell| (self.sets[cell].len(), self.sets[cell].clone()));
        direct.dedup();
        direct.retain(|&cell| !self.sets[cell].is_empty());
        for cell in direct {
            self.link_direct(cell);
        }
        self.link_recodings();
    }

    /// A sub-population inside another one or everybody, over the same axes or some of them.
    fn link_nested(&mut self, number: usize, spec: &TableSpec, other: usize, wider: &TableSpec) {
        let axis_of = |dimension: usize| spec.axes.iter().position(|axis| axis.dimension == dimension);
        let places: Vec<Option<usize>> = wider.axes.iter().map(|axis| axis_of(axis.dimension)).collect();
        if spec.axes.iter().any(|axis| wider.axes.iter().all(|other| other.dimension != axis.dimension)) {
            return;
        }
        let (Some(narrow), Some(wide)) = (self.keys.get(number), self.keys.get(other)) else { return };
        let mapped = |key: &[u32]| places.iter().map(|place| place.map_or(0, |at| key[at])).collect::<Vec<u32>>();
        let pairs: Vec<(usize, usize)> =
            narrow.iter().filter_map(|(key, &part)| Some((*wide.get(&mapped(key))?, part))).collect();
        for (total, part) in pairs {
            if total != part && is_within(&self.sets[part], &self.sets[total]) {
                self.relate_rest(total, vec![part]);
            }
        }
    }

    /// Two published sums of different tables, one inside the other, that differ by a few persons: bands recoded in two
    /// ways. Within one table such differences are sums of its own cells.
    fn link_recodings(&mut self) {
        let tables = self.tables_of();
        let counts: Vec<i64> = self.sets.iter().map(|set| self.persons(set)).collect();
        let mut order: Vec<usize> = (0..tables.len()).collect();
        order.retain(|&cell| self.published[cell] && counts[cell] >= LEAST_PART);
        order.sort_unstable_by_key(|&cell| (counts[cell], cell));
        let mut pairs = Vec::new();
        for (place, &total) in order.iter().enumerate() {
            let near = order[..place].iter().rev().take_while(|&&part| counts[total] - counts[part] < MOST_APART);
            let differs = |part: usize| {
                counts[part] < counts[total]
                    && tables[part].is_disjoint(&tables[total])
                    && is_within(&self.sets[part], &self.sets[total])
            };
            pairs.extend(near.copied().filter(|&part| differs(part)).map(|part| (total, part)));
        }
        for (total, part) in pairs {
            self.relate_rest(total, vec![part]);
        }
    }

    /// The tables each published cell appears in; every sum given for itself counts as a table.
    fn tables_of(&self) -> Vec<BTreeSet<usize>> {
        let mut tables = vec![BTreeSet::new(); self.sets.len()];
        for (number, keys) in self.keys.iter().enumerate() {
            for &cell in keys.values() {
                tables[cell].insert(number);
            }
        }
        for (number, &cell) in self.direct.iter().enumerate() {
            tables[cell].insert(self.keys.len() + number);
        }
        tables
    }

    /// The total is the parts plus whatever of it they leave out.
    fn relate_rest(&mut self, total: usize, mut parts: Vec<usize>) {
        let mut covered: Vec<u32> = parts.iter().flat_map(|&part| self.sets[part].iter().copied()).collect();
        covered.sort_unstable();
        let rest: Vec<u32> =
            self.sets[total].iter().copied().filter(|inner| covered.binary_search(inner).is_err()).collect();
        if !rest.is_empty() {
            parts.push(self.cell(&rest, false));
        }
        self.relate(total, parts, true);
    }

    /// Splits a set into the largest published sets inside it, and ties it to the smallest one around it.
    fn link_direct(&mut self, cell: usize) {
        let set = self.sets[cell].clone();
        let shared: Vec<usize> = self.sets.iter().map(|other| common(&set, other)).collect();
        let others = || (0..shared.len()).filter(|&other| other != cell && self.published[other]);
        let mut inside: Vec<usize> = others().filter(|&other| shared[other] == self.sets[other].len()).collect();
        inside.sort_by_key(|&other| (std::cmp::Reverse(shared[other]), self.sets[other].clone()));
        let around = others()
            .filter(|&other| shared[other] == set.len())
            .min_by_key(|&other| (self.sets[other].len(), self.sets[other].clone()));
        let mut parts: Vec<usize> = Vec::new();
        for other in inside.into_iter().filter(|&other| !self.sets[other].is_empty()) {
            if parts.iter().all(|&part| common(&self.sets[part], &self.sets[other]) == 0) {
                parts.push(other);
            }
        }
        if !parts.is_empty() {
            self.relate_rest(cell, parts);
        }
        if let Some(around) = around {
            self.relate_rest(around, vec![cell]);
        }
    }
}

/// True if the first ascending list is part of the second.
fn is_within(part: &[u32], total: &[u32]) -> bool {
    let ends = |list: &[u32]| (list.first().copied(), list.last().copied());
    let ((first, last), (start, end)) = (ends(part), ends(total));
    part.len() <= total.len() && first >= start && last <= end && common(part, total) == part.len()
}

/// How many elements two ascending lists share.
fn common(left: &[u32], right: &[u32]) -> usize {
    let (small, large) = if left.len() < right.len() { (left, right) } else { (right, left) };
    small.iter().filter(|element| large.binary_search(element).is_ok()).count()
}
