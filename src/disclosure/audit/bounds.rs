//! The exact interval of a cell: the least and the greatest count that agree with everything known.

use super::findings::AuditError;
use super::ground::Ground;
use super::reduce::Reduced;
use super::search::Search;
use super::settle::Beyond;
use super::start::any_counts;
use super::system::{CEILING, System};
use super::tally::Tally;
use super::target::Target;
use super::walk::Walker;

/// One end of an interval, in people.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Bound {
    /// A verified witness attains it and nothing lies beyond.
    Confirmed(i64),
    /// Nothing known limits the count on this side.
    Unlimited,
    /// The search gave up. A verified witness attains this, but the true end may lie further out.
    Unconfirmed(i64),
}

impl Bound {
    /// The number, where there is one.
    #[must_use]
    pub fn value(self) -> Option<i64> {
        match self {
            Self::Confirmed(value) | Self::Unconfirmed(value) => Some(value),
            Self::Unlimited => None,
        }
    }
}

/// The interval of one cell.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Bounds {
    /// Least count.
    pub low: Bound,
    /// Greatest count.
    pub high: Bound,
}

impl Bounds {
    /// Whether the count follows exactly, both ends being confirmed.
    #[must_use]
    pub fn exact(&self) -> bool {
        self.confirmed() && self.width() == Some(0)
    }

    /// Whether both ends are known for certain.
    #[must_use]
    pub fn confirmed(&self) -> bool {
        let unconfirmed = |bound| matches!(bound, Bound::Unconfirmed(_));
        !unconfirmed(self.low) && !unconfirmed(self.high)
    }

    /// Greatest less least count; `None` if a side is unlimited.
    #[must_use]
    pub fn width(&self) -> Option<i64> {
        Some(self.high.value()? - self.low.value()?)
    }
}

/// The exact interval of the sum of `cell`.
///
/// # Errors
/// See [`bounds_of`].
pub fn bounds(system: &System, cell: &[u32]) -> Result<Bounds, AuditError> {
    let all = bounds_of(system, &[cell])?;
    all.into_iter().next().ok_or(AuditError::Contradiction)
}

/// The exact intervals of several cells of one system; cheaper than one by one.
///
/// # Errors
/// If the system or a cell cannot be read, or if no counts that agree with the system could be found.
pub fn bounds_of(system: &System, cells: &[&[u32]]) -> Result<Vec<Bounds>, AuditError> {
    system.check()?;
    system.check_cells(cells.iter().copied())?;
    let reduced = Reduced::new(system, cells).map_err(|_| AuditError::Contradiction)?;
    let start = any_counts(&reduced).ok_or(AuditError::NotFound)?;
    let truth = reduced.lift(&start);
    if !system.holds(&truth) {
        return Err(AuditError::NotFound);
    }
    let targets: Vec<Target> = cells.iter().map(|cell| Target { cell: cell.to_vec(), width: i64::MAX }).collect();
    let ground = Ground::new(system, &targets, &truth);
    let home = Walker::new(&reduced, &start);
    let mut search = Search::new(Tally::new(&ground, false), &home, 0);
    Ok((0..cells.len()).map(|t| both(&mut search, t)).collect())
}

fn both(search: &mut Search, t: usize) -> Bounds {
    let end = |search: &mut Search, direction| match search.settle(t, direction) {
        (value, _) if value >= CEILING / 2 => Bound::Unlimited,
        (value, Beyond::Unknown) => Bound::Unconfirmed(value),
        (value, Beyond::Excluded | Beyond::Claimed) => Bound::Confirmed(value),
    };
    let low = end(search, -1);
    Bounds { low, high: end(search, 1) }
}
