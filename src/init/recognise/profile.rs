//! What the values of a column look like, whatever its header says.

use std::collections::BTreeSet;

use super::key::key;
use super::names::{NameLook, look_of_names};
use super::personal;
use super::pool::{Column, Value};
use crate::domain::Period;
use crate::ingest::{CellKind, DateCell, is_word_for_nothing, read_date};
use crate::pipeline::{DateOrder, Refused};

/// Texts looked at where a look at some is enough.
const SAMPLE: usize = 4_000;

/// Numbers of a column.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Numbers {
    /// Rows with a number, a percentage among them.
    pub(super) rows: u64,
    /// Rows with a whole number.
    pub(super) whole: u64,
    /// The smallest.
    pub(super) least: f64,
    /// The largest.
    pub(super) most: f64,
    /// Whether a number has a decimal comma.
    pub(super) comma: bool,
}

/// Dates of a column.
#[derive(Clone, Debug, Default)]
pub(super) struct Dates {
    /// Rows readable as year-first, day-first and month-first.
    pub(super) fits: [u64; 3],
    /// Rows that are one and the same day in any order.
    pub(super) sure: u64,
    /// Rows with a day in some order that is no plain number of five digits.
    pub(super) days: u64,
    /// Rows that could be the serial number of a day.
    pub(super) serials: u64,
    /// Rows of the shape `31/10/26`.
    pub(super) two_digits: u64,
    /// Rows with the name of a month.
    pub(super) worded: u64,
    /// Rows with a year of four digits, such as 1980.
    pub(super) years: u64,
    /// Rows with a month alone, such as 2026-10.
    pub(super) months: u64,
    /// Years of the days, with rows, in the best order.
    pub(super) by_year: Vec<(i32, u64)>,
}

/// What the values of a column look like.
pub(super) struct Profile {
    /// Rows of people.
    pub(super) rows: u64,
    /// Rows with something that is no word for nothing.
    pub(super) stated: u64,
    /// Distinct keys of what is stated, up to a few thousand.
    pub(super) distinct: usize,
    /// Distinct texts to rows, in the table where they are fewest.
    pub(super) uniqueness: f64,
    /// Share of the commonest text, in the table where it is smallest.
    pub(super) constancy: f64,
    /// Share of rows with a letter.
    pub(super) letters: f64,
    /// Share of rows with a digit.
    pub(super) digits: f64,
    /// Letters in the longest text looked at.
    pub(super) longest: usize,
    /// Numbers.
    pub(super) numbers: Numbers,
    /// Dates.
    pub(super) dates: Dates,
    /// Whether they look like names of persons.
    pub(super) names: NameLook,
    /// What else of a person they look like.
    pub(super) personal: Option<Refused>,
}

/// Orders in which dates are tried.
pub(super) const ORDERS: [DateOrder; 3] = [DateOrder::YearFirst, DateOrder::DayFirst, DateOrder::MonthFirst];

impl Profile {
    pub(super) fn of(column: &Column<'_>) -> Self {
        let stated_texts = || column.texts.iter().filter(|it| !is_word_for_nothing(it.text));
        let stated: u64 = stated_texts().map(|it| it.rows).sum();
        let share = |holds: fn(char) -> bool| {
            let (rows, all) = column
                .sample(SAMPLE)
                .filter(|it| !is_word_for_nothing(it.text))
                .fold((0, 0), |sum, it| (sum.0 + if it.text.contains(holds) { it.rows } else { 0 }, sum.1 + it.rows));
            ratio(rows, all)
        };
        let uniqueness = uniqueness(column);
        Self {
            rows: column.rows,
            stated,
            distinct: distinct(column),
            uniqueness,
            constancy: constancy(column),
            letters: share(char::is_alphabetic),
            digits: share(char::is_numeric),
            longest: column.sample(SAMPLE).map(|it| it.text.chars().count()).max().unwrap_or_default(),
            numbers: numbers(stated_texts()),
            dates: dates(stated_texts()),
            names: look_of_names(column, uniqueness),
            personal: personal::look(column),
        }
    }

    /// Share of the stated rows.
    pub(super) fn share(&self, rows: u64) -> f64 {
        ratio(rows, self.stated)
    }

    /// Share of rows that state something.
    pub(super) fn filled(&self) -> f64 {
        ratio(self.stated, self.rows)
    }

    /// Share of rows that are days in the order that fits best.
    pub(super) fn date_share(&self) -> f64 {
        self.share(self.dates.fits.into_iter().max().unwrap_or_default())
    }

    /// Whether most values are written dates; numbers of five digits do not count.
    pub(super) fn is_dates(&self) -> bool {
        self.share(self.dates.days + self.dates.two_digits + self.dates.worded) >= 0.8
    }

    /// Share of the dated rows whose year lies in `years`.
    pub(super) fn years_within(&self, years: std::ops::RangeInclusive<i32>) -> f64 {
        let all: u64 = self.dates.by_year.iter().map(|it| it.1).sum();
        ratio(self.dates.by_year.iter().filter(|it| years.contains(&it.0)).map(|it| it.1).sum(), all)
    }
}

/// A share; 0 of nothing.
pub(super) fn ratio(part: u64, whole: u64) -> f64 {
    if whole == 0 { 0.0 } else { part as f64 / whole as f64 }
}

fn distinct(column: &Column<'_>) -> usize {
    if column.texts.len() > SAMPLE {
        return column.texts.len();
    }
    let stated = column.texts.iter().filter(|it| !is_word_for_nothing(it.text));
    stated.map(|it| key(it.text)).collect::<BTreeSet<_>>().len()
}

fn uniqueness(column: &Column<'_>) -> f64 {
    let of_table = |codes: &Vec<u32>| {
        let mut seen = vec![false; column.texts.len() + 1];
        let (mut distinct, mut filled) = (0_u64, 0_u64);
        for &code in codes.iter().filter(|code| **code != 0) {
            filled += 1;
            distinct += u64::from(!std::mem::replace(&mut seen[code as usize], true));
        }
        (filled > 0).then(|| ratio(distinct, filled))
    };
    column
        .codes
        .iter()
        .filter_map(of_table)
        .fold(None, |least: Option<f64>, it| Some(least.map_or(it, |l| l.min(it))))
        .unwrap_or_default()
}

fn constancy(column: &Column<'_>) -> f64 {
    let of_table = |codes: &Vec<u32>| {
        let mut rows = vec![0_u64; column.texts.len() + 1];
        for code in codes {
            rows[*code as usize] += 1;
        }
        ratio(rows.iter().skip(1).copied().max().unwrap_or_default(), codes.len() as u64)
    };
    column.codes.iter().map(of_table).fold(1.0, f64::min)
}

/// A number as a run reads it, with a decimal point or comma.
pub(super) fn number(text: &str) -> Option<f64> {
    let text = text.strip_suffix('%').unwrap_or(text).trim_end();
    let plain = !text.is_empty() && text.chars().all(|c| c.is_ascii_digit() || matches!(c, '.' | ','));
    if plain { text.replace(',', ".").parse().ok() } else { None }
}

fn numbers<'a>(texts: impl Iterator<Item = &'a Value<'a>>) -> Numbers {
    let mut all = Numbers { least: f64::INFINITY, most: f64::NEG_INFINITY, ..Numbers::default() };
    for text in texts {
        let Some(value) = number(text.text) else { continue };
        all.rows += text.rows;
        all.whole += if value.fract() == 0.0 { text.rows } else { 0 };
        all.least = all.least.min(value);
        all.most = all.most.max(value);
        all.comma |= text.text.contains(',');
    }
    all
}

fn dates<'a>(texts: impl Iterator<Item = &'a Value<'a>>) -> Dates {
    let mut all = Dates::default();
    let mut years: [std::collections::BTreeMap<i32, u64>; 3] = Default::default();
    for text in texts.filter(|it| it.text.contains(|c: char| c.is_ascii_digit())) {
        let (raw, rows) = (text.text, text.rows);
        let cells = ORDERS.map(|order| read_date(raw.as_bytes(), order));
        let is_plain = raw.bytes().all(|byte| byte.is_ascii_digit());
        for ((cell, fits), years) in cells.iter().zip(&mut all.fits).zip(&mut years) {
            *fits += if *cell == DateCell::Unreadable { 0 } else { rows };
            if let DateCell::Day(day) = cell {
                *years.entry(i32::from(day.year)).or_default() += rows;
            }
        }
        let is_day = cells.iter().any(|cell| *cell != DateCell::Unreadable);
        all.sure += if is_day && cells.iter().all(|cell| *cell == cells[0]) { rows } else { 0 };
        all.days += if is_day && !(is_plain && raw.len() == 5 && text.kind != CellKind::Date) { rows } else { 0 };
        all.serials += if is_plain && raw.len() == 5 { rows } else { 0 };
        all.two_digits += if is_two_digit_date(raw) { rows } else { 0 };
        all.months += if raw.trim().parse::<Period>().is_ok() { rows } else { 0 };
        all.worded += if !is_day && is_worded_date(raw) { rows } else { 0 };
        if let (true, 4, Ok(year)) = (is_plain, raw.len(), raw.parse::<i32>()) {
            all.years += rows;
            for it in &mut years {
                *it.entry(year).or_default() += rows;
            }
        }
    }
    let best = (0..3).max_by_key(|&at| (all.fits[at], std::cmp::Reverse(at))).unwrap_or_default();
    all.by_year = std::mem::take(&mut years[best]).into_iter().collect();
    all
}

/// `31/10/26`, `1.2.98`.
fn is_two_digit_date(text: &str) -> bool {
    let parts: Vec<&str> = text.split(['/', '.', '-']).collect();
    let short = |part: &&str| (1..=2).contains(&part.len()) && part.bytes().all(|byte| byte.is_ascii_digit());
    parts.len() == 3 && parts.iter().all(short) && parts.last().is_some_and(|it| it.len() == 2)
}

/// `31-Oct-2026`, `5 mars 1980`, `March 5, 1980`: a word between numbers, or before them where one is a year.
fn is_worded_date(text: &str) -> bool {
    let parts: Vec<&str> = text.split([' ', '-', '/', '.', ',']).filter(|it| !it.is_empty() && *it != "de").collect();
    let [one, two, three] = parts.as_slice() else { return false };
    let digits = |it: &str| it.len() <= 4 && it.bytes().all(|byte| byte.is_ascii_digit());
    let word = |it: &str| it.chars().count() >= 3 && it.chars().all(char::is_alphabetic);
    (digits(one) && word(two) && digits(three)) || (word(one) && digits(two) && digits(three) && three.len() == 4)
}
