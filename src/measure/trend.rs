//! # Change since an earlier date
//!
//! - **Definition.** Share of women now less the share at an earlier date (last month, last year), and a word for it.
//! - **Formula.** `s(now) − s(then)` in percentage points with the interval of *Difference of two shares*; "up" when
//!   the whole interval is above 0, "down" when it is below, else "no clear change".
//! - **Range.** −100 to 100 percentage points.
//! - **Undefined when.** At either date the group has neither women nor men.
//! - **Reads as.** The change itself is a fact, whatever the word. The word answers whether a difference of this size
//!   would stand out between two groups of these sizes. Most people are on both lists, so the interval is wider than
//!   it need be and the word is cautious: "no clear change" does not say that nobody moved. What moved the share is
//!   told by *What changed the share*.
//! - **Reference.** Newcombe (1998), *Statistics in Medicine* 17; the rule for the word is this project's own.
//! - **Worked example.** 400 of 1,000 a year ago and 460 of 1,000 now: +6.0 points (1.7 to 10.3), up. 410 now: +1.0
//!   (−3.3 to 5.3), no clear change.

use super::difference::difference_of_shares;
use crate::domain::{Estimate, GenderCount, PercentagePoint};

/// Which way a share went.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Direction {
    /// The whole interval lies above 0.
    Up,
    /// The whole interval lies below 0.
    Down,
    /// The interval holds 0.
    NoClearChange,
}

impl Direction {
    /// The word shown in reports.
    #[must_use]
    pub fn word(self) -> &'static str {
        match self {
            Self::Up => "up",
            Self::Down => "down",
            Self::NoClearChange => "no clear change",
        }
    }

    fn of(change: &Estimate) -> Self {
        if change.low > 0.0 {
            Self::Up
        } else if change.high < 0.0 {
            Self::Down
        } else {
            Self::NoClearChange
        }
    }
}

/// How a share of women changed between two dates.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Trend {
    /// Share now less share then.
    pub change: PercentagePoint,
    /// The same with its interval, in percentage points; its base is the women and men of both dates.
    pub estimate: Estimate,
    /// The word for it.
    pub direction: Direction,
}

/// Change of the share of women from `then` to `now`.
#[must_use]
pub fn trend(now: &GenderCount, then: &GenderCount) -> Option<Trend> {
    let change = now.share_of_women()? - then.share_of_women()?;
    let estimate = difference_of_shares(now, then)?;
    Some(Trend { change, estimate, direction: Direction::of(&estimate) })
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::measure::check::{any_count, near};

    #[test]
    fn six_points_in_a_thousand_are_up_and_one_is_not() {
        let then = GenderCount::known(400, 600);
        let up = trend(&GenderCount::known(460, 540), &then).unwrap();
        near(up.change.points(), 6.0, 1e-12);
        near(up.estimate.low, 1.7, 0.05);
        near(up.estimate.high, 10.3, 0.05);
        assert_eq!(up.direction.word(), "up");
        let flat = trend(&GenderCount::known(410, 590), &then).unwrap();
        near(flat.estimate.low, -3.3, 0.05);
        near(flat.estimate.high, 5.3, 0.05);
        assert_eq!(flat.direction.word(), "no clear change");
    }

    #[test]
    fn a_group_that_did_not_exist_has_no_trend() {
        assert_eq!(trend(&GenderCount::known(1, 1), &GenderCount::default()), None);
    }

    proptest! {
        #[test]
        fn back_in_time_is_the_other_way(now in any_count(), then in any_count()) {
            let opposite = |direction| match direction {
                Direction::Up => Direction::Down,
                Direction::Down => Direction::Up,
                Direction::NoClearChange => Direction::NoClearChange,
            };
            let (forth, back) = (trend(&now, &then), trend(&then, &now));
            prop_assert_eq!(forth.map(|it| it.direction), back.map(|it| opposite(it.direction)));
        }
    }
}
