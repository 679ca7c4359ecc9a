//! Expected indices under no segregation: exact, by the hypergeometric distribution of each unit's women.

use std::collections::BTreeMap;

use super::local::contribution;
use super::{GenderCount, both_genders, gender_entropy};
use crate::domain::Headcount;

/// Mean of D if the units kept their sizes and chance chose who is in them; `None` without women or without men.
#[must_use]
pub fn expected_dissimilarity(units: &[GenderCount]) -> Option<f64> {
    let whole = both_genders(units)?;
    let (women, men) = (whole.women as f64, whole.men as f64);
    Some(sum_of_means(units, &whole, |unit| (unit.women as f64 / women - unit.men as f64 / men).abs() / 2.0))
}

/// Mean of M under the same chance, in nats; `None` without women or without men.
#[must_use]
pub fn expected_mutual_information(units: &[GenderCount]) -> Option<f64> {
    let whole = both_genders(units)?;
    Some(sum_of_means(units, &whole, |unit| contribution(unit, &whole)))
}

/// Mean of H under the same chance; `None` without women or without men.
#[must_use]
pub fn expected_theil(units: &[GenderCount]) -> Option<f64> {
    Some(expected_mutual_information(units)? / gender_entropy(&both_genders(units)?)?)
}

/// Sum over the units of the mean of `index` when chance draws each unit from the whole. Units of one size share a
/// mean.
fn sum_of_means(units: &[GenderCount], whole: &GenderCount, index: impl Fn(&GenderCount) -> f64) -> f64 {
    let mut sizes: BTreeMap<Headcount, u32> = BTreeMap::new();
    for unit in units.iter().filter(|unit| unit.base() > 0) {
        *sizes.entry(unit.base()).or_default() += 1;
    }
    sizes.iter().map(|(&size, &units)| f64::from(units) * mean_of_draw(whole, size, &index)).sum()
}

/// Mean of `index` over a unit of `size` drawn at random from the whole.
///
/// Weights follow from the mode outwards by the ratio of neighbouring probabilities, so nothing over- or underflows
/// whatever the size, and stop where they no longer count.
fn mean_of_draw(whole: &GenderCount, size: Headcount, index: impl Fn(&GenderCount) -> f64) -> f64 {
    let (women, men) = (whole.women, whole.men);
    let (fewest, most) = (size.saturating_sub(men), size.min(women));
    let mode = mode_of_draw(whole, size).clamp(fewest, most);
    let mut weighted = WeightedMean::default();
    let mut add = |k: Headcount, weight: f64| weighted.add(weight, index(&GenderCount::known(k, size - k)));
    add(mode, 1.0);
    let mut weight = 1.0;
    for k in mode..most {
        weight *= (women - k) as f64 * (size - k) as f64 / ((k + 1) as f64 * (men + k + 1 - size) as f64);
        add(k + 1, weight);
        if weight < NEGLIGIBLE {
            break;
        }
    }
    let mut weight = 1.0;
    for k in (fewest + 1..=mode).rev() {
        weight *= k as f64 * (men + k - size) as f64 / ((women - k + 1) as f64 * (size - k + 1) as f64);
        add(k - 1, weight);
        if weight < NEGLIGIBLE {
            break;
        }
    }
    weighted.value()
}

/// Most likely number of women in a draw.
#[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "between 0 and the size")]
fn mode_of_draw(whole: &GenderCount, size: Headcount) -> Headcount {
    let share = (whole.women as f64 + 1.0) / (whole.base() as f64 + 2.0);
    ((size as f64 + 1.0) * share).floor() as Headcount
}

/// Weights below this part of the mode's are past the last digit of the sum.
const NEGLIGIBLE: f64 = 1e-20;

#[derive(Default)]
struct WeightedMean {
    sum: f64,
    weight: f64,
}

impl WeightedMean {
    fn add(&mut self, weight: f64, value: f64) {
        self.sum += weight * value;
        self.weight += weight;
    }

    fn value(&self) -> f64 {
        self.sum / self.weight
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::measure::check::{any_units, near, units};
    use crate::measure::segregation::{dissimilarity, mutual_information};

    #[test]
    fn the_r_package_expects_about_0_098_by_simulation() {
        let found = expected_dissimilarity(&units(&[40, 20, 5, 1], &[20, 40, 60, 80])).unwrap();
        near(found, 0.098, 0.0098);
        // Summed over binomial coefficients of whole numbers.
        near(found, 0.097_682_956_489_439, 1e-12);
    }

    #[test]
    fn three_people_in_two_units_by_hand() {
        // One woman and two men in posts of one and two: she is alone with probability 1/3 (D = 1), else D = 1/2.
        let people = units(&[1, 0], &[0, 2]);
        near(expected_dissimilarity(&people).unwrap(), 2.0 / 3.0, 1e-15);
        let apart = mutual_information(&people).unwrap();
        let mixed = mutual_information(&units(&[0, 1], &[1, 1])).unwrap();
        near(expected_mutual_information(&people).unwrap(), apart / 3.0 + mixed * 2.0 / 3.0, 1e-15);
    }

    #[test]
    fn large_units_are_expected_even_and_single_posts_apart() {
        let large = units(&[400_000, 2_000, 90_000], &[600_000, 8_000, 70_000]);
        assert!(expected_dissimilarity(&large).unwrap() < 0.01);
        let single = units(&[1, 1, 0, 0, 0], &[0, 0, 1, 1, 1]);
        near(expected_dissimilarity(&single).unwrap(), 1.0, 1e-12);
        near(expected_theil(&single).unwrap(), 1.0, 1e-12);
    }

    proptest! {
        /// All ways to fill two units, weighted by how many there are.
        #[test]
        fn means_are_those_of_all_ways_to_fill_two_units(women in 1_u64..8, men in 1_u64..8, size in 1_u64..14) {
            let size = size.min(women + men - 1);
            let choose = |n: u64, k: u64| (0..k).fold(1.0, |ways, i| ways * (n - i) as f64 / (i + 1) as f64);
            let (mut d, mut m, mut ways) = (0.0, 0.0, 0.0);
            for k in size.saturating_sub(men)..=size.min(women) {
                let filled = units(&[k, women - k], &[size - k, men + k - size]);
                let weight = choose(women, k) * choose(men, size - k);
                d += weight * dissimilarity(&filled).unwrap();
                m += weight * mutual_information(&filled).unwrap();
                ways += weight;
            }
            let k = size.min(women);
            let one_way = units(&[k, women - k], &[size - k, men + k - size]);
            prop_assert!((expected_dissimilarity(&one_way).unwrap() - d / ways).abs() < 1e-12);
            prop_assert!((expected_mutual_information(&one_way).unwrap() - m / ways).abs() < 1e-12);
        }

        #[test]
        fn only_the_margins_matter(units in any_units()) {
            let moved: Vec<_> = units.iter().rev().copied().collect();
            prop_assert_eq!(expected_theil(&moved), expected_theil(&units));
        }
    }
}
