//! Who changed a coded column between two lists, counted by where from and where to.

use std::collections::{BTreeMap, BTreeSet};

use super::Pairs;
use crate::domain::{NOT_RECORDED, NOT_STATED, UNMAPPED};
use crate::table::Coded;

/// Changes of one column.
pub(super) struct Moves {
    /// People on the earlier list, by text.
    pub(super) before: BTreeMap<String, u64>,
    /// People on the later list, by text.
    pub(super) after: BTreeMap<String, u64>,
    /// People on both lists whose text changed, by both texts.
    pub(super) moved: BTreeMap<(String, String), u64>,
}

impl Moves {
    /// The changes of a column that `of` takes from a list. Texts that say that nothing is known are no groups.
    pub(super) fn of(pairs: &Pairs<'_>, of: impl Fn(&crate::table::StaffTable) -> &Coded) -> Self {
        let (opening, closing) = (of(pairs.opening), of(pairs.closing));
        let place = |text: &String| opening.texts.iter().position(|it| it == text);
        let same: Vec<Option<u32>> =
            closing.texts.iter().map(|text| place(text).and_then(|it| u32::try_from(it).ok())).collect();
        let mut by_code: BTreeMap<(u32, u32), u64> = BTreeMap::new();
        for &(a, b) in &pairs.rows {
            let (from, to) = (opening.codes[a as usize], closing.codes[b as usize]);
            if same[to as usize] != Some(from) {
                *by_code.entry((from, to)).or_default() += 1;
            }
        }
        let named = |(from, to): (u32, u32)| {
            let (from, to) = (&opening.texts[from as usize], &closing.texts[to as usize]);
            (is_group(from) && is_group(to)).then(|| (from.clone(), to.clone()))
        };
        let moved = by_code.into_iter().filter_map(|(codes, people)| Some((named(codes)?, people))).collect();
        Self { before: sizes(opening), after: sizes(closing), moved }
    }

    /// The same for coarser groups.
    pub(super) fn coarser(&self, group: impl Fn(&str) -> String) -> Self {
        let mut moved: BTreeMap<(String, String), u64> = BTreeMap::new();
        for ((from, to), people) in &self.moved {
            let (from, to) = (group(from), group(to));
            if from != to {
                *moved.entry((from, to)).or_default() += people;
            }
        }
        Self { before: regrouped(&self.before, &group), after: regrouped(&self.after, &group), moved }
    }

    /// Takes out the changes that `is_explained`.
    pub(super) fn without(&mut self, is_explained: impl Fn(&str, &str) -> bool) {
        self.moved.retain(|(from, to), _| !is_explained(from, to));
    }

    /// Texts with changes out of them.
    pub(super) fn left(&self) -> BTreeSet<&str> {
        self.moved.keys().map(|(from, _)| from.as_str()).collect()
    }

    /// Where the people of `from` went, the most frequent first.
    pub(super) fn from(&self, from: &str) -> Vec<(&str, u64)> {
        let found = self.moved.iter().filter(|((text, _), _)| text == from);
        let mut to: Vec<(&str, u64)> = found.map(|((_, to), people)| (to.as_str(), *people)).collect();
        to.sort_by_key(|&(text, people)| (std::cmp::Reverse(people), text));
        to
    }

    /// How many came to `to` from other texts.
    pub(super) fn into(&self, to: &str) -> u64 {
        self.moved.iter().filter(|((_, text), _)| text == to).map(|(_, people)| people).sum()
    }

    /// All whose text changed.
    pub(super) fn people(&self) -> u64 {
        self.moved.values().sum()
    }
}

fn is_group(text: &str) -> bool {
    ![UNMAPPED, NOT_STATED, NOT_RECORDED].contains(&text)
}

fn sizes(column: &Coded) -> BTreeMap<String, u64> {
    let mut people = vec![0_u64; column.texts.len()];
    for &code in &column.codes {
        people[code as usize] += 1;
    }
    let groups = column.texts.iter().zip(people).filter(|(text, people)| *people > 0 && is_group(text));
    groups.map(|(text, people)| (text.clone(), people)).collect()
}

fn regrouped(sizes: &BTreeMap<String, u64>, group: impl Fn(&str) -> String) -> BTreeMap<String, u64> {
    let mut groups = BTreeMap::new();
    for (text, people) in sizes {
        *groups.entry(group(text)).or_default() += people;
    }
    groups
}
