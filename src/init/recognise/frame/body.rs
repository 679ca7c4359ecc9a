//! The rows below the header: people, and what is none.

use std::collections::BTreeSet;

use super::header::Header;
use super::rows::Rows;
use super::totals::{Begins, begins, begins_gender, takes, whole_numbers};
use crate::init::recognise::key::key;
use crate::init::recognise::names::holds_given_name;
use crate::pipeline::refused_header;

/// The rows of a table.
#[derive(Default)]
pub(super) struct Body {
    /// Rows of people.
    pub(super) people: Vec<usize>,
    /// Rows that hold one label for the rows below, and its column.
    pub(super) headings: Vec<(usize, usize)>,
    /// First words of rows that are nobody's, as they stand.
    pub(super) words: Vec<String>,
    /// The number of people that a totals row states.
    pub(super) stated: Option<u64>,
    /// Rows below the people that no word marks.
    pub(super) leftover: usize,
}

/// What a row is.
enum Kind {
    Person,
    Total(String),
    Dropped(Option<String>),
    Heading(usize),
}

/// Tells the rows below a header apart.
pub(super) fn body(rows: &Rows<'_>, header: &Header) -> Body {
    let start = header.row + header.rows;
    let typical = typical_fill(rows, start);
    let is_full = |row: &usize| rows.fill[*row] * 2 >= typical && !rows.is_line(*row);
    let last = (start..rows.len()).rev().find(|row| is_full(row) && begins(rows.first_text(*row)).is_none());
    let header_rows = [rows.texts(header.row), rows.texts(header.row + header.rows - 1)];
    let mut body = Body::default();
    let mut totals = Vec::new();
    for row in start..rows.len() {
        let is_after = last.is_none_or(|last| row > last);
        match kind(rows, row, (typical, is_after), &header_rows) {
            Kind::Person => body.people.push(row),
            Kind::Heading(column) => body.headings.push((row, column)),
            Kind::Dropped(word) => {
                body.leftover += usize::from(word.is_none() && rows.fill[row] > 0);
                body.words.extend(word);
            }
            Kind::Total(word) => {
                totals.push(row);
                body.words.push(word);
            }
        }
    }
    body.headings.retain(|it| header.texts.get(it.1).is_some_and(|text| refused_header(text).is_none()));
    body.stated = stated(rows, &totals, body.people.len() as u64);
    only_harmless(rows, &mut body);
    body
}

/// The median of filled cells below the header.
fn typical_fill(rows: &Rows<'_>, start: usize) -> usize {
    let mut fills: Vec<usize> = rows.fill.iter().skip(start).copied().filter(|it| *it >= 2).collect();
    let middle = fills.len() / 2;
    if fills.is_empty() { 1 } else { *fills.select_nth_unstable(middle).1 }
}

fn kind(rows: &Rows<'_>, row: usize, (typical, is_after): (usize, bool), header: &[Vec<String>; 2]) -> Kind {
    let (fill, first) = (rows.fill[row], rows.first_text(row));
    if rows.is_line(row) {
        return Kind::Dropped(Some(first.to_owned()));
    }
    if is_repeated_header(rows, row, header) {
        return Kind::Dropped(Some(first.to_owned()));
    }
    let is_short = fill * 10 <= typical * 7 || is_after;
    // Most full rows begin with a staff number: no word ends on a digit.
    let may_begin = is_short || !first.ends_with(|c: char| c.is_ascii_digit());
    let found = if may_begin { begins(first) } else { None };
    match found.filter(|it| is_short || is_bare(first, &it.1)) {
        Some((Begins::Total, word)) => return Kind::Total(word),
        Some((Begins::Footer, word)) if is_after || fill <= 2 => return Kind::Dropped(Some(word)),
        _ => {}
    }
    match fill {
        0 => Kind::Dropped(None),
        _ if is_after && fill * 2 < typical => Kind::Dropped(begins_gender(first)),
        1 if typical >= 3 => Kind::Heading(rows.first[row]),
        _ => Kind::Person,
    }
}

fn is_bare(text: &str, word: &str) -> bool {
    key(text) == key(word)
}

fn is_repeated_header(rows: &Rows<'_>, row: usize, header: &[Vec<String>; 2]) -> bool {
    let filled = rows.filled_few(row, header);
    filled >= 2 && filled * 10 >= rows.fill[row] * 6
}

impl Rows<'_> {
    /// Cells of a row that say the same as a row of the header; looks no further where the first cell does not.
    fn filled_few(&self, row: usize, header: &[Vec<String>; 2]) -> usize {
        let same = |column: usize| {
            let text = self.grid.text(row, column);
            !text.is_empty() && header.iter().any(|it| it.get(column).is_some_and(|it| it == text))
        };
        let first = self.first[row];
        if first == usize::MAX || !same(first) {
            return 0;
        }
        (0..self.grid.columns.len()).filter(|&column| same(column)).count()
    }
}

/// What the totals rows state of people: the number read, else the one whole number of the last of them.
fn stated(rows: &Rows<'_>, totals: &[usize], people: u64) -> Option<u64> {
    let numbers = |row: &usize| {
        let columns = rows.filled(*row);
        whole_numbers(columns.iter().map(|&column| rows.grid.text(*row, column)))
    };
    if totals.iter().any(|row| numbers(row).contains(&people)) {
        return Some(people);
    }
    let last = numbers(totals.last()?);
    let near = |it: &&u64| it.abs_diff(people) * 5 <= people;
    match last.as_slice() {
        [one] => Some(*one),
        many => many.iter().find(near).copied(),
    }
}

/// Keeps the words that a run would find in no row of a person; of headings those that may be named.
fn only_harmless(rows: &Rows<'_>, body: &mut Body) {
    let mut firsts: BTreeSet<(usize, u32)> = BTreeSet::new();
    let mut seen: Vec<Vec<bool>> = rows.grid.columns.iter().map(|it| vec![false; it.texts.len() + 1]).collect();
    for &row in &body.people {
        let column = rows.first[row];
        let Some(code) = rows.grid.columns.get(column).map(|it| it.codes[row]) else { continue };
        if !std::mem::replace(&mut seen[column][code as usize], true) {
            firsts.insert((column, code));
        }
    }
    let text = |&(column, code): &(usize, u32)| rows.grid.columns[column].texts[code as usize - 1].text.trim();
    let words: Vec<&str> = firsts.iter().map(text).filter(|it| !it.starts_with(|c: char| c.is_ascii_digit())).collect();
    let mut kept: Vec<String> = Vec::new();
    for word in std::mem::take(&mut body.words) {
        if !word.is_empty() && !kept.contains(&word) && !words.iter().any(|first| takes(&word, first)) {
            kept.push(word);
        }
    }
    body.words = kept;
}

/// Labels of headings in a column that people fill too: only their words tell them from people.
pub(super) fn heading_words(rows: &Rows<'_>, body: &Body, columns: &BTreeSet<usize>) -> Vec<String> {
    let mut words = BTreeSet::new();
    for &(row, column) in body.headings.iter().filter(|it| !columns.contains(&it.1)) {
        let text = rows.grid.text(row, column);
        let is_plain = !text.contains(|c: char| c.is_ascii_digit()) && !holds_given_name(text);
        let harms = || body.people.iter().any(|&person| takes(text, rows.first_text(person)));
        if is_plain && !harms() {
            words.insert(text.to_owned());
        }
    }
    words.into_iter().collect()
}
