//! Every number in a text, as a reader would take it.
//!
//! `1,234` and `1 234` (thin or no-break space) are one number; a comma before other than three digits is a decimal comma;
//! `1.2.3` and `2026-10` are several numbers. Digits inside words count: `Unit7` holds 7.

use std::ops::Range;

use super::decimal::Decimal;
use super::digits::{digit, is_blank, is_group_separator, is_minus, is_numeral, is_percent};
use super::opaque;

/// How digits are read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Reading {
    /// Words and numbers for people.
    Prose,
    /// Attributes, styles, technical texts: colours and hashes are tokens of their own.
    Code,
    /// Coordinates: a comma always separates, a minus always is a sign.
    List,
}

/// A number, or a token with digits that is none (`value` is `None`).
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Number {
    pub range: Range<usize>,
    pub value: Option<Decimal>,
}

/// The numbers of a text, in order.
pub(super) fn numbers(text: &str, reading: Reading) -> Vec<Number> {
    let mut found = Vec::new();
    let mut from = 0;
    while let Some(at) = next_digit(text, from) {
        let number =
            opaque::token(text, from, at, reading).unwrap_or_else(|| Cursor { text, reading }.number(from, at));
        // A number is never empty, so this goes on.
        from = number.range.end.max(at + 1);
        found.push(number);
    }
    found
}

fn next_digit(text: &str, from: usize) -> Option<usize> {
    let rest = text.get(from..)?;
    let bytes = rest.as_bytes();
    let start = bytes.iter().position(|byte| byte.is_ascii_digit() || !byte.is_ascii())?;
    let is_number = |c: char| digit(c).is_some() || is_numeral(c);
    rest.get(start..)?.char_indices().find(|(_, c)| is_number(*c)).map(|(at, _)| from + start + at)
}

struct Cursor<'a> {
    text: &'a str,
    reading: Reading,
}

impl Cursor<'_> {
    fn number(&self, from: usize, at: usize) -> Number {
        let mut end = at;
        let mut whole = self.digits(&mut end);
        if whole.is_empty() {
            // A fraction or a Roman numeral: seen, not valued.
            end += self.char_at(at).map_or(1, char::len_utf8);
            return Number { range: at..end, value: None };
        }
        let mut part = String::new();
        let mut start = at;
        if self.is_leading_point(from, at) {
            start = at - 1;
            part = std::mem::take(&mut whole);
        } else {
            let is_grouped = self.groups(&mut whole, &mut end);
            part.push_str(&self.part(&mut end, is_grouped));
        }
        let exponent = self.exponent(&mut end);
        let is_negative = self.sign(from, &mut start);
        let value = Decimal::of_digits(is_negative, &whole, &part, exponent);
        self.per_cent(&mut end);
        Number { range: start..end, value }
    }

    fn char_at(&self, at: usize) -> Option<char> {
        self.text.get(at..)?.chars().next()
    }

    fn char_before(&self, from: usize, at: usize) -> Option<char> {
        self.text.get(from..at)?.chars().next_back()
    }

    /// Digits from `end` on, as ASCII; moves `end` behind them.
    fn digits(&self, end: &mut usize) -> String {
        let mut digits = String::new();
        while let Some((c, value)) = self.char_at(*end).and_then(|c| Some((c, digit(c)?))) {
            digits.push(char::from(b'0' + value));
            *end += c.len_utf8();
        }
        digits
    }

    /// Takes groups of exactly three digits with one and the same separator between them.
    fn groups(&self, whole: &mut String, end: &mut usize) -> bool {
        let mut separator = None;
        while let Some(c) = self.char_at(*end).filter(|c| is_group_separator(*c)) {
            let mut next = *end + c.len_utf8();
            let group = self.digits(&mut next);
            let is_first_short = separator.is_some() || whole.len() <= 3;
            let is_list = self.reading == Reading::List;
            if group.len() != 3 || !is_first_short || separator.is_some_and(|it| it != c) || is_list {
                break;
            }
            separator = Some(c);
            whole.push_str(&group);
            *end = next;
        }
        separator.is_some()
    }

    /// The digits behind a decimal point or comma.
    fn part(&self, end: &mut usize, is_grouped: bool) -> String {
        let Some(point) = self.char_at(*end) else { return String::new() };
        let is_comma = point == ',' && !is_grouped && self.reading != Reading::List;
        if !(matches!(point, '.' | '\u{66B}') || is_comma) {
            return String::new();
        }
        let mut next = *end + point.len_utf8();
        let digits = self.digits(&mut next);
        // `1.2.3` is a version or a date, `1,2,3` a list. In coordinates `1.5.5` is 1.5 and 0.5.
        let goes_on = self.reading != Reading::List
            && self.char_at(next) == Some(point)
            && self.char_at(next + point.len_utf8()).and_then(digit).is_some();
        if digits.is_empty() || goes_on || (self.reading != Reading::List && self.is_chained(*end, point)) {
            return String::new();
        }
        *end = next;
        digits
    }

    /// Whether the digits before `end` themselves follow the same separator: the `2` in `1.2.3`.
    fn is_chained(&self, end: usize, point: char) -> bool {
        let before = self.text.get(..end).unwrap_or_default().trim_end_matches(|c| digit(c).is_some());
        before.strip_suffix(point).and_then(|it| it.chars().next_back()).and_then(digit).is_some()
    }

    /// `.5` without a zero.
    fn is_leading_point(&self, from: usize, at: usize) -> bool {
        let point = at.checked_sub(1).filter(|point| *point >= from && self.text.as_bytes().get(*point) == Some(&b'.'));
        let before = point.map(|point| self.char_before(0, point));
        before.is_some_and(|c| self.reading == Reading::List || c.is_none_or(|c| !c.is_alphanumeric() && c != '.'))
    }

    fn exponent(&self, end: &mut usize) -> i32 {
        let Some('e' | 'E') = self.char_at(*end) else { return 0 };
        let mut next = *end + 1;
        let sign = self.char_at(next).filter(|c| matches!(c, '+' | '-'));
        next += sign.map_or(0, char::len_utf8);
        let digits = self.digits(&mut next);
        // Without a sign it may be a word, such as the code of a unit.
        if digits.is_empty() || (sign.is_none() && self.reading != Reading::List) {
            return 0;
        }
        let Ok(exponent) = digits.parse::<i32>() else { return 0 };
        *end = next;
        if sign == Some('-') { -exponent } else { exponent }
    }

    fn sign(&self, from: usize, start: &mut usize) -> bool {
        let Some(minus) = self.char_before(from, *start).filter(|c| is_minus(*c)) else { return false };
        let before = self.char_before(0, *start - minus.len_utf8());
        let is_sign = self.reading == Reading::List
            || before.is_none_or(|c| !c.is_alphanumeric() && !is_minus(c) && !matches!(c, '.' | ')' | '_'));
        if is_sign {
            *start -= minus.len_utf8();
        }
        is_sign
    }

    fn per_cent(&self, end: &mut usize) {
        let blank = self.char_at(*end).filter(|c| is_blank(*c)).map_or(0, char::len_utf8);
        if let Some(sign) = self.char_at(*end + blank).filter(|c| is_percent(*c)) {
            *end += blank + sign.len_utf8();
        }
    }
}
