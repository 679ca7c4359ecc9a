//! Counts the movements that a schedule asks for, where the lists hang together.

use rayon::prelude::*;

use super::Failure;
use super::continuity::{Looked, Watch, Watched};
use super::lists::Lists;
use super::returns::is_anybody_back;
use super::schedule::{FlowPlan, Reason};
use crate::continuity::Gap;
use crate::cube::{Account, FlowInput, Grouped, flow, summarise_flow};
use crate::domain::Period;
use crate::store::{CountKind, FileEntry, Transaction};
use crate::table::{PersonKey, StaffTable};

/// What became of a plan.
pub(super) enum Seen {
    /// The movements were counted.
    Counted(Box<Counted>),
    /// The lists do not hang together: to count them would make everybody a leaver and a joiner.
    Apart(Gap),
}

/// Movements that were counted.
pub(super) struct Counted {
    pub period: Period,
    pub previous: Period,
    pub file: FileEntry,
    pub summary: Grouped<Account>,
    /// The lists, where they are new: when all movements before are counted they are compared with what is usual.
    pub followed: Option<Followed>,
}

/// Two lists whose movements were counted for the first time.
pub(super) struct Followed {
    pub period: Period,
    pub previous: Period,
    /// The earlier list under new names; `None` where nothing was renamed.
    pub opening: Option<Box<StaffTable>>,
    pub watched: Watched,
}

/// Counts movements in parallel, those that later lists cannot have changed left out.
pub(super) fn count(
    transaction: &Transaction<'_>,
    watch: &Watch<'_>,
    lists: &mut Lists<'_, '_>,
    plans: &[FlowPlan],
) -> Result<Vec<Seen>, Failure> {
    lists.fetch_persons(&plans.iter().flat_map(FlowPlan::judged_by).collect())?;
    let due: Vec<&FlowPlan> = plans.iter().filter(|plan| is_due(lists, plan)).collect();
    lists.fetch(&due.iter().flat_map(|plan| [plan.previous, plan.period]).collect())?;
    lists.fetch_persons(&due.iter().flat_map(|plan| plan.every_list()).collect())?;
    let lists = &*lists;
    let counted = due.into_par_iter().filter_map(|plan| one(transaction, watch, lists, plan).transpose());
    counted.collect()
}

fn is_due(lists: &Lists<'_, '_>, plan: &FlowPlan) -> bool {
    let Reason::PerhapsBack(came) = &plan.reason else { return true };
    let later: Vec<_> = came.iter().filter_map(|&period| lists.persons(period)).collect();
    match (lists.persons(plan.previous), lists.persons(plan.period)) {
        (Some(opening), Some(closing)) => is_anybody_back(opening, closing, &later),
        _ => true,
    }
}

fn one(
    transaction: &Transaction<'_>,
    watch: &Watch<'_>,
    lists: &Lists<'_, '_>,
    plan: &FlowPlan,
) -> Result<Option<Seen>, Failure> {
    let (Some(opening), Some(closing)) = (lists.get(plan.previous), lists.get(plan.period)) else { return Ok(None) };
    let (recoded, watched) = match watch.look(plan, opening, closing) {
        Looked::Apart(gap) => return Ok(Some(Seen::Apart(gap))),
        Looked::Together { opening, watched } => (opening, watched),
    };
    let opening = recoded.as_deref().unwrap_or(opening);
    let persons = |periods: &[Period]| -> Vec<&[PersonKey]> {
        periods.iter().filter_map(|&period| lists.persons(period)).collect()
    };
    let (before, after) = (persons(&plan.before), persons(&plan.after));
    let counts = flow(&FlowInput { opening, closing, seen_before: &before, seen_after: &after })?;
    let file = transaction.put_counts(CountKind::Flow, watch.agency.id.as_str(), plan.period, &counts)?;
    let summary = summarise_flow(&counts)?;
    let (period, previous) = (plan.period, plan.previous);
    let followed = watched.map(|watched| Followed { period, previous, opening: recoded, watched });
    let counted = Counted { period, previous, file, summary, followed };
    Ok(Some(Seen::Counted(Box::new(counted))))
}
