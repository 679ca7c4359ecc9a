//! Which column holds what.

use crate::pipeline::file::{At, ColumnsText, UnitText, WorkingTimeText};
use crate::pipeline::problems::{Place, Problems};
use crate::pipeline::{ColumnMapping, DuplicateRule, UnitColumns, WorkingTimeUnit, refused_header, rule, words};

use super::text;

/// The deepest a unit's path may be.
const DEEPEST: usize = 12;

/// The columns; `None` where one of them is refused.
pub(super) fn check(
    columns: &At<ColumnsText>,
    duplicates: DuplicateRule,
    problems: &mut Problems<'_>,
) -> Option<ColumnMapping> {
    let given = columns.get();
    let before = problems.count();
    let mut one =
        |column: &Option<At<String>>, key: &str| column.as_ref().and_then(|column| header(column, key, problems));
    let mut mapping = ColumnMapping {
        person: one(&given.person, "person"),
        gender: one(&given.gender, "gender"),
        rank: one(&given.rank, "rank"),
        role: one(&given.role, "role"),
        contract: one(&given.contract, "contract"),
        duty_station: one(&given.duty_station, "duty_station"),
        birth: one(&given.birth, "birth"),
        entry: one(&given.entry, "entry"),
        unit: None,
        working_time: None,
    };
    mapping.unit = given.unit.as_ref().and_then(|columns| unit(columns, problems));
    mapping.working_time = given.working_time.as_ref().and_then(|column| working_time(column, problems));
    match duplicates {
        DuplicateRule::SeparatePeople => {}
        DuplicateRule::LinkRows => linked(&mapping, &columns.place(), problems),
        DuplicateRule::Refuse | DuplicateRule::LargestFte if given.person.is_some() => {}
        DuplicateRule::Refuse | DuplicateRule::LargestFte => no_person(&columns.place(), problems),
    }
    (problems.count() == before).then_some(mapping)
}

/// A header that may be mapped.
pub(super) fn header(column: &At<String>, key: &str, problems: &mut Problems<'_>) -> Option<String> {
    if text::unanswered(column, key, None, problems) {
        return None;
    }
    if column.get().trim().is_empty() {
        let help = "write the header as it stands in the export, or leave the key out";
        problems.at(rule::LABEL, &column.place(), format!("`{key}` is blank"), help);
        return None;
    }
    if let Some(refused) = refused_header(column.get()) {
        let message = format!("column `{}` looks like {}, which is never read", column.get(), refused.phrase());
        let help = match key {
            "person" => "map the agency's own staff number; only a keyed pseudonym of it is stored",
            _ => "map another column, or leave the key out; columns that are not mapped are not read",
        };
        problems.at(rule::REFUSED_COLUMN, &column.place(), message, help);
        return None;
    }
    Some(column.get().clone())
}

fn no_person(place: &Place, problems: &mut Problems<'_>) {
    let help = "map the staff number: `person = \"…\"`; an export without one needs `duplicates = \"link-rows\"`, or \
                \"separate-people\" where it has no dates of birth and entry";
    problems.at(rule::NO_PERSON, place, "`person` is missing in `[agency.columns]`", help);
}

/// What rows are linked by has to be there, and a staff number links better.
fn linked(mapping: &ColumnMapping, place: &Place, problems: &mut Problems<'_>) {
    if mapping.person.is_some() {
        let help = "leave `person` out, or `duplicates`";
        let message = "`person` is mapped, and `duplicates = \"link-rows\"` is for exports without staff numbers";
        problems.at(rule::NO_PERSON, place, message, help);
    }
    for (key, column) in [("birth", &mapping.birth), ("entry", &mapping.entry), ("gender", &mapping.gender)] {
        if column.is_none() {
            let message = format!("`{key}` is missing in `[agency.columns]`, and rows are linked by it");
            let help = format!(
                "map it: `{key} = \"…\"`, or write `duplicates = \"separate-people\"`: nobody is followed then"
            );
            problems.at(rule::NO_PERSON, place, message, help);
        }
    }
}

fn unit(columns: &At<UnitText>, problems: &mut Problems<'_>) -> Option<UnitColumns> {
    match columns.get() {
        UnitText::One(column) => {
            let column = At::new(columns.place(), column.clone());
            header(&column, "unit", problems).map(|column| UnitColumns::Levels(vec![column]))
        }
        UnitText::Levels(levels) if (1..=DEEPEST).contains(&levels.len()) => {
            let headers: Vec<Option<String>> = levels.iter().map(|level| header(level, "unit", problems)).collect();
            headers.into_iter().collect::<Option<_>>().map(UnitColumns::Levels)
        }
        UnitText::Levels(levels) => {
            let message = format!("`unit` lists {} columns", levels.len());
            let help = "list the columns of a unit's path from the top level down, or leave the key out";
            problems.at_expecting(rule::RANGE, &columns.place(), message, format!("1 to {DEEPEST}"), help);
            None
        }
        UnitText::Path(path) => {
            let separator = path.separator.get().clone();
            if separator.is_empty() {
                let help = "write the text between levels, as in `separator = \" > \"`";
                problems.at(rule::LABEL, &path.separator.place(), "`separator` is empty", help);
            }
            header(&path.column, "unit", problems).map(|column| UnitColumns::Path { column, separator })
        }
    }
}

fn working_time(given: &At<WorkingTimeText>, problems: &mut Problems<'_>) -> Option<(String, WorkingTimeUnit)> {
    let WorkingTimeText { column, unit, full_time } = given.get();
    if text::unanswered(column, "working_time", None, problems) {
        return None;
    }
    let column = header(column, "working_time", problems);
    let hours = full_time.as_ref().map(|hours| *hours.get());
    let units = [
        WorkingTimeUnit::Fraction,
        WorkingTimeUnit::Percent,
        WorkingTimeUnit::WeeklyHours { full_time: hours.unwrap_or_default() },
        WorkingTimeUnit::Words,
    ];
    let unit = text::word(unit, "unit", &words::WORKING_TIME_UNITS, &units, problems)?;
    let weekly = matches!(unit, WorkingTimeUnit::WeeklyHours { .. });
    match (weekly, full_time) {
        (true, None) => {
            let help = "add the hours of a full-time week, as in `full_time = 38.5`";
            problems.at(rule::WORKING_TIME, &given.place(), "`weekly-hours` needs `full_time`", help);
            None
        }
        (true, Some(hours)) if !(1.0..=100.0).contains(hours.get()) => {
            let message = format!("`full_time` is {}", hours.get());
            problems.at_expecting(
                rule::RANGE,
                &hours.place(),
                message,
                "1 to 100 hours",
                "write the hours of a full-time week",
            );
            None
        }
        (false, Some(hours)) => {
            let help = "remove it, or write `unit = \"weekly-hours\"`";
            problems.at(rule::WORKING_TIME, &hours.place(), "`full_time` only goes with `weekly-hours`", help);
            None
        }
        _ => Some((column?, unit)),
    }
}
