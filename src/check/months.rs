//! Months without a list, and months with more files than usual.

use std::collections::BTreeMap;

use super::lists::Lists;
use crate::diagnostic::{Diagnostic, Location};
use crate::domain::Period;
use crate::ingest::Task;

/// How many missing months are named.
const NAMED: usize = 6;

/// What is wrong with the months of an agency.
pub(super) fn findings(tasks: &[&Task], lists: &Lists) -> Vec<(Option<Period>, Diagnostic)> {
    let stopped = lists.stops.iter().filter_map(|(period, _)| *period);
    let known: std::collections::BTreeSet<Period> = lists.by_period.keys().copied().chain(stopped).collect();
    let missing = missing(&known.into_iter().collect::<Vec<_>>());
    let absent = (!missing.is_empty()).then(|| (None, absent(&missing)));
    absent.into_iter().chain(twice(tasks)).collect()
}

/// Months between the lists that the usual distance between them leaves out.
fn missing(periods: &[Period]) -> Vec<Period> {
    let steps = || periods.windows(2).map(|pair| pair[1].months_since(pair[0]));
    let mut times: BTreeMap<i32, usize> = BTreeMap::new();
    for step in steps() {
        *times.entry(step).or_default() += 1;
    }
    // The most frequent; of equals the shorter.
    let usual = times.iter().max_by_key(|(step, times)| (**times, -**step)).map_or(1, |(&step, _)| step);
    let between = |pair: &[Period]| {
        let (from, to) = (pair[0], pair[1]);
        let steps = (1..).map(move |step| from.plus(step * usual));
        steps.take_while(move |period| *period < to).collect::<Vec<_>>()
    };
    periods.windows(2).flat_map(between).collect()
}

fn absent(missing: &[Period]) -> Diagnostic {
    let mut names: Vec<String> = missing.iter().take(NAMED).map(ToString::to_string).collect();
    if missing.len() > NAMED {
        names.push(format!("{} more", missing.len() - NAMED));
    }
    let message = format!("there is no list of {}", names.join(", "));
    let help = "add the missing exports: without them several movements of a person look like one";
    Diagnostic::error("PAR-0602", message, Location::default(), help).warning()
}

/// Months whose list is made of more files than those of most other months of the source.
fn twice(tasks: &[&Task]) -> Vec<(Option<Period>, Diagnostic)> {
    let usual = |source: usize| {
        let mut files: Vec<usize> =
            tasks.iter().filter(|it| it.source == source && it.period.is_some()).map(|it| it.files.len()).collect();
        files.sort_unstable();
        files.get(files.len().saturating_sub(1) / 2).copied().unwrap_or(1)
    };
    let more = tasks.iter().filter(|task| task.period.is_some() && task.files.len() > usual(task.source));
    let finding = |task: &Task| {
        let names = task.files.iter().filter_map(|it| it.file_name()).map(|it| it.to_string_lossy().into_owned());
        let names: Vec<String> = names.collect();
        let month = task.period.map(|it| it.to_string()).unwrap_or_default();
        let message = format!("the list of {month} comes from {} files", names.len());
        let help = "keep one of them if they are two versions of one list; parts of one list may stay";
        let problem = Diagnostic::error("PAR-0603", message, Location::file(names.join(" and ")), help);
        (task.period, problem.warning())
    };
    more.map(|task| finding(task)).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn months(numbers: &[i32]) -> Vec<Period> {
        let first = Period::new(2026, 1).unwrap();
        numbers.iter().map(|&number| first.plus(number - 1)).collect()
    }

    #[test]
    fn a_month_is_missing_where_the_usual_distance_leaves_it_out() {
        assert!(missing(&months(&[1, 2, 3])).is_empty());
        assert_eq!(missing(&months(&[1, 2, 3, 6])), months(&[4, 5]));
        assert!(missing(&months(&[1, 4, 7, 10])).is_empty(), "quarters");
        assert_eq!(missing(&months(&[1, 4, 7, 13])), months(&[10]));
        assert!(missing(&months(&[3])).is_empty() && missing(&[]).is_empty());
    }
}
