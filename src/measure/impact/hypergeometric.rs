//! Chances of every possible outcome when those selected are drawn from women and men without regard to gender.

use super::Selection;

/// Outcomes this much likelier than the observed one still count as no likelier, as the last digits do not tell them apart.
const TIE: f64 = 1.0 + 1e-7;

/// Two-sided p-values of an observed outcome.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct ExactTest {
    /// Fisher: chance of all outcomes that are no likelier than the observed one.
    pub(super) fisher: f64,
    /// Lancaster: the same, less half of the chance of the observed one.
    pub(super) mid_p: f64,
}

impl ExactTest {
    /// For the women and men selected, both margins held fixed.
    pub(super) fn of(women: &Selection, men: &Selection) -> Self {
        let weights = Outcomes::of(women, men).weights();
        let observed = weights.iter().find(|it| it.0 == women.selected).map_or(0.0, |it| it.1);
        let all: f64 = weights.iter().map(|it| it.1).sum();
        let rare: f64 = weights.iter().filter(|it| it.1 <= observed * TIE).map(|it| it.1).sum();
        Self { fisher: rare / all, mid_p: (rare - observed / 2.0) / all }
    }
}

/// Numbers of women that may be among those selected.
struct Outcomes {
    women: u64,
    men: u64,
    selected: u64,
}

impl Outcomes {
    fn of(women: &Selection, men: &Selection) -> Self {
        Self { women: women.candidates, men: men.candidates, selected: women.selected + men.selected }
    }

    /// Each outcome with its weight, 1 for the likeliest. Weights follow from the likeliest outwards by the ratio of
    /// neighbours, so nothing overflows; what is past the last digit is left out.
    fn weights(&self) -> Vec<(u64, f64)> {
        let (fewest, most) = (self.selected.saturating_sub(self.men), self.selected.min(self.women));
        let likeliest = self.likeliest().clamp(fewest, most);
        let mut weights = vec![(likeliest, 1.0)];
        let mut weight = 1.0;
        for k in likeliest..most {
            weight *= self.step(k);
            weights.push((k + 1, weight));
            if weight == 0.0 {
                break;
            }
        }
        weight = 1.0;
        for k in (fewest..likeliest).rev() {
            weight /= self.step(k);
            weights.push((k, weight));
            if weight == 0.0 {
                break;
            }
        }
        weights
    }

    /// Chance of `k + 1` women over that of `k`.
    fn step(&self, k: u64) -> f64 {
        let (women, men, selected) = (self.women as f64, self.men as f64, self.selected as f64);
        let k = k as f64;
        (women - k) * (selected - k) / ((k + 1.0) * (men - selected + k + 1.0))
    }

    fn likeliest(&self) -> u64 {
        let above = (u128::from(self.selected) + 1) * (u128::from(self.women) + 1);
        u64::try_from(above / (u128::from(self.women) + u128::from(self.men) + 2)).unwrap_or(u64::MAX)
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::measure::check::near;

    fn test(women: (u64, u64), men: (u64, u64)) -> ExactTest {
        ExactTest::of(&Selection::of(women.0, women.1).unwrap(), &Selection::of(men.0, men.1).unwrap())
    }

    #[test]
    fn fishers_tea_and_a_table_of_unequal_rows() {
        // The lady who names 3 of 4 cups right: 2 (16 + 1) / 70; by halves 34/70 - 8/70.
        let tea = test((3, 4), (1, 4));
        near(tea.fisher, 34.0 / 70.0, 1e-12);
        near(tea.mid_p, 26.0 / 70.0, 1e-12);
        // 1 of 10 against 8 of 10 (fisher.test in R: 0.005477).
        near(test((1, 10), (8, 10)).fisher, 0.005_477, 5e-7);
    }

    #[test]
    fn an_outcome_beyond_all_chance_has_p_of_nothing_and_not_of_no_number() {
        let found = test((0, 50_000), (50_000, 50_000));
        assert!(found.fisher >= 0.0 && found.fisher < 1e-200 && found.mid_p <= found.fisher);
    }

    proptest! {
        #[test]
        fn chances_are_those_of_counting(n1 in 1_u64..9, n2 in 1_u64..9, a in 0_u64..9, b in 0_u64..9) {
            let choose = |n: u64, k: u64| (0..k).fold(1.0, |acc, it| acc * (n - it) as f64 / (it + 1) as f64);
            let (a, b) = (a % (n1 + 1), b % (n2 + 1));
            let chance = |k: u64| choose(n1, k) * choose(n2, a + b - k) / choose(n1 + n2, a + b);
            let possible = (a + b).saturating_sub(n2)..=(a + b).min(n1);
            let p: f64 = possible.map(chance).filter(|it| *it <= chance(a) * TIE).sum();
            let found = test((a, n1), (b, n2));
            prop_assert!((found.fisher - p).abs() < 1e-9);
            prop_assert!((found.mid_p - (p - chance(a) / 2.0)).abs() < 1e-9);
        }
    }
}
