//! Whole numbers nearest to expected values.

/// The whole number of people nearest to `number`; 0 for what is negative or no number.
#[must_use]
#[allow(clippy::cast_possible_truncation, clippy::cast_sign_loss)] // `as` saturates, which is what is meant
pub fn nearest(number: f64) -> u64 {
    number.round() as u64
}

/// The least whole number that is not below `number`, but for what the last digits of a computation leave.
#[must_use]
pub fn at_least(number: f64) -> u64 {
    nearest((number - 1e-9).ceil())
}
