//! How well the values of a column bear out what its header says: 1 in full, 0 not at all.

use super::field::Field;
use super::names::NameLook;
use super::profile::Profile;
use super::working_time;
use crate::init::recognise::gender;
use crate::init::recognise::pool::Column;
use crate::init::recognise::rank;

/// The evidence of the values for a field.
pub(super) fn evidence(field: Field, column: &Column<'_>, profile: &Profile) -> f64 {
    if profile.stated == 0 {
        return if matches!(field, Field::Exit | Field::ExitReason | Field::Status) { 1.0 } else { 0.0 };
    }
    match field {
        Field::Person => person(profile),
        Field::Gender => gender::evidence(column),
        Field::Birth => dated(profile, 1925..=2012),
        Field::Entry | Field::GradeDate => dated(profile, 1945..=2040) * if is_one_day(profile) { 0.5 } else { 1.0 },
        Field::Period => {
            let months = if profile.share(profile.dates.months) >= 0.95 { 1.0 } else { 0.0 };
            dated(profile, 1970..=2040).max(months) * if is_one_day(profile) { 1.0 } else { 0.3 }
        }
        Field::Exit => {
            if profile.date_share() >= 0.8 {
                1.0
            } else {
                0.5
            }
        }
        Field::Rank => labels(profile, [60, 120, 250]) * rank(column, profile),
        Field::Unit => labels(profile, [1_500, 4_000, 20_000]),
        Field::Role => labels(profile, [1_500, 4_000, 20_000]) * if profile.letters >= 0.5 { 1.0 } else { 0.85 },
        Field::Contract => labels(profile, [20, 40, 80]),
        Field::DutyStation => labels(profile, [500, 1_000, 3_000]),
        Field::Fte => working_time::evidence(column, profile, false),
        Field::WeeklyHours => working_time::evidence(column, profile, true),
        Field::Numbering => {
            if profile.numbers.whole == profile.stated {
                1.0
            } else {
                0.5
            }
        }
        Field::Step
        | Field::ExitReason
        | Field::Status
        | Field::Nationality
        | Field::Title
        | Field::Name
        | Field::Drop => 1.0,
    }
}

/// Staff numbers have digits, are no decimals and no dates, and each stands once, or nearly so.
fn person(profile: &Profile) -> f64 {
    let decimals = profile.share(profile.numbers.rows - profile.numbers.whole);
    if profile.digits < 0.95 || decimals > 0.05 || profile.is_dates() || profile.longest > 40 || profile.filled() < 0.9
    {
        return 0.1;
    }
    match profile.uniqueness {
        it if it >= 0.99 => 1.0,
        it if it >= 0.9 => 0.95,
        it if it >= 0.4 => 0.85,
        // Each person many times: a list of several months, or no number of a person. Only people know.
        it if it >= 0.01 => 0.6,
        _ => 0.3,
    }
}

/// Whether almost all rows of each list have the same date.
fn is_one_day(profile: &Profile) -> bool {
    profile.constancy >= 0.9
}

fn dated(profile: &Profile, years: std::ops::RangeInclusive<i32>) -> f64 {
    let is_birth = *years.end() < 2020;
    let years_only = if is_birth { profile.dates.years } else { 0 };
    let fits = profile.date_share().max(profile.share(years_only));
    let readable = match fits {
        it if it >= 0.95 => 1.0,
        it if it >= 0.85 => 0.9,
        _ => 0.2,
    };
    let within = if profile.years_within(years) >= 0.9 { 1.0 } else { 0.6 };
    readable * within
}

/// Texts that many share: not too many different ones, no dates, no decimals, nobody's name.
fn labels(profile: &Profile, limits: [usize; 3]) -> f64 {
    let apart = profile.uniqueness > 0.5 && profile.stated > 30;
    let decimals = profile.share(profile.numbers.rows - profile.numbers.whole);
    if profile.names != NameLook::No || profile.is_dates() || decimals > 0.2 || profile.personal.is_some() {
        return 0.0;
    }
    let few = match limits.iter().position(|&limit| profile.distinct <= limit) {
        Some(0) => 1.0,
        Some(1) => 0.88,
        Some(_) => 0.7,
        None => 0.4,
    };
    few * if apart { 0.5 } else { 1.0 } * if profile.filled() < 0.3 { 0.75 } else { 1.0 }
}

/// Numbers are grades when they are small; words and grades that are known say more than others.
fn rank(column: &Column<'_>, profile: &Profile) -> f64 {
    let numbers = profile.share(profile.numbers.rows) >= 0.9;
    if numbers && profile.numbers.most > 40.0 {
        return 0.8;
    }
    let many = column.texts.len() > 300;
    if numbers || many { 1.0 } else { 0.85 + 0.15 * rank::share_understood(column) }
}
