//! The end of one cell's interval: a witness that attains it and a reason why nothing lies beyond.

use std::collections::BTreeSet;

use super::exclude::excluded;
use super::propagate::Row;
use super::search::Search;
use super::solve::{Extreme, Scope, extreme, limit};

/// Interval splits of a whole-number proof before the solver is asked.
const SPLITS_BEFORE: usize = 8;
/// Interval splits of a whole-number proof that backs what the solver claims.
const SPLITS_AFTER: usize = 30;
/// Variables up to which a whole part goes to the solver at once.
const SMALL: usize = 400;
/// Sizes of the neighbourhoods searched in larger parts, in variables.
const NEARBY: [usize; 3] = [60, 240, 960];
/// Variables above which a part is never given to the solver as a whole.
const LARGE: usize = 2_500;

/// Why no counts lie beyond an end.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Beyond {
    /// Whole-number reasoning excludes them.
    Excluded,
    /// The solver claims so.
    Claimed,
    /// Nobody knows.
    Unknown,
}

impl Search<'_> {
    /// The greatest (`direction` 1) or least (-1) count of target `t` that a verified witness attains, and why it is the
    /// end.
    pub fn settle(&mut self, t: usize, direction: i64) -> (i64, Beyond) {
        self.aim_at(t, direction, true);
        if self.excludes(t, direction, SPLITS_BEFORE) {
            return (self.seen(t, direction), Beyond::Excluded);
        }
        let mut weights = vec![0; self.start().len()];
        for &j in &self.reduced.forms[t].variables {
            weights[j] = direction;
        }
        let parts = self.parts_of(&weights);
        let most = parts.iter().map(Vec::len).max().unwrap_or(0);
        if most > SMALL {
            for size in NEARBY {
                let beyond = self.settle_nearby(t, direction, &weights, size);
                if beyond != Beyond::Unknown {
                    return (self.seen(t, direction), beyond);
                }
            }
        }
        let beyond = if most > LARGE { Beyond::Unknown } else { self.settle_parts(t, direction, &weights, &parts) };
        (self.seen(t, direction), beyond)
    }

    /// Gives the parts of the target to the solver, each whole.
    fn settle_parts(&mut self, t: usize, direction: i64, weights: &[i64], parts: &[Vec<usize>]) -> Beyond {
        let mut y = self.start().to_vec();
        let mut optimal = true;
        for variables in parts {
            self.solves += 1;
            match extreme(self.reduced, Scope { variables, start: &y }, weights) {
                Extreme::Attained { y: found, optimal: claimed } => (y, optimal) = (found, optimal && claimed),
                Extreme::Unknown => optimal = false,
            }
        }
        let verified = self.tally.record(&self.reduced.lift(&y));
        let form = &self.reduced.forms[t];
        let value = form.known + form.variables.iter().map(|&j| y[j]).sum::<i64>();
        if self.excludes(t, direction, SPLITS_AFTER) {
            Beyond::Excluded
        } else if verified && optimal && value == self.seen(t, direction) {
            Beyond::Claimed
        } else {
            Beyond::Unknown
        }
    }

    /// Searches a neighbourhood of the target: a witness with all others fixed, then a limit with all others free.
    fn settle_nearby(&mut self, t: usize, direction: i64, weights: &[i64], size: usize) -> Beyond {
        let variables = self.nearby(t, size);
        let scope = Scope { variables: &variables, start: self.start() };
        self.solves += 1;
        if let Extreme::Attained { y, .. } = extreme(self.reduced, scope, weights) {
            self.tally.record(&self.reduced.lift(&y));
        }
        if self.excludes(t, direction, SPLITS_AFTER) {
            return Beyond::Excluded;
        }
        self.solves += 1;
        let limit = limit(self.reduced, scope, weights).map(|sum| self.reduced.forms[t].known + direction * sum);
        if limit == Some(self.seen(t, direction)) { Beyond::Claimed } else { Beyond::Unknown }
    }

    /// Variables of the target and of the rows around it, shortest rows first, up to `size` (and always those of the
    /// target itself).
    fn nearby(&self, t: usize, size: usize) -> Vec<usize> {
        let mut found: BTreeSet<usize> = self.reduced.forms[t].variables.iter().copied().collect();
        let mut used: BTreeSet<usize> = BTreeSet::new();
        while found.len() < size {
            let rows = found.iter().flat_map(|&j| self.reduced.columns[j].iter().map(|&(r, _)| r));
            let shortest = rows.filter(|r| !used.contains(r)).min_by_key(|&r| (self.reduced.rows[r].terms.len(), r));
            let Some(r) = shortest else { break };
            used.insert(r);
            found.extend(self.reduced.rows[r].terms.iter().map(|&(j, _)| j).take(size));
        }
        found.into_iter().collect()
    }

    /// The furthest count of target `t` seen in a verified witness.
    fn seen(&self, t: usize, direction: i64) -> i64 {
        if direction > 0 { self.tally.most[t] } else { self.tally.least[t] }
    }

    /// Whether whole-number reasoning excludes every count beyond the furthest seen.
    fn excludes(&self, t: usize, direction: i64, splits: usize) -> bool {
        let seen = self.seen(t, direction);
        let (least, most) = self.reduced.span(t);
        if seen == if direction > 0 { most } else { least } {
            return true;
        }
        let form = &self.reduced.forms[t];
        let terms: Vec<(usize, i64)> = form.variables.iter().map(|&j| (j, direction)).collect();
        let (_, high) = self.reduced.intervals.span(&terms);
        let low = direction * (seen - form.known) + 1;
        excluded(self.reduced, &Row { terms, low, high }, splits)
    }
}
