//! # Funnel of peers
//!
//! - **Definition.** Which agencies have a share of women that lies outside what their size and the ordinary spread among
//!   peers explain. *Plain* limits know size only; *adjusted* limits also know how far peers lie apart anyway, for reasons
//!   that are not told (work, labour market, history).
//! - **Formula.** `Y = asin √p`, `s = 1/(2√n)`, `z = (Y − θ)/s` with `θ = asin √(Σ women / Σ n)`. The `z` are drawn in to
//!   their 10th and 90th percentile; `φ` is the mean of their squares; `τ² = max(0, (kφ − (k−1)) / (Σw − Σw²/Σw))` with
//!   `w = 1/s²` and `k` peers. Adjusted `z = (Y − θ)/√(s² + τ²)`. Limits at 95 and 99.8 %:
//!   `sin²(θ ± q √(s² + τ²))`, `q` 1.96 and 3.09 (1.959964 and 3.090232), the angle kept between 0 and 90 degrees.
//! - **Range.** Inside, above, below. `φ` near 1: peers differ as chance alone would make them; far above 1: over-dispersion.
//! - **Undefined when.** There are fewer than two peers with women or men.
//! - **Reads as.** "Within what is usual among 23 peers (99.8 %)." Outside is a question to ask, not a fault found. Counts
//!   that were rounded for protection are outside only if they are for every share that the true counts may have;
//!   `θ`, `φ` and `τ` are those of the counts as printed. With few peers `τ` is a rough number: say how many there are.
//! - **Reference.** Spiegelhalter (2005), *Statistics in Medicine* 24 (funnel plots) and *Quality and Safety in Health
//!   Care* 14 (over-dispersion); R package `FunnelPlotR`.
//! - **Worked example.** 24 departmental groups of the UK Civil Service, 2021: centre 54.17 %, `φ` 106.19, `τ` 0.0382.
//!   Plain limits call 22 of them outside; adjusted ones at 99.8 % two, Defence (`z` −3.83) and Ofsted (+3.26). The Home
//!   Office goes from −8.93 to −0.62.

mod curve;
mod peer;
mod spread;

pub use curve::CurvePoint;
pub use peer::Peer;

use super::interval::{Interval, Z_95};
use crate::domain::{Headcount, Share};
use spread::Spread;

/// How rarely a peer that is like the others is outside.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Level {
    /// One in twenty.
    P95,
    /// Two in a thousand.
    P998,
}

impl Level {
    /// Quantile of the normal distribution.
    #[must_use]
    pub fn quantile(self) -> f64 {
        match self {
            Self::P95 => Z_95,
            Self::P998 => 3.090_232_306_167_813,
        }
    }
}

/// What limits know of the peers.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Limits {
    /// Size only.
    Plain,
    /// Size and the spread among peers.
    Adjusted,
}

/// Where a peer lies.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Place {
    /// Below the lower limit.
    Below,
    /// Within the limits, or not surely outside because of rounding.
    Inside,
    /// Above the upper limit.
    Above,
}

impl Place {
    /// The words shown in reports.
    #[must_use]
    pub fn words(self) -> &'static str {
        match self {
            Self::Below => "below the usual range",
            Self::Inside => "within the usual range",
            Self::Above => "above the usual range",
        }
    }
}

/// Distance from the centre and what it means.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Placing {
    /// Distance of the share as printed, in standard deviations.
    pub z: f64,
    /// Against the 95 % limits.
    pub at_95: Place,
    /// Against the 99.8 % limits.
    pub at_998: Place,
}

/// One peer in the funnel.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct FunnelPoint {
    /// Its share of women.
    pub share: Share,
    /// Its women and men.
    pub base: Headcount,
    /// Against limits that know size only.
    pub plain: Placing,
    /// Against limits that know the spread among peers.
    pub adjusted: Placing,
}

/// Peers around their common share.
#[derive(Clone, Debug, PartialEq)]
pub struct Funnel {
    /// Share of women in all peers together.
    pub centre: Share,
    /// Over-dispersion: mean square of the drawn-in `z`.
    pub phi: f64,
    /// Spread among peers that size does not explain, on the scale of `asin √p` (radians).
    pub tau: f64,
    /// One point a peer, in the order given.
    pub points: Vec<FunnelPoint>,
}

/// The funnel of `peers`; `None` for fewer than two.
#[must_use]
pub fn funnel(peers: &[Peer]) -> Option<Funnel> {
    if peers.len() < 2 {
        return None;
    }
    let people: f64 = peers.iter().map(|peer| peer.known() as f64).sum();
    let women: f64 = peers.iter().map(|peer| peer.share().fraction() * peer.known() as f64).sum();
    let centre = Share::from_fraction((women / people).min(1.0))?;
    let theta = angle(centre.fraction());
    let spread = Spread::of(peers, theta);
    let placing = |peer: &Peer, tau: f64| Placing {
        z: peer.z(theta, tau),
        at_95: peer.place(theta, tau, Level::P95),
        at_998: peer.place(theta, tau, Level::P998),
    };
    let point = |peer: &Peer| FunnelPoint {
        share: peer.share(),
        base: peer.known(),
        plain: placing(peer, 0.0),
        adjusted: placing(peer, spread.tau),
    };
    Some(Funnel { centre, phi: spread.phi, tau: spread.tau, points: peers.iter().map(point).collect() })
}

impl Funnel {
    /// The limits for a peer of `size` women and men; `None` for nobody.
    #[must_use]
    pub fn limits(&self, size: Headcount, level: Level, limits: Limits) -> Option<Interval> {
        let tau = match limits {
            Limits::Plain => 0.0,
            Limits::Adjusted => self.tau,
        };
        let reach = level.quantile() * deviation(size as f64, tau);
        let end = |at: f64| at.clamp(0.0, std::f64::consts::FRAC_PI_2).sin().powi(2);
        let theta = angle(self.centre.fraction());
        (size > 0).then(|| Interval { low: end(theta - reach), high: end(theta + reach) })
    }

    /// Peers outside the limits, whichever side.
    #[must_use]
    pub fn outside(&self, level: Level, limits: Limits) -> usize {
        let place = |point: &FunnelPoint| {
            let placing = match limits {
                Limits::Plain => point.plain,
                Limits::Adjusted => point.adjusted,
            };
            match level {
                Level::P95 => placing.at_95,
                Level::P998 => placing.at_998,
            }
        };
        self.points.iter().filter(|point| place(point) != Place::Inside).count()
    }
}

/// A share on the scale on which its variance depends on size only.
fn angle(share: f64) -> f64 {
    share.clamp(0.0, 1.0).sqrt().asin()
}

/// Standard deviation of the angle of a peer of `size`, with the spread `tau` among peers.
fn deviation(size: f64, tau: f64) -> f64 {
    (1.0 / (4.0 * size) + tau * tau).sqrt()
}

#[cfg(test)]
mod tests;
