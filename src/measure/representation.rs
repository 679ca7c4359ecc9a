//! # Share of women (representation)
//!
//! - **Definition.** Women among the people recorded as women or men. People recorded with another gender or with none
//!   are counted in the headcount and stand beside the share, not in it.
//! - **Formula.** `F / (F + M)` with its 95 % Wilson interval; by working time `FTE of women / FTE of women and men`.
//! - **Range.** 0 to 1, shown as 0 to 100 %.
//! - **Undefined when.** The group has neither women nor men.
//! - **Reads as.** "31.4 % (502 of 1,600)". Below ten people read the people, not the percentage. Where more than a few
//!   per cent are not stated, the bounds say what the share would be if all of them were men, or women.
//! - **Reference.** UK Annual Civil Service Employment Survey, "percentage of known status".
//! - **Worked example.** Home Office with the Border and Immigration Agency, joiners 2004-05 (Hansard, 28 June 2007):
//!   1,450 of 2,618 are women, 55.39 % (53.48 to 57.28); of the permanent joiners 51.00 %, of the temporary 75.16 %.

use super::interval::wilson;
use crate::domain::{Estimate, Fte, GenderCount, Share};

/// Share of women among women and men, as a fraction, with its 95 % Wilson interval.
#[must_use]
pub fn representation(count: &GenderCount) -> Option<Estimate> {
    let value = count.share_of_women()?.fraction();
    let interval = wilson(count.women, count.base())?;
    Some(Estimate { value, low: interval.low, high: interval.high, base: count.base() })
}

/// Share of women's working time in that of women and men.
#[must_use]
pub fn fte_representation(women: Fte, men: Fte) -> Option<Share> {
    Share::of(women.thousandths(), women.thousandths().checked_add(men.thousandths())?)
}

/// The share of women if all people not stated were men, and if all were women; `None` for an empty group.
#[must_use]
pub fn not_stated_bounds(count: &GenderCount) -> Option<(Share, Share)> {
    let whole = count.base() + count.not_stated;
    Some((Share::of(count.women, whole)?, Share::of(count.women + count.not_stated, whole)?))
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::measure::check::{any_count, near};

    #[test]
    fn joiners_of_the_home_office_in_2004_05() {
        let all = representation(&GenderCount::known(1_450, 1_168)).unwrap();
        near(all.value, 0.5539, 5e-5);
        near(all.low, 0.5348, 5e-5);
        near(all.high, 0.5728, 5e-5);
        assert_eq!(all.base, 2_618);
        near(representation(&GenderCount::known(1_093, 1_050)).unwrap().value, 0.5100, 5e-5);
        near(representation(&GenderCount::known(357, 118)).unwrap().value, 0.7516, 5e-5);
    }

    #[test]
    fn people_not_stated_bound_the_share_but_are_not_in_it() {
        let count = GenderCount { women: 30, men: 60, another: 5, not_stated: 10 };
        near(representation(&count).unwrap().value, 30.0 / 90.0, 1e-15);
        let (low, high) = not_stated_bounds(&count).unwrap();
        near(low.fraction(), 0.30, 1e-15);
        near(high.fraction(), 0.40, 1e-15);
    }

    #[test]
    fn nobody_of_known_gender_has_no_share() {
        let count = GenderCount { women: 0, men: 0, another: 3, not_stated: 7 };
        assert_eq!(representation(&count), None);
        assert_eq!(fte_representation(Fte::default(), Fte::default()), None);
    }

    #[test]
    fn half_posts_count_half() {
        let share = fte_representation(Fte::from_thousandths(500), Fte::from_thousandths(1_500)).unwrap();
        near(share.fraction(), 0.25, 1e-15);
    }

    proptest! {
        #[test]
        fn the_known_share_lies_within_the_bounds_of_the_not_stated(count in any_count(), not_stated in 0_u64..50) {
            let count = GenderCount { not_stated, ..count };
            if let (Some(share), Some((low, high))) = (representation(&count), not_stated_bounds(&count)) {
                prop_assert!(low.fraction() <= share.value + 1e-12 && share.value <= high.fraction() + 1e-12);
            }
        }
    }
}
