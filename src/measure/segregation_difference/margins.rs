//! Tables with the odds of one agency and the margins of another.

use crate::domain::GenderCount;
use crate::measure::exact::where_reached;

/// Logarithms of the factor on the odds among which the right one is sought.
const WIDEST: f64 = 80.0;

/// How near the share of women must come to the one wanted.
const NEAR: f64 = 1e-9;

/// Units as parts of the whole, which need not be whole people.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Table {
    /// Part of the people in each unit; they sum to 1.
    sizes: Vec<f64>,
    /// Share of women in each unit.
    shares: Vec<f64>,
}

impl Table {
    /// Units that all have people.
    pub(super) fn of(units: &[GenderCount]) -> Self {
        let whole: GenderCount = units.iter().copied().sum();
        Self {
            sizes: units.iter().map(|unit| unit.base() as f64 / whole.base() as f64).collect(),
            shares: units.iter().map(|unit| unit.women as f64 / unit.base() as f64).collect(),
        }
    }

    /// Share of women in the whole.
    fn share_of_women(&self) -> f64 {
        self.sizes.iter().zip(&self.shares).map(|(size, share)| size * share).sum()
    }

    /// The odds between these units with the sizes of `sizes` and the share of women of `women`, as iterative proportional
    /// fitting would give them; `None` where units of one gender alone leave no such table.
    pub(super) fn with_margins(&self, sizes: &Self, women: &Self) -> Option<Self> {
        let resized = Self { sizes: sizes.sizes.clone(), shares: self.shares.clone() };
        let goal = women.share_of_women();
        if (resized.share_of_women() - goal).abs() <= f64::EPSILON {
            return Some(resized);
        }
        let factor = where_reached(-WIDEST, WIDEST, |log| resized.with_odds_times(log).share_of_women() >= goal);
        let fitted = resized.with_odds_times(factor);
        ((fitted.share_of_women() - goal).abs() <= NEAR).then_some(fitted)
    }

    /// All odds multiplied by the same factor, given by its logarithm.
    fn with_odds_times(&self, log: f64) -> Self {
        let factor = log.exp();
        let share = |&share: &f64| factor * share / (factor * share + 1.0 - share);
        Self { sizes: self.sizes.clone(), shares: self.shares.iter().map(share).collect() }
    }

    /// Mutual information of unit and gender in nats.
    pub(super) fn mutual_information(&self) -> f64 {
        let within: f64 = self.sizes.iter().zip(&self.shares).map(|(size, share)| size * entropy(*share)).sum();
        self.entropy() - within
    }

    /// Entropy of gender in the whole, in nats.
    pub(super) fn entropy(&self) -> f64 {
        entropy(self.share_of_women())
    }
}

fn entropy(share: f64) -> f64 {
    let term = |p: f64| if p > 0.0 { -p * p.ln() } else { 0.0 };
    term(share) + term(1.0 - share)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::measure::check::{near, units};
    use crate::measure::segregation::{mutual_information, theil};

    /// Sizes and share of women reached by scaling rows and columns in turn.
    fn iteratively(counts: &[GenderCount], sizes: &Table, women: &Table) -> Vec<f64> {
        let mut cells: Vec<[f64; 2]> = counts.iter().map(|it| [it.women as f64, it.men as f64]).collect();
        let goal = [women.share_of_women(), 1.0 - women.share_of_women()];
        for _ in 0..20_000 {
            for (cell, size) in cells.iter_mut().zip(&sizes.sizes) {
                let sum = cell[0] + cell[1];
                *cell = cell.map(|it| it * size / sum);
            }
            for gender in 0..2 {
                let sum: f64 = cells.iter().map(|it| it[gender]).sum();
                for cell in &mut cells {
                    cell[gender] *= goal[gender] / sum;
                }
            }
        }
        cells.iter().map(|it| it[0] / (it[0] + it[1])).collect()
    }

    #[test]
    fn one_factor_is_what_iterative_proportional_fitting_finds() {
        let (one, two) = (units(&[40, 20, 5, 1], &[20, 40, 60, 80]), units(&[10, 30, 20, 30], &[20, 5, 60, 10]));
        let (first, second) = (Table::of(&one), Table::of(&two));
        let fitted = first.with_margins(&second, &second).unwrap();
        for (found, expected) in fitted.shares.iter().zip(iteratively(&one, &second, &second)) {
            near(*found, expected, 1e-9);
        }
    }

    #[test]
    fn units_of_one_gender_may_leave_no_room() {
        let men_alone = Table::of(&units(&[0, 10], &[90, 10]));
        let many_women = Table::of(&units(&[80, 18], &[10, 2]));
        assert_eq!(men_alone.with_margins(&many_women, &many_women), None);
        assert_eq!(men_alone.with_margins(&men_alone, &men_alone), Some(men_alone));
    }

    proptest! {
        #[test]
        fn a_table_of_whole_people_has_their_indices(women in prop::collection::vec((0_u64..50, 0_u64..50), 2..7)) {
            let counts: Vec<_> = women.into_iter().map(|(w, m)| GenderCount::known(w, m + 1)).collect();
            if let (Some(m), Some(h)) = (mutual_information(&counts), theil(&counts)) {
                let table = Table::of(&counts);
                prop_assert!((table.mutual_information() - m).abs() < 1e-12);
                prop_assert!((table.mutual_information() / table.entropy() - h).abs() < 1e-9);
            }
        }
    }
}
