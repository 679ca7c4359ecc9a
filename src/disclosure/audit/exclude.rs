//! Proof in whole numbers that a cell cannot reach a count: split intervals and follow every fact to a contradiction.

use super::propagate::{Intervals, Row};
use super::reduce::Reduced;

/// Whether no counts bring the sum of `wish` to its limits. `true` is a proof; `false` says nothing: the proof was given
/// up after so many splits.
pub(super) fn excluded(reduced: &Reduced, wish: &Row, mut splits: usize) -> bool {
    contradicts(reduced, wish, reduced.intervals.clone(), &mut splits)
}

fn contradicts(reduced: &Reduced, wish: &Row, mut intervals: Intervals, splits: &mut usize) -> bool {
    if follow(reduced, wish, &mut intervals) {
        return true;
    }
    let Some(j) = narrowest(reduced, wish, &intervals) else { return false };
    if *splits == 0 {
        return false;
    }
    *splits -= 1;
    let middle = intervals.low[j] + (intervals.high[j] - intervals.low[j]) / 2;
    let mut below = intervals.clone();
    below.high[j] = middle;
    intervals.low[j] = middle + 1;
    let touched = |j: usize| reduced.columns[j].iter().map(|&(r, _)| r);
    let mut half = |mut part: Intervals| {
        part.tighten(&reduced.rows, &reduced.columns, touched(j)).is_err() || contradicts(reduced, wish, part, splits)
    };
    half(below) && half(intervals)
}

/// Narrows by the wish and all facts in turn; whether they contradict each other.
fn follow(reduced: &Reduced, wish: &Row, intervals: &mut Intervals) -> bool {
    loop {
        let mut changed = Vec::new();
        if intervals.tighten_row(wish, &mut changed).is_err() {
            return true;
        }
        if changed.is_empty() {
            return false;
        }
        let touched = changed.iter().flat_map(|&j| reduced.columns[j].iter().map(|&(r, _)| r));
        let mut rows: Vec<usize> = touched.collect();
        rows.sort_unstable();
        rows.dedup();
        if intervals.tighten(&reduced.rows, &reduced.columns, rows.into_iter()).is_err() {
            return true;
        }
    }
}

/// The open variable of the wish, or else of the rows next to it, whose interval is narrowest.
fn narrowest(reduced: &Reduced, wish: &Row, intervals: &Intervals) -> Option<usize> {
    let width = |j: &usize| intervals.high[*j] - intervals.low[*j];
    let own = wish.terms.iter().map(|&(j, _)| j).filter(|j| width(j) > 0);
    let next = || {
        let rows = wish.terms.iter().flat_map(|&(j, _)| reduced.columns[j].iter().map(|&(r, _)| r));
        rows.flat_map(|r| reduced.rows[r].terms.iter().map(|&(j, _)| j)).filter(|j| width(j) > 0)
    };
    own.min_by_key(|j| (width(j), *j)).or_else(|| next().min_by_key(|j| (width(j), *j)))
}
