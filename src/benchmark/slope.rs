//! # Movement of a share over months
//!
//! - **Definition.** How many percentage points a year a share moves, over all months that are published.
//! - **Formula.** Least squares of the share on time. Monthly shares of one staff follow each other, so residuals are not
//!   independent: with their lag-one correlation `r` (0 where negative), `m` months count as `m (1 − r) / (1 + r)`, for the
//!   standard error and the degrees of freedom alike. What rounding may do to the two ends is added to the variance.
//! - **Undefined when.** There are fewer than two months; without an interval where fewer than three count.
//! - **Reads as.** "0.8 points a year (0.5 to 1.1): rising."
//! - **Reference.** Santer et al. (2000), *Journal of Geophysical Research* 105, adjusted standard error and degrees.

use statrs::distribution::{ContinuousCDF, StudentsT};

/// A month of a course.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct At {
    /// Years since any fixed moment.
    pub year: f64,
    /// The share in per cent.
    pub percent: f64,
    /// Variance that rounding adds to it, in points squared.
    pub rounding: f64,
}

/// Points a year.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Slope {
    /// By least squares.
    pub points_a_year: f64,
    /// 95 % interval; `None` of too few months.
    pub interval: Option<(f64, f64)>,
}

/// The slope of a course in order of time; `None` of fewer than two months.
#[must_use]
pub fn slope(course: &[At]) -> Option<Slope> {
    let n = course.len() as f64;
    let (first, last) = (course.first()?, course.last()?);
    let mean = |of: fn(&At) -> f64| course.iter().map(of).sum::<f64>() / n;
    let (year, percent) = (mean(|it| it.year), mean(|it| it.percent));
    let spread: f64 = course.iter().map(|it| (it.year - year).powi(2)).sum();
    (spread > 0.0).then_some(())?;
    let along: f64 = course.iter().map(|it| (it.year - year) * (it.percent - percent)).sum();
    let points_a_year = along / spread;
    let residuals: Vec<f64> = course.iter().map(|it| it.percent - percent - points_a_year * (it.year - year)).collect();
    let rounding = (first.rounding + last.rounding) / (last.year - first.year).powi(2);
    let interval = reach(&residuals, spread, rounding).map(|it| (points_a_year - it, points_a_year + it));
    Some(Slope { points_a_year, interval })
}

/// Half the width of the interval.
fn reach(residuals: &[f64], spread: f64, rounding: f64) -> Option<f64> {
    let squares: f64 = residuals.iter().map(|it| it * it).sum();
    let following: f64 = residuals.iter().zip(residuals.iter().skip(1)).map(|(one, next)| one * next).sum();
    // Less than a billionth of a point is what the computation leaves.
    let r = if squares > 1e-18 * residuals.len() as f64 { (following / squares).clamp(0.0, 0.99) } else { 0.0 };
    let counting = residuals.len() as f64 * (1.0 - r) / (1.0 + r);
    (counting >= 3.0).then_some(())?;
    let quantile = StudentsT::new(0.0, 1.0, counting - 2.0).ok()?.inverse_cdf(0.975);
    let variance = squares / (counting - 2.0) / spread + rounding;
    Some(quantile * variance.sqrt())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn course(percents: &[f64]) -> Vec<At> {
        percents
            .iter()
            .enumerate()
            .map(|(month, &percent)| At { year: month as f64 / 12.0, percent, rounding: 0.0 })
            .collect()
    }

    #[test]
    fn a_straight_course_has_its_slope_and_no_width() {
        let found = slope(&course(&[40.0, 40.1, 40.2, 40.3, 40.4])).unwrap();
        assert!((found.points_a_year - 1.2).abs() < 1e-9);
        let (low, high) = found.interval.unwrap();
        assert!(high - low < 1e-6);
        assert_eq!(slope(&course(&[40.0])), None);
        assert_eq!(slope(&course(&[40.0, 41.0])).unwrap().interval, None);
    }

    #[test]
    fn the_interval_is_the_textbook_one_where_months_do_not_follow_each_other() {
        // Shares 1, 3, 2, 4 at years 0 to 3: slope 0.8, residual squares 1.8, t(2) = 4.302653.
        let years = |(year, percent)| At { year, percent, rounding: 0.0 };
        let found = slope(&[(0.0, 1.0), (1.0, 3.0), (2.0, 2.0), (3.0, 4.0)].map(years)).unwrap();
        let (low, _) = found.interval.unwrap();
        assert!((found.points_a_year - 0.8).abs() < 1e-12);
        assert!((0.8 - low - 4.302_652_7 * (0.9_f64 / 5.0).sqrt()).abs() < 1e-6);
    }
}
