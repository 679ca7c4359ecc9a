//! What each mapped column was taken for, in sentences.

use std::fmt::Write;

use super::lists::List;
use crate::chart::numbers::people;
use crate::domain::{NOT_RECORDED, NOT_STATED, UNMAPPED};
use crate::ingest::GenderCode;
use crate::pipeline::{Agency, UnitColumns, WorkingTimeUnit};
use crate::table::Coded;

/// A sentence for each mapped column.
pub(super) fn sentences(agency: &Agency, list: &List, genders: &[GenderCode]) -> Vec<String> {
    let columns = &agency.columns;
    let staff = &list.staff;
    let coded = |header: &Option<String>, what: &str, many: &str, column: &Coded| {
        header.as_ref().map(|header| format!("Column \"{header}\" is the {what}: {}", texts(column, many)))
    };
    let person = columns.person.as_ref();
    let all = [
        person.map(|header| format!("Column \"{header}\" is the staff number: {} people", people(staff.len() as u64))),
        columns.gender.as_ref().map(|header| gender(header, genders)),
        coded(&columns.rank, "rank", "ranks", &staff.rank),
        columns.unit.as_ref().map(|unit| format!("{}: {}", unit_columns(unit), texts(&staff.unit, "units"))),
        coded(&columns.role, "role", "roles", &staff.role),
        coded(&columns.contract, "contract", "contracts", &staff.contract),
        columns.working_time.as_ref().map(|(header, unit)| working_time(header, *unit, list)),
        coded(&columns.duty_station, "duty station", "stations", &staff.duty_station),
        years("birth", columns.birth.as_ref(), &staff.birth_year, |year| year),
        years("entry", columns.entry.as_ref(), &staff.entry_month, |month| month / 12),
    ];
    all.into_iter().flatten().collect()
}

/// `Column "Sexe": h = man (812), f = woman (436), blank = not stated (9)`.
fn gender(header: &str, codes: &[GenderCode]) -> String {
    let said = |it: &GenderCode| {
        let code = if it.code.is_empty() { "blank" } else { &it.code };
        format!("{code} = {} ({})", it.gender, people(it.people))
    };
    format!("Column \"{header}\": {}", codes.iter().map(said).collect::<Vec<_>>().join(", "))
}

fn unit_columns(unit: &UnitColumns) -> String {
    match unit {
        UnitColumns::Levels(levels) if levels.len() == 1 => {
            format!("Column \"{}\" is the unit", levels.first().map_or("", String::as_str))
        }
        UnitColumns::Levels(levels) => format!("Columns \"{}\" are the unit", levels.join("\", \"")),
        UnitColumns::Path { column, separator } => {
            format!("Column \"{column}\" is the unit, its levels separated by \"{separator}\"")
        }
    }
}

fn working_time(header: &str, unit: WorkingTimeUnit, list: &List) -> String {
    let unit = match unit {
        WorkingTimeUnit::Fraction => "as a fraction of a full post".to_owned(),
        WorkingTimeUnit::Percent => "in per cent of a full post".to_owned(),
        WorkingTimeUnit::WeeklyHours { full_time } => format!("in hours of a week of {full_time}"),
        WorkingTimeUnit::Words => "in words".to_owned(),
    };
    format!("Column \"{header}\" is the working time {unit}: {:.1} full posts", list.staff.fte().posts())
}

/// How many different texts, and how many people without one.
fn texts(column: &Coded, many: &str) -> String {
    let mut rows = vec![0_u64; column.texts.len()];
    for &code in &column.codes {
        rows[code as usize] += 1;
    }
    let of = |word: &str| column.texts.iter().position(|text| text == word).map_or(0, |at| rows[at]);
    let is_word = |text: &&String| [NOT_STATED, UNMAPPED, NOT_RECORDED].contains(&text.as_str());
    let words = column.texts.iter().filter(is_word).count();
    let mut said = format!("{} {many}", people((column.texts.len() - words) as u64));
    for (word, what) in [(UNMAPPED, "unmapped"), (NOT_STATED, "not stated")] {
        if of(word) > 0 {
            let _ = write!(said, ", {what} for {}", people(of(word)));
        }
    }
    said
}

/// The span of years. Dates of single people are not shown: the first and the last tenth are left out.
fn years(what: &str, header: Option<&String>, values: &[i32], year: impl Fn(i32) -> i32) -> Option<String> {
    let header = header?;
    let mut years: Vec<i32> = values.iter().filter(|value| **value > 0).map(|&value| year(value)).collect();
    years.sort_unstable();
    let missing = values.len() - years.len();
    let tenth = years.len() / 10;
    let span = years.get(tenth).zip(years.get(years.len().saturating_sub(tenth + 1)));
    let span =
        span.filter(|_| tenth > 0).map_or_else(String::new, |(first, last)| format!(", most from {first} to {last}"));
    let stated = people((values.len() - missing) as u64);
    Some(format!("Column \"{header}\" is the {what} date: stated for {stated}{span}"))
}
