//! How the courses of targets are projected, and what may be done about them.

use std::collections::BTreeMap;

use super::AgencyId;
use crate::domain::{Period, Share};

/// How projections are made.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct ProjectionSettings {
    /// Months that rates are learned from, at most.
    pub use_last_months: u32,
    /// Years projected at most.
    pub horizon_years: u8,
    /// Futures drawn.
    pub futures: usize,
}

impl Default for ProjectionSettings {
    fn default() -> Self {
        Self { use_last_months: 36, horizon_years: 15, futures: 2000 }
    }
}

/// Something that may be done.
#[derive(Clone, Debug, PartialEq)]
pub struct Scenario {
    /// Name in reports.
    pub name: String,
    /// Agencies it is for; all where empty.
    pub agencies: Vec<AgencyId>,
    /// First month in which it is done; the month after the last list where `None`.
    pub starts: Option<Period>,
    /// What is done.
    pub change: Change,
}

/// What a scenario does.
#[derive(Clone, Debug, PartialEq)]
pub enum Change {
    /// Numbers that are given.
    Fixed(FixedChange),
    /// The least of a lever that meets each target.
    SolveFor(SolveFor),
}

/// Rates that are given.
#[derive(Clone, Debug, PartialEq)]
pub struct FixedChange {
    /// Women among people hired.
    pub hires_women: ByBand,
    /// Women among people promoted.
    pub promotions_women: ByBand,
    /// What the exits of women are multiplied by.
    pub exits_women: f64,
    /// What the exits of men are multiplied by.
    pub exits_men: f64,
    /// Odds of promotion, women to men.
    pub promotion_odds: Option<f64>,
}

/// A lever whose least effort is looked for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum SolveFor {
    /// Women among people hired.
    Hires,
    /// Women among people promoted.
    Promotions,
    /// Points on top of both.
    Both,
    /// Exits prevented.
    Retention,
}

/// A share by band; of all other bands under no name.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct ByBand(pub Vec<(Option<String>, Share)>);

impl ByBand {
    /// The share of a band; `None` where nothing is said of it.
    #[must_use]
    pub fn of(&self, band: &str) -> Option<Share> {
        let named = self.0.iter().find(|(name, _)| name.as_deref() == Some(band));
        named.or_else(|| self.0.iter().find(|(name, _)| name.is_none())).map(|(_, share)| *share)
    }

    /// Whether nothing is said.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }
}

/// Planned posts, for women and men together, by band and year: at the end of the year.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct HeadcountPlan(pub BTreeMap<String, BTreeMap<i16, f64>>);

impl HeadcountPlan {
    /// Posts of a band at the end of `period`, in a straight line between the years given and from today's; today's where no
    /// year is given.
    #[must_use]
    pub fn posts(&self, band: &str, now: Period, today: f64, period: Period) -> f64 {
        let Some(years) = self.0.get(band) else { return today };
        let at = |year: &i16| Period::new(*year, 12).map(|end| end.months_since(now));
        let points =
            years.iter().filter_map(|(year, posts)| Some((at(year)?, *posts))).filter(|(months, _)| *months > 0);
        let wanted = period.months_since(now);
        let (mut from, mut had) = (0, today);
        for (until, posts) in points {
            if wanted <= until {
                return had + (posts - had) * f64::from(wanted - from) / f64::from(until - from);
            }
            (from, had) = (until, posts);
        }
        had
    }
}

/// What is realistic.
#[derive(Clone, Debug, PartialEq)]
pub struct Limits {
    /// Women among qualified applicants; empty where not known.
    pub qualified: ByBand,
    /// The most women among people hired where applicants are not known.
    pub most_hired: Share,
    /// The fewest women among people hired.
    pub fewest_hired: Share,
    /// The part of women's exits that could be prevented.
    pub preventable: Share,
    /// Shortest and longest time, in years, that people may stay in the agency on average: for a band of results where nobody
    /// can be followed from list to list; `None` where not known.
    pub stay_years: Option<[f64; 2]>,
    /// Which of the above nobody gave, in words.
    pub assumed: Vec<String>,
}

impl Default for Limits {
    fn default() -> Self {
        let share = |percent| Share::of(percent, 100).unwrap_or_else(|| unreachable!("a percentage"));
        Self {
            qualified: ByBand::default(),
            most_hired: share(60),
            fewest_hired: share(40),
            preventable: share(20),
            stay_years: None,
            assumed: Vec::new(),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn posts_follow_a_line_between_the_years_given() {
        let plan = HeadcountPlan([("officer".to_owned(), [(2027, 1250.0), (2031, 1300.0)].into())].into());
        let month = |year, month| Period::new(year, month).unwrap();
        let now = month(2026, 12);
        let posts = |period| plan.posts("officer", now, 1200.0, period);
        for (period, expected) in [
            (month(2027, 6), 1225.0),
            (month(2027, 12), 1250.0),
            (month(2029, 12), 1275.0),
            (month(2031, 12), 1300.0),
            (month(2040, 1), 1300.0),
        ] {
            assert!((posts(period) - expected).abs() < 1e-9, "{period}");
        }
        assert!((plan.posts("manager", now, 7.0, month(2030, 1)) - 7.0).abs() < 1e-9);
    }

    #[test]
    fn a_band_of_its_own_comes_before_all() {
        let share = |percent| Share::of(percent, 100).unwrap();
        let by = ByBand(vec![(None, share(50)), (Some("officer".to_owned()), share(45))]);
        assert_eq!((by.of("officer"), by.of("manager")), (Some(share(45)), Some(share(50))));
        assert_eq!(ByBand::default().of("officer"), None);
    }
}
