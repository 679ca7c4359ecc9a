//! Which movements have to be counted again when lists change.

use std::collections::{BTreeMap, BTreeSet};

use crate::domain::Period;
use crate::pipeline::ContinuityRules;

/// The lists that the movements into a period are counted from.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct FlowPlan {
    /// The later of the two lists.
    pub period: Period,
    /// The list before it.
    pub previous: Period,
    /// Lists of the grace months before `previous`: who is on them and back now returns.
    pub before: Vec<Period>,
    /// Lists of the grace months after `period`: who is on them was only absent.
    pub after: Vec<Period>,
    /// Why it is looked at.
    pub reason: Reason,
    /// Whether these two lists were never compared as they are now.
    pub is_new: bool,
}

/// Why movements are looked at again.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Reason {
    /// A list they are counted from changed, or they were never counted.
    Recount,
    /// Only later lists came, these: they change the counts if somebody is back.
    PerhapsBack(Vec<Period>),
}

/// What is known of the periods of an agency.
pub(super) struct Periods<'a> {
    /// All with a list.
    pub all: &'a BTreeSet<Period>,
    /// Those whose list is new; true where it replaces another.
    pub changed: &'a BTreeMap<Period, bool>,
    /// The period before, for all whose movements are stored.
    pub counted_from: &'a BTreeMap<Period, Period>,
    /// Absences of at most this many months are a stay.
    pub grace: u8,
    /// Where the numbering changed: nobody is followed from one side to the other.
    pub rules: &'a ContinuityRules,
}

impl Periods<'_> {
    /// What has to be looked at, in order of time. The first period of all, and the first after a break, have no movements.
    pub fn flows(&self) -> Vec<FlowPlan> {
        let pairs = self.all.iter().zip(self.all.iter().skip(1));
        pairs.filter_map(|(&previous, &period)| self.flow(previous, period)).collect()
    }

    /// The list that the movements into `period` are counted from; none for the first, and the first after a break.
    pub fn previous(&self, period: Period) -> Option<Period> {
        let previous = self.all.range(..period).next_back().copied();
        previous.filter(|&previous| !self.rules.breaks(previous, period))
    }

    /// The settings that shape the movements into `period`, or that there are none.
    pub fn settings(&self, period: Period) -> String {
        let before = self.all.range(..period).next_back();
        before.map_or_else(String::new, |&before| self.rules.flow_text(before, period, self.grace))
    }

    /// Whether months to come may still change the movements into `period`.
    pub fn is_provisional(&self, period: Period) -> bool {
        let is_open =
            |newest: Period| period.plus(i32::from(self.grace)) > newest && !self.rules.breaks(period, newest.plus(1));
        self.all.last().is_some_and(|&newest| is_open(newest))
    }

    fn flow(&self, previous: Period, period: Period) -> Option<FlowPlan> {
        if self.rules.breaks(previous, period) {
            return None;
        }
        let grace = i32::from(self.grace);
        let before = self.all.range(previous.plus(-grace)..previous).copied();
        let before: Vec<Period> = before.filter(|&it| !self.rules.breaks(it, previous)).collect();
        let after = self.all.range(period.plus(1)..period.plus(grace + 1)).copied();
        let after: Vec<Period> = after.filter(|&it| !self.rules.breaks(period, it)).collect();
        let from_same = self.counted_from.get(&period) == Some(&previous);
        let touched = before.iter().chain([&previous, &period]).any(|it| self.changed.contains_key(it));
        let replaced = after.iter().any(|it| self.changed.get(it) == Some(&true));
        let came: Vec<Period> = after.iter().filter(|it| self.changed.contains_key(it)).copied().collect();
        let reason = match () {
            () if !from_same || touched || replaced => Reason::Recount,
            () if !came.is_empty() => Reason::PerhapsBack(came),
            () => return None,
        };
        let is_new = !from_same || [previous, period].iter().any(|it| self.changed.contains_key(it));
        Some(FlowPlan { period, previous, before, after, reason, is_new })
    }
}

impl FlowPlan {
    /// Lists that say whether it is to be counted; none where that is known.
    pub fn judged_by(&self) -> BTreeSet<Period> {
        match &self.reason {
            Reason::Recount => BTreeSet::new(),
            Reason::PerhapsBack(came) => came.iter().chain([&self.previous, &self.period]).copied().collect(),
        }
    }

    /// Every list that its counts come from.
    pub fn every_list(&self) -> BTreeSet<Period> {
        self.before.iter().chain(&self.after).chain([&self.previous, &self.period]).copied().collect()
    }
}
