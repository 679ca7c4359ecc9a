//! Whether women leave more than men, as far as the evidence tells.

use statrs::distribution::{Beta, Continuous, ContinuousCDF};

use super::BetaCounts;

/// Points at which the densities are compared.
const POINTS: u32 = 2000;
/// Standard deviations to both sides of the mean that are looked at.
const WIDE: f64 = 10.0;

impl BetaCounts {
    /// Probability, 0 to 1, that this rate is higher than another, both as far as they are known and independent: the integral
    /// of this density times the distribution function of the other. `None` where one is certain.
    #[must_use]
    pub fn probably_above(&self, other: &Self) -> Option<f64> {
        let (this, that) = (Beta::new(self.yes, self.no).ok()?, Beta::new(other.yes, other.no).ok()?);
        let sum = self.yes + self.no;
        let deviation = (self.mean() * (1.0 - self.mean()) / (sum + 1.0)).sqrt();
        let (low, high) = ((self.mean() - WIDE * deviation).max(0.0), (self.mean() + WIDE * deviation).min(1.0));
        let mut found = (0.0, 0.0);
        for point in 0..POINTS {
            let x = low + (high - low) * (f64::from(point) + 0.5) / f64::from(POINTS);
            let density = this.pdf(x);
            found = (found.0 + density * that.cdf(x), found.1 + density);
        }
        (found.1 > 0.0 && found.1.is_finite()).then(|| (found.0 / found.1).clamp(0.0, 1.0))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn above(one: (f64, f64), other: (f64, f64)) -> f64 {
        let counts = |(yes, no)| BetaCounts { yes, no };
        counts(one).probably_above(&counts(other)).unwrap()
    }

    #[test]
    fn the_probability_is_that_of_whole_numbers_of_events() {
        // For Beta(a, b) against Beta(c, d) with whole counts the probability is a sum of Beta functions (Miller 2015): for
        // Beta(1, 1) against Beta(2, 1) it is 1/3, for Beta(2, 1) against Beta(1, 2) 5/6.
        assert!((above((1.0, 1.0), (2.0, 1.0)) - 1.0 / 3.0).abs() < 1e-5);
        assert!((above((2.0, 1.0), (1.0, 2.0)) - 5.0 / 6.0).abs() < 1e-5);
    }

    #[test]
    fn one_is_above_the_other_or_the_other_above_it() {
        for (one, other) in [((3.0, 500.0), (9.0, 700.0)), ((40.0, 4000.0), (39.0, 4100.0)), ((0.5, 90.0), (6.0, 90.0))]
        {
            assert!((above(one, other) + above(other, one) - 1.0).abs() < 1e-3, "{one:?} {other:?}");
        }
        assert!((above((5.0, 80.0), (5.0, 80.0)) - 0.5).abs() < 1e-6);
    }
}
