//! Good and bad years: exits that differ from year to year by more than chance explains.

use rand::Rng;
use rand_distr::{Beta, Distribution};

/// Fewest years that a difference between years can be read from.
const FEWEST_YEARS: usize = 3;
/// How much more than chance the years have to scatter before futures have good and bad years.
const MORE_THAN_CHANCE: f64 = 1.25;

/// What was seen of exits in one year.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct YearSeen {
    /// Leavers.
    pub exits: u64,
    /// People who could have left, on average over the year.
    pub people: f64,
}

/// How the exits of years scatter around their mean: a Beta distribution of the yearly rate, whose variance is that of the
/// years seen (beta-binomial variance identity).
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct YearEffect {
    /// Mean part of the people who leave in a year.
    rate: f64,
    /// Precision of the yearly rate: the sum of the counts of its Beta distribution.
    precision: f64,
    /// Scatter of the years seen, as a multiple of what chance explains.
    pub dispersion: f64,
}

/// Scatter of yearly exits as a multiple of what chance explains: the mean over years of `(k - E r)^2 / (E r (1 - r))`, with `k`
/// leavers of `E` people and `r` the rate of all years together. `None` for fewer than three years, or when nobody or
/// everybody left.
#[must_use]
pub fn dispersion(years: &[YearSeen]) -> Option<f64> {
    let rate = rate(years)?;
    let scatter = |it: &YearSeen| (it.exits as f64 - it.people * rate).powi(2) / (it.people * rate * (1.0 - rate));
    Some(years.iter().map(scatter).sum::<f64>() / years.len() as f64)
}

fn rate(years: &[YearSeen]) -> Option<f64> {
    let people: f64 = years.iter().map(|it| it.people).sum();
    let exits: u64 = years.iter().map(|it| it.exits).sum();
    let enough = years.len() >= FEWEST_YEARS && years.iter().all(|it| it.people > 0.0);
    enough.then(|| exits as f64 / people).filter(|rate| *rate > 0.0 && *rate < 1.0)
}

impl YearEffect {
    /// The effect that these years show; `None` where they scatter no more than by chance.
    #[must_use]
    pub fn of(years: &[YearSeen]) -> Option<Self> {
        let (rate, dispersion) = (rate(years)?, dispersion(years)?);
        let people = years.iter().map(|it| it.people).sum::<f64>() / years.len() as f64;
        let precision = (people - dispersion) / (dispersion - 1.0);
        (dispersion > MORE_THAN_CHANCE && precision > 0.0).then_some(Self { rate, precision, dispersion })
    }

    /// What the exits of a year to come are multiplied by: 1 on average.
    pub fn factor(&self, rng: &mut impl Rng) -> f64 {
        let (leave, stay) = (self.rate * self.precision, (1.0 - self.rate) * self.precision);
        Beta::new(leave, stay).map_or(1.0, |beta| beta.sample(rng) / self.rate)
    }
}

#[cfg(test)]
mod tests {
    use rand::SeedableRng;
    use rand_chacha::ChaCha8Rng;

    use super::*;

    fn years(exits: &[u64]) -> Vec<YearSeen> {
        exits.iter().map(|&exits| YearSeen { exits, people: 1000.0 }).collect()
    }

    #[test]
    fn years_that_scatter_as_chance_has_it_have_no_effect() {
        // Binomial with 1,000 people and 8 %: a standard deviation of 8.6.
        let seen = years(&[80, 71, 89, 80]);
        let expected = (0.0 + 81.0 + 81.0 + 0.0) / (1000.0 * 0.08 * 0.92) / 4.0;
        assert!((dispersion(&seen).unwrap() - expected).abs() < 1e-9);
        assert_eq!(YearEffect::of(&seen), None);
        assert_eq!(YearEffect::of(&years(&[80, 160])), None, "two years say nothing");
        assert_eq!(YearEffect::of(&years(&[0, 0, 0])), None);
        assert_eq!(YearEffect::of(&[]), None);
    }

    #[test]
    fn factors_scatter_as_the_years_did_and_are_one_on_average() {
        let effect = YearEffect::of(&years(&[40, 120, 60, 100])).unwrap();
        let mut rng = ChaCha8Rng::seed_from_u64(1);
        let draws: Vec<f64> = (0..20_000).map(|_| effect.factor(&mut rng)).collect();
        let mean = draws.iter().sum::<f64>() / 20_000.0;
        assert!((mean - 1.0).abs() < 0.01 && draws.iter().all(|it| *it >= 0.0 && *it <= 1.0 / 0.08));
        // A year's exits then scatter as the dispersion says: chance within the year and the year itself.
        let of_rate = draws.iter().map(|it| (it * 0.08 - 0.08).powi(2)).sum::<f64>() / 20_000.0;
        let exits = 1000.0 * 0.08 * 0.92 + 1000.0 * 999.0 * of_rate;
        assert!(
            (exits / (1000.0 * 0.08 * 0.92) / effect.dispersion - 1.0).abs() < 0.05,
            "{exits} {}",
            effect.dispersion
        );
    }
}
