//! The categories of one dimension as a tree: the root is the total, a path leads from the top down.

use std::collections::{BTreeMap, BTreeSet};

/// Label of the hidden category for those counted directly at a category that has categories below it.
/// A control character, which no label of a checked input contains.
const OWN: &str = "\u{1}";

/// Categories in path order; node 0 is the total.
#[derive(Clone, Debug)]
pub(super) struct Tree {
    paths: Vec<Vec<String>>,
    parents: Vec<u32>,
    numbers: BTreeMap<Vec<String>, u32>,
}

impl Tree {
    /// The tree of all given paths and their ancestors. A path that leads to a category with categories below it gets
    /// a hidden category of its own there, so that a category is always the sum of those below it.
    pub(super) fn of<'a>(leaves: impl Iterator<Item = &'a Vec<String>> + Clone) -> Self {
        let mut numbers = BTreeMap::from([(Vec::new(), 0)]);
        let mut inside: BTreeSet<&[String]> = BTreeSet::new();
        for leaf in leaves.clone() {
            for depth in 0..leaf.len() {
                inside.insert(&leaf[..depth]);
                numbers.insert(leaf[..=depth].to_vec(), 0);
            }
        }
        for leaf in leaves.filter(|leaf| inside.contains(leaf.as_slice())) {
            numbers.insert(own(leaf), 0);
        }
        for (number, slot) in (0u32..).zip(numbers.values_mut()) {
            *slot = number;
        }
        let paths: Vec<Vec<String>> = numbers.keys().cloned().collect();
        let parent =
            |path: &Vec<String>| path.split_last().map_or(0, |(_, above)| numbers.get(above).map_or(0, |n| *n));
        let parents = paths.iter().map(parent).collect();
        Self { paths, parents, numbers }
    }

    /// The node an inner cell with this path belongs to: its own, or the hidden one below.
    pub(super) fn leaf(&self, path: &[String]) -> u32 {
        let own = self.numbers.get(&own(path));
        own.or_else(|| self.numbers.get(path)).copied().unwrap_or(0)
    }

    /// True for a hidden category.
    pub(super) fn is_own(&self, node: u32) -> bool {
        self.path(node).last().is_some_and(|label| label == OWN)
    }

    /// The node of a path.
    pub(super) fn find<S: AsRef<str>>(&self, path: &[S]) -> Option<u32> {
        let path: Vec<String> = path.iter().map(|label| label.as_ref().to_owned()).collect();
        self.numbers.get(&path).copied()
    }

    /// The path of a node; empty for the total.
    pub(super) fn path(&self, node: u32) -> &[String] {
        self.paths.get(node as usize).map_or(&[], Vec::as_slice)
    }

    /// Levels below the total.
    pub(super) fn depth(&self, node: u32) -> usize {
        self.path(node).len()
    }

    /// The node above; the total is above itself.
    pub(super) fn parent(&self, node: u32) -> u32 {
        self.parents.get(node as usize).copied().unwrap_or(0)
    }

    /// The node and its ancestors no deeper than `depth`, from the bottom up, the total included.
    pub(super) fn ancestors(&self, node: u32, depth: usize) -> Vec<u32> {
        let mut chain = Vec::new();
        let mut at = node;
        loop {
            if self.depth(at) <= depth {
                chain.push(at);
            }
            if at == 0 {
                return chain;
            }
            at = self.parent(at);
        }
    }
}

/// The path of the hidden category below a category.
fn own(path: &[String]) -> Vec<String> {
    path.iter().cloned().chain([OWN.to_owned()]).collect()
}
