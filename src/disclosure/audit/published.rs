//! What was published, cell by cell, and what an attacker reads from it.

use std::collections::BTreeSet;

use super::system::{Constraint, System};

/// How one published number was shown.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Shown {
    /// The true count.
    Exact(i64),
    /// Nothing but the mark for "withheld".
    Withheld,
    /// A multiple of `base` near the count. With `steps` K the count differs by less than (K + 1) times the base
    /// (SDC Handbook, section 5.5); 0 is zero-restricted controlled rounding.
    Rounded {
        /// The number shown.
        value: i64,
        /// The rounding base, at least 1.
        base: i64,
        /// Further steps of the base allowed, 0 or more.
        steps: i64,
    },
    /// "At least": a lower limit.
    AtLeast(i64),
    /// A range, both ends included, such as "1 to 4".
    Between(i64, i64),
    /// A percentage of this cell in another, rounded to `decimals` places.
    Percent {
        /// Inner cells of the denominator, rising.
        of: Vec<u32>,
        /// The percentage in units of its last decimal: 33.3 with one decimal is 333.
        percent: i64,
        /// Decimal places shown, 0 to 3.
        decimals: u32,
    },
}

/// One published number and the inner cells it counts.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Published {
    /// Inner cells it sums, rising.
    pub cell: Vec<u32>,
    /// What was shown.
    pub shown: Shown,
}

/// What readers of the release know of its rules.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Knowledge {
    /// Whether true zeros are shown, so that a withheld cell cannot be 0.
    pub zeros_shown: bool,
    /// The threshold t: counts from 1 to t - 1 are small.
    pub threshold: i64,
}

impl Default for Knowledge {
    fn default() -> Self {
        Self { zeros_shown: true, threshold: 5 }
    }
}

/// How a reader takes the mark of a withheld cell.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum WithheldReading {
    /// The count may be anything from `low` up.
    AtLeast(i64),
    /// The count is small: between `low` and the threshold less one.
    Small(i64),
}

/// The facts one published number gives.
#[must_use]
pub fn constraints(published: &Published, withheld: WithheldReading, threshold: i64) -> Vec<Constraint> {
    let cell = &published.cell;
    let between = |low, high| vec![Constraint::of_cell(cell, low, high)];
    match &published.shown {
        Shown::Exact(value) => between(Some(*value), Some(*value)),
        Shown::Withheld => match withheld {
            WithheldReading::AtLeast(low) => between(Some(low), None),
            WithheldReading::Small(low) => between(Some(low), Some(threshold.saturating_sub(1))),
        },
        Shown::Rounded { value, base, steps } => {
            let (low, high) = rounding_interval(*value, *base, *steps);
            between(Some(low), Some(high))
        }
        Shown::AtLeast(low) => between(Some(*low), None),
        Shown::Between(low, high) => between(Some(*low), Some(*high)),
        Shown::Percent { of, percent, decimals } => percent_constraints(cell, of, *percent, *decimals),
    }
}

/// The counts that may stand behind a rounded number: less than (steps + 1) bases away, and never below 0.
#[must_use]
pub fn rounding_interval(value: i64, base: i64, steps: i64) -> (i64, i64) {
    let reach = base.saturating_mul(steps.saturating_add(1)).saturating_sub(1).max(0);
    (value.saturating_sub(reach).max(0), value.saturating_add(reach))
}

/// A percentage p with d decimals says (p - h) N <= 100 n <= (p + h) N with h half a unit of the last decimal. Both
/// ends are included, as the reader does not know which way halves were rounded.
fn percent_constraints(cell: &[u32], of: &[u32], percent: i64, decimals: u32) -> Vec<Constraint> {
    let whole = 200_i64.saturating_mul(10_i64.saturating_pow(decimals));
    let people: BTreeSet<u32> = cell.iter().chain(of).copied().collect();
    let inside = |list: &[u32], unknown: u32| i64::from(list.binary_search(&unknown).is_ok());
    let side = |edge: i64| {
        let weight = |unknown: u32| {
            whole.saturating_mul(inside(cell, unknown)).saturating_sub(edge.saturating_mul(inside(of, unknown)))
        };
        people.iter().map(|&unknown| (unknown, weight(unknown))).filter(|&(_, c)| c != 0).collect()
    };
    let edge = |half: i64| percent.saturating_mul(2).saturating_add(half);
    vec![
        Constraint { terms: side(edge(-1)), low: Some(0), high: None },
        Constraint { terms: side(edge(1)), low: None, high: Some(0) },
    ]
}

/// Everything a list of published numbers says, each withheld cell read by `reading`.
pub fn system_of(
    unknowns: usize,
    published: &[Published],
    threshold: i64,
    reading: impl Fn(&Published) -> WithheldReading,
) -> System {
    let constraints = published.iter().flat_map(|one| constraints(one, reading(one), threshold)).collect();
    System { unknowns, constraints, upper: None }
}
