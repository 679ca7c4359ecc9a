//! Staff numbers: whether they are only the number of the row, what a spreadsheet did to them, persons listed twice.

use std::collections::BTreeMap;

use super::key::key;
use super::pool::Column;
use super::profile::{number, ratio};
use crate::init::{Choice, Guess, Question};
use crate::pipeline::DuplicateRule;

/// Whether a column only numbers the rows of each table: 1, 2, 3.
pub(super) fn is_numbering(column: &Column<'_>) -> bool {
    let numbers: Vec<Option<u64>> = column.texts.iter().map(|it| it.text.trim_end_matches(".0").parse().ok()).collect();
    let of_table = |codes: &Vec<u32>| {
        let value = |code: &u32| (*code as usize).checked_sub(1).and_then(|at| numbers[at]);
        let values: Vec<u64> = codes.iter().filter_map(value).collect();
        let steps = values.windows(2).filter(|pair| pair[1] == pair[0] + 1).count();
        values.len() * 20 >= codes.len() * 19
            && values.first().is_some_and(|it| *it <= 1)
            && (steps + 1) * 20 >= values.len() * 19
    };
    !column.codes.is_empty() && column.codes.iter().all(of_table)
}

/// Staff numbers that a spreadsheet turned into `1.23E+11`: rows with one.
pub(super) fn in_scientific(column: &Column<'_>) -> u64 {
    let is = |text: &str| {
        text.split_once(['E', 'e']).is_some_and(|(mantissa, exponent)| {
            number(mantissa).is_some()
                && exponent.starts_with(['+', '-'])
                && exponent[1..].bytes().all(|it| it.is_ascii_digit())
        })
    };
    column.texts.iter().filter(|it| is(it.text)).map(|it| it.rows).sum()
}

/// The digits of a staff number that is all digits; `.0` is what a spreadsheet added.
fn digits(text: &str) -> Option<(&str, bool)> {
    let bare = text.split_once(['.', ',']);
    let (digits, pointed) = match bare {
        Some((digits, zeros)) if !zeros.is_empty() && zeros.bytes().all(|it| it == b'0') => (digits, true),
        Some(_) => return None,
        None => (text, false),
    };
    (!digits.is_empty() && digits.bytes().all(|it| it.is_ascii_digit())).then_some((digits, pointed))
}

/// The width to declare: where leading zeros stand in some numbers, or where so many are shorter as eaten zeros would
/// make them. Numbers that simply count up have none.
pub(super) fn width(column: &Column<'_>) -> Option<usize> {
    let mut widths: BTreeMap<usize, u64> = BTreeMap::new();
    let (mut all, mut zeros, mut pointed, mut largest, mut zero_widths) = (0_u64, 0_u64, 0_u64, 0_u64, BTreeMap::new());
    for text in &column.texts {
        let (digits, has_point) = digits(text.text)?;
        all += 1;
        *widths.entry(digits.len()).or_default() += 1;
        pointed += u64::from(has_point);
        if digits.starts_with('0') && digits.len() > 1 {
            zeros += 1;
            *zero_widths.entry(digits.len()).or_insert(0_u64) += 1;
        }
        largest = largest.max(digits.parse().unwrap_or(u64::MAX));
    }
    let (&width, &full) = widths.last_key_value()?;
    if zeros > 0 {
        return zero_widths.keys().all(|it| *it == width).then_some(width);
    }
    if pointed > 0 && widths.len() == 1 {
        return Some(width);
    }
    // Of numbers drawn evenly from all of one width, nine in a hundred have one digit less: zeros eaten.
    let shorter = ratio(all - full, all);
    let sparse = largest / all.max(1) >= 40;
    let tail = widths.range(..width.saturating_sub(2)).map(|it| it.1).sum::<u64>();
    (all >= 200 && sparse && (0.05..=0.15).contains(&shorter) && ratio(tail, all) <= 0.005).then_some(width)
}

/// Persons that stand on a list twice.
#[derive(Default)]
pub(super) struct Twice {
    /// Persons with more than one row in a table.
    pub(super) persons: u64,
    /// Of them, those whose rows do not differ in any of the columns looked at.
    pub(super) alike: u64,
    /// Of them, those whose rows differ in gender, birth or entry: the number is not one person's.
    pub(super) strangers: u64,
    /// The most rows of one person.
    pub(super) most: u64,
}

/// What is different between the rows of one person.
#[derive(Default)]
struct Repeated {
    more: u64,
    posts: bool,
    time: bool,
    person: bool,
}

/// Columns in which the rows of one person may differ.
#[derive(Default)]
pub(super) struct Differences<'a, 'b> {
    /// Those that make posts differ.
    pub(super) posts: Vec<&'a Column<'b>>,
    /// Those that are one person's for life.
    pub(super) persons: Vec<&'a Column<'b>>,
    /// Working time.
    pub(super) time: Option<&'a Column<'b>>,
}

/// Counts persons with several rows.
pub(super) fn twice(person: &Column<'_>, columns: &Differences<'_, '_>) -> Twice {
    let mut found = Twice::default();
    for (table, codes) in person.codes.iter().enumerate() {
        let mut first: Vec<Option<usize>> = vec![None; person.texts.len() + 1];
        let mut rows: BTreeMap<u32, Repeated> = BTreeMap::new();
        for (row, &code) in codes.iter().enumerate().filter(|(_, code)| **code != 0) {
            let Some(before) = first[code as usize] else {
                first[code as usize] = Some(row);
                continue;
            };
            let differs = |it: &Column<'_>| {
                let (one, other) = (it.codes[table][row], it.codes[table][before]);
                one != other && key(it.text(one)) != key(it.text(other))
            };
            let entry = rows.entry(code).or_default();
            entry.more += 1;
            entry.posts |= columns.posts.iter().any(|it| differs(it));
            entry.time |= columns.time.is_some_and(differs);
            entry.person |= columns.persons.iter().any(|it| differs(it));
        }
        let count = |holds: fn(&&Repeated) -> bool| rows.values().filter(holds).count() as u64;
        found.persons += rows.len() as u64;
        found.alike += count(|it| !it.posts && !it.time && !it.person);
        found.strangers += count(|it| it.person);
        found.most = found.most.max(rows.values().map(|it| it.more + 1).max().unwrap_or_default());
    }
    found
}

/// What to do with persons who are on a list twice.
pub(super) fn duplicates(twice: &Twice, header: &str, has_time: bool) -> Guess<DuplicateRule> {
    if twice.persons == 0 {
        return Guess::Found(DuplicateRule::Refuse);
    }
    let posts = twice.persons - twice.alike;
    if has_time && posts > 0 && twice.alike == 0 && twice.strangers == 0 && twice.most <= 3 {
        return Guess::Found(DuplicateRule::LargestFte);
    }
    let text = format!(
        "persons on a list more than once by `{header}`: {}, of whom {} with rows that differ; at most {} rows each",
        twice.persons, posts, twice.most
    );
    let choice = |value, label: &str| Choice { value, label: label.to_owned() };
    let mut options = vec![
        choice(DuplicateRule::LargestFte, "one person: the row of the largest working time counts, else the first"),
        choice(DuplicateRule::SeparatePeople, "the number is no person's: each row is a person"),
        choice(DuplicateRule::Refuse, "neither: the export is wrong and a run stops"),
    ];
    if twice.alike == twice.persons {
        options.swap(1, 2);
    } else if twice.strangers * 2 >= twice.persons {
        options.swap(0, 1);
    }
    Guess::Ask(Question { text, options })
}
