//! Numbers and months in words, the same in pictures, alt texts and reports.

use super::font::is_rtl;
use super::grain::Grain;
use crate::domain::{GenderCount, Period, month_name};

/// As `1,600`.
#[must_use]
pub fn people(number: u64) -> String {
    let digits = number.to_string();
    let mut out = String::new();
    for (index, digit) in digits.chars().enumerate() {
        if index > 0 && (digits.len() - index).is_multiple_of(3) {
            out.push(',');
        }
        out.push(digit);
    }
    out
}

/// As `+1,600`, `−3` or `0`.
#[must_use]
pub fn change(number: i64) -> String {
    let sign = match number {
        0 => "",
        1.. => "+",
        _ => "−",
    };
    format!("{sign}{}", people(number.unsigned_abs()))
}

/// A fraction as `31.4 %`; as `31 %` in a chart of protected counts.
#[must_use]
pub fn percent(fraction: f64) -> String {
    format!("{:.*}\u{A0}%", Grain::now().decimals(), fraction * 100.0)
}

/// A fraction as `31 %`.
#[must_use]
pub fn whole_percent(fraction: f64) -> String {
    format!("{:.0}\u{A0}%", fraction * 100.0)
}

/// Percentage points as `+1.2`, `−0.3` or `0.0`.
#[must_use]
pub fn points(points: f64) -> String {
    let digits = format!("{:.*}", Grain::now().decimals(), points.abs());
    match digits.as_str() {
        "0.0" | "0" => digits,
        _ if points > 0.0 => format!("+{digits}"),
        _ => format!("−{digits}"),
    }
}

/// Women among women and men, as `41 of 107`.
#[must_use]
pub fn women_of(count: &GenderCount) -> String {
    format!("{}\u{A0}of\u{A0}{}", people(count.women), people(count.base()))
}

/// Share of women where enough people carry it.
#[must_use]
pub fn share(count: &GenderCount) -> Option<f64> {
    if is_few(count) { None } else { count.share_of_women().map(crate::domain::Share::fraction) }
}

/// Whether people are printed instead of a percentage.
#[must_use]
pub fn is_few(count: &GenderCount) -> bool {
    count.base() < Grain::now().fewest()
}

/// As `38.3 % (41 of 107)`, `3 of 8` or `–`.
#[must_use]
pub fn share_and_people(count: &GenderCount) -> String {
    match share(count) {
        Some(share) => format!("{} ({})", percent(share), women_of(count)),
        None => few(count),
    }
}

/// As `38.3 %`, `3 of 8` or `–`.
#[must_use]
pub fn share_or_people(count: &GenderCount) -> String {
    share(count).map_or_else(|| few(count), percent)
}

fn few(count: &GenderCount) -> String {
    if count.base() == 0 { "–".to_owned() } else { women_of(count) }
}

/// As `October 2026`.
#[must_use]
pub fn month(period: Period) -> String {
    format!("{} {}", month_name(period.month()), period.year())
}

/// As `Oct`.
pub(super) fn short_month(period: Period) -> &'static str {
    month_name(period.month()).get(..3).unwrap_or_default()
}

/// A label inside a sentence: kept together and in its own direction where it is written from right to left.
#[must_use]
pub fn isolated(label: &str) -> String {
    if label.chars().any(is_rtl) { format!("\u{2067}{label}\u{2069}") } else { label.to_owned() }
}

/// Fewest women and men that carry a share, in words.
pub(super) fn fewest() -> &'static str {
    Grain::now().fewest_words()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn protected_counts_have_whole_percents_of_twenty_five_people_or_more() {
        let said = Grain::Protected.hold(|| {
            [GenderCount::known(10, 20), GenderCount::known(10, 10)]
                .map(|it| share_and_people(&it).replace('\u{A0}', " "))
        });
        assert_eq!(said, ["33 % (10 of 30)", "10 of 20"]);
        assert_eq!(Grain::Protected.hold(|| points(-0.2)), "0");
        assert_eq!(share_and_people(&GenderCount::known(10, 10)), "50.0\u{A0}% (10\u{A0}of\u{A0}20)", "set back");
    }

    #[test]
    fn numbers_read_as_in_a_report() {
        assert_eq!(people(1_234_567), "1,234,567");
        assert_eq!((change(-1200), change(0), change(7)), ("−1,200".into(), "0".into(), "+7".into()));
        assert_eq!((points(-0.04), points(1.25), points(-3.0)), ("0.0".into(), "+1.2".into(), "−3.0".into()));
        assert_eq!(short_month(Period::new(2026, 10).unwrap()), "Oct");
    }

    #[test]
    fn below_ten_people_people_are_printed() {
        assert_eq!(share_and_people(&GenderCount::known(3, 6)), "3\u{A0}of\u{A0}9");
        assert_eq!(share_and_people(&GenderCount::known(3, 7)), "30.0\u{A0}% (3\u{A0}of\u{A0}10)");
        assert_eq!(share_or_people(&GenderCount::default()), "–");
    }
}
