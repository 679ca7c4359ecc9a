//! The period in a file name, by a pattern such as `staff_{YYYY}-{MM}.csv`.

use std::path::Path;

use super::month::leading_month;
use crate::domain::Period;

/// The period in the name of `path`. A pattern with slashes is matched against as many folders. `{YYYY}` is a year of four
/// digits, `{YY}` one of the years 2000 to 2099, `{MM}` a month of two digits, `{M}` of one or two, `{MONTH}` a month in
/// words, `*` any text without a slash.
#[must_use]
pub fn period_of(path: &Path, pattern: &str) -> Option<Period> {
    let parts = pattern.split('/').count();
    let names: Vec<String> = path.iter().map(|part| part.to_string_lossy().into_owned()).collect();
    let tail = names.get(names.len().checked_sub(parts)?..)?.join("/");
    let (year, month) = matched(pattern, &tail, (None, None))?;
    Period::new(year?, month?)
}

type Found = (Option<i16>, Option<u8>);

fn matched(pattern: &str, text: &str, found: Found) -> Option<Found> {
    let (year, month) = found;
    if let Some(rest) = pattern.strip_prefix("{YYYY}") {
        let (digits, text) = digits(text, 4)?;
        return matched(rest, text, (Some(same(year, digits.parse().ok()?)?), month));
    }
    if let Some(rest) = pattern.strip_prefix("{YY}") {
        let (digits, text) = digits(text, 2)?;
        return matched(rest, text, (Some(same(year, 2000 + digits.parse::<i16>().ok()?)?), month));
    }
    if let Some(rest) = pattern.strip_prefix("{MM}") {
        let (digits, text) = digits(text, 2)?;
        return matched(rest, text, (year, Some(same(month, digits.parse().ok()?)?)));
    }
    if let Some(rest) = pattern.strip_prefix("{MONTH}") {
        let (word, text) = leading_month(text)?;
        return matched(rest, text, (year, Some(same(month, word)?)));
    }
    if let Some(rest) = pattern.strip_prefix("{M}") {
        return [2, 1].into_iter().find_map(|length| {
            let (digits, text) = digits(text, length)?;
            matched(rest, text, (year, Some(same(month, digits.parse().ok()?)?)))
        });
    }
    if let Some(rest) = pattern.strip_prefix('*') {
        let end = text.find('/').unwrap_or(text.len());
        return (0..=end).filter(|&at| text.is_char_boundary(at)).find_map(|at| matched(rest, &text[at..], found));
    }
    match pattern.chars().next() {
        None => text.is_empty().then_some(found),
        Some(c) => matched(pattern.strip_prefix(c)?, text.strip_prefix(c)?, found),
    }
}

/// A part that stands twice in a pattern must say the same twice.
fn same<T: PartialEq>(before: Option<T>, now: T) -> Option<T> {
    before.is_none_or(|it| it == now).then_some(now)
}

fn digits(text: &str, length: usize) -> Option<(&str, &str)> {
    let (head, rest) = text.split_at_checked(length)?;
    head.bytes().all(|byte| byte.is_ascii_digit()).then_some((head, rest))
}

#[cfg(test)]
mod tests {
    use rstest::rstest;

    use super::*;

    #[rstest]
    #[case("a/staff_2026-10.csv", "staff_{YYYY}-{MM}.csv", Some("2026-10"))]
    #[case("a/emp_1998-03-31.csv", "emp_{YYYY}-{MM}-*.csv", Some("1998-03"))]
    #[case("a/personal 10.26.xlsx", "*{MM}.{YY}.xlsx", Some("2026-10"))]
    #[case("a/2026/10/staff.csv", "{YYYY}/{MM}/*.csv", Some("2026-10"))]
    #[case("a/2026/2026-10.csv", "{YYYY}/{YYYY}-{MM}.csv", Some("2026-10"))]
    #[case("a/2025/2026-10.csv", "{YYYY}/{YYYY}-{MM}.csv", None)]
    #[case("a/staff_October 2026.csv", "staff_{MONTH} {YYYY}.csv", Some("2026-10"))]
    #[case("a/EFFECTIFS_AOÛT2026.csv", "EFFECTIFS_{MONTH}{YYYY}.csv", Some("2026-08"))]
    #[case("a/staff dec26.csv", "staff {MONTH}{YY}.csv", Some("2026-12"))]
    #[case("a/كشف تشرين الأول 2026.xlsx", "كشف {MONTH} {YYYY}.xlsx", Some("2026-10"))]
    #[case("a/staff_Octopus 2026.csv", "staff_{MONTH} {YYYY}.csv", None)]
    #[case("a/staff_2026-1.csv", "staff_{YYYY}-{M}.csv", Some("2026-01"))]
    #[case("a/staff_2026-12.csv", "staff_{YYYY}-{M}.csv", Some("2026-12"))]
    #[case("a/12026.csv", "{M}{YYYY}.csv", Some("2026-01"))]
    #[case("a/staff_2026-13.csv", "staff_{YYYY}-{MM}.csv", None)]
    #[case("a/staff_2026-1.csv", "staff_{YYYY}-{MM}.csv", None)]
    #[case("a/staff_2026-10.csv.bak", "staff_{YYYY}-{MM}.csv", None)]
    #[case("a/staff_2026.csv", "staff_{YYYY}.csv", None)]
    fn the_period_is_what_the_pattern_says(#[case] path: &str, #[case] pattern: &str, #[case] expected: Option<&str>) {
        assert_eq!(period_of(Path::new(path), pattern).map(|it| it.to_string()).as_deref(), expected);
    }
}
