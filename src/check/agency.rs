//! Checks one agency.

use super::answer::{AgencyChecked, Finding, Others};
use super::lists::{List, Lists, Source};
use super::{compare, describe, months, texts};
use crate::domain::Period;
use crate::ingest::{Quality, Task};
use crate::pipeline::Agency;
use crate::run::Failure;

/// Reads and compares the lists of the agency at `place`; no description where none could be read.
pub(super) fn check(
    source: &Source<'_>,
    place: usize,
    tasks: &[&Task],
    asked: Option<Period>,
) -> Result<(Option<AgencyChecked>, Vec<Finding>), Failure> {
    let Some(agency) = source.pipeline.agencies.get(place) else { return Ok((None, Vec::new())) };
    let lists = source.lists(agency, tasks)?;
    let focus = match asked {
        Some(period) => Some(period).filter(|it| lists.by_period.contains_key(it)),
        None => newest(&lists),
    };
    let mut found: Vec<(Option<Period>, crate::diagnostic::Diagnostic)> = lists.stops.clone();
    found.extend(months::findings(tasks, &lists));
    found.extend(compare::findings(agency, &lists).into_iter().map(|(period, it)| (Some(period), it)));
    let read = focus.and_then(|period| Some((period, lists.by_period.get(&period)?)));
    if let Some((period, list)) = read {
        found.extend(of_list(agency, &lists, period, list).into_iter().map(|it| (Some(period), it)));
    }
    found.sort_by_key(|(period, problem)| (std::cmp::Reverse(problem.severity), std::cmp::Reverse(*period)));
    let id = || Some(agency.id.as_str().to_owned());
    let findings = found.into_iter().map(|(period, problem)| Finding { agency: id(), period, problem }).collect();
    let checked = (!lists.by_period.is_empty()).then(|| AgencyChecked {
        id: agency.id.as_str().to_owned(),
        name: agency.name.clone(),
        focus: read.map(|(period, list)| describe::list(agency, &lists, period, list)),
        others: others(&lists, focus),
    });
    Ok((checked, findings))
}

/// The newest list that was read from an export; the store's newest where none was.
fn newest(lists: &Lists) -> Option<Period> {
    let read = lists.by_period.iter().rev().find(|(_, list)| list.read.is_some()).map(|(&period, _)| period);
    read.or_else(|| lists.by_period.keys().next_back().copied())
}

/// What there is to know about the described list alone.
fn of_list(agency: &Agency, lists: &Lists, period: Period, list: &List) -> Vec<crate::diagnostic::Diagnostic> {
    let quality = list.read.as_ref().map(|(quality, _)| quality);
    let mut found = quality.map(|it| texts::warnings(agency, it)).unwrap_or_default();
    found.extend(describe::gender_findings(agency, list, period));
    found.extend(texts::unseen(lists, period, list));
    found
}

fn others(lists: &Lists, focus: Option<Period>) -> Option<Others> {
    let others = || lists.by_period.iter().filter(|(period, _)| Some(**period) != focus);
    let people = || others().map(|(_, list)| list.staff.len() as u64);
    let quality = || others().filter_map(|(_, list)| list.read.as_ref()).map(|(quality, _)| quality);
    Some(Others {
        read: quality().count(),
        stored: others().filter(|(_, list)| list.read.is_none()).count(),
        first: *others().next()?.0,
        last: *others().next_back()?.0,
        people: (people().min()?, people().max()?),
        rows_refused: quality().map(Quality::rows_refused).sum(),
        warnings: quality().map(|it| it.warnings().len()).sum(),
    })
}
