//! Published counts with what rounding leaves open, and the shares that may be shown of them.

use std::fmt;
use std::iter::Sum;
use std::ops::Add;

use crate::disclosure::package::{CellKey, Measure, Package, Protected};
use crate::domain::{FEWEST_FOR_COURSE, FEWEST_FOR_SHARE, GenderCount, Headcount, Share};

/// Fewest people of a share of counts that were public already: below, people are read and not percentages.
const LEAST_PUBLIC: Headcount = 10;

/// Women and men as published, and by how many people each of the two may be off.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Counted {
    /// As published.
    pub count: GenderCount,
    /// Most people that women, and that men, are off by.
    pub error: Headcount,
}

impl Counted {
    /// The published women and men of a cell without gender; `None` where one of them is missing or withheld.
    #[must_use]
    pub fn of(package: &Package, measure: Measure, population: Option<&str>, cell: &CellKey) -> Option<Self> {
        let count = package.gender_count(measure, population, cell)?;
        Some(Self { count, error: package.about().protection.most_off() })
    }

    /// Women and men.
    #[must_use]
    pub fn base(&self) -> Headcount {
        self.count.base()
    }

    /// The counts that rounding does not exclude, at their ends: fewest women and most men first, the published one last.
    #[must_use]
    pub fn ends(&self) -> [GenderCount; 5] {
        let GenderCount { women, men, .. } = self.count;
        let (less, more) = (|it: Headcount| it.saturating_sub(self.error), |it: Headcount| it + self.error);
        let known = GenderCount::known;
        [
            known(less(women), more(men)),
            known(more(women), less(men)),
            known(less(women), less(men)),
            known(more(women), more(men)),
            known(women, men),
        ]
    }

    /// Variance of the share of women that rounding adds: each count is off by anything up to the error, all as likely.
    #[must_use]
    pub fn rounding_variance(&self) -> f64 {
        let Some(share) = self.count.share_of_women() else { return 0.0 };
        let (p, n) = (share.fraction(), self.base() as f64);
        let of_one = (self.error as f64).powi(2) / 3.0;
        of_one * ((1.0 - p).powi(2) + p.powi(2)) / n.powi(2)
    }
}

impl Add for Counted {
    type Output = Self;
    fn add(self, other: Self) -> Self {
        Self { count: self.count + other.count, error: self.error + other.error }
    }
}

impl Sum for Counted {
    fn sum<I: Iterator<Item = Self>>(counts: I) -> Self {
        counts.fold(Self::default(), Add::add)
    }
}

/// How finely shares are shown.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Precision {
    /// Protected counts: whole per cents of 25 people and more, of 50 where a share is followed over time.
    Protected,
    /// Counts that were public already: one decimal, of 10 people and more.
    Public,
}

/// A share of women as it may be shown.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct ShownShare {
    /// Per cent, rounded to the decimals.
    pub percent: f64,
    /// Decimals.
    pub decimals: u8,
    /// Women, as published.
    pub women: Headcount,
    /// Women and men, as published.
    pub base: Headcount,
}

impl Precision {
    /// How shares of counts under this protection are shown.
    #[must_use]
    pub fn of(protection: Protected) -> Self {
        match protection {
            Protected::Published => Self::Public,
            Protected::PublicRound { .. } | Protected::PublicSuppress { .. } => Self::Protected,
        }
    }

    /// Decimals of a per cent.
    #[must_use]
    pub fn decimals(self) -> u8 {
        u8::from(self == Self::Public)
    }

    /// Fewest people of a share.
    #[must_use]
    pub fn least(self) -> Headcount {
        if self == Self::Public { LEAST_PUBLIC } else { FEWEST_FOR_SHARE }
    }

    /// Fewest people of a share that is followed over time.
    #[must_use]
    pub fn least_of_course(self) -> Headcount {
        if self == Self::Public { LEAST_PUBLIC } else { FEWEST_FOR_COURSE }
    }

    /// A number rounded to what is shown.
    #[must_use]
    pub fn rounded(self, percent: f64) -> f64 {
        let scale = 10_f64.powi(i32::from(self.decimals()));
        (percent * scale).round() / scale
    }

    /// A number of points or per cents in the decimals shown.
    #[must_use]
    pub fn words(self, number: f64) -> String {
        // No "-0": what rounds to nothing is nothing.
        format!("{:.*}", usize::from(self.decimals()), self.rounded(number) + 0.0)
    }

    /// Points in the decimals shown with their sign, as `+1.2`, `−3` or `0`.
    #[must_use]
    pub fn signed(self, points: f64) -> String {
        let sign = match self.rounded(points) {
            it if it > 0.0 => "+",
            it if it < 0.0 => "−",
            _ => "",
        };
        format!("{sign}{}", self.words(points.abs()))
    }

    /// The share of women; `None` of fewer people than may be.
    #[must_use]
    pub fn share(self, counted: &Counted) -> Option<ShownShare> {
        self.share_from(&counted.count, self.least())
    }

    /// The share of women as it is followed over time; `None` of fewer people than may be.
    #[must_use]
    pub fn share_of_course(self, counted: &Counted) -> Option<ShownShare> {
        self.share_from(&counted.count, self.least_of_course())
    }

    fn share_from(self, count: &GenderCount, least: Headcount) -> Option<ShownShare> {
        let share = count.share_of_women().filter(|_| count.base() >= least)?;
        let percent = self.rounded(share.percent());
        Some(ShownShare { percent, decimals: self.decimals(), women: count.women, base: count.base() })
    }
}

impl ShownShare {
    /// The share alone, as `39.6 %`.
    #[must_use]
    pub fn words(&self) -> String {
        format!("{:.*} %", usize::from(self.decimals), self.percent)
    }

    /// As a fraction, of what is shown.
    #[must_use]
    pub fn fraction(&self) -> Option<Share> {
        Share::from_fraction(self.percent / 100.0)
    }
}

impl fmt::Display for ShownShare {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} ({} of {})", self.words(), thousands(self.women), thousands(self.base))
    }
}

/// People with commas between thousands.
#[must_use]
pub fn thousands(people: Headcount) -> String {
    let digits = people.to_string();
    let mut text = String::new();
    for (place, digit) in digits.chars().enumerate() {
        if place > 0 && (digits.len() - place).is_multiple_of(3) {
            text.push(',');
        }
        text.push(digit);
    }
    text
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn protected_shares_are_whole_and_of_enough_people() {
        let counted = |women, men| Counted { count: GenderCount::known(women, men), error: 4 };
        let shown = |precision: Precision, women, men| precision.share(&counted(women, men)).map(|it| it.to_string());
        assert_eq!(shown(Precision::Protected, 10, 15).unwrap(), "40 % (10 of 25)");
        assert_eq!(shown(Precision::Protected, 10, 10), None);
        assert_eq!(shown(Precision::Public, 3410, 3880).unwrap(), "46.8 % (3,410 of 7,290)");
        assert_eq!(shown(Precision::Public, 4, 5), None);
        assert_eq!(Precision::Protected.share_of_course(&counted(20, 25)), None);
        assert_eq!(Precision::Protected.words(-0.2), "0");
    }

    #[test]
    fn rounding_adds_its_own_variance_and_exact_counts_none() {
        let exact = Counted { count: GenderCount::known(50, 50), error: 0 };
        assert!(exact.rounding_variance().abs() < 1e-15);
        // Two counts of variance 16/3, weighted by one half each, over a hundred people.
        let rounded = Counted { error: 4, ..exact };
        assert!((rounded.rounding_variance() - 16.0 / 3.0 * 0.5 / 1e4).abs() < 1e-15);
    }
}
