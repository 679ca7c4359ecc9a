//! What the tests of the measures share: closeness, and any count.

use proptest::prelude::*;

use crate::domain::GenderCount;

/// Fails unless `found` is within `tolerance` of `expected`.
#[track_caller]
pub fn near(found: f64, expected: f64, tolerance: f64) {
    assert!((found - expected).abs() <= tolerance, "found {found}, expected {expected} within {tolerance}");
}

/// Any count of women and men, nobody included.
pub fn any_count() -> impl Strategy<Value = GenderCount> {
    (0_u64..400, 0_u64..400).prop_map(|(women, men)| GenderCount::known(women, men))
}

/// Two to eight units with women and men in the whole.
pub fn any_units() -> impl Strategy<Value = Vec<GenderCount>> {
    prop::collection::vec(any_count(), 2..8)
        .prop_filter("both genders", |units| units.iter().any(|it| it.women > 0) && units.iter().any(|it| it.men > 0))
}

/// Units of these women and men.
pub fn units(women: &[u64], men: &[u64]) -> Vec<GenderCount> {
    women.iter().zip(men).map(|(&women, &men)| GenderCount::known(women, men)).collect()
}

/// Women and men of the grades of the UK Civil Service on 31 March 2021, junior to senior (rounded to 10 as published).
pub fn uk_grades() -> Vec<GenderCount> {
    units(&[79_340, 73_460, 65_960, 30_190, 3_410], &[61_320, 55_430, 63_040, 32_230, 3_880])
}
