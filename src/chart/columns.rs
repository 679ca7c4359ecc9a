//! Columns and cells of the tables behind the pictures and in reports.

use super::numbers::is_few;
use crate::domain::{GenderCount, Share};
use crate::table::{Column, ColumnKind, Value};

/// A column.
#[must_use]
pub fn column(name: &str, header: &str, kind: ColumnKind) -> Column {
    Column { name: name.to_owned(), header: header.to_owned(), kind }
}

/// Words.
#[must_use]
pub fn text(words: &str) -> Value {
    Value::Text(words.to_owned())
}

/// Persons.
#[must_use]
pub fn people(number: u64) -> Value {
    Value::People(i64::try_from(number).unwrap_or(i64::MAX))
}

/// A share of women: undefined of nobody, withheld of few.
#[must_use]
pub fn share(count: &GenderCount) -> Value {
    match count.share_of_women() {
        None => Value::NotApplicable,
        Some(_) if is_few(count) => Value::TooFew,
        Some(share) => Value::Number(Share::fraction(share)),
    }
}

/// Women, men, women and men.
#[must_use]
pub fn gender_cells(count: &GenderCount) -> [Value; 3] {
    [people(count.women), people(count.men), people(count.base())]
}
