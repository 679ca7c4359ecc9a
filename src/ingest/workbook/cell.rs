//! One spelling for each cell value, so that a workbook's rows are read as a text file's are.

use std::fmt::Write;

use super::value::Value;

/// Days between the two epochs of Excel's serial numbers.
const DAYS_TO_1904: f64 = 1462.0;
/// Numbers from here on are not kept exactly.
const INEXACT: f64 = 1e15;

/// What a cell's column asks of it.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Use {
    /// A staff number: only whole numbers that Excel keeps exactly are one.
    Person,
    /// A date: plain numbers are serial numbers.
    Date,
    /// Anything else.
    Other,
}

/// Writes a cell's value: texts as they are, whole numbers without a point, dates as `2026-10-31`.
pub(super) fn write_cell(text: &mut String, value: Value<'_>, cell_use: Use, is_1904: bool) {
    // Writing to a string never fails.
    let _ = match value {
        Value::Text(it) | Value::Error(it) => text.write_str(it),
        Value::Number(it) => write_number(text, it, cell_use, is_1904),
        Value::Date(year, month, day) => write!(text, "{year:04}-{month:02}-{day:02}"),
        Value::Logical(it) => write!(text, "{it}"),
    };
}

fn write_number(text: &mut String, number: f64, cell_use: Use, is_1904: bool) -> std::fmt::Result {
    let is_whole = number.fract() == 0.0 && number.abs() < INEXACT;
    match cell_use {
        // The exponent marks it as damaged: a half staff number, or one that lost its last digits.
        Use::Person if !is_whole => write!(text, "{number}E+0"),
        Use::Date if is_1904 && (10_000.0..100_000.0).contains(&number) => write!(text, "{}", number + DAYS_TO_1904),
        _ => write!(text, "{number}"),
    }
}
