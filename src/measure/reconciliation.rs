//! # Reconciliation of stock and movements
//!
//! - **Definition.** Whether the movements between two lists explain the second list: the people of a group on the
//!   earlier list, plus those who came, less those who went, against the people of the group on the later list.
//!   Both stocks are counted from their own list, not from the movements, so that the check can fail.
//! - **Formula.** For each rank and gender `residual = closing − (opening + came − went)`, where *came* is joiners,
//!   returns, promoted in, demoted in, moved in and corrected to; *went* is leavers, absences, promoted out, demoted out,
//!   moved out and corrected from.
//! - **Range.** Whole people, either sign; 0 where the two agree.
//! - **Undefined when.** There is no earlier list, or the movements since it are not counted.
//! - **Reads as.** "Residual 0": every person of the rank on the list is accounted for. "+3 men": three men more are on
//!   the list than the movements say; read no rate of joiners, leavers or promotions of that rank before it is known why.
//!   Records whose gender was corrected move from one gender to the other, which sums to 0 over the genders of all staff.
//! - **Reference.** The identity of stocks and flows; the UK Annual Civil Service Employment Survey explains in a footnote
//!   why its own does not close. The formula is this project's.
//! - **Worked example.** 40 women sergeants; 2 join, 3 are promoted to the rank, 1 is promoted out of it, 2 leave: 42 are
//!   expected. 42 on the list: residual 0. 41 on the list: residual −1. In November 2014 the NHS counted 113,049 joiners
//!   and 94,739 leavers, but 19,054 more staff: residual +744.

use crate::domain::{Gender, GenderCount, Headcount};

/// Differences of people by recorded gender.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Balance {
    /// Women.
    pub women: i64,
    /// Men.
    pub men: i64,
    /// People recorded with another gender.
    pub another: i64,
    /// People whose gender is not stated.
    pub not_stated: i64,
}

impl Balance {
    /// `more` less `less`, gender by gender.
    #[must_use]
    pub fn of(more: &GenderCount, less: &GenderCount) -> Self {
        let difference = |gender| signed(more.of(gender)).saturating_sub(signed(less.of(gender)));
        Self {
            women: difference(Gender::Woman),
            men: difference(Gender::Man),
            another: difference(Gender::Another),
            not_stated: difference(Gender::NotStated),
        }
    }

    /// The difference of one gender.
    #[must_use]
    pub fn of_gender(&self, gender: Gender) -> i64 {
        match gender {
            Gender::Woman => self.women,
            Gender::Man => self.men,
            Gender::Another => self.another,
            Gender::NotStated => self.not_stated,
        }
    }

    /// People that differ, whatever the sign: a woman too many and a man too few are two.
    #[must_use]
    pub fn people(&self) -> Headcount {
        Gender::ALL.into_iter().map(|gender| self.of_gender(gender).unsigned_abs()).sum()
    }
}

/// What the movements make of the earlier list, and what the later list says.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Reconciliation {
    /// The earlier list with all movements.
    pub expected: Balance,
    /// The later list less that.
    pub residual: Balance,
}

/// Reconciles the `opening` of the earlier list and all who came and went with the `closing` of the later list.
#[must_use]
pub fn reconcile(
    opening: &GenderCount,
    came: &[GenderCount],
    went: &[GenderCount],
    closing: &GenderCount,
) -> Reconciliation {
    let came: GenderCount = came.iter().copied().sum();
    let went: GenderCount = went.iter().copied().sum();
    let most = *opening + came;
    Reconciliation { expected: Balance::of(&most, &went), residual: Balance::of(&(*closing + went), &most) }
}

fn signed(people: Headcount) -> i64 {
    i64::try_from(people).unwrap_or(i64::MAX)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn women(women: u64) -> GenderCount {
        GenderCount::known(women, 0)
    }

    #[test]
    fn the_sergeants_of_the_worked_example() {
        let (came, went) = ([women(2), women(3)], [women(1), women(2)]);
        let closed = reconcile(&women(40), &came, &went, &women(42));
        assert_eq!((closed.expected.women, closed.residual), (42, Balance::default()));
        let open = reconcile(&women(40), &came, &went, &women(41));
        assert_eq!((open.residual.women, open.residual.people()), (-1, 1));
    }

    #[test]
    fn the_national_health_service_of_2014_leaves_744_people() {
        let unknown = |people| GenderCount { not_stated: people, ..GenderCount::default() };
        let closing = unknown(1_000_000 + 19_054);
        let found = reconcile(&unknown(1_000_000), &[unknown(113_049)], &[unknown(94_739)], &closing);
        assert_eq!(found.residual.not_stated, 744);
    }

    #[test]
    fn a_woman_too_many_and_a_man_too_few_do_not_cancel_out() {
        let found = reconcile(&GenderCount::known(5, 5), &[], &[], &GenderCount::known(6, 4));
        assert_eq!((found.residual.women, found.residual.men, found.residual.people()), (1, -1, 2));
    }

    #[test]
    fn more_who_went_than_were_there_is_a_negative_stock_not_nobody() {
        let found = reconcile(&women(1), &[], &[women(3)], &women(0));
        assert_eq!((found.expected.women, found.residual.women), (-2, 2));
    }

    fn count() -> impl Strategy<Value = GenderCount> {
        (0_u64..50, 0_u64..50, 0_u64..5, 0_u64..5).prop_map(|it| GenderCount::from([it.0, it.1, it.2, it.3]))
    }

    proptest! {
        /// Movements among ranks that are booked on both sides close every rank, and all ranks together.
        #[test]
        fn movements_that_are_booked_on_both_sides_close(
            stocks in prop::collection::vec(count(), 2..5),
            moves in prop::collection::vec((0_usize..5, 0_usize..5, 0_usize..4), 0..40),
        ) {
            let none = || vec![GenderCount::default(); stocks.len()];
            let (mut now, mut came, mut went) = (stocks.clone(), none(), none());
            for (from, to, gender) in moves {
                let (from, to, gender) = (from % stocks.len(), to % stocks.len(), Gender::ALL[gender]);
                if now[from].of(gender) == 0 {
                    continue;
                }
                let one = GenderCount::default();
                let mut somebody = one;
                somebody.add_people(gender, 1);
                let counts: [u64; 4] = Gender::ALL.map(|it| now[from].of(it) - somebody.of(it));
                now[from] = GenderCount::from(counts);
                now[to] += somebody;
                went[from] += somebody;
                came[to] += somebody;
            }
            for rank in 0..stocks.len() {
                let found = reconcile(&stocks[rank], &[came[rank]], &[went[rank]], &now[rank]);
                prop_assert_eq!(found.residual, Balance::default());
                prop_assert_eq!(found.expected, Balance::of(&now[rank], &GenderCount::default()));
            }
            let sum = |counts: &[GenderCount]| counts.iter().copied().sum::<GenderCount>();
            prop_assert_eq!(reconcile(&sum(&stocks), &came, &went, &sum(&now)).residual, Balance::default());
        }

        #[test]
        fn people_nobody_booked_are_the_residual(opening in count(), came in count(), extra in 0_u64..9, gender in 0_usize..4) {
            let gender = Gender::ALL[gender];
            let mut closing = opening + came;
            closing.add_people(gender, extra);
            let found = reconcile(&opening, &[came], &[], &closing).residual;
            prop_assert_eq!((found.of_gender(gender), found.people()), (i64::try_from(extra).unwrap(), extra));
            let back = reconcile(&closing, &[], &[came], &opening).residual;
            prop_assert_eq!(back.of_gender(gender), -found.of_gender(gender));
        }
    }
}
