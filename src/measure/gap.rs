//! # Gap in people
//!
//! - **Definition.** How many people of the under-represented gender are missing: to parity, or to a given share of
//!   women.
//! - **Formula.** *By replacement* (the total stays, a post passes from one gender to the other): to parity
//!   `⌈N/2⌉ − min(F, M)`, to a share `T` of women `⌈T N⌉ − F`. *By growth* (nobody of the other gender goes, posts are
//!   added): to parity `|M − F|`, to a share `T` the least `k` with `(F + k)/(N + k) ≥ T`.
//! - **Range.** Whole people, 0 upwards. To parity, growth is twice replacement, less one where the total is odd.
//! - **Undefined when.** There is nobody; by growth also where `T` is 100 % and there are men.
//! - **Reads as.** "235 more women in the same number of posts, or 470 added." Replacement of an odd total rounds up:
//!   3 of 7 is one person short, although a difference of one person already counts as parity (see *Definitions of
//!   parity*).
//! - **Reference.** "Number of women needed" of the UN Secretariat's gender parity dashboard; formulas are this
//!   project's.
//! - **Worked example.** UK senior civil service, 31 March 2021: 3,410 women and 3,880 men, 235 by replacement, 470 by
//!   growth.

use super::millionths::Millionths;
use crate::domain::{Gender, GenderCount, Headcount, Share};

/// People missing for a goal; 0 where it is reached.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct PeopleNeeded {
    /// Who is missing, [`Gender::Woman`] or [`Gender::Man`]; women where nobody is.
    pub gender: Gender,
    /// In place of people of the other gender, the total fixed. `None` where no whole number of people reaches the
    /// goal.
    pub by_replacement: Option<Headcount>,
    /// In added posts. `None` where no whole number of people reaches the goal.
    pub by_growth: Option<Headcount>,
}

/// People missing to one half, on whichever side is the smaller; `None` for nobody.
#[must_use]
pub fn gap_to_parity(count: &GenderCount) -> Option<PeopleNeeded> {
    let (gender, few, many) = if count.women <= count.men {
        (Gender::Woman, count.women, count.men)
    } else {
        (Gender::Man, count.men, count.women)
    };
    (count.base() > 0).then(|| PeopleNeeded {
        gender,
        by_replacement: Some(count.base().div_ceil(2) - few),
        by_growth: Some(many - few),
    })
}

/// Women missing to a share of women, in whole people; `None` for nobody.
#[must_use]
pub fn needed_for_share(count: &GenderCount, share: Share) -> Option<PeopleNeeded> {
    let goal = Millionths::of(share);
    (count.base() > 0).then(|| PeopleNeeded {
        gender: Gender::Woman,
        by_replacement: Some(goal.replacements(count.women, count.base())),
        by_growth: goal.additions(count.women, count.base()),
    })
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;
    use rstest::rstest;

    use super::*;
    use crate::measure::check::any_count;

    fn needed(gender: Gender, replacement: u64, growth: u64) -> PeopleNeeded {
        PeopleNeeded { gender, by_replacement: Some(replacement), by_growth: Some(growth) }
    }

    #[rstest]
    #[case(3_410, 3_880, needed(Gender::Woman, 235, 470))]
    #[case(3_880, 3_410, needed(Gender::Man, 235, 470))]
    #[case(3, 4, needed(Gender::Woman, 1, 1))]
    #[case(5, 5, needed(Gender::Woman, 0, 0))]
    #[case(0, 1, needed(Gender::Woman, 1, 1))]
    fn people_to_parity(#[case] women: u64, #[case] men: u64, #[case] expected: PeopleNeeded) {
        assert_eq!(gap_to_parity(&GenderCount::known(women, men)), Some(expected));
    }

    #[rstest]
    #[case(20, 80, 0.30, 10, Some(15))]
    #[case(111, 139, 0.446, 1, Some(1))]
    #[case(47, 53, 0.47, 0, Some(0))]
    #[case(1, 2, 1.0, 2, None)]
    #[case(60, 40, 0.30, 0, Some(0))]
    fn women_to_a_share(
        #[case] women: u64,
        #[case] men: u64,
        #[case] share: f64,
        #[case] replacement: u64,
        #[case] growth: Option<u64>,
    ) {
        let found = needed_for_share(&GenderCount::known(women, men), Share::from_fraction(share).unwrap()).unwrap();
        assert_eq!((found.by_replacement, found.by_growth), (Some(replacement), growth));
    }

    #[test]
    fn nobody_is_missing_from_nobody() {
        assert_eq!(gap_to_parity(&GenderCount::default()), None);
        assert_eq!(needed_for_share(&GenderCount::default(), Share::from_fraction(0.5).unwrap()), None);
    }

    proptest! {
        #[test]
        fn the_gap_closes_parity_and_one_person_fewer_does_not(count in any_count()) {
            if let Some(gap) = gap_to_parity(&count) {
                let (few, many) = (count.women.min(count.men), count.women.max(count.men));
                let k = gap.by_replacement.unwrap();
                prop_assert!(few + k >= many - k);
                prop_assert!(k == 0 || few + k - 1 < many - (k - 1));
                prop_assert_eq!(few + gap.by_growth.unwrap(), many);
                prop_assert_eq!(gap.by_growth.unwrap(), 2 * k - count.base() % 2);
            }
        }

        #[test]
        fn the_women_needed_reach_the_share_and_one_fewer_does_not(count in any_count(), percent in 0_u64..100) {
            let share = Share::of(percent, 100).unwrap();
            if let Some(needed) = needed_for_share(&count, share) {
                let reached = |part: u64, whole: u64| part * 100 >= percent * whole;
                let (r, g) = (needed.by_replacement.unwrap(), needed.by_growth.unwrap());
                let (f, n) = (count.women, count.base());
                prop_assert!(reached(f + r, n) && (r == 0 || !reached(f + r - 1, n)));
                prop_assert!(reached(f + g, n + g) && (g == 0 || !reached(f + g - 1, n + g - 1)));
            }
        }
    }
}
