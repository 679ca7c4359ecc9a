//! What an attacker knows, written as whole numbers: unknown counts and sums of them that lie between two limits.

use thiserror::Error;

/// Largest count an unknown may take, in people. It stands for "no upper limit" and keeps every sum inside 64 bits.
pub const CEILING: i64 = 1 << 28;

/// Largest sum of absolute coefficients in one constraint, so that no sum of counts can leave 64 bits.
const MAX_WEIGHT: u64 = 1 << 34;

/// One thing the attacker knows: a weighted sum of unknown counts lies between two limits, both included.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Constraint {
    /// Unknown and its coefficient, sorted by unknown, each unknown once.
    pub terms: Vec<(u32, i64)>,
    /// Least value of the sum; `None` if nothing is known.
    pub low: Option<i64>,
    /// Greatest value of the sum; `None` if nothing is known.
    pub high: Option<i64>,
}

impl Constraint {
    /// The sum of the counts of `cell` lies between `low` and `high`.
    #[must_use]
    pub fn of_cell(cell: &[u32], low: Option<i64>, high: Option<i64>) -> Self {
        Self { terms: cell.iter().map(|&unknown| (unknown, 1)).collect(), low, high }
    }

    /// The weighted sum at the counts `x`. Unknowns outside `x` count as zero.
    #[must_use]
    pub fn value(&self, x: &[i64]) -> i128 {
        let part = |&(unknown, c): &(u32, i64)| i128::from(c) * i128::from(count(x, unknown));
        self.terms.iter().map(part).fold(0, i128::saturating_add)
    }

    /// Whether the counts `x` agree with this constraint.
    #[must_use]
    pub fn holds(&self, x: &[i64]) -> bool {
        let value = self.value(x);
        self.low.is_none_or(|low| i128::from(low) <= value) && self.high.is_none_or(|high| value <= i128::from(high))
    }
}

/// All that one attacker knows about the counts of the inner cube. Every unknown is a whole number of people, 0 or more.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct System {
    /// Number of unknown counts.
    pub unknowns: usize,
    /// What is known of sums of them.
    pub constraints: Vec<Constraint>,
    /// Known greatest value of each unknown, if any; as long as `unknowns`.
    pub upper: Option<Vec<i64>>,
}

/// Why a system cannot be read.
#[derive(Debug, Clone, PartialEq, Eq, Error)]
pub enum SystemError {
    /// A constraint or a cell names an unknown that does not exist.
    #[error("{place} names unknown {unknown}, but there are {unknowns} unknowns, numbered from 0")]
    Outside {
        /// Which constraint or cell.
        place: String,
        /// The number found.
        unknown: u32,
        /// How many unknowns there are.
        unknowns: usize,
    },
    /// A constraint or a cell is not sorted, or names an unknown twice.
    #[error("{place} must name each unknown once, in rising order; unknown {unknown} stands out of order")]
    Unsorted {
        /// Which constraint or cell.
        place: String,
        /// The first unknown out of order.
        unknown: u32,
    },
    /// Coefficients or limits are beyond what is computed exactly.
    #[error("{place} has coefficients or limits beyond the range that is computed exactly (counts up to {CEILING})")]
    TooLarge {
        /// Which constraint.
        place: String,
    },
    /// The list of upper limits has the wrong length or a negative entry.
    #[error("the upper limits must be {unknowns} numbers, 0 or more; found {found} or a negative one")]
    Upper {
        /// How many limits were found.
        found: usize,
        /// How many unknowns there are.
        unknowns: usize,
    },
}

impl System {
    /// A system that knows nothing but that its counts are 0 or more.
    #[must_use]
    pub fn new(unknowns: usize) -> Self {
        Self { unknowns, constraints: Vec::new(), upper: None }
    }

    /// Whether the counts `x` agree with everything known. This is the certificate of a witness: plain integer
    /// arithmetic, no solver.
    #[must_use]
    pub fn holds(&self, x: &[i64]) -> bool {
        x.len() == self.unknowns
            && x.iter().enumerate().all(|(i, &count)| (0..=self.upper_of(i)).contains(&count))
            && self.constraints.iter().all(|constraint| constraint.holds(x))
    }

    /// Greatest count unknown `i` may take.
    #[must_use]
    pub fn upper_of(&self, i: usize) -> i64 {
        self.upper.as_ref().and_then(|upper| upper.get(i)).map_or(CEILING, |&upper| upper.min(CEILING))
    }

    /// Checks that the system can be computed exactly.
    ///
    /// # Errors
    /// Names the first constraint that points outside, is out of order or is too large.
    pub fn check(&self) -> Result<(), SystemError> {
        if let Some(upper) = &self.upper
            && (upper.len() != self.unknowns || upper.iter().any(|&limit| limit < 0))
        {
            return Err(SystemError::Upper { found: upper.len(), unknowns: self.unknowns });
        }
        for (i, constraint) in self.constraints.iter().enumerate() {
            let place = || format!("constraint {i}");
            check_order(constraint.terms.iter().map(|&(unknown, _)| unknown), self.unknowns, place)?;
            check_size(constraint, place)?;
        }
        Ok(())
    }

    /// Checks that every cell is a sorted list of unknowns of this system.
    ///
    /// # Errors
    /// Names the first cell that is not.
    pub fn check_cells<'a>(&self, cells: impl Iterator<Item = &'a [u32]>) -> Result<(), SystemError> {
        for (i, cell) in cells.enumerate() {
            check_order(cell.iter().copied(), self.unknowns, || format!("cell {i}"))?;
        }
        Ok(())
    }
}

/// The number of people of `cell` in the counts `x`.
#[must_use]
pub fn cell_count(cell: &[u32], x: &[i64]) -> i64 {
    cell.iter().map(|&unknown| count(x, unknown)).fold(0, i64::saturating_add)
}

fn count(x: &[i64], unknown: u32) -> i64 {
    x.get(unknown as usize).copied().unwrap_or(0)
}

fn check_order(
    unknowns: impl Iterator<Item = u32>,
    limit: usize,
    place: impl Fn() -> String,
) -> Result<(), SystemError> {
    let mut last = None;
    for unknown in unknowns {
        if unknown as usize >= limit {
            return Err(SystemError::Outside { place: place(), unknown, unknowns: limit });
        }
        if last.is_some_and(|last| last >= unknown) {
            return Err(SystemError::Unsorted { place: place(), unknown });
        }
        last = Some(unknown);
    }
    Ok(())
}

fn check_size(constraint: &Constraint, place: impl Fn() -> String) -> Result<(), SystemError> {
    let weight = constraint.terms.iter().fold(0_u64, |sum, &(_, c)| sum.saturating_add(c.unsigned_abs()));
    let limit = |side: Option<i64>| side.is_none_or(|value| value.unsigned_abs() < 1 << 62);
    if weight > MAX_WEIGHT || !limit(constraint.low) || !limit(constraint.high) {
        return Err(SystemError::TooLarge { place: place() });
    }
    Ok(())
}
