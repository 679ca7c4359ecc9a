//! Labels to inner cells: which inner cells a published label tuple sums.

use std::collections::{BTreeMap, BTreeSet};

use super::error::PlainError;
use super::problem::{PlainProblem, PlainTable};

/// The label of a total.
pub(super) const TOTAL: &str = "*";

/// Most entries of one table's index, so that a hostile table of many dimensions ends in an error.
const MAX_ENTRIES: usize = 20_000_000;

/// Inner cells by label tuple, for one table.
pub(super) type Index<'a> = BTreeMap<Vec<&'a str>, Vec<u32>>;

/// The labels of the inner cube, checked.
#[derive(Debug)]
pub(super) struct Labels<'a> {
    problem: &'a PlainProblem,
    /// For each dimension, each label and the groups it is in.
    groups: Vec<BTreeMap<&'a str, Vec<&'a str>>>,
}

impl<'a> Labels<'a> {
    /// Checks dimensions, inner cells and groups.
    pub fn new(problem: &'a PlainProblem) -> Result<Self, PlainError> {
        let names: BTreeSet<&String> = problem.dimensions.iter().collect();
        if problem.dimensions.is_empty() || names.len() != problem.dimensions.len() {
            let found = format!("{:?}", problem.dimensions);
            return Err(PlainError::entry("`dimensions`", found, "one name or more, each once"));
        }
        let mut groups = vec![BTreeMap::new(); problem.dimensions.len()];
        let mut seen = BTreeSet::new();
        for (i, cell) in problem.inner.iter().enumerate() {
            let place = || format!("inner cell {i}");
            if cell.at.len() != groups.len() {
                let allowed = format!("{} labels, one for each dimension", groups.len());
                return Err(PlainError::entry(place(), format!("{:?}", cell.at), allowed));
            }
            if cell.at.iter().any(|label| label == TOTAL) || !seen.insert(&cell.at) {
                let allowed = format!("label tuples, each once, none with `{TOTAL}`");
                return Err(PlainError::entry(place(), format!("{:?}", cell.at), allowed));
            }
            for (labels, label) in groups.iter_mut().zip(&cell.at) {
                labels.insert(label.as_str(), Vec::new());
            }
        }
        let mut labels = Self { problem, groups };
        labels.add_groups()?;
        Ok(labels)
    }

    fn add_groups(&mut self) -> Result<(), PlainError> {
        let mut seen = BTreeSet::new();
        for group in &self.problem.groups {
            let place = format!("group `{}`", group.name);
            let d = self.dimension(&group.dimension, &place)?;
            let taken = self.groups[d].contains_key(group.name.as_str()) || group.name == TOTAL;
            if taken || !seen.insert((d, &group.name)) {
                let allowed = format!("a new name, not a label of `{}` and not `{TOTAL}`", group.dimension);
                return Err(PlainError::entry(&place, format!("the name `{}`", group.name), allowed));
            }
            for label in &group.of {
                let Some(groups) = self.groups[d].get_mut(label.as_str()) else {
                    let allowed = format!("labels of `{}` in the inner cells", group.dimension);
                    return Err(PlainError::entry(&place, format!("`{label}`"), allowed));
                };
                if !groups.contains(&group.name.as_str()) {
                    groups.push(&group.name);
                }
            }
        }
        Ok(())
    }

    /// Position of a dimension.
    pub fn dimension(&self, name: &str, place: &str) -> Result<usize, PlainError> {
        let found = self.problem.dimensions.iter().position(|other| other == name);
        let allowed = || format!("one of {:?}", self.problem.dimensions);
        found.ok_or_else(|| PlainError::entry(place, format!("dimension `{name}`"), allowed()))
    }

    /// All label tuples of a table that count at least one inner cell.
    pub fn index(&self, table: &'a PlainTable) -> Result<Index<'a>, PlainError> {
        let place = format!("table `{}`, `by`", table.name);
        let by: Vec<usize> = table.by.iter().map(|name| self.dimension(name, &place)).collect::<Result<_, _>>()?;
        if by.iter().collect::<BTreeSet<_>>().len() != by.len() {
            return Err(PlainError::entry(place, format!("{:?}", table.by), "each dimension at most once"));
        }
        let mut index = Index::new();
        let mut entries = 0;
        for (i, cell) in (0_u32..).zip(&self.problem.inner) {
            let mut tuples: Vec<Vec<&str>> = vec![Vec::new()];
            for &d in &by {
                let label = cell.at[d].as_str();
                let groups = self.groups[d].get(label).into_iter().flatten().copied();
                let names: Vec<&str> = [label, TOTAL].into_iter().chain(groups).collect();
                entries += tuples.len() * names.len();
                if entries > MAX_ENTRIES {
                    let found = format!("{} dimensions with their groups", by.len());
                    return Err(PlainError::entry(place, found, "fewer dimensions or groups, in several tables"));
                }
                tuples =
                    tuples.iter().flat_map(|t| names.iter().map(|&name| [t.as_slice(), &[name]].concat())).collect();
            }
            for tuple in tuples {
                index.entry(tuple).or_default().push(i);
            }
        }
        Ok(index)
    }

    /// The inner cells of one label tuple; none if the labels exist but never together.
    pub fn cell(
        &self,
        index: &Index<'a>,
        table: &PlainTable,
        at: &[String],
        place: &str,
    ) -> Result<Vec<u32>, PlainError> {
        if at.len() != table.by.len() {
            let allowed = format!("{} labels, one for each of {:?}", table.by.len(), table.by);
            return Err(PlainError::entry(place, format!("{at:?}"), allowed));
        }
        for (name, label) in table.by.iter().zip(at) {
            let d = self.dimension(name, place)?;
            let known = label == TOTAL
                || self.groups[d].contains_key(label.as_str())
                || self.groups[d].values().any(|groups| groups.contains(&label.as_str()));
            if !known {
                let all: Vec<&&str> = self.groups[d].keys().take(12).collect();
                let allowed = format!("`{TOTAL}`, a group, or a label of `{name}`, such as {all:?}");
                return Err(PlainError::entry(place, format!("`{label}`"), allowed));
            }
        }
        let key: Vec<&str> = at.iter().map(String::as_str).collect();
        Ok(index.get(&key).cloned().unwrap_or_default())
    }
}
