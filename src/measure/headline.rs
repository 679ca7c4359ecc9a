//! # Published figure against our count
//!
//! - **Definition.** A figure that the agency published (women, men, staff, or the share of women) against the same
//!   count from its staff list of the same month. *Reproduced*: our count gives the figure as it is printed. *Explained by
//!   rounding*: it does not, but a count that the stated rounding cannot tell from ours does. *Not reproduced*: neither.
//! - **Formula.** Difference `ours − published`, in people and, for a share, in percentage points: `100 F/N − p` and
//!   `F − p N / 100`. A share with `d` decimals is reproduced when `|100 F/N − p| ≤ ½ 10⁻ᵈ`. With counts rounded to `b`
//!   it is explained when women and men within `b/2` of ours have such a share; a count when it is within `b/2` of ours.
//!   Halves may be rounded either way. All comparisons are of whole numbers.
//! - **Range.** Reproduced, explained by rounding, not reproduced.
//! - **Undefined when.** The month is not in the store, or nobody belongs to the group (for a share: no women and no men).
//! - **Reads as.** "Published 24.0 %, the list gives 22.1 % (−1.9 points, 6 women fewer): not reproduced." The figure may
//!   be wrong, or be about other people than the list: ask before either is corrected.
//! - **Reference.** This project's own. *Staff* is everybody, people not stated included; shares are of women and men.
//! - **Worked example.** UK Civil Service, 31 March 2021, counts rounded to 10: a page says 54.23 % women; 262,670 of
//!   484,820 are 54.18 %, and rounding moves that by 0.002 points at most: not reproduced. Its senior civil service, 3,410
//!   of 7,290, is 46.78 %, printed 46.7 %; counts within 5 of these give 46.71 to 46.84 %: explained by rounding.

use super::PrintedPercent;
use crate::domain::{GenderCount, Headcount};

/// What a figure says.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Figure {
    /// So many women.
    Women(Headcount),
    /// So many men.
    Men(Headcount),
    /// So many people, whatever gender is recorded.
    Staff(Headcount),
    /// The share of women among women and men.
    Share(PrintedPercent),
}

/// How a figure compares with our count.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Reproduction {
    /// Our count gives it as printed.
    Reproduced,
    /// A count that its rounding cannot tell from ours gives it.
    ExplainedByRounding,
    /// No such count gives it.
    NotReproduced,
}

impl Reproduction {
    /// The word shown in reports.
    #[must_use]
    pub fn words(self) -> &'static str {
        match self {
            Self::Reproduced => "reproduced",
            Self::ExplainedByRounding => "explained by rounding",
            Self::NotReproduced => "not reproduced",
        }
    }
}

/// A published figure beside our count.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Headline {
    /// How they compare.
    pub reproduction: Reproduction,
    /// Ours less published, in people; for a share, in women of our base.
    pub people: i64,
    /// Ours less published, in percentage points; only for a share.
    pub points: Option<f64>,
}

/// Compares a figure, published from counts rounded to `rounded_to` (1 for none), with our count; `None` where ours is of
/// nobody.
#[must_use]
pub fn headline(figure: Figure, rounded_to: u64, ours: &GenderCount) -> Option<Headline> {
    match figure {
        Figure::Women(published) => count(published, rounded_to, ours.women, ours),
        Figure::Men(published) => count(published, rounded_to, ours.men, ours),
        Figure::Staff(published) => count(published, rounded_to, ours.total(), ours),
        Figure::Share(published) => share(published, rounded_to, ours),
    }
}

fn count(published: Headcount, rounded_to: u64, ours: Headcount, group: &GenderCount) -> Option<Headline> {
    let reproduction = match ours.abs_diff(published) {
        0 => Reproduction::Reproduced,
        apart if 2 * u128::from(apart) <= u128::from(rounded_to) && rounded_to > 1 => Reproduction::ExplainedByRounding,
        _ => Reproduction::NotReproduced,
    };
    let people = i64::try_from(i128::from(ours) - i128::from(published)).unwrap_or(i64::MAX);
    (!group.is_nobody()).then_some(Headline { reproduction, people, points: None })
}

fn share(published: PrintedPercent, rounded_to: u64, ours: &GenderCount) -> Option<Headline> {
    let share = ours.share_of_women()?;
    let reproduction = if published.is_printed_for(ours.women, ours.base(), ours.base()) {
        Reproduction::Reproduced
    } else if is_explained(published, rounded_to, ours) {
        Reproduction::ExplainedByRounding
    } else {
        Reproduction::NotReproduced
    };
    let women = ours.women as f64 - published.percent() / 100.0 * ours.base() as f64;
    #[expect(clippy::cast_possible_truncation, reason = "a number of people is far below 2^52")]
    let people = women.round() as i64;
    Some(Headline { reproduction, people, points: Some(share.percent() - published.percent()) })
}

/// Whether women and men within half of the rounding of ours have this share.
fn is_explained(published: PrintedPercent, rounded_to: u64, ours: &GenderCount) -> bool {
    let half = rounded_to / 2;
    let (fewest, most) = (ours.men.saturating_sub(half), ours.men + half);
    let mut women = ours.women.saturating_sub(half)..=ours.women + half;
    women.any(|women| published.is_printed_for(women, women + fewest, women + most))
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;
    use rstest::rstest;

    use super::*;
    use crate::measure::check::{any_count, near};

    fn printed(text: &str) -> PrintedPercent {
        PrintedPercent::parse(text).unwrap()
    }

    fn compared(figure: Figure, rounded_to: u64, women: u64, men: u64) -> Headline {
        headline(figure, rounded_to, &GenderCount::known(women, men)).unwrap()
    }

    #[test]
    fn a_page_on_the_civil_service_is_not_reproduced_by_its_own_counts() {
        let found = compared(Figure::Share(printed("54.23")), 10, 262_670, 222_150);
        assert_eq!((found.reproduction, found.people), (Reproduction::NotReproduced, -248));
        near(found.points.unwrap(), -0.051, 0.0005);
        let right = compared(Figure::Share(printed("54.18")), 10, 262_670, 222_150);
        assert_eq!(right.reproduction, Reproduction::Reproduced);
    }

    #[test]
    fn the_senior_civil_service_is_explained_by_rounding() {
        let share =
            |text: &str, rounded_to| compared(Figure::Share(printed(text)), rounded_to, 3_410, 3_880).reproduction;
        assert_eq!(share("46.7", 10), Reproduction::ExplainedByRounding);
        assert_eq!(share("46.7", 1), Reproduction::NotReproduced);
        assert_eq!(share("46.8", 1), Reproduction::Reproduced);
        assert_eq!([share("46.71", 10), share("46.84", 10)], [Reproduction::ExplainedByRounding; 2]);
        assert_eq!([share("46.70", 10), share("46.85", 10)], [Reproduction::NotReproduced; 2]);
    }

    #[rstest]
    #[case(Figure::Women(40), 1, Reproduction::Reproduced, 0)]
    #[case(Figure::Women(41), 1, Reproduction::NotReproduced, -1)]
    #[case(Figure::Men(64), 10, Reproduction::ExplainedByRounding, -4)]
    #[case(Figure::Men(65), 10, Reproduction::ExplainedByRounding, -5)]
    #[case(Figure::Men(66), 10, Reproduction::NotReproduced, -6)]
    #[case(Figure::Staff(107), 1, Reproduction::Reproduced, 0)]
    #[case(Figure::Staff(100), 10, Reproduction::NotReproduced, 7)]
    fn counts_are_told_apart_by_person(
        #[case] figure: Figure,
        #[case] rounded_to: u64,
        #[case] expected: Reproduction,
        #[case] people: i64,
    ) {
        let ours = GenderCount { women: 40, men: 60, another: 2, not_stated: 5 };
        let found = headline(figure, rounded_to, &ours).unwrap();
        assert_eq!((found.reproduction, found.people, found.points), (expected, people, None));
    }

    #[rstest]
    #[case("0", 0, 5)]
    #[case("100.0", 5, 0)]
    #[case("33", 1, 2)]
    #[case("12.5", 1, 7)]
    // 12.5 % is a half: either neighbour is how somebody rounds.
    #[case("12", 1, 7)]
    #[case("13", 1, 7)]
    fn ends_and_halves_are_reproduced(#[case] text: &str, #[case] women: u64, #[case] men: u64) {
        assert_eq!(compared(Figure::Share(printed(text)), 1, women, men).reproduction, Reproduction::Reproduced);
    }

    #[test]
    fn nobody_reproduces_nothing() {
        assert_eq!(headline(Figure::Staff(0), 1, &GenderCount::default()), None);
        let unknown = GenderCount { not_stated: 4, ..GenderCount::default() };
        assert_eq!(headline(Figure::Share(printed("0")), 10, &unknown), None);
        assert!(headline(Figure::Women(0), 1, &unknown).is_some());
    }

    /// The digits somebody prints who rounds halves up.
    fn print(women: u64, base: u64, decimals: u8) -> PrintedPercent {
        let whole = 100 * 10_u64.pow(u32::from(decimals));
        let digits = (2 * whole * women + base) / (2 * base);
        PrintedPercent::of(digits, decimals)
    }

    proptest! {
        #[test]
        fn what_is_printed_from_our_counts_is_reproduced(count in any_count(), decimals in 0_u8..=4) {
            prop_assume!(count.base() > 0);
            let figure = Figure::Share(print(count.women, count.base(), decimals));
            prop_assert_eq!(headline(figure, 1, &count).unwrap().reproduction, Reproduction::Reproduced);
        }

        #[test]
        fn what_is_printed_from_rounded_counts_is_never_not_reproduced(count in any_count(), half in 1_u64..6, decimals in 0_u8..=4) {
            let round = |people: u64| (people + half) / (2 * half) * (2 * half);
            let (women, men) = (round(count.women), round(count.men));
            prop_assume!(women + men > 0 && count.base() > 0);
            let figure = Figure::Share(print(women, women + men, decimals));
            let found = headline(figure, 2 * half, &count).unwrap().reproduction;
            prop_assert_ne!(found, Reproduction::NotReproduced);
        }

        #[test]
        fn what_no_count_within_the_rounding_gives_is_not_reproduced(count in any_count(), half in 0_u64..4, digits in 0_u64..=1000) {
            prop_assume!(count.base() > 0);
            let published = PrintedPercent::of(digits, 1);
            let within = |people: u64| people.saturating_sub(half)..=people + half;
            let gives = |women: u64, men: u64| {
                let base = women + men;
                base > 0 && (2 * 1000 * women).abs_diff(2 * digits * base) <= base
            };
            let expected = within(count.women).any(|women| within(count.men).any(|men| gives(women, men)));
            let found = headline(Figure::Share(published), 2 * half, &count).unwrap().reproduction;
            prop_assert_eq!(found != Reproduction::NotReproduced, expected);
        }
    }
}
