//! What the names of one series of exports say together: the pattern of their months, and the glob that finds them.

use std::path::Path;

use super::dated::{Reading, readings};
use crate::domain::Period;
use crate::ingest::period_of;

/// What file names say of months.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum NamedMonths {
    /// No month, or not one in every name.
    None,
    /// One way to read them.
    One(MonthPattern),
    /// Several ways that give different months.
    Several(Vec<MonthPattern>),
}

/// A pattern and the month it gives each file, in their order.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct MonthPattern {
    /// As `staff_{YYYY}-{MM}.csv`.
    pub pattern: String,
    /// The month of each file.
    pub periods: Vec<Period>,
}

impl MonthPattern {
    /// How many months there are.
    #[must_use]
    pub fn months(&self) -> usize {
        let mut periods = self.periods.clone();
        periods.sort_unstable();
        periods.dedup();
        periods.len()
    }
}

/// What these names say of months. A pattern that gives each file a month of its own goes before any other, a surer one
/// before one with more doubt.
pub(super) fn months(names: &[&str]) -> NamedMonths {
    let all: Vec<Vec<Reading>> = names.iter().map(|name| readings(without_ending(name))).collect();
    let mut shapes: Vec<(u8, String)> =
        all.first().into_iter().flatten().map(|it| (it.doubt, either_length(&it.shape))).collect();
    shapes.dedup();
    let found: Vec<(u8, MonthPattern)> =
        shapes.iter().filter_map(|(doubt, shape)| Some((*doubt, pattern(names, &all, shape)?))).collect();
    let most = found.iter().map(|(_, it)| it.months()).max().unwrap_or_default();
    let surest = found.iter().filter(|(_, it)| it.months() == most).map(|(doubt, _)| *doubt).min();
    let mut kept: Vec<MonthPattern> = Vec::new();
    for (doubt, pattern) in found {
        if Some(doubt) == surest && pattern.months() == most && kept.iter().all(|it| it.periods != pattern.periods) {
            kept.push(pattern);
        }
    }
    match (kept.pop(), kept.is_empty()) {
        (None, _) => NamedMonths::None,
        (Some(only), true) => NamedMonths::One(only),
        (Some(last), false) => NamedMonths::Several(kept.into_iter().chain([last]).collect()),
    }
}

/// The pattern of all names by readings of one shape, where each name has one and it says the same when matched.
fn pattern(names: &[&str], all: &[Vec<Reading>], shape: &str) -> Option<MonthPattern> {
    let chosen: Vec<&Reading> =
        all.iter().map(|them| them.iter().find(|it| either_length(&it.shape) == shape)).collect::<Option<_>>()?;
    let heads: Vec<&str> = names.iter().zip(&chosen).map(|(name, it)| &name[..it.place.start]).collect();
    let tails: Vec<&str> = names.iter().zip(&chosen).map(|(name, it)| &name[it.place.end..]).collect();
    let first = &chosen.first()?.shape;
    let shape = if chosen.iter().all(|it| it.shape == *first) { first } else { shape };
    let pattern = single_stars(&format!("{}{shape}{}", in_common(&heads), in_common(&without_version(&tails))));
    let periods: Vec<Period> = chosen.iter().map(|it| it.period).collect();
    let reads = names.iter().zip(&periods).all(|(name, &it)| period_of(Path::new(name), &pattern) == Some(it));
    reads.then_some(MonthPattern { pattern, periods })
}

/// A month of one digit in one name and of two in another is one way of writing.
fn either_length(shape: &str) -> String {
    shape.replace("{MM}", "{M}")
}

/// The glob that finds the files of a pattern; `exactly` with digits where the pattern has some.
pub(super) fn glob_of(pattern: &str, exactly: bool) -> String {
    let digits = |many| if exactly { "[0-9]".repeat(many) } else { "*".to_owned() };
    let fields = [
        ("{YYYY}", digits(4)),
        ("{YY}", digits(2)),
        ("{MM}", digits(2)),
        ("{M}", "*".to_owned()),
        ("{MONTH}", "*".to_owned()),
    ];
    let (mut glob, mut rest) = (String::new(), pattern);
    while let Some(c) = rest.chars().next() {
        if let Some((field, star)) = fields.iter().find(|(field, _)| rest.starts_with(field)) {
            glob.push_str(star);
            rest = &rest[field.len()..];
        } else {
            match c {
                '*' => glob.push('*'),
                c => glob.push_str(&escaped(&c.to_string())),
            }
            rest = &rest[c.len_utf8()..];
        }
    }
    single_stars(&glob)
}

/// A text that stands for itself in a glob.
pub(super) fn escaped(text: &str) -> String {
    glob::Pattern::escape(text)
}

/// Two stars side by side would mean folders.
fn single_stars(pattern: &str) -> String {
    let mut text = String::with_capacity(pattern.len());
    pattern.chars().for_each(|c| {
        if c != '*' || !text.ends_with('*') {
            text.push(c);
        }
    });
    text
}

/// What is the same at both ends of all texts, with a star where they differ.
fn in_common(texts: &[&str]) -> String {
    let Some(&first) = texts.first() else { return String::new() };
    let same = |one: &str, other: &str| {
        one.chars().zip(other.chars()).take_while(|(a, b)| a == b).map(|(a, _)| a.len_utf8()).sum::<usize>()
    };
    let head = texts.iter().map(|text| same(first, text)).min().unwrap_or_default();
    let literal = |text: &str| text.replace(['{', '}'], "*");
    if texts.iter().all(|text| text.len() == head) {
        return literal(first);
    }
    let reversed = |text: &str| text[head..].chars().rev().collect::<String>();
    let end = reversed(first);
    let tail = texts.iter().map(|text| same(&end, &reversed(text))).min().unwrap_or_default();
    format!("{}*{}", literal(&first[..head]), literal(&first[first.len() - tail..]))
}

/// What follows the month, where the only file has a version there: the next month's will have another, or none.
fn without_version<'t>(tails: &[&'t str]) -> Vec<&'t str> {
    let [tail] = tails else { return tails.to_vec() };
    let (name, _) = tail.split_at(without_ending(tail).len());
    let digits = name.trim_start_matches([' ', '_', '-', '.']).trim_start_matches(['v', 'V']);
    let is_version =
        name.to_lowercase().contains('v') && !digits.is_empty() && digits.bytes().all(|it| it.is_ascii_digit());
    if is_version { vec![tail, &tail[name.len()..]] } else { vec![tail] }
}

/// A name without its ending.
pub(super) fn without_ending(name: &str) -> &str {
    match name.rsplit_once('.') {
        Some((stem, ending))
            if ending.len() <= 5
                && ending.chars().all(|c| c.is_ascii_alphanumeric())
                && !ending.bytes().all(|it| it.is_ascii_digit()) =>
        {
            stem
        }
        _ => name,
    }
}

#[cfg(test)]
mod tests {
    use rstest::rstest;

    use super::*;

    fn said(names: &[&str]) -> String {
        match months(names) {
            NamedMonths::None => "no month".to_owned(),
            NamedMonths::One(it) => {
                format!("{} {}", it.pattern, it.periods.iter().map(ToString::to_string).collect::<Vec<_>>().join(" "))
            }
            NamedMonths::Several(them) => them.iter().map(|it| it.pattern.clone()).collect::<Vec<_>>().join(" or "),
        }
    }

    #[rstest]
    #[case(&["staff_2026-09.csv", "staff_2026-10.csv"], "staff_{YYYY}-{MM}.csv 2026-09 2026-10")]
    #[case(&["staff_2026-10_v2.csv"], "staff_{YYYY}-{MM}*.csv 2026-10")]
    #[case(&["staff_2026-09.csv", "staff_2026-10_v2.csv"], "staff_{YYYY}-{MM}*.csv 2026-09 2026-10")]
    #[case(&["20260930.xlsx", "20261031.xlsx"], "{YYYY}{MM}*.xlsx 2026-09 2026-10")]
    #[case(&["30.09.2026.csv", "31.10.2026.csv"], "*.{MM}.{YYYY}.csv 2026-09 2026-10")]
    #[case(&["staff 9.2026.csv", "staff 10.2026.csv"], "staff {M}.{YYYY}.csv 2026-09 2026-10")]
    #[case(&["A_north 2026-09.csv", "A_south 2026-10.csv"], "A_*th 2026-10".replace("2026-10", "{YYYY}-{MM}.csv 2026-09 2026-10").leak())]
    #[case(&["01-05-2026.csv", "01-06-2026.csv"], "*-{MM}-{YYYY}.csv 2026-05 2026-06")]
    #[case(&["05-01-2026.csv", "06-01-2026.csv"], "{MM}-*-{YYYY}.csv 2026-05 2026-06")]
    #[case(&["staff 05-06-2026.csv"], "staff *-{MM}-{YYYY}.csv or staff {MM}-*-{YYYY}.csv")]
    #[case(&["20261102 staff 2026-09.csv", "20261103 staff 2026-10.csv"], "* staff {YYYY}-{MM}.csv".replace('*', "2026110*").leak())]
    #[case(&["Effectifs août 2026.csv", "Effectifs sept. 2026.csv"], "no month")]
    #[case(&["Effectifs août 2026.csv", "Effectifs septembre 2026.csv"], "Effectifs {MONTH} {YYYY}.csv 2026-08 2026-09")]
    #[case(&["Q3 2026.csv"], "no month")]
    #[case(&["staff.csv"], "no month")]
    #[case(&["a{1}_2026-09.csv"], "a*1*_{YYYY}-{MM}.csv 2026-09")]
    #[case(&["export_set_2026-09.csv"], "export_set_{YYYY}-{MM}.csv 2026-09")]
    fn a_series_has_one_pattern(#[case] names: &[&str], #[case] expected: &str) {
        let found = said(names);
        assert!(found.starts_with(expected), "{found}");
    }

    #[test]
    fn two_files_of_one_month_are_still_a_series() {
        let NamedMonths::One(found) = months(&["staff_2026-10.csv", "staff_2026-10_v2.csv"]) else {
            panic!("no pattern")
        };
        assert_eq!((found.months(), found.periods.len()), (1, 2));
    }

    #[test]
    fn a_glob_finds_what_the_pattern_reads() {
        assert_eq!(glob_of("staff_{YYYY}-{MM}.csv", false), "staff_*-*.csv");
        assert_eq!(glob_of("staff {YYYY}{MM}*.csv", false), "staff *.csv");
        assert_eq!(glob_of("[a]? {MONTH}.csv", false), "[[]a[]][?] *.csv");
        assert_eq!(glob_of("{YYYY}-{MM}.csv", true), "[0-9][0-9][0-9][0-9]-[0-9][0-9].csv");
    }
}
