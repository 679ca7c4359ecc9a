//! An agency as the funnel sees it.

use super::{Level, Place, angle, deviation};
use crate::domain::{GenderCount, Headcount, Share};
use crate::measure::{Interval, PrintedPercent};

/// An agency's share of women, its size, and how far both may be off.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Peer {
    share: Share,
    known: Headcount,
    /// Least and greatest share that the true counts may have.
    ends: (f64, f64),
    /// Fewest women and men there may be.
    fewest: f64,
}

impl Peer {
    /// Exact counts; `None` without women and men.
    #[must_use]
    pub fn counted(count: &GenderCount) -> Option<Self> {
        Self::rounded(count.women, count.base(), 1)
    }

    /// `women` among `known` women and men, both rounded at random to multiples of `to` (1: exact), so that each is less
    /// than `to` away from the truth: a share `a/A` is then between `(a−e)/(A+e)` and `(a+e)/(A−e)` with `e = to − 1`,
    /// about `e (1+p)/A` away. `None` where `known` is 0 or less than `women`.
    #[must_use]
    pub fn rounded(women: Headcount, known: Headcount, to: Headcount) -> Option<Self> {
        let share = Share::of(women, known)?;
        let error = to.saturating_sub(1) as f64;
        let (a, all) = (women as f64, known as f64);
        let fewest = all - error;
        let most = if fewest > 0.0 { ((a + error) / fewest).min(1.0) } else { 1.0 };
        Some(Self { share, known, ends: ((a - error).max(0.0) / (all + error), most), fewest })
    }

    /// Women and men each rounded at random to multiples of `to`, and added: with `e = to − 1` the share is between
    /// `(F−e)/(F+M)` and `(F+e)/(F+M)`. `None` without women and men.
    #[must_use]
    pub fn rounded_apart(count: &GenderCount, to: Headcount) -> Option<Self> {
        let share = count.share_of_women()?;
        let (error, women, all) = (to.saturating_sub(1) as f64, count.women as f64, count.base() as f64);
        let ends = (((women - error) / all).max(0.0), ((women + error) / all).min(1.0));
        Some(Self { share, known: count.base(), ends, fewest: all - 2.0 * error })
    }

    /// A share as an agency printed it, off by half of its last digit at most, with the number of its women and men.
    /// `None` for nobody, or a percentage above 100.
    #[must_use]
    pub fn published(percent: PrintedPercent, known: Headcount) -> Option<Self> {
        let share = Share::from_fraction(percent.percent() / 100.0)?;
        let half = 0.005 * 10_f64.powi(-i32::from(percent.decimals()));
        let ends = ((share.fraction() - half).max(0.0), (share.fraction() + half).min(1.0));
        (known > 0).then_some(Self { share, known, ends, fewest: known as f64 })
    }

    /// Share of women as printed.
    #[must_use]
    pub fn share(&self) -> Share {
        self.share
    }

    /// Women and men as printed.
    #[must_use]
    pub fn known(&self) -> Headcount {
        self.known
    }

    /// Least and greatest share that the true counts may have: the bar to draw on the point.
    #[must_use]
    pub fn ends(&self) -> Interval {
        Interval { low: self.ends.0, high: self.ends.1 }
    }

    /// Distance of the printed share from the angle `theta`, in standard deviations.
    pub(super) fn z(&self, theta: f64, tau: f64) -> f64 {
        (angle(self.share.fraction()) - theta) / deviation(self.known as f64, tau)
    }

    /// Outside only if every share within the error is, at the fewest people there may be.
    pub(super) fn place(&self, theta: f64, tau: f64, level: Level) -> Place {
        if self.fewest <= 0.0 {
            return Place::Inside;
        }
        let reach = level.quantile() * deviation(self.fewest, tau);
        if angle(self.ends.0) - theta > reach {
            Place::Above
        } else if theta - angle(self.ends.1) > reach {
            Place::Below
        } else {
            Place::Inside
        }
    }
}
