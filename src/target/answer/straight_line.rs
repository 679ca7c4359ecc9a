//! The public way to a year of parity: a straight line through two past shares. A reference only.

/// What a straight line says.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum StraightLine {
    /// The share is there already.
    Reached,
    /// The line crosses the aim at this moment, in years with fractions.
    Year(f64),
    /// Not before the horizon.
    NotWithin,
    /// The line does not rise.
    MovingAway,
}

/// Two shares of women, the later one at `year`, `years` after the earlier, carried on until `aim`; never beyond `horizon` years.
#[must_use]
pub fn straight_line(earlier: f64, later: f64, years: f64, year: f64, aim: f64, horizon: f64) -> StraightLine {
    if later >= aim {
        return StraightLine::Reached;
    }
    let increment = (later - earlier) / years;
    if increment <= 0.0 || !increment.is_finite() {
        return StraightLine::MovingAway;
    }
    let until = (aim - later) / increment;
    if until > horizon { StraightLine::NotWithin } else { StraightLine::Year(year + until) }
}

#[cfg(test)]
mod tests {
    use super::*;

    const FAR: f64 = 1000.0;

    fn year(earlier: f64, later: f64, years: f64, at: f64, aim: f64) -> f64 {
        match straight_line(earlier, later, years, at, aim, FAR) {
            StraightLine::Year(year) => year,
            other => panic!("{other:?}"),
        }
    }

    #[test]
    fn the_dates_of_the_united_nations_of_2014_come_out_again() {
        // Level, share 2013, change since 2003, the years that the rounding of the share leaves open.
        let levels = [
            ("P-3", 45.0, 2.0, 2035.5, 2040.5),
            ("P-4", 40.0, 7.8, 2025.2, 2026.5),
            ("P-5", 34.0, 7.0, 2035.1, 2036.6),
            ("D-1", 32.0, 10.8, 2029.2, 2030.1),
            ("D-2", 30.0, 7.4, 2039.4, 2040.7),
            ("UG", 26.7, 7.3, 2044.8, 2045.0),
            ("total", 41.8, 5.5, 2027.8, 2028.0),
        ];
        for (level, share, change, from, to) in levels {
            let found = year(share - change, share, 10.0, 2013.0, 50.0);
            assert!(from - 0.06 <= found && found <= to + 0.06, "{level}: {found}");
        }
        for (earlier, later) in [(61.0, 55.0), (56.0, 57.0)] {
            assert_eq!(straight_line(earlier, later, 10.0, 2013.0, 50.0, FAR), StraightLine::Reached);
        }
    }

    #[test]
    fn the_economic_forum_rounds_before_it_divides() {
        // 2022: gaps of 77.6 and 40 points, narrowed by 8.1 and 4.3 points in 16 years; published as 155 and 151 years.
        for (gap, gain, published) in [(77.6, 8.1, 155.0), (40.0, 4.3, 151.0)] {
            let years = year(100.0 - gap - gain, 100.0 - gap, 16.0, 0.0, 100.0);
            assert!((years - published).abs() < 2.5, "{years}");
        }
    }

    #[test]
    fn the_european_commission_was_faster_than_its_line() {
        // 30 % in November 2014, 36 % in November 2017; 39.6 % on 1 February 2019.
        let (start, then) = (2014.0 + 10.0 / 12.0, 2017.0 + 10.0 / 12.0);
        let predicted: f64 = 36.0 + 2.0 * (2019.0 + 1.0 / 12.0 - then);
        assert!((predicted - 38.5).abs() < 0.05);
        let date = year(30.0, 36.0, then - start, then, 40.0);
        assert!((date - (2019.0 + 10.0 / 12.0)).abs() < 0.05, "November 2019: {date}");
    }

    #[test]
    fn no_date_lies_beyond_the_horizon() {
        assert_eq!(straight_line(29.9, 30.0, 10.0, 2011.0, 50.0, 15.0), StraightLine::NotWithin);
        assert_eq!(straight_line(31.0, 30.0, 10.0, 2011.0, 50.0, 15.0), StraightLine::MovingAway);
        assert_eq!(straight_line(30.0, 31.0, 0.0, 2011.0, 50.0, 15.0), StraightLine::MovingAway);
    }
}
