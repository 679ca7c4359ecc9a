//! Binomial numbers from one uniform number each, so that two policies see the same luck.

/// Mean up to which the distribution is walked from 0.
const FROM_ZERO: f64 = 24.0;
/// Numbers whose logarithm of the factorial is summed exactly.
const EXACT: u32 = 16;

/// How many of `n` happen, each with probability `p`, as the uniform number `u` (0 to 1) decides.
pub(super) fn binomial(n: u32, p: f64, u: f64) -> u32 {
    if n == 0 || p <= 0.0 {
        return 0;
    }
    if p >= 1.0 {
        return n;
    }
    // The rarer side is walked. The uniform number is turned round with it, so that more chance never means fewer.
    if p > 0.5 { n - rare(n, 1.0 - p, 1.0 - u) } else { rare(n, p, u) }
}

/// Binomial numbers of one probability, for numbers of people that rarely change from month to month: the probability that it
/// happens to none of them is kept.
#[derive(Clone, Copy, Debug)]
pub(super) struct Often {
    p: f64,
    odds: f64,
    ln_none: f64,
    people: u32,
    none: f64,
}

impl Often {
    pub fn new(p: f64) -> Self {
        Self { p, odds: p / (1.0 - p), ln_none: (-p).ln_1p(), people: 0, none: 1.0 }
    }

    /// As [`binomial`].
    pub fn draw(&mut self, n: u32, u: f64) -> u32 {
        if self.p > 0.5 || f64::from(n) * self.p > FROM_ZERO || self.p <= 0.0 {
            return binomial(n, self.p, u);
        }
        if n != self.people {
            (self.people, self.none) = (n, none(n, self.p, || self.ln_none));
        }
        if u < self.none { 0 } else { walk(n, self.odds, self.none, u) }
    }
}

fn rare(n: u32, p: f64, u: f64) -> u32 {
    if f64::from(n) * p <= FROM_ZERO { from_zero(n, p, u) } else { from_far_below(n, p, u) }
}

/// The smallest number whose cumulative probability exceeds `u`.
fn from_zero(n: u32, p: f64, u: f64) -> u32 {
    walk(n, p / (1.0 - p), none(n, p, || (-p).ln_1p()), u)
}

/// Numbers up to which a power is multiplied out: faster than logarithms, and most draws are about a handful of vacancies.
const HANDFUL: u32 = 32;

/// The probability that it happens to none of `n`; `ln_none` is the logarithm for one of them.
fn none(n: u32, p: f64, ln_none: impl FnOnce() -> f64) -> f64 {
    match i32::try_from(n) {
        Ok(few) if n <= HANDFUL => (1.0 - p).powi(few),
        _ => (f64::from(n) * ln_none()).exp(),
    }
}

fn walk(n: u32, odds: f64, none: f64, u: f64) -> u32 {
    let mut left = u;
    let mut probability = none;
    for k in 0..n {
        if left < probability {
            return k;
        }
        left -= probability;
        probability *= odds * f64::from(n - k) / f64::from(k + 1);
        if probability < 1e-300 {
            return k;
        }
    }
    n
}

/// Standard deviations below the mean at which the walk starts: less than one in 10^15 lies below.
const FAR_BELOW: f64 = 8.0;

/// The same number as [`from_zero`], whose walk starts where the distribution does for all that can be told.
fn from_far_below(n: u32, p: f64, u: f64) -> u32 {
    let odds = p / (1.0 - p);
    let mean = f64::from(n) * p;
    let first = whole((mean - FAR_BELOW * (mean * (1.0 - p)).sqrt()).max(0.0)).min(n);
    let ln = ln_factorial(n) - ln_factorial(first) - ln_factorial(n - first)
        + f64::from(first) * p.ln()
        + f64::from(n - first) * (-p).ln_1p();
    let (mut left, mut probability) = (u, ln.exp());
    for k in first..n {
        if left < probability {
            return k;
        }
        left -= probability;
        probability *= odds * f64::from(n - k) / f64::from(k + 1);
        if f64::from(k) > mean && probability < 1e-300 {
            return k;
        }
    }
    n
}

#[allow(clippy::cast_possible_truncation, clippy::cast_sign_loss)] // at most `n` + 1
fn whole(number: f64) -> u32 {
    number as u32
}

/// The logarithm of `n!`; Stirling's series, good to ten digits from [`EXACT`] on.
fn ln_factorial(n: u32) -> f64 {
    if n < EXACT {
        return (2..=n).map(|k| f64::from(k).ln()).sum();
    }
    let x = f64::from(n);
    x * x.ln() - x + 0.5 * (std::f64::consts::TAU * x).ln() + 1.0 / (12.0 * x) - 1.0 / (360.0 * x * x * x)
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Probability of each number by the definition.
    fn exact(n: u32, p: f64) -> Vec<f64> {
        let ln = |k: u32| ln_factorial(n) - ln_factorial(k) - ln_factorial(n - k);
        (0..=n).map(|k| (ln(k) + f64::from(k) * p.ln() + f64::from(n - k) * (1.0 - p).ln()).exp()).collect()
    }

    #[test]
    fn an_even_grid_of_luck_gives_the_binomial_distribution() {
        let grid: u32 = 200_000;
        for (n, p) in [(1, 0.3), (7, 0.5), (20, 0.9), (300, 0.005), (300, 0.2), (4000, 0.01), (90_000, 0.006)] {
            let mut seen = vec![0_u32; n as usize + 1];
            for at in 0..grid {
                seen[binomial(n, p, (f64::from(at) + 0.5) / f64::from(grid)) as usize] += 1;
            }
            for (k, probability) in exact(n, p).into_iter().enumerate() {
                let share = f64::from(seen[k]) / f64::from(grid);
                assert!((share - probability).abs() < 2e-5, "{k} of {n} at {p}: {share} for {probability}");
            }
        }
    }

    #[test]
    fn what_is_kept_between_draws_changes_nothing() {
        for p in [0.0, 0.004, 0.3, 0.7, 1.0] {
            let mut often = Often::new(p);
            for n in [5, 5, 300, 299, 0, 5, 9000] {
                for at in 0..50 {
                    let u = (f64::from(at) + 0.5) / 50.0;
                    assert_eq!(often.draw(n, u), binomial(n, p, u), "{n} at {p}, {u}");
                }
            }
        }
    }

    #[test]
    fn more_chance_or_more_luck_never_means_fewer() {
        for (n, p) in [(40, 0.2), (150, 0.3), (300, 0.05), (1_000, 0.3), (4_000, 0.008), (90_000, 0.006)] {
            let mut before = 0;
            for at in 0..5_000 {
                let u = (f64::from(at) + 0.5) / 5_000.0;
                let number = binomial(n, p, u);
                assert!(number >= before && binomial(n, p * 1.05, u) >= number, "{n} at {p}, {u}");
                before = number;
            }
        }
    }

    #[test]
    fn the_edges_are_certain() {
        for u in [0.0, 0.5, 0.999_999_999] {
            assert_eq!((binomial(0, 0.5, u), binomial(9, 0.0, u), binomial(9, 1.0, u)), (0, 0, 9));
            assert!(binomial(3, 1e-12, u) <= 3 && binomial(1_000_000, 0.5, u) <= 1_000_000);
        }
    }
}
