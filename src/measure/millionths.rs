//! Shares of a target or a band in whole millionths, so that comparisons with counts are exact: 47 of 100 is inside a
//! band that starts at 47 %, whatever 0.47 is in binary.

use crate::domain::{Headcount, Share};

const WHOLE: u128 = 1_000_000;

/// A share in whole millionths (ten-thousandths of a per cent).
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Millionths(u128);

impl Millionths {
    /// One half.
    pub(super) const HALF: Self = Self(WHOLE / 2);
    /// Everybody.
    pub(super) const ALL: Self = Self(WHOLE);

    /// Whole per cents; at most 100.
    pub(super) const fn percent(percent: u8) -> Self {
        let percent = if percent > 100 { 100 } else { percent };
        Self(percent as u128 * WHOLE / 100)
    }

    /// The nearest millionth.
    #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "a share is between 0 and 1")]
    pub(super) fn of(share: Share) -> Self {
        Self((share.fraction() * WHOLE as f64).round() as u128)
    }

    /// What is left of the whole.
    pub(super) fn complement(self) -> Self {
        Self(WHOLE.saturating_sub(self.0))
    }

    /// In per cent, for names: at most four decimals.
    pub(super) fn as_percent(self) -> f64 {
        self.0 as f64 / 10_000.0
    }

    /// Whether `part` of `whole` is at least this share.
    pub(super) fn is_reached_by(self, part: Headcount, whole: Headcount) -> bool {
        u128::from(part) * WHOLE >= self.0 * u128::from(whole)
    }

    /// Whether `part` of `whole` is at most this share.
    pub(super) fn is_kept_by(self, part: Headcount, whole: Headcount) -> bool {
        u128::from(part) * WHOLE <= self.0 * u128::from(whole)
    }

    /// Fewest people to change sides, with the total fixed, until `part` of `whole` reaches this share.
    pub(super) fn replacements(self, part: Headcount, whole: Headcount) -> Headcount {
        let goal = (self.0 * u128::from(whole)).div_ceil(WHOLE);
        people(goal.saturating_sub(u128::from(part)))
    }

    /// Fewest people to add to `part` (and so to `whole`) until it reaches this share; `None` where no number does.
    pub(super) fn additions(self, part: Headcount, whole: Headcount) -> Option<Headcount> {
        let short = (self.0 * u128::from(whole)).saturating_sub(WHOLE * u128::from(part));
        if short == 0 {
            return Some(0);
        }
        let gained = WHOLE.saturating_sub(self.0);
        (gained > 0).then(|| people(short.div_ceil(gained)))
    }
}

fn people(number: u128) -> Headcount {
    Headcount::try_from(number).unwrap_or(Headcount::MAX)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn forty_seven_of_a_hundred_is_not_below_forty_seven_per_cent() {
        for percent in 0..=100_u8 {
            let share = Share::from_fraction(f64::from(percent) / 100.0).unwrap();
            assert_eq!(Millionths::of(share), Millionths::percent(percent));
            assert!(Millionths::of(share).is_reached_by(u64::from(percent), 100));
            assert!(Millionths::of(share).is_kept_by(u64::from(percent), 100));
        }
    }

    #[test]
    fn everybody_cannot_be_reached_by_adding() {
        assert_eq!(Millionths::ALL.additions(3, 4), None);
        assert_eq!(Millionths::ALL.additions(4, 4), Some(0));
        assert_eq!(Millionths::ALL.replacements(3, 4), 1);
    }
}
