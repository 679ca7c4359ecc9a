//! A percentage by the digits it is printed with: 54.2 and 54.20 say different things.

use std::fmt;

use crate::domain::Headcount;

/// A percentage as it is printed, with the decimals it is printed with.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct PrintedPercent {
    /// The digits without the point.
    digits: u64,
    decimals: u8,
}

impl PrintedPercent {
    /// The most decimals that are told apart.
    pub const MOST_DECIMALS: u8 = 6;

    /// From a text such as `54.20`; `None` where it is no percentage from 0 to 100 with at most
    /// [`MOST_DECIMALS`](Self::MOST_DECIMALS) decimals.
    #[must_use]
    pub fn parse(text: &str) -> Option<Self> {
        let (whole, decimals) = text.split_once('.').unwrap_or((text, ""));
        let is_number = |digits: &str| digits.bytes().all(|it| it.is_ascii_digit());
        if whole.is_empty() || text.ends_with('.') || !is_number(whole) || !is_number(decimals) {
            return None;
        }
        let places = u8::try_from(decimals.len()).ok().filter(|&it| it <= Self::MOST_DECIMALS)?;
        let found = Self { digits: format!("{whole}{decimals}").parse().ok()?, decimals: places };
        (u128::from(found.digits) <= found.whole()).then_some(found)
    }

    /// The same value printed with this many decimals; `None` where digits would be lost.
    #[must_use]
    pub fn with_decimals(self, decimals: u8) -> Option<Self> {
        let more = decimals.checked_sub(self.decimals)?;
        (decimals <= Self::MOST_DECIMALS).then(|| Self { digits: self.digits * 10_u64.pow(u32::from(more)), decimals })
    }

    /// In per cent.
    #[must_use]
    pub fn percent(self) -> f64 {
        self.digits as f64 / 10_f64.powi(i32::from(self.decimals))
    }

    /// How many decimals are printed.
    #[must_use]
    pub fn decimals(self) -> u8 {
        self.decimals
    }

    /// From digits without a point.
    #[cfg(test)]
    pub(super) fn of(digits: u64, decimals: u8) -> Self {
        Self { digits, decimals }
    }

    /// 100 % in the last digit that is printed.
    fn whole(self) -> u128 {
        100 * 10_u128.pow(u32::from(self.decimals))
    }

    /// Whether `women` in some base from `fewest` to `most` is printed as this.
    pub(super) fn is_printed_for(self, women: Headcount, fewest: Headcount, most: Headcount) -> bool {
        // |whole women / base − digits| ≤ ½ is (2 digits − 1) base ≤ 2 whole women ≤ (2 digits + 1) base.
        let (twice, scaled) = (2 * u128::from(self.digits), 2 * self.whole() * u128::from(women));
        let low = scaled.div_ceil(twice + 1).max(u128::from(fewest)).max(1);
        let high = match twice {
            0 => u128::from(most),
            _ => (scaled / (twice - 1)).min(u128::from(most)),
        };
        low <= high
    }
}

impl fmt::Display for PrintedPercent {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let scale = 10_u64.pow(u32::from(self.decimals));
        match usize::from(self.decimals) {
            0 => write!(f, "{}", self.digits),
            width => write!(f, "{}.{:0width$}", self.digits / scale, self.digits % scale),
        }
    }
}

#[cfg(test)]
mod tests {
    use rstest::rstest;

    use super::*;

    fn printed(text: &str) -> PrintedPercent {
        PrintedPercent::parse(text).unwrap()
    }

    #[rstest]
    #[case("54.20", "54.20")]
    #[case("7", "7")]
    #[case("0.5", "0.5")]
    #[case("100", "100")]
    #[case("0.050", "0.050")]
    fn a_percentage_keeps_its_digits(#[case] text: &str, #[case] expected: &str) {
        assert_eq!(printed(text).to_string(), expected);
    }

    #[rstest]
    fn what_is_no_percentage_is_none(
        #[values("", "54,2", "54.", ".5", "-1", "100.1", "1e1", "54 %", "5.1234567", "99999999999999999999")]
        text: &str,
    ) {
        assert_eq!(PrintedPercent::parse(text), None);
    }

    #[test]
    fn decimals_are_added_and_never_lost() {
        assert_eq!(printed("54").with_decimals(2).unwrap().to_string(), "54.00");
        assert_eq!(printed("54.21").with_decimals(1), None);
        assert_eq!(printed("54").with_decimals(7), None);
    }
}
