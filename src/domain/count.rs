//! People and full-time equivalents, by gender.

use std::iter::Sum;
use std::ops::{Add, AddAssign};

use serde::{Deserialize, Serialize};

use super::{Gender, Share};

/// Persons.
pub type Headcount = u64;

/// Working time in full-time equivalents, kept in whole thousandths so that sums never depend on their order.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub struct Fte {
    thousandths: u64,
}

impl Fte {
    /// From whole thousandths of a full-time post.
    #[must_use]
    pub fn from_thousandths(thousandths: u64) -> Self {
        Self { thousandths }
    }

    /// Whole thousandths of a full-time post.
    #[must_use]
    pub fn thousandths(self) -> u64 {
        self.thousandths
    }

    /// In full-time posts.
    #[must_use]
    pub fn posts(self) -> f64 {
        self.thousandths as f64 / 1000.0
    }
}

impl Add for Fte {
    type Output = Self;
    fn add(self, other: Self) -> Self {
        Self { thousandths: self.thousandths + other.thousandths }
    }
}

/// Persons by recorded gender: one cell of every stock table.
/// Kept as four numbers: women, men, another gender, not stated.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(from = "[u64; 4]", into = "[u64; 4]")]
pub struct GenderCount {
    /// Women.
    pub women: Headcount,
    /// Men.
    pub men: Headcount,
    /// People recorded with another gender.
    pub another: Headcount,
    /// People whose gender is not stated.
    pub not_stated: Headcount,
}

impl GenderCount {
    /// Only women and men.
    #[must_use]
    pub fn known(women: Headcount, men: Headcount) -> Self {
        Self { women, men, another: 0, not_stated: 0 }
    }

    /// Whether there is nobody.
    #[must_use]
    pub fn is_nobody(&self) -> bool {
        self.total() == 0
    }

    /// Women and men together: the base of every share.
    #[must_use]
    pub fn base(&self) -> Headcount {
        self.women + self.men
    }

    /// Everybody, whatever gender is recorded.
    #[must_use]
    pub fn total(&self) -> Headcount {
        self.base() + self.another + self.not_stated
    }

    /// Share of women among women and men; `None` where there is neither.
    #[must_use]
    pub fn share_of_women(&self) -> Option<Share> {
        Share::of(self.women, self.base())
    }

    /// Share of people whose gender is not stated among all.
    #[must_use]
    pub fn share_not_stated(&self) -> Option<Share> {
        Share::of(self.not_stated, self.total())
    }

    /// The count of one gender.
    #[must_use]
    pub fn of(&self, gender: Gender) -> Headcount {
        match gender {
            Gender::Woman => self.women,
            Gender::Man => self.men,
            Gender::Another => self.another,
            Gender::NotStated => self.not_stated,
        }
    }

    /// Adds `people` of one gender.
    pub fn add_people(&mut self, gender: Gender, people: Headcount) {
        match gender {
            Gender::Woman => self.women += people,
            Gender::Man => self.men += people,
            Gender::Another => self.another += people,
            Gender::NotStated => self.not_stated += people,
        }
    }
}

impl From<[Headcount; 4]> for GenderCount {
    fn from([women, men, another, not_stated]: [Headcount; 4]) -> Self {
        Self { women, men, another, not_stated }
    }
}

impl From<GenderCount> for [Headcount; 4] {
    fn from(count: GenderCount) -> Self {
        [count.women, count.men, count.another, count.not_stated]
    }
}

impl Add for GenderCount {
    type Output = Self;
    fn add(mut self, other: Self) -> Self {
        self += other;
        self
    }
}

impl AddAssign for GenderCount {
    fn add_assign(&mut self, other: Self) {
        for gender in Gender::ALL {
            self.add_people(gender, other.of(gender));
        }
    }
}

impl Sum for GenderCount {
    fn sum<I: Iterator<Item = Self>>(counts: I) -> Self {
        counts.fold(Self::default(), Add::add)
    }
}
