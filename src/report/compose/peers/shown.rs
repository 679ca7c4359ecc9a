//! Cells of the report's tables, in the decimals that the protection of the counts allows.

use crate::benchmark::counted::{Precision, ShownShare};
use crate::chart::columns::{column, people};
use crate::table::{Column, ColumnKind, Value};

/// A column of words.
pub(super) fn words(name: &str, header: &str) -> Column {
    column(name, header, ColumnKind::Text)
}

/// A column of people.
pub(super) fn counts(name: &str, header: &str) -> Column {
    column(name, header, ColumnKind::People)
}

/// A column of shares.
pub(super) fn shares(precision: Precision, name: &str, header: &str) -> Column {
    let kind = if precision == Precision::Public { ColumnKind::Share } else { ColumnKind::WholeShare };
    column(name, header, kind)
}

/// A column of differences between shares: whole points, as protected counts carry, are written out.
pub(super) fn differences(precision: Precision, name: &str, header: &str) -> Column {
    let kind = if precision == Precision::Public { ColumnKind::Points } else { ColumnKind::Text };
    column(name, header, kind)
}

/// A column of points a year.
pub(super) fn pace(name: &str, header: &str) -> Column {
    column(name, header, ColumnKind::Points)
}

/// A column of numbers without a unit.
pub(super) fn index(name: &str, header: &str) -> Column {
    column(name, header, ColumnKind::Index)
}

/// A share, as shown; `[low]` of too few people.
pub(super) fn share(share: Option<&ShownShare>) -> Value {
    share.map_or(Value::TooFew, |it| percent(it.percent))
}

/// Per cents, already rounded to what is shown.
pub(super) fn percent(percent: f64) -> Value {
    // Not `percent / 100`: 49.2 % is 0.492 in data, and not 0.49200000000000005.
    Value::Number((percent * 1e4).round() / 1e6)
}

/// Women, women and men, share.
pub(super) fn share_cells(shown: Option<&ShownShare>) -> [Value; 3] {
    shown.map_or([Value::TooFew, Value::TooFew, Value::TooFew], |it| {
        [people(it.women), people(it.base), share(Some(it))]
    })
}

/// The columns of [`share_cells`].
pub(super) fn share_columns(precision: Precision) -> [Column; 3] {
    [
        counts("women", "Women"),
        counts("women_and_men", "Women and men"),
        shares(precision, "share_of_women", "Women, %"),
    ]
}

/// Points, already rounded to what is shown.
pub(super) fn difference(precision: Precision, points: f64) -> Value {
    match precision {
        Precision::Public => Value::Number(points),
        Precision::Protected => Value::Text(precision.signed(points)),
    }
}

/// A number that may be undefined.
pub(super) fn number(number: Option<f64>) -> Value {
    number.filter(|it| it.is_finite()).map_or(Value::NotApplicable, Value::Number)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn points_of_protected_counts_are_whole_and_have_a_sign() {
        let of = |points| difference(Precision::Protected, points);
        assert_eq!([of(3.0), of(-2.0), of(0.0)], ["+3", "−2", "0"].map(|it| Value::Text(it.to_owned())));
        assert_eq!(difference(Precision::Public, -1.3), Value::Number(-1.3));
    }
}
