//! The least change, year by year, that meets a target.
//!
//! Effort is people: women hired above today's share and women promoted above what the odds give. A linear program finds the
//! least of it on a course of the model, the model runs what was found, and so on until both agree; every number reported is
//! of the model's run. Nothing is spread out: a woman hired late has had no time to leave, so the least change comes as late
//! as the limits let it. Only women are brought in here; where men are the fewer, the problem is mirrored first.

mod course;
mod limits;
mod linear;
mod plan;
#[cfg(test)]
mod properties;
#[cfg(test)]
mod tests;
#[cfg(test)]
mod williams;

use std::ops::Range;

use super::Problem;
use course::{Course, Shares};
pub use limits::ChangeLimits;
pub use plan::{BandYear, ChangeYear, LeastChange, PayingBand};

/// People changed that one person short at the end is worth at most.
const WORTH: f64 = 1000.0;
/// Linear programs solved at most. Four do as a rule.
const ROUNDS: usize = 40;
/// What a better course must gain, in people changed.
const GAIN: f64 = 1e-3;
/// Programs in a row that may gain less.
const PATIENCE: usize = 3;
/// People, or a share of women: less than this is what the last digits of a computation leave.
const NOTHING: f64 = 1e-6;
/// More people than any agency has: beyond, numbers are taken for mistakes.
const MOST: f64 = 1e9;

/// The least change of a target, in years from today; the last one may be part of a year. A thousand people are not changed for
/// less than one woman more at the end. `None` where the problem is no problem (sizes that differ, rates that are none, no step
/// to go, nobody in the target at the end) or the solver gave no answer; never because a target is out of reach: then women are
/// short.
#[must_use]
pub fn least_change(problem: &Problem, limits: &ChangeLimits) -> Option<LeastChange> {
    let is_end = |step: &usize| step.checked_rem(problem.steps_per_year) == Some(0);
    least_change_by(problem, limits, &(1..problem.steps).filter(is_end).collect::<Vec<_>>())
}

/// The same for years that end at these steps, such as the ends of calendar years; the last one ends when the target is due.
#[must_use]
pub fn least_change_by(problem: &Problem, limits: &ChangeLimits, ends: &[usize]) -> Option<LeastChange> {
    if !is_sound(problem) {
        return None;
    }
    let years = years(problem.steps, ends);
    let unchanged = Course::of(problem, &years, limits, &Shares::unchanged(problem, &years));
    let best = search(problem, limits, &years, &unchanged)?;
    LeastChange::of(problem, &years, &unchanged, &best)
}

/// The best course that linear programs lead to, each solved on the course of the one before. Where they lead to nothing
/// better, or the solver breaks down, the next one starts from the best again, with a shorter step.
fn search(problem: &Problem, limits: &ChangeLimits, years: &[Range<usize>], unchanged: &Course) -> Option<Course> {
    let (mut best, mut course) = (unchanged.clone(), unchanged.clone());
    let (mut reach, mut idle, mut is_solved) = (f64::INFINITY, 0, false);
    for _ in 0..ROUNDS {
        let Some(step) = linear::solve(problem, limits, years, &course, reach) else {
            (course, reach, idle) = (best.clone(), reach.min(best.short) / 4.0, 0);
            continue;
        };
        let next = Course::of(problem, years, limits, &step.shares);
        let is_settled = (next.cost() - course.cost()).abs() < NOTHING;
        course = next;
        is_solved = true;
        idle = if course.cost() < best.cost() - GAIN { 0 } else { idle + 1 };
        if course.cost() < best.cost() {
            best = course.clone();
        }
        if is_settled && course.cost() - best.cost() < NOTHING {
            break;
        }
        if is_settled || idle == PATIENCE {
            (course, reach, idle) = (best.clone(), step.largest / 4.0, 0);
        }
    }
    is_solved.then_some(best)
}

/// The years between these ends, without gaps.
fn years(steps: usize, ends: &[usize]) -> Vec<Range<usize>> {
    let mut ends: Vec<usize> = ends.iter().copied().filter(|end| (1..steps).contains(end)).chain([0, steps]).collect();
    ends.sort_unstable();
    ends.dedup();
    ends.windows(2).map(|pair| pair[0]..pair[1]).collect()
}

/// Whether everything fits together and is a number: the model takes that for granted.
fn is_sound(problem: &Problem) -> bool {
    let size = problem.size();
    let is_part = |part: f64| (0.0..=1.0).contains(&part);
    let sizes = [problem.state.women.len(), problem.state.men.len(), problem.rates.bands.len()];
    let feeds = problem.ladder.bands.iter().enumerate().all(|(band, it)| it.feeder.is_none_or(|feeder| feeder < band));
    let people = problem.state.women.iter().chain(&problem.state.men).all(|it| (0.0..MOST).contains(it));
    let rates = problem.rates.bands.iter().all(|it| {
        [it.exit_women, it.exit_men, it.promoted, it.hires_women].into_iter().all(is_part)
            && (0.0..MOST).contains(&it.promotion_odds)
    });
    let posts = |step| (0..size).all(|band| problem.plan.posts(step, band).abs() < MOST);
    let aim = is_part(problem.aim) && problem.bands.iter().all(|&band| band < size);
    problem.steps > 0 && sizes == [size; 3] && feeds && people && rates && aim && (0..problem.steps).all(posts)
}
