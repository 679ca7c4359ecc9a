//! Exact decimal numbers, as they are written.

use std::fmt;

/// A number as `mantissa / 10^decimals`. Trailing zeros are dropped, so equal numbers are equal values: `1.50` is `1.5`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Decimal {
    mantissa: i128,
    decimals: u32,
}

impl Decimal {
    /// The number `mantissa / 10^decimals`.
    #[must_use]
    pub fn new(mantissa: i128, decimals: u32) -> Self {
        let mut number = Self { mantissa, decimals };
        while number.decimals > 0 && number.mantissa % 10 == 0 {
            number.mantissa /= 10;
            number.decimals -= 1;
        }
        number
    }

    /// A number written with ASCII digits: `-1.5`, `.5`, `2E-7`. `None` of anything else and beyond 38 digits.
    #[must_use]
    pub fn parse(text: &str) -> Option<Self> {
        let (number, exponent) = match text.split_once(['e', 'E']) {
            Some((number, exponent)) => (number, exponent.parse::<i32>().ok()?),
            None => (text, 0),
        };
        let (is_negative, number) = match number.strip_prefix('-') {
            Some(number) => (true, number),
            None => (false, number.strip_prefix('+').unwrap_or(number)),
        };
        let (whole, part) = number.split_once('.').unwrap_or((number, ""));
        Self::of_digits(is_negative, whole, part, exponent)
    }

    /// Of the digits before and after the decimal point, and a power of ten.
    pub(super) fn of_digits(is_negative: bool, whole: &str, part: &str, exponent: i32) -> Option<Self> {
        let digits = || whole.bytes().chain(part.bytes());
        digits().next()?;
        let mut mantissa: i128 = 0;
        for digit in digits() {
            let digit = digit.is_ascii_digit().then(|| i128::from(digit - b'0'))?;
            mantissa = mantissa.checked_mul(10)?.checked_add(digit)?;
        }
        let mantissa = if is_negative { -mantissa } else { mantissa };
        let decimals = i32::try_from(part.len()).ok()?.checked_sub(exponent)?;
        match u32::try_from(decimals) {
            Ok(decimals) => Some(Self::new(mantissa, decimals)),
            Err(_) => Some(Self::new(mantissa.checked_mul(10i128.checked_pow(decimals.unsigned_abs())?)?, 0)),
        }
    }

    /// The whole number that stands for the value without its decimal point.
    #[must_use]
    pub fn mantissa(self) -> i128 {
        self.mantissa
    }

    /// How many digits of the mantissa stand behind the decimal point.
    #[must_use]
    pub fn decimals(self) -> u32 {
        self.decimals
    }

    /// The value, where it is whole.
    #[must_use]
    pub fn whole(self) -> Option<i128> {
        (self.decimals == 0).then_some(self.mantissa)
    }

    /// The number without its sign.
    #[must_use]
    pub fn magnitude(self) -> Self {
        Self { mantissa: self.mantissa.saturating_abs(), ..self }
    }

    /// A hundred times the number: a fraction as per cent. `None` beyond 38 digits.
    #[must_use]
    pub fn hundredfold(self) -> Option<Self> {
        match self.decimals {
            0 => Some(Self::new(self.mantissa.checked_mul(100)?, 0)),
            1 => Some(Self::new(self.mantissa.checked_mul(10)?, 0)),
            decimals => Some(Self::new(self.mantissa, decimals - 2)),
        }
    }

    /// What sets take as a key.
    pub(super) fn key(self) -> (i128, u32) {
        (self.mantissa, self.decimals)
    }
}

impl From<i64> for Decimal {
    fn from(number: i64) -> Self {
        Self::new(i128::from(number), 0)
    }
}

impl fmt::Display for Decimal {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let digits = self.mantissa.unsigned_abs().to_string();
        let sign = if self.mantissa < 0 { "-" } else { "" };
        let decimals = usize::try_from(self.decimals).unwrap_or(usize::MAX);
        if decimals == 0 {
            return write!(f, "{sign}{digits}");
        }
        let padded = format!("{digits:0>width$}", width = decimals.saturating_add(1));
        let (whole, part) = padded.split_at(padded.len() - decimals);
        write!(f, "{sign}{whole}.{part}")
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;
    use rstest::rstest;

    use super::*;

    #[rstest]
    #[case("7", Some((7, 0)))]
    #[case("1.50", Some((15, 1)))]
    #[case("-0", Some((0, 0)))]
    #[case(".5", Some((5, 1)))]
    #[case("0.3333333333333333", Some((3_333_333_333_333_333, 16)))]
    #[case("2.5E-3", Some((25, 4)))]
    #[case("12e2", Some((1200, 0)))]
    #[case("", None)]
    #[case("-", None)]
    #[case("1 2", None)]
    #[case("9999999999999999999999999999999999999999", None)]
    fn numbers_are_read_exactly(#[case] text: &str, #[case] expected: Option<(i128, u32)>) {
        assert_eq!(Decimal::parse(text).map(Decimal::key), expected);
    }

    #[test]
    fn a_fraction_is_per_cent_a_hundredfold() {
        for (fraction, per_cent) in [("0.31", "31"), ("0.3", "30"), ("1", "100"), ("0.315", "31.5")] {
            assert_eq!(Decimal::parse(fraction).and_then(Decimal::hundredfold), Decimal::parse(per_cent));
        }
    }

    proptest! {
        #[test]
        fn what_is_shown_reads_back_as_itself(mantissa in any::<i64>(), decimals in 0u32..20) {
            let number = Decimal::new(i128::from(mantissa), decimals);
            prop_assert_eq!(Decimal::parse(&number.to_string()), Some(number));
        }
    }
}
