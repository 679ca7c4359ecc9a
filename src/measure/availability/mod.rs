//! # Staff against availability
//!
//! - **Definition.** Whether women in a job group are fewer than could be expected from those available for such jobs, by six
//!   tests in official use, which do not agree with one another.
//! - **Formula.** With `x` women among `n`, `u = x/n`, and availability `A`: *any difference* `u < A`; *whole person*
//!   `(A−u) n ≥ 1`; *80 %* `u < 0.8 A`; *80 % and whole person* both; *two standard deviations*
//!   `(A−u)/√(A(1−A)/n) ≥ 1.96`; *exact binomial* `P(X ≤ x) ≤ 0.025`. The first four are compared in whole numbers, `A` to a
//!   ten-thousandth of a per cent. People needed are the fewest women in place of men after whom the test is silent:
//!   `⌈A n⌉ − x` for any difference, `⌊A n⌋ − x` for the whole person.
//! - **Range.** Flagged or not, a test; people needed from 0.
//! - **Undefined when.** There is nobody; a statistic also where availability is 0 (80 %) or 0 or 1 (two standard
//!   deviations).
//! - **Reads as.** "26.8 % available, 23.5 % employed: flagged by the whole person (2 women short), not by the others." The
//!   name of the test stands beside every verdict.
//! - **Reference.** Manuals of US utilisation software (Biddle; Berkshire; DCI); US Office of Justice Programs: subtraction
//!   below 30 people, else two standard deviations.
//! - **Worked example.** 16 of 68 (23.5 %), available 26.8 %: 2.24 people short by the printed percentages: whole person
//!   flagged; ratio 0.877, 0.61 standard deviations, P = 0.3246: the rest, but any difference, silent. Goals for 250 posts
//!   at a Canadian bridge: 44.6 % is 111, 16.6 % 41, 3.7 % 9, 9.4 % 23.

mod need;

use super::exact::chance_of_at_most;
use super::interval::Z_95;
use super::millionths::Millionths;
use crate::domain::{Headcount, Share};

/// Chance at or below which the exact binomial test flags: one side of 1.96 standard deviations.
const RARE: f64 = 0.025;

/// Below this number of people the Office of Justice Programs subtracts only.
const FEW_FOR_TWO_SD: Headcount = 30;

/// A test of staff against availability.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum AvailabilityTest {
    /// Fewer than available.
    AnyDifference,
    /// At least one whole person fewer.
    WholePerson,
    /// Less than 80 % of the available share.
    EightyPercent,
    /// Less than 80 %, and at least one whole person fewer.
    EightyPercentAndWholePerson,
    /// At least 1.96 standard deviations fewer.
    TwoStandardDeviations,
    /// As few or fewer would come about at most 25 times in a thousand.
    ExactBinomial,
}

impl AvailabilityTest {
    /// All of them, in the order of reports.
    pub const ALL: [Self; 6] = [
        Self::AnyDifference,
        Self::WholePerson,
        Self::EightyPercent,
        Self::EightyPercentAndWholePerson,
        Self::TwoStandardDeviations,
        Self::ExactBinomial,
    ];

    /// Name shown beside every verdict.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::AnyDifference => "any difference",
            Self::WholePerson => "whole person",
            Self::EightyPercent => "80 %",
            Self::EightyPercentAndWholePerson => "80 % and whole person",
            Self::TwoStandardDeviations => "two standard deviations",
            Self::ExactBinomial => "exact binomial",
        }
    }

    /// The test that the US Office of Justice Programs asks for in a group of this size.
    #[must_use]
    pub fn of_justice_programs(people: Headcount) -> Self {
        if people < FEW_FOR_TWO_SD { Self::AnyDifference } else { Self::TwoStandardDeviations }
    }
}

/// What one test says.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct AvailabilityVerdict {
    /// Which.
    pub test: AvailabilityTest,
    /// Whether women are fewer than expected.
    pub is_flagged: bool,
    /// Fewest women in place of men after whom it is not; 0 where it is not.
    pub needed: Headcount,
}

/// A job group against availability.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Utilisation {
    /// Women available less women employed, in people; below 0 where more are employed.
    pub short: f64,
    /// Share employed over share available; `None` where nobody is available.
    pub ratio: Option<f64>,
    /// How far below availability, in standard deviations; `None` where availability is 0 or 1.
    pub deviations: Option<f64>,
    /// Chance that as few or fewer of `n` are women.
    pub chance: f64,
    /// The six verdicts, in the order of [`AvailabilityTest::ALL`].
    pub verdicts: [AvailabilityVerdict; 6],
}

/// Compares `women` among `people` with the share of women `available`; `None` for nobody, or more women than people.
#[must_use]
pub fn utilisation(women: Headcount, people: Headcount, available: Share) -> Option<Utilisation> {
    let employed = Share::of(women, people)?;
    let group = Group { people, available: Millionths::of(available), fraction: available.fraction() };
    Some(Utilisation {
        short: people_short(employed, available, people),
        ratio: ratio_to_availability(employed, available),
        deviations: deviations_below(employed, available, people),
        chance: chance_of_at_most(women, people, available.fraction()),
        verdicts: AvailabilityTest::ALL.map(|test| group.verdict(test, women)),
    })
}

/// Women available less women employed, in people, from two shares.
#[must_use]
pub fn people_short(employed: Share, available: Share, people: Headcount) -> f64 {
    (available.fraction() - employed.fraction()) * people as f64
}

/// Share employed over share available; `None` where nobody is available.
#[must_use]
pub fn ratio_to_availability(employed: Share, available: Share) -> Option<f64> {
    (available.fraction() > 0.0).then(|| employed.fraction() / available.fraction())
}

/// How far the share employed lies below availability, in standard deviations; `None` for nobody, or where availability is
/// 0 or 1.
#[must_use]
pub fn deviations_below(employed: Share, available: Share, people: Headcount) -> Option<f64> {
    let a = available.fraction();
    let deviation = (a * (1.0 - a) / people as f64).sqrt();
    (people > 0 && deviation > 0.0).then(|| (a - employed.fraction()) / deviation)
}

/// The number of women among `people` that an official goal means by a share: whole people, the fraction dropped.
#[must_use]
pub fn whole_person_goal(people: Headcount, available: Share) -> Headcount {
    need::floor(Millionths::of(available), people)
}

/// A job group without its women.
struct Group {
    people: Headcount,
    available: Millionths,
    fraction: f64,
}

impl Group {
    fn verdict(&self, test: AvailabilityTest, women: Headcount) -> AvailabilityVerdict {
        let needed = self.fewest_women(test).saturating_sub(women);
        AvailabilityVerdict { test, is_flagged: needed > 0, needed }
    }

    /// Whether the normal or the binomial distribution calls `women` too few.
    fn is_rare(&self, test: AvailabilityTest, women: Headcount) -> bool {
        if test == AvailabilityTest::ExactBinomial {
            return chance_of_at_most(women, self.people, self.fraction) <= RARE;
        }
        let (n, a) = (self.people as f64, self.fraction);
        let short = a * n - women as f64;
        short > 0.0 && short >= Z_95 * (n * a * (1.0 - a)).sqrt()
    }
}

#[cfg(test)]
mod tests;
