//! Interval propagation: what each sum says about each single count, in whole numbers, until nothing changes.

use std::collections::VecDeque;

use super::system::System;

/// Visits to each row, on average, after which propagation stops. Stopping early only leaves intervals wider than need
/// be.
const MAX_VISITS: usize = 40;

/// A sum of variables between two limits, without open sides: an unknown limit is the most extreme sum possible.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Row {
    /// Variable and coefficient.
    pub terms: Vec<(usize, i64)>,
    /// Least value of the sum.
    pub low: i64,
    /// Greatest value of the sum.
    pub high: i64,
}

/// The interval of each variable.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Intervals {
    /// Least value of each variable.
    pub low: Vec<i64>,
    /// Greatest value of each variable.
    pub high: Vec<i64>,
}

/// The known facts contradict each other: no counts at all agree with them.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Contradiction;

/// The rows of a system and the intervals that follow from them.
pub(super) fn propagated(system: &System) -> Result<(Vec<Row>, Intervals), Contradiction> {
    let high: Vec<i64> = (0..system.unknowns).map(|i| system.upper_of(i)).collect();
    let mut intervals = Intervals { low: vec![0; system.unknowns], high };
    let rows: Vec<Row> = system
        .constraints
        .iter()
        .map(|constraint| {
            let terms = constraint.terms.iter().map(|&(unknown, c)| (unknown as usize, c));
            let terms: Vec<_> = terms.filter(|&(_, c)| c != 0).collect();
            let (least, most) = intervals.span(&terms);
            let (low, high) = (constraint.low.unwrap_or(least), constraint.high.unwrap_or(most));
            Row { terms, low: low.max(least), high: high.min(most) }
        })
        .collect();
    intervals.tighten(&rows, &columns(system.unknowns, &rows), 0..rows.len())?;
    Ok((rows, intervals))
}

/// For each variable the rows it stands in, with its coefficient.
pub(super) fn columns(variables: usize, rows: &[Row]) -> Vec<Vec<(usize, i64)>> {
    let mut columns = vec![Vec::new(); variables];
    for (r, row) in rows.iter().enumerate() {
        row.terms.iter().for_each(|&(j, c)| columns[j].push((r, c)));
    }
    columns
}

impl Intervals {
    /// Least and greatest value of a sum, seen from the single intervals only.
    pub fn span(&self, terms: &[(usize, i64)]) -> (i64, i64) {
        terms.iter().fold((0, 0), |(least, most), &(j, c)| {
            let (a, b) = (c * self.low[j], c * self.high[j]);
            (least + a.min(b), most + a.max(b))
        })
    }

    /// Narrows the intervals by the rows of `waiting`, and by all rows these lead to, until nothing changes.
    ///
    /// `columns` names for each variable the rows it stands in.
    pub fn tighten(
        &mut self,
        rows: &[Row],
        columns: &[Vec<(usize, i64)>],
        waiting: impl Iterator<Item = usize>,
    ) -> Result<(), Contradiction> {
        let mut queue: VecDeque<usize> = waiting.collect();
        let mut queued = vec![false; rows.len()];
        for &r in &queue {
            queued[r] = true;
        }
        let mut changed = Vec::new();
        for _ in 0..MAX_VISITS.saturating_mul(rows.len()) {
            let Some(r) = queue.pop_front() else { break };
            queued[r] = false;
            self.tighten_row(&rows[r], &mut changed)?;
            for j in changed.drain(..) {
                for &(other, _) in &columns[j] {
                    if other != r && !std::mem::replace(&mut queued[other], true) {
                        queue.push_back(other);
                    }
                }
            }
        }
        Ok(())
    }

    /// Narrows the intervals of one row's variables; the variables that changed are added to `changed`.
    pub fn tighten_row(&mut self, row: &Row, changed: &mut Vec<usize>) -> Result<(), Contradiction> {
        let (least, most) = self.span(&row.terms);
        if least > row.high || most < row.low {
            return Err(Contradiction);
        }
        if least >= row.low && most <= row.high {
            return Ok(());
        }
        for &(j, c) in &row.terms {
            let (low, high) = (self.low[j], self.high[j]);
            let (own_least, own_most) = ((c * low).min(c * high), (c * low).max(c * high));
            let (from, to) = (row.low - (most - own_most), row.high - (least - own_least));
            let (new_low, new_high) =
                if c > 0 { (ceil_div(from, c), floor_div(to, c)) } else { (ceil_div(-to, -c), floor_div(-from, -c)) };
            if new_low > low || new_high < high {
                self.low[j] = low.max(new_low);
                self.high[j] = high.min(new_high);
                changed.push(j);
            }
            if self.low[j] > self.high[j] {
                return Err(Contradiction);
            }
        }
        Ok(())
    }
}

/// Quotient rounded down; the divisor is positive.
fn floor_div(a: i64, b: i64) -> i64 {
    a.div_euclid(b)
}

/// Quotient rounded up; the divisor is positive.
fn ceil_div(a: i64, b: i64) -> i64 {
    -(-a).div_euclid(b)
}
