//! How far peers lie apart beyond what their sizes explain.

use super::Peer;

/// Part of the peers that is drawn in on each side, so that those in question do not excuse themselves.
const DRAWN_IN: f64 = 0.10;

/// Over-dispersion and the spread that accounts for it.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Spread {
    /// Mean square of the drawn-in `z`.
    pub(super) phi: f64,
    /// Standard deviation among peers, on the scale of angles.
    pub(super) tau: f64,
}

impl Spread {
    /// Of two or more peers around the angle `theta`.
    pub(super) fn of(peers: &[Peer], theta: f64) -> Self {
        let drawn_in = winsorised(peers.iter().map(|peer| peer.z(theta, 0.0)).collect());
        let k = peers.len() as f64;
        let phi = drawn_in.iter().map(|z| z * z).sum::<f64>() / k;
        let weights = || peers.iter().map(|peer| 4.0 * peer.known() as f64);
        let (sum, squares) = (weights().sum::<f64>(), weights().map(|w| w * w).sum::<f64>());
        let tau_squared = (k * phi - (k - 1.0)) / (sum - squares / sum);
        Self { phi, tau: tau_squared.max(0.0).sqrt() }
    }
}

/// The values with those beyond the outer percentiles set to them.
fn winsorised(values: Vec<f64>) -> Vec<f64> {
    let mut sorted = values.clone();
    sorted.sort_by(f64::total_cmp);
    let (low, high) = (quantile(&sorted, DRAWN_IN), quantile(&sorted, 1.0 - DRAWN_IN));
    values.into_iter().map(|value| value.max(low).min(high)).collect()
}

/// Quantile of sorted values, on the line between the two nearest (the seventh definition of Hyndman and Fan, R's own).
#[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "a place between 0 and the last")]
fn quantile(sorted: &[f64], at: f64) -> f64 {
    let place = at * sorted.len().saturating_sub(1) as f64;
    let value = |it: f64| sorted.get(it as usize).copied().unwrap_or_default();
    let (below, above) = (value(place.floor()), value(place.ceil()));
    below + (above - below) * place.fract()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::measure::check::near;

    #[test]
    fn quantiles_are_those_of_r() {
        let sorted: Vec<f64> = (1..=10).map(f64::from).collect();
        near(quantile(&sorted, 0.1), 1.9, 1e-12);
        near(quantile(&sorted, 0.9), 9.1, 1e-12);
        near(quantile(&[5.0], 0.9), 5.0, 0.0);
    }

    #[test]
    fn only_the_ends_are_drawn_in() {
        let found = winsorised(vec![100.0, 2.0, 3.0, 4.0, 5.0, 6.0, 7.0, 8.0, 9.0, 10.0, -50.0]);
        near(found[0], 10.0, 1e-12);
        near(found[10], 2.0, 1e-12);
        near(found[4], 5.0, 0.0);
    }
}
