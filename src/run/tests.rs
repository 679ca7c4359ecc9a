//! Which movements are looked at again.

use std::collections::{BTreeMap, BTreeSet};

use super::schedule::{FlowPlan, Periods, Reason};
use crate::domain::Period;
use crate::pipeline::ContinuityRules;

fn month(month: u8) -> Period {
    Period::new(2026, month).unwrap()
}

/// January to `last`, all counted but what `changed` says is new; three months of grace.
fn plans(months: &[u8], changed: &[(u8, bool)]) -> Vec<FlowPlan> {
    let all: BTreeSet<Period> = months.iter().map(|&it| month(it)).collect();
    let changed: BTreeMap<Period, bool> = changed.iter().map(|&(it, replaced)| (month(it), replaced)).collect();
    let known: Vec<Period> = all.iter().copied().filter(|it| changed.get(it) != Some(&false)).collect();
    let counted_from: BTreeMap<Period, Period> = known.windows(2).map(|pair| (pair[1], pair[0])).collect();
    Periods { all: &all, changed: &changed, counted_from: &counted_from, grace: 3, rules: &ContinuityRules::default() }
        .flows()
}

fn reasons(plans: &[FlowPlan]) -> Vec<(u8, Option<Vec<u8>>)> {
    let came = |reason: &Reason| match reason {
        Reason::Recount => None,
        Reason::PerhapsBack(came) => Some(came.iter().map(|it| it.month()).collect()),
    };
    plans.iter().map(|plan| (plan.period.month(), came(&plan.reason))).collect()
}

#[test]
fn a_new_month_is_counted_and_the_grace_months_are_looked_at_for_people_who_are_back() {
    let found = reasons(&plans(&[1, 2, 3, 4, 5, 6, 7, 8], &[(8, false)]));
    let back = || Some(vec![8]);
    assert_eq!(found, [(5, back()), (6, back()), (7, back()), (8, None)]);
}

#[test]
fn a_new_month_needs_the_few_lists_before_it() {
    let plans = plans(&[1, 2, 3, 4, 5, 6, 7, 8], &[(8, false)]);
    let newest = plans.last().unwrap();
    assert_eq!(newest.every_list().into_iter().collect::<Vec<_>>(), [4, 5, 6, 7, 8].map(month));
    // The others need two lists and the new one unless somebody is back.
    assert_eq!(plans[0].judged_by().into_iter().collect::<Vec<_>>(), [4, 5, 8].map(month));
    assert_eq!(plans[0].every_list().first(), Some(&month(1)));
}

#[test]
fn a_replaced_month_is_counted_in_all_it_touches() {
    let found = reasons(&plans(&[1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12], &[(6, true)]));
    let months: Vec<u8> = found.iter().map(|(month, _)| *month).collect();
    assert_eq!(months, [3, 4, 5, 6, 7, 8, 9, 10]);
    assert!(found.iter().all(|(_, came)| came.is_none()));
}

#[test]
fn a_month_that_fills_a_gap_changes_what_the_next_is_counted_from() {
    let plans = plans(&[1, 2, 4], &[(2, false)]);
    assert_eq!(reasons(&plans), [(2, None), (4, None)]);
    assert_eq!(plans[1].previous, month(2));
}

#[test]
fn without_grace_only_two_lists_count() {
    let all: BTreeSet<Period> = [1, 2, 3].map(month).into();
    let (changed, counted_from, rules) = (&BTreeMap::new(), &BTreeMap::new(), &ContinuityRules::default());
    let periods = Periods { all: &all, changed, counted_from, grace: 0, rules };
    let plans = periods.flows();
    assert!(plans.iter().all(|plan| plan.before.is_empty() && plan.after.is_empty()));
    assert!(!periods.is_provisional(month(3)));
}

#[test]
fn nothing_new_is_nothing_to_do() {
    assert!(plans(&[1, 2, 3], &[]).is_empty());
}

#[test]
fn nobody_is_looked_for_beyond_a_break() {
    let all: BTreeSet<Period> = [1, 2, 3, 4, 5, 6].map(month).into();
    let rules = ContinuityRules { renumbered_months: vec![month(4)], ..ContinuityRules::default() };
    let (changed, counted_from) = (&BTreeMap::new(), &BTreeMap::new());
    let periods = Periods { all: &all, changed, counted_from, grace: 3, rules: &rules };
    let plans = periods.flows();
    let lists = |plan: &FlowPlan| plan.every_list().into_iter().map(Period::month).collect::<Vec<_>>();
    assert_eq!(
        plans.iter().map(lists).collect::<Vec<_>>(),
        [vec![1, 2, 3], vec![1, 2, 3], vec![4, 5, 6], vec![4, 5, 6]]
    );
    assert_eq!(periods.previous(month(4)), None);
    // Who left before the break cannot be found after it, so those movements are final; the newest are not.
    let provisional = [2, 3, 5, 6].map(|it| periods.is_provisional(month(it)));
    assert_eq!(provisional, [false, false, true, true]);
}
