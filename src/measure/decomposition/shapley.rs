//! Shapley values of changes to a share.

use crate::domain::GenderCount;

/// Women and men, or a change of them; wide enough that no sum of counts overflows.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Stock {
    /// Women.
    pub(super) women: i128,
    /// Men.
    pub(super) men: i128,
}

impl Stock {
    /// The women and men of a count.
    pub(super) fn of(count: &GenderCount) -> Self {
        Self { women: count.women.into(), men: count.men.into() }
    }

    /// Both together.
    pub(super) fn plus(self, other: Self) -> Self {
        Self { women: self.women + other.women, men: self.men + other.men }
    }

    /// The change from `other` to this.
    pub(super) fn minus(self, other: Self) -> Self {
        Self { women: self.women - other.women, men: self.men - other.men }
    }

    /// Share of women, less than nobody counting as nobody; `None` for nobody.
    fn share(self) -> Option<f64> {
        let (women, men) = (self.women.max(0) as f64, self.men.max(0) as f64);
        (women + men > 0.0).then(|| women / (women + men))
    }
}

/// What each change does to the share of women, averaged over all orders in which they can be applied to `opening`,
/// whose share is `share`. The values sum to the whole change.
pub(super) fn shapley_values(opening: Stock, share: f64, changes: &[Stock]) -> Vec<f64> {
    let shares = shares_of_sets(opening, share, changes);
    let weights = weights_by_size(changes.len());
    let value = |it: usize| {
        let without = (0..shares.len()).filter(|set| set >> it & 1 == 0);
        without.map(|set| weights[set.count_ones() as usize] * (shares[set | 1 << it] - shares[set])).sum()
    };
    (0..changes.len()).map(value).collect()
}

/// The share after each set of changes; the bits of the index say which are in the set.
fn shares_of_sets(opening: Stock, share: f64, changes: &[Stock]) -> Vec<f64> {
    let mut stocks = vec![opening];
    for change in changes {
        let with: Vec<Stock> = stocks.iter().map(|stock| stock.plus(*change)).collect();
        stocks.extend(with);
    }
    stocks.into_iter().map(|stock| stock.share().unwrap_or(share)).collect()
}

/// `k! (n−k−1)! / n!` for `k` from 0 to `n − 1`: how often a set of `k` comes just before a given change.
fn weights_by_size(n: usize) -> Vec<f64> {
    let mut weight = 1.0 / n as f64;
    let mut weights = Vec::with_capacity(n);
    for k in 0..n {
        weights.push(weight);
        weight *= (k + 1) as f64 / n.saturating_sub(k + 1).max(1) as f64;
    }
    weights
}
