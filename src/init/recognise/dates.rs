//! The order of written dates, from all date columns together.

use super::profile::{Dates, ORDERS, Profile, ratio};
use crate::init::{Choice, Guess, Question};
use crate::pipeline::DateOrder;

/// A column of dates that is mapped.
pub(super) struct DateColumn<'a> {
    /// Header.
    pub(super) header: &'a str,
    /// Its values.
    pub(super) profile: &'a Profile,
}

/// Of which share of the rows an order must make a day.
const READABLE: f64 = 0.95;

/// Why a run cannot read the dates of a column.
pub(super) fn why_unreadable(header: &str, dates: &Dates, stated: u64) -> Option<String> {
    if ratio(dates.two_digits, stated) >= 0.5 {
        return Some(format!(
            "column `{header}` has years of two digits, which a run refuses: export it with years of four digits"
        ));
    }
    (ratio(dates.worded, stated) >= 0.5).then(|| {
        format!("column `{header}` has months in words that a run does not read: export it as 2026-10-31 or 31/10/2026")
    })
}

/// The order that all columns agree on. Dates that mean one day in any order need none.
pub(super) fn order(columns: &[DateColumn<'_>]) -> Guess<DateOrder> {
    if columns.is_empty() {
        return Guess::Absent;
    }
    let written: Vec<&DateColumn<'_>> = columns.iter().filter(|it| needs_order(it.profile)).collect();
    let fits = |at: usize| written.iter().all(|it| it.profile.share(it.profile.dates.fits[at]) >= READABLE);
    let fitting: Vec<usize> = (0..3).filter(|&at| fits(at)).collect();
    match fitting.as_slice() {
        _ if written.is_empty() => Guess::Found(DateOrder::YearFirst),
        [0, ..] => Guess::Found(DateOrder::YearFirst),
        [one] => Guess::Found(ORDERS[*one]),
        [] => Guess::Found(ORDERS[best(&written)]),
        _ => Guess::Ask(question(&written)),
    }
}

fn needs_order(profile: &Profile) -> bool {
    profile.dates.sure < profile.dates.fits.into_iter().max().unwrap_or_default()
}

fn best(columns: &[&DateColumn<'_>]) -> usize {
    let rows = |at: &usize| columns.iter().map(|it| it.profile.dates.fits[*at]).sum::<u64>();
    (0..3).rev().max_by_key(rows).unwrap_or_default()
}

fn question(columns: &[&DateColumn<'_>]) -> Question<DateOrder> {
    let headers: Vec<String> = columns.iter().map(|it| format!("`{}`", it.header)).collect();
    let text = format!("dates in {} may be day-first or month-first: no day in them is above 12", headers.join(", "));
    let choice = |value, label: &str| Choice { value, label: label.to_owned() };
    let options = vec![
        choice(DateOrder::DayFirst, "day-first: 03/04/2020 is the 3rd of April"),
        choice(DateOrder::MonthFirst, "month-first: 03/04/2020 is the 4th of March"),
    ];
    Question { text, options }
}
