//! The measures of standardisation on two rows of the same groups in the same order.

use crate::domain::{Estimate, GenderCount};
use crate::measure::standardised::{Cell, directly_standardised, share_difference};

fn cells(first: &[GenderCount], second: &[GenderCount]) -> Vec<Cell> {
    first.iter().zip(second).map(|(&agency, &peers)| Cell { agency, peers }).collect()
}

/// Share of women that the group shares of `own` would give with the structure of `standard`, as a fraction: direct
/// standardisation; indirect with the two exchanged. The interval allows for chance in each group.
pub(super) fn with_structure_of(own: &[GenderCount], standard: &[GenderCount]) -> Option<Estimate> {
    directly_standardised(&cells(own, standard)).map(|it| it.share)
}

/// The share of `first` less that of `second` in points: what structure makes of it, and what remains group by group.
pub(super) fn difference(first: &[GenderCount], second: &[GenderCount]) -> Option<(f64, f64)> {
    share_difference(&cells(first, second)).map(|it| (it.composition, it.real))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_difference_is_structure_and_the_rest() {
        let known = GenderCount::known;
        // 40 % in a group of 100 and 10 % in one of 100, against 60 % in 300 and 10 % in 100.
        let (first, second) = ([known(40, 60), known(10, 90)], [known(180, 120), known(10, 90)]);
        let near = |found: f64, expected: f64| assert!((found - expected).abs() < 1e-9, "{found}");
        near(with_structure_of(&first, &second).unwrap().value, 0.325);
        near(with_structure_of(&second, &first).unwrap().value, 0.35);
        let (composition, real) = difference(&first, &second).unwrap();
        // −25 points of weight at 50 less 10 %, and −20 points of share at a mean weight of 62.5 %.
        near(composition, -10.0);
        near(real, -12.5);
        near(composition + real, 25.0 - 47.5);
    }
}
