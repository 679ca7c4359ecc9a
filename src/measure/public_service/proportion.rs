//! # Public service against the population (SDG 16.7.1b)
//!
//! - **Definition.** Share of women in a part of the public service (a category, a level) over their share in the population
//!   it serves.
//! - **Formula.** `(F/(F+M)) / P`, `P` the share of women in the national (working-age) population as given; interval: the
//!   ends of the Wilson interval over `P`.
//! - **Range.** 0 upwards; 1 is proportional, below 1 women are fewer than in the population.
//! - **Undefined when.** The part has neither women nor men, or the population no women.
//! - **Reads as.** "0.78: women are 0.78 times as frequent as in the population." It is a ratio, not a verdict; the age range
//!   of the population must be named beside it, since sources differ.
//! - **Reference.** UN metadata of indicator 16.7.1(b), "positions in public institutions compared to national
//!   distributions". The exact age range of its denominators was not confirmed at the source.
//! - **Worked example.** 390 of 1,000 where 50 % of the working-age population are women: 0.78 (0.72 to 0.84).

use crate::domain::{Estimate, GenderCount, Share};
use crate::measure::representation;

/// Share of women in `part` over their share in the population, with its 95 % interval; the population is taken as known.
#[must_use]
pub fn proportion_to_population(part: &GenderCount, population: Share) -> Option<Estimate> {
    let share = representation(part)?;
    let over = |it: f64| it / population.fraction();
    let estimate = Estimate { value: over(share.value), low: over(share.low), high: over(share.high), ..share };
    (population.fraction() > 0.0).then_some(estimate)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::measure::check::near;

    #[test]
    fn a_service_with_39_per_cent_women_in_a_population_of_one_half() {
        let half = Share::of(1, 2).unwrap();
        let found = proportion_to_population(&GenderCount::known(390, 610), half).unwrap();
        near(found.value, 0.78, 1e-12);
        near(found.low, 0.72, 5e-3);
        near(found.high, 0.84, 5e-3);
        assert_eq!(found.base, 1_000);
    }

    #[test]
    fn a_population_without_women_and_a_part_of_nobody_have_no_ratio() {
        let (none, half) = (Share::of(0, 2).unwrap(), Share::of(1, 2).unwrap());
        assert_eq!(proportion_to_population(&GenderCount::known(3, 4), none), None);
        assert_eq!(proportion_to_population(&GenderCount::default(), half), None);
    }
}
