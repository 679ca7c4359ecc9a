//! A band of results from numbers of people alone, where movements cannot be followed.

use super::project::{Subject, short};
use super::verdict::Verdict;
use super::workforce::{problem_of, share_of_women};
use crate::domain::{Gender, Period};
use crate::target::answer::{Lever, Problem, best, required};
use crate::target::definition;
use crate::target::future::Group;
use crate::target::history::History;
use crate::target::model::Policy;
use crate::target::rates::{ListOfBands, from_stocks as inferred};

/// Fewest months between the first and the last list.
const FEWEST_MONTHS: u32 = 12;

/// Answers if people stay as short, and as long, as the agency thinks likely; in that order.
#[derive(Clone, Debug, PartialEq)]
pub struct FromStocks {
    /// Years that people stay.
    pub stay_years: [f64; 2],
    /// Whose share has to rise.
    pub short: Gender,
    /// Share of women when the target is due, if nothing changes; `None` where nobody is there then.
    pub share_when_due: [Option<f64>; 2],
    /// Share of the short gender among people hired that meets the target on average; `None` where none does.
    pub hires_needed: [Option<f64>; 2],
    /// Whether the target could be met on average if only the short gender were hired.
    pub attainable: [bool; 2],
}

impl FromStocks {
    /// All that a band of results can say: that the target is reachable under both guesses, or under neither.
    #[must_use]
    pub fn verdict(&self, hires_cap: f64) -> Verdict {
        let reachable = |needed: &Option<f64>| needed.is_some_and(|it| it <= hires_cap);
        if self.hires_needed.iter().all(reachable) {
            Verdict::Reachable
        } else if self.attainable.iter().all(|it| !it) {
            Verdict::OutOfReach
        } else {
            Verdict::CannotSay
        }
    }
}

/// The band of results of a target; `None` where the pipeline file does not say how long people stay, or there are no lists a
/// year apart.
pub(super) fn from_stocks(
    subject: &Subject<'_>,
    history: &History,
    place: usize,
    bands: &[usize],
) -> Option<FromStocks> {
    let stay_years = subject.agency.limits.stay_years?;
    let target = subject.targets[place];
    let steps = usize::try_from(target.by.months_since(subject.period)).ok().filter(|&steps| steps > 0)?;
    let lists = lists(history, subject)?;
    let definition = definition(target);
    let short = short(&definition, &subject.today[place]);
    let group = Group { bands: bands.to_vec(), definition };
    let today = history.stock.get(&subject.period)?;
    let people: Vec<[u64; 2]> = today.iter().map(|it| [it.women, it.men]).collect();
    let plan = crate::target::posts::posts(history, today, &[], subject.period, Some((subject.agency, steps)))?;
    let problem = |years: f64| {
        let rates = inferred(&lists, &history.ladder, years)?;
        Some(problem_of(&history.ladder, &people, rates, plan.clone(), &group, short, steps))
    };
    let [low, high] = [problem(stay_years[0])?, problem(stay_years[1])?];
    let both = [&low, &high];
    Some(FromStocks {
        stay_years,
        short,
        share_when_due: both.map(|it| it.share_when_due(&Policy::default()).map(|share| share_of_women(short, share))),
        hires_needed: both.map(|it| required(it, Lever::Hires, 1.0)),
        attainable: both.map(is_attainable),
    })
}

fn is_attainable(problem: &Problem) -> bool {
    problem.is_met_by(best(problem, 1.0, problem.steps).last().copied().flatten())
}

/// The lists that rates are inferred from; `None` where they lie less than a year apart.
fn lists(history: &History, subject: &Subject<'_>) -> Option<Vec<ListOfBands>> {
    let window = i32::try_from(subject.pipeline.projection.use_last_months).unwrap_or(i32::MAX);
    let mut before: Option<Period> = None;
    let mut lists = Vec::new();
    for (&period, stock) in history.stock.range(subject.period.plus(-window)..=subject.period) {
        let months = before.map_or(0, |it| period.months_since(it));
        lists.push(ListOfBands {
            months: u32::try_from(months).unwrap_or(0),
            people: stock.iter().map(|it| [it.women, it.men]).collect(),
        });
        before = Some(period);
    }
    let span: u32 = lists.iter().map(|it| it.months).sum();
    (span >= FEWEST_MONTHS).then_some(lists)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn band(needed: [Option<f64>; 2], attainable: [bool; 2]) -> FromStocks {
        FromStocks {
            stay_years: [6.0, 15.0],
            short: Gender::Woman,
            share_when_due: [Some(0.3), Some(0.28)],
            hires_needed: needed,
            attainable,
        }
    }

    #[test]
    fn a_verdict_holds_under_both_guesses_or_there_is_none() {
        assert_eq!(band([Some(0.5), Some(0.58)], [true; 2]).verdict(0.6), Verdict::Reachable);
        assert_eq!(band([Some(0.5), Some(0.7)], [true; 2]).verdict(0.6), Verdict::CannotSay);
        assert_eq!(band([Some(0.5), None], [true, false]).verdict(0.6), Verdict::CannotSay);
        assert_eq!(band([None, None], [false; 2]).verdict(0.6), Verdict::OutOfReach);
    }
}
