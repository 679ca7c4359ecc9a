//! Dates as exports write them. Only the year of birth and the month of entry are kept.

use super::month::month_of_word;
use crate::domain::Period;
use crate::pipeline::DateOrder;

/// A calendar day between 1900 and 2199.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Date {
    pub(crate) year: u16,
    pub(crate) month: u8,
    pub(crate) day: u8,
}

/// What a date cell holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum DateCell {
    /// A day.
    Day(Date),
    /// Blank, or a word for no date: `00000000`, an open end such as `9999-12-31`.
    NotStated,
    /// Anything else, two-digit years among it.
    Unreadable,
}

impl Date {
    /// The day, where the calendar has it.
    pub(super) fn new(year: u32, month: u32, day: u32) -> Option<Self> {
        let known = (1900..=2199).contains(&year) && (1..=12).contains(&month) && day >= 1;
        if !known || day > days_in(year, month) {
            return None;
        }
        Some(Self { year: year.try_into().ok()?, month: month.try_into().ok()?, day: day.try_into().ok()? })
    }

    /// The day of an Excel serial number of the 1900 system: days after 1899-12-30.
    pub(super) fn from_serial(serial: u32) -> Option<Self> {
        // Days from 0000-03-01 (proleptic Gregorian), after Howard Hinnant's `civil_from_days`.
        let days = serial + 693_899;
        let era = days / 146_097;
        let day_of_era = days % 146_097;
        let year_of_era = (day_of_era - day_of_era / 1_460 + day_of_era / 36_524 - day_of_era / 146_096) / 365;
        let day_of_year = day_of_era - (365 * year_of_era + year_of_era / 4 - year_of_era / 100);
        let shifted = (5 * day_of_year + 2) / 153;
        let month = if shifted < 10 { shifted + 3 } else { shifted - 9 };
        let year = year_of_era + era * 400 + u32::from(month <= 2);
        Self::new(year, month, day_of_year - (153 * shifted + 2) / 5 + 1)
    }

    /// The month it lies in.
    pub(super) fn period(self) -> Option<Period> {
        Period::new(i16::try_from(self.year).ok()?, self.month)
    }
}

fn days_in(year: u32, month: u32) -> u32 {
    let leap = year.is_multiple_of(4) && (!year.is_multiple_of(100) || year.is_multiple_of(400));
    match month {
        2 => 28 + u32::from(leap),
        4 | 6 | 9 | 11 => 30,
        _ => 31,
    }
}

/// Reads a date. A year of four digits first with separators, and an Excel serial number, are read in any `order`:
/// they can mean nothing else. A time of day after the date is ignored.
#[inline]
pub(crate) fn read_date(raw: &[u8], order: DateOrder) -> DateCell {
    let text = raw.trim_ascii();
    if let [a, b, c, d, b'-', e, f, b'-', g, h] = *text
        && let (Some(year), Some(month), Some(day)) = (digits(&[a, b, c, d]), digits(&[e, f]), digits(&[g, h]))
    {
        return cell(year, month, day);
    }
    read_other(text, order)
}

fn read_other(text: &[u8], order: DateOrder) -> DateCell {
    if text.is_empty() || text[0] == b'#' || text == b"-" || text.iter().all(|&byte| byte == b'0') {
        return DateCell::NotStated;
    }
    let text = without_time(text);
    if text.iter().any(|&byte| byte.is_ascii_alphabetic() || byte >= 0x80) {
        return worded(text);
    }
    let parts: Vec<&[u8]> = text.split(|byte| b"-/.".contains(byte)).collect();
    match (parts.as_slice(), order) {
        ([only], _) => compact(only, order),
        // A serial number with a time of day after the point.
        ([days, fraction], _) if days.len() == 5 && digits(fraction).is_some() => compact(days, order),
        ([year, month, day], _) if year.len() == 4 => fields(year, month, day),
        ([day, month, year], DateOrder::DayFirst) | ([month, day, year], DateOrder::MonthFirst) if year.len() == 4 => {
            fields(year, month, day)
        }
        _ => DateCell::Unreadable,
    }
}

fn without_time(text: &[u8]) -> &[u8] {
    // The T of `2026-10-31T00:00` follows a digit, that of `OCT` does not.
    let ends = |pair: &[u8]| pair[1] == b' ' || (pair[1] == b'T' && pair[0].is_ascii_digit());
    let Some(end) = text.windows(2).position(ends).map(|at| at + 1) else { return text };
    let clock = |byte: &u8| byte.is_ascii_digit() || b":.+-Z APMapm".contains(byte);
    if text[end + 1..].iter().all(clock) { &text[..end] } else { text }
}

/// A date whose month is a word: `31-Oct-2026`, `31 octobre 2026`, `October 31, 2026`. It needs no order.
fn worded(text: &[u8]) -> DateCell {
    let text = match std::str::from_utf8(text) {
        Ok(text) => text.to_owned(),
        // Accents of the Western encodings, which are those of Latin 1.
        Err(_) => text.iter().map(|&byte| char::from(byte)).collect(),
    };
    let parts: Vec<&str> = text.split(|c: char| " -/.,\u{A0}".contains(c)).filter(|it| !it.is_empty()).collect();
    let (day, word, year) = match parts.as_slice() {
        [word, day, year] if word.starts_with(char::is_alphabetic) => (*day, *word, *year),
        [day, word, year] | [day, "de", word, "de" | "del", year] => (*day, *word, *year),
        _ => return DateCell::Unreadable,
    };
    match month_of_word(word) {
        Some(month) if year.len() == 4 => fields(year.as_bytes(), month.to_string().as_bytes(), day.as_bytes()),
        _ => DateCell::Unreadable,
    }
}

fn compact(text: &[u8], order: DateOrder) -> DateCell {
    match (text.len(), digits(text)) {
        (8, Some(date)) if order == DateOrder::YearFirst => cell(date / 10_000, date / 100 % 100, date % 100),
        (5, Some(serial)) => Date::from_serial(serial).map_or(DateCell::Unreadable, DateCell::Day),
        // The serial number of 9999-12-31.
        (7, Some(2_958_465)) => DateCell::NotStated,
        _ => DateCell::Unreadable,
    }
}

fn fields(year: &[u8], month: &[u8], day: &[u8]) -> DateCell {
    let short = |text: &[u8]| if (1..=2).contains(&text.len()) { digits(text) } else { None };
    match (digits(year), short(month), short(day)) {
        (Some(year), Some(month), Some(day)) => cell(year, month, day),
        _ => DateCell::Unreadable,
    }
}

fn cell(year: u32, month: u32, day: u32) -> DateCell {
    if year == 9999 || (year, month, day) == (0, 0, 0) {
        return DateCell::NotStated;
    }
    Date::new(year, month, day).map_or(DateCell::Unreadable, DateCell::Day)
}

#[inline]
fn digits(text: &[u8]) -> Option<u32> {
    if text.is_empty() || text.len() > 9 {
        return None;
    }
    text.iter().try_fold(0, |sum, byte| byte.is_ascii_digit().then(|| sum * 10 + u32::from(byte - b'0')))
}

/// The birth year of a birth date or a year of four digits; 0 where not stated, `None` where unreadable.
#[inline]
pub(super) fn read_birth_year(raw: &[u8], order: DateOrder) -> Option<i32> {
    match read_date(raw, order) {
        DateCell::Day(date) => Some(i32::from(date.year)),
        DateCell::NotStated => Some(0),
        DateCell::Unreadable => {
            let text = raw.trim_ascii();
            let year = digits(text).filter(|year| text.len() == 4 && (1900..=2199).contains(year))?;
            i32::try_from(year).ok()
        }
    }
}

/// The entry month as months since year 0; 0 where not stated, `None` where unreadable.
#[inline]
pub(super) fn read_entry_month(raw: &[u8], order: DateOrder) -> Option<i32> {
    match read_date(raw, order) {
        DateCell::Day(date) => Some(i32::from(date.year) * 12 + i32::from(date.month) - 1),
        DateCell::NotStated => Some(0),
        DateCell::Unreadable => None,
    }
}

#[cfg(test)]
mod tests {
    use DateOrder::{DayFirst, MonthFirst, YearFirst};
    use rstest::rstest;

    use super::*;

    #[rstest]
    #[case("2026-10-31", YearFirst)]
    #[case("2026-10-31", DayFirst)]
    #[case("2026/10/31", YearFirst)]
    #[case("20261031", YearFirst)]
    #[case("31/10/2026", DayFirst)]
    #[case(" 31.10.2026 ", DayFirst)]
    #[case("10/31/2026", MonthFirst)]
    #[case("10/31/2026 0:00", MonthFirst)]
    #[case("2026-10-31T00:00:00", YearFirst)]
    #[case("46326", YearFirst)]
    #[case("46326.5", DayFirst)]
    #[case("31-Oct-2026", YearFirst)]
    #[case("31-OCT-2026 00:00:00", MonthFirst)]
    #[case("31 octobre 2026", DayFirst)]
    #[case("October 31, 2026", DayFirst)]
    #[case("31 de octubre de 2026", YearFirst)]
    #[case("31 октября 2026", DayFirst)]
    fn every_spelling_of_a_day_is_read(#[case] text: &str, #[case] order: DateOrder) {
        let expected = Date { year: 2026, month: 10, day: 31 };
        assert_eq!(read_date(text.as_bytes(), order), DateCell::Day(expected), "{text}");
    }

    #[rstest]
    #[case("", DateCell::NotStated)]
    #[case("00000000", DateCell::NotStated)]
    #[case("00/00/0000", DateCell::NotStated)]
    #[case("9999-12-31", DateCell::NotStated)]
    #[case("31/12/9999", DateCell::NotStated)]
    #[case("2958465", DateCell::NotStated)]
    #[case("31/10/26", DateCell::Unreadable)]
    #[case("29/02/2025", DateCell::Unreadable)]
    #[case("13/13/2025", DateCell::Unreadable)]
    #[case("soon", DateCell::Unreadable)]
    #[case("01/02/03/2025", DateCell::Unreadable)]
    #[case("31102026", DateCell::Unreadable)]
    #[case("31-OCT-26", DateCell::Unreadable)]
    #[case("31 Foo 2026", DateCell::Unreadable)]
    fn no_date_and_no_readable_date_are_told_apart(#[case] text: &str, #[case] expected: DateCell) {
        assert_eq!(read_date(text.as_bytes(), DayFirst), expected);
    }

    #[test]
    fn accents_of_old_encodings_are_read() {
        let august = Date { year: 2026, month: 8, day: 5 };
        assert_eq!(read_date(b"5 ao\xFBt 2026", DayFirst), DateCell::Day(august));
        assert_eq!(read_date("5 août 2026".as_bytes(), DayFirst), DateCell::Day(august));
    }

    #[test]
    fn a_birth_year_alone_is_enough() {
        assert_eq!(read_birth_year(b"1985", DayFirst), Some(1985));
        assert_eq!(read_birth_year(b"12/05/1985", DayFirst), Some(1985));
        assert_eq!(read_birth_year(b"85", DayFirst), None);
        assert_eq!(read_entry_month(b"2026-10-31", DayFirst), Some(2026 * 12 + 9));
        assert_eq!(read_entry_month(b"1985", DayFirst), None);
    }

    #[test]
    fn serial_numbers_follow_the_calendar() {
        let day = |serial| Date::from_serial(serial).unwrap();
        assert_eq!(day(36_526), Date { year: 2000, month: 1, day: 1 });
        assert_eq!(day(36_585), Date { year: 2000, month: 2, day: 29 });
        assert_eq!(day(36_586), Date { year: 2000, month: 3, day: 1 });
        assert_eq!(day(10_000), Date { year: 1927, month: 5, day: 18 });
    }
}
