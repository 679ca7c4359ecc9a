//! The fewest women at whom a test is silent.

use super::{AvailabilityTest, Group};
use crate::domain::Headcount;
use crate::measure::millionths::Millionths;

impl Group {
    /// The fewest women among these people whom the test does not call too few.
    pub(super) fn fewest_women(&self, test: AvailabilityTest) -> Headcount {
        match test {
            AvailabilityTest::AnyDifference => ceiling(self.available, self.people),
            AvailabilityTest::WholePerson => floor(self.available, self.people),
            AvailabilityTest::EightyPercent => self.four_fifths(),
            AvailabilityTest::EightyPercentAndWholePerson => self.four_fifths().min(floor(self.available, self.people)),
            AvailabilityTest::TwoStandardDeviations | AvailabilityTest::ExactBinomial => self.fewest_not_rare(test),
        }
    }

    /// The least whole number that is not below 0.8 of the women available.
    fn four_fifths(&self) -> Headcount {
        ceiling(self.available, self.people.saturating_mul(4)).div_ceil(5)
    }

    /// By halving: what is rare for some number of women is rare for fewer.
    fn fewest_not_rare(&self, test: AvailabilityTest) -> Headcount {
        let (mut rare_below, mut not_rare) = (0, self.people);
        while rare_below < not_rare {
            let middle = rare_below + (not_rare - rare_below) / 2;
            if self.is_rare(test, middle) {
                rare_below = middle + 1;
            } else {
                not_rare = middle;
            }
        }
        not_rare
    }
}

/// The share of `people`, rounded up.
pub(super) fn ceiling(share: Millionths, people: Headcount) -> Headcount {
    share.replacements(0, people)
}

/// The share of `people`, rounded down.
pub(super) fn floor(share: Millionths, people: Headcount) -> Headcount {
    people - ceiling(share.complement(), people)
}
