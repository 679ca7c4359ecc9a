//! The month a staff list describes.

use std::fmt;
use std::str::FromStr;

use thiserror::Error;

/// A calendar month, written `2026-10`: the stock of a period is the staff list at its end.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Period {
    year: i16,
    month: u8,
}

/// A text that is not a month between 1900-01 and 2199-12.
#[derive(Debug, Error, PartialEq, Eq)]
#[error("`{found}` is not a month such as `2026-10`")]
pub struct PeriodError {
    /// The text as it stood.
    pub found: String,
}

/// January to December, as reports write them.
const MONTHS: [&str; 12] = [
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
];

/// The name of a month, 1 to 12; nothing for another number.
#[must_use]
pub fn month_name(month: u8) -> &'static str {
    usize::from(month).checked_sub(1).and_then(|place| MONTHS.get(place)).copied().unwrap_or_default()
}

impl Period {
    /// The month `month` (1 to 12) of `year` (1900 to 2199); `None` outside.
    #[must_use]
    pub const fn new(year: i16, month: u8) -> Option<Self> {
        if 1900 <= year && year <= 2199 && 1 <= month && month <= 12 { Some(Self { year, month }) } else { None }
    }

    /// The calendar year.
    #[must_use]
    pub fn year(self) -> i16 {
        self.year
    }

    /// The month of the year, 1 to 12.
    #[must_use]
    pub fn month(self) -> u8 {
        self.month
    }

    /// The period `months` later (earlier when negative). Saturates at the supported years.
    #[must_use]
    pub fn plus(self, months: i32) -> Self {
        let index = (self.index() + months).clamp(1900 * 12, 2199 * 12 + 11);
        let year = i16::try_from(index.div_euclid(12)).unwrap_or(i16::MAX);
        let month = u8::try_from(index.rem_euclid(12) + 1).unwrap_or(1);
        Self { year, month }
    }

    /// Whole months from `earlier` to `self`; negative when `earlier` is later.
    #[must_use]
    pub fn months_since(self, earlier: Self) -> i32 {
        self.index() - earlier.index()
    }

    fn index(self) -> i32 {
        i32::from(self.year) * 12 + i32::from(self.month) - 1
    }
}

impl fmt::Display for Period {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:04}-{:02}", self.year, self.month)
    }
}

impl FromStr for Period {
    type Err = PeriodError;

    fn from_str(text: &str) -> Result<Self, PeriodError> {
        let parse = || {
            let (year, month) = text.split_once('-')?;
            (year.len() == 4 && month.len() == 2).then_some(())?;
            Self::new(year.parse().ok()?, month.parse().ok()?)
        };
        parse().ok_or_else(|| PeriodError { found: text.to_owned() })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn months_roll_over_the_year() {
        let december = Period::new(2025, 12).unwrap();
        assert_eq!(december.plus(1).to_string(), "2026-01");
        assert_eq!(december.plus(-12).to_string(), "2024-12");
        assert_eq!(december.plus(14).months_since(december), 14);
    }

    #[test]
    fn only_four_digit_years_and_real_months_are_periods() {
        assert!("2026-10".parse::<Period>().is_ok());
        for text in ["2026-13", "26-10", "2026-1", "2026/10", "", "2026-00"] {
            assert!(text.parse::<Period>().is_err(), "{text}");
        }
    }
}
