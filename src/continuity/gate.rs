//! The gate: a list on which too few people are seen again stops the run.

use super::likeness::likeness;
use super::{Overlap, Pairs};
use crate::domain::{Period, Share};

/// The fewest people on the earlier list for which a share says anything.
pub const FEWEST: u64 = 10;
/// Between lists far apart at least this share is expected: half of an agency is rarely replaced within a few years.
const FLOOR: f64 = 0.3;
/// Lists further apart than these months are not compared: so long after, few may be left.
const LONGEST: i32 = 60;
/// Lists this much alike come from one agency.
const ALIKE: f64 = 0.75;
/// Lists less alike than this come from two.
const UNLIKE: f64 = 0.5;
/// A list whose people were nearly all seen before is a part of the one before.
const PART: f64 = 0.8;

/// A gap between two lists that the gate does not let pass.
#[derive(Clone, Debug, PartialEq)]
pub struct Gap {
    /// Month of the earlier list.
    pub earlier: Period,
    /// Month of the later list.
    pub later: Period,
    /// How many people are seen again.
    pub overlap: Overlap,
    /// The share that is expected.
    pub bar: Share,
    /// What may be the reason.
    pub reason: Reason,
}

/// Why few people may be seen again.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Reason {
    /// The later list is a part of the earlier one.
    Incomplete,
    /// The same groups in the same numbers, but other people: the numbering changed.
    Renumbered,
    /// Other groups too: perhaps the file of another agency.
    OtherAgency,
    /// Too little is known of the people to tell.
    Unclear,
}

/// The share of people expected to be seen again after `months`: `one_month` for each month, so that a list after two months
/// may have lost what two lists may lose, but never less than 30 % (or `one_month`, where that is less). `None` beyond five
/// years.
#[must_use]
pub fn bar(one_month: Share, months: i32) -> Option<Share> {
    let share = one_month.fraction();
    if !(1..=LONGEST).contains(&months) {
        return None;
    }
    Share::from_fraction(share.powi(months).max(FLOOR.min(share)))
}

/// The gap between two lists, where there is one.
#[must_use]
pub fn gate(pairs: &Pairs<'_>, (earlier, later): (Period, Period), one_month: Option<Share>) -> Option<Gap> {
    let overlap = pairs.overlap();
    let bar = bar(one_month?, later.months_since(earlier))?;
    let share = overlap.share()?;
    (overlap.earlier >= FEWEST && share < bar).then(|| Gap { earlier, later, overlap, bar, reason: reason(pairs, bar) })
}

fn reason(pairs: &Pairs<'_>, bar: Share) -> Reason {
    let overlap = pairs.overlap();
    let is_shorter = (overlap.later as f64) < bar.fraction() * overlap.earlier as f64;
    if is_shorter && Share::of(overlap.seen_again, overlap.later).is_some_and(|it| it.fraction() >= PART) {
        return Reason::Incomplete;
    }
    match likeness(pairs.opening, pairs.closing) {
        Some(likeness) if likeness >= ALIKE => Reason::Renumbered,
        Some(likeness) if likeness < UNLIKE => Reason::OtherAgency,
        _ => Reason::Unclear,
    }
}
