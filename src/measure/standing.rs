//! # Standing against a target
//!
//! - **Definition.** Whether a share of women meets a target, by how much, and which way it went; and whether a target that is
//!   met rests on ranks below it that are not.
//! - **Formula.** Met when `s ≥ T`, both to a ten-thousandth of a per cent; gap `s − T`, change `s − s_before`, in percentage
//!   points. *Pipeline below target while target met*: `s ≥ T` and some feeder rank has a share below `T`.
//! - **Range.** Met or not; gap and change −100 to 100 points.
//! - **Undefined when.** The change, without an earlier share.
//! - **Reads as.** "46.7 % against a target of 48 %: 1.3 points below, 1.4 points down on the year." "The target is met; the
//!   ranks that feed the next one are not there: 47.7 and 48.2 %." Works on printed shares; where there are counts,
//!   *Change since an earlier date* says what of a change chance would do.
//! - **Reference.** The form in which the UK Home Office reports on its diversity targets.
//! - **Worked example.** Home Office, 31 March 2024: senior civil service 46.7 % (48.1 % a year before), target 48 %: not met,
//!   −1.3 and −1.4 points. Below it 52.2 %, target 52 %: met, while grades 6 (47.7 %) and 7 (48.2 %) are below.

use super::millionths::Millionths;
use crate::domain::{PercentagePoint, Share};

/// A share against a target.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Standing {
    /// Whether the share is at the target or above it.
    pub is_met: bool,
    /// Share less target.
    pub gap: PercentagePoint,
    /// Share less the earlier share; `None` where none is given.
    pub change: Option<PercentagePoint>,
}

/// Where a share of women `now`, and `before`, stands against a `target`.
#[must_use]
pub fn standing(now: Share, before: Option<Share>, target: Share) -> Standing {
    Standing { is_met: meets(now, target), gap: now - target, change: before.map(|before| now - before) }
}

/// The feeder ranks below the target, by their places in `feeders`, where the whole group meets it; empty where it does not,
/// or where all of them meet it too.
#[must_use]
pub fn pipeline_below_target(group: Share, feeders: &[Share], target: Share) -> Vec<usize> {
    let below = |(_, share): &(usize, &Share)| meets(group, target) && !meets(**share, target);
    feeders.iter().enumerate().filter(below).map(|(place, _)| place).collect()
}

fn meets(share: Share, target: Share) -> bool {
    Millionths::of(share) >= Millionths::of(target)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::measure::check::near;

    fn percent(percent: f64) -> Share {
        Share::from_fraction(percent / 100.0).unwrap()
    }

    #[test]
    fn the_home_office_misses_the_target_of_its_senior_civil_service() {
        let senior = standing(percent(46.7), Some(percent(48.1)), percent(48.0));
        assert!(!senior.is_met);
        near(senior.gap.points(), -1.3, 1e-9);
        near(senior.change.unwrap().points(), -1.4, 1e-9);
    }

    #[test]
    fn its_target_below_is_met_while_the_grades_that_feed_the_senior_ones_are_not_there() {
        let (below, target) = (percent(52.2), percent(52.0));
        let found = standing(below, None, target);
        assert!(found.is_met && found.change.is_none());
        near(found.gap.points(), 0.2, 1e-9);
        let feeders = [percent(47.7), percent(48.2)];
        assert_eq!(pipeline_below_target(below, &feeders, target), [0, 1]);
        assert_eq!(pipeline_below_target(below, &[percent(47.7), percent(52.0)], target), [0]);
        assert!(pipeline_below_target(percent(51.9), &feeders, target).is_empty());
        assert!(pipeline_below_target(below, &[], target).is_empty());
    }

    #[test]
    fn a_target_is_met_at_the_target() {
        for tenths in 0..=1_000_u32 {
            let share = percent(f64::from(tenths) / 10.0);
            let counted = Share::of(u64::from(tenths), 1_000).unwrap();
            assert!(standing(share, None, counted).is_met && standing(counted, None, share).is_met);
        }
    }
}
