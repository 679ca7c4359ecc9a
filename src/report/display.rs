//! Cells as people read them, the same in every table of a page.

use crate::chart::numbers::{people, percent, points, whole_percent};
use crate::table::{ColumnKind, Value};

/// The text of a cell in a column of this kind.
pub(super) fn cell(value: &Value, kind: ColumnKind) -> String {
    match value {
        Value::Text(text) => text.clone(),
        Value::People(number) => whole(*number),
        Value::Number(number) => self::number(*number, kind),
        mark => mark.mark().unwrap_or_default().to_owned(),
    }
}

fn whole(number: i64) -> String {
    let sign = if number < 0 { "−" } else { "" };
    format!("{sign}{}", people(number.unsigned_abs()))
}

fn number(number: f64, kind: ColumnKind) -> String {
    match kind {
        ColumnKind::Share => percent(number),
        ColumnKind::WholeShare => whole_percent(number),
        ColumnKind::Points => points(number),
        ColumnKind::Fte => fte(number),
        ColumnKind::Index if number.abs() < 0.1 => format!("{number:.3}"),
        ColumnKind::Index | ColumnKind::Text | ColumnKind::People => format!("{number:.2}"),
    }
}

/// As `1,234.5`.
fn fte(number: f64) -> String {
    let text = format!("{:.1}", number.abs());
    let (posts, tenths) = text.split_once('.').unwrap_or((&text, "0"));
    format!("{}.{tenths}", posts.parse().map_or_else(|_| posts.to_owned(), people))
}

#[cfg(test)]
mod tests {
    use rstest::rstest;

    use super::*;

    #[rstest]
    #[case(Value::People(-1_559), ColumnKind::People, "−1,559")]
    #[case(Value::Number(0.314), ColumnKind::Share, "31.4\u{a0}%")]
    #[case(Value::Number(1.25), ColumnKind::Points, "+1.2")]
    #[case(Value::Number(1_234.5), ColumnKind::Fte, "1,234.5")]
    #[case(Value::Number(0.0457), ColumnKind::Index, "0.046")]
    #[case(Value::Number(1.5), ColumnKind::Index, "1.50")]
    #[case(Value::TooFew, ColumnKind::Share, "[low]")]
    #[case(Value::NotApplicable, ColumnKind::People, "[z]")]
    #[case(Value::Text("Dir. <A>".to_owned()), ColumnKind::Text, "Dir. <A>")]
    fn cells_read_as_in_a_report(#[case] value: Value, #[case] kind: ColumnKind, #[case] expected: &str) {
        assert_eq!(cell(&value, kind), expected);
    }
}
