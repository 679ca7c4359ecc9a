//! # Years to parity at the pace of the past
//!
//! - **Definition.** How many years until the share of women reaches a goal if it goes on rising as it did between two dates.
//! - **Formula.** Yearly increment `g = (s_t − s_(t−k)) / k` over `k` years; years from now `(goal − s_t) / g`.
//! - **Range.** More than 0 years; or *reached*; or *never at this pace* where `g ≤ 0`.
//! - **Undefined when.** The two dates are not apart.
//! - **Reads as.** "23 years at the pace of 2009 to 2011." A straight line through two points, no forecast: it knows nothing
//!   of who is recruited, promoted or retires. Shown only because UN reports print it; the projections of this project
//!   are the answer to rely on.
//! - **Reference.** UN Secretary-General, *Improvement in the status of women in the United Nations system*, annex on average
//!   annual increments.
//! - **Worked example.** 39.9 % in 2009, 40.7 % in 2011: 0.4 points a year, 23.25 years to 50 % (2035), 15.75 to 47 %.
//!   45.3 % in 2019, 47.0 % in 2021: 3.53 years to 50 %.

use crate::domain::Share;

/// When a goal is reached at the pace of the past.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Arrival {
    /// The share is at the goal or above it.
    Reached,
    /// In so many years from the later date.
    InYears(f64),
    /// The share does not rise.
    NeverAtThisPace,
}

/// A straight line through two shares.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct LinearProjection {
    /// Percentage points a year, either sign.
    pub points_a_year: f64,
    /// When it meets the goal.
    pub arrival: Arrival,
}

/// The line from the share `then` to the share `now`, `years` later, on to the `goal`; `None` where `years` is not above 0.
#[must_use]
pub fn linear_projection(then: Share, now: Share, years: f64, goal: Share) -> Option<LinearProjection> {
    if !years.is_finite() || years <= 0.0 {
        return None;
    }
    let points_a_year = (now - then).points() / years;
    let arrival = if now >= goal {
        Arrival::Reached
    } else if points_a_year > 0.0 {
        Arrival::InYears((goal - now).points() / points_a_year)
    } else {
        Arrival::NeverAtThisPace
    };
    Some(LinearProjection { points_a_year, arrival })
}

#[cfg(test)]
mod tests {
    use rstest::rstest;

    use super::*;
    use crate::measure::check::near;

    fn percent(percent: f64) -> Share {
        Share::from_fraction(percent / 100.0).unwrap()
    }

    #[rstest]
    #[case(39.9, 40.7, 50.0, 0.4, 23.25)]
    #[case(39.9, 40.7, 47.0, 0.4, 15.75)]
    #[case(45.3, 47.0, 50.0, 0.85, 3.53)]
    fn the_united_nations_secretariat(
        #[case] then: f64,
        #[case] now: f64,
        #[case] goal: f64,
        #[case] points: f64,
        #[case] years: f64,
    ) {
        let found = linear_projection(percent(then), percent(now), 2.0, percent(goal)).unwrap();
        near(found.points_a_year, points, 1e-9);
        let Arrival::InYears(found) = found.arrival else { panic!("{found:?}") };
        near(found, years, 5e-3);
    }

    #[test]
    fn a_share_that_stands_or_falls_never_arrives_and_a_goal_may_be_reached() {
        let arrival =
            |then, now, goal| linear_projection(percent(then), percent(now), 1.0, percent(goal)).unwrap().arrival;
        assert_eq!(arrival(40.0, 40.0, 50.0), Arrival::NeverAtThisPace);
        assert_eq!(arrival(41.0, 40.0, 50.0), Arrival::NeverAtThisPace);
        assert_eq!(arrival(51.0, 50.0, 50.0), Arrival::Reached);
    }

    #[test]
    fn one_date_is_no_line() {
        for years in [0.0, -1.0, f64::NAN, f64::INFINITY] {
            assert_eq!(linear_projection(percent(40.0), percent(41.0), years, percent(50.0)), None);
        }
    }
}
