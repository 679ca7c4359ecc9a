//! Which column holds what, and which are never read.

use super::page::{Answer, Page};
use super::{guess, may_be_mapped, may_be_unit, open, sound, toml};
use crate::init::draft::AgencyDraft;
use crate::init::{Guess, Recognised};
use crate::pipeline::{DuplicateRule, UnitColumns, WorkingTimeUnit};

/// The most headers offered for a column that was not recognised.
const OFFERED: usize = 6;

/// Width of staff numbers and persons on a list twice.
pub(super) fn persons(page: &mut Page, agency: &AgencyDraft) {
    let found = &agency.recognised;
    let person = sound(&found.person, |it| may_be_mapped(it));
    if person == Guess::Absent {
        let word = toml::text(DuplicateRule::SeparatePeople.word());
        return page.set("duplicates", &word, "no staff number was found: each row is a person, nobody is followed");
    }
    if let Some(width) = found.person_width.filter(|it| (1..=30).contains(it)) {
        page.set("person_width", &width.to_string(), "digits of staff numbers: leading zeros that were lost come back");
    }
    page.given(agency.given.get("duplicates"));
    let what = match &found.duplicates {
        Guess::Found(DuplicateRule::LargestFte) => "some have two posts: the one of more working time counts",
        Guess::Found(DuplicateRule::SeparatePeople) => "each row is a person, nobody is followed",
        _ => "nobody is on a list twice; a run stops if somebody is",
    };
    guess(page, "duplicates", &found.duplicates, |rule| toml::text(rule.word()), what, &open());
}

pub(super) fn columns(page: &mut Page, agency: &AgencyDraft) {
    let found = &agency.recognised;
    page.gap();
    left_out(page, found);
    page.line("[agency.columns]");
    let mut column = |key: &'static str, of: &Guess<String>, what: &str| {
        page.given(agency.given.get(key));
        guess(page, key, &sound(of, |it| may_be_mapped(it)), |it| toml::text(it), what, &open());
    };
    column("person", &found.person, "staff number: only a keyed pseudonym of it is stored");
    column("gender", &found.gender, "");
    if ladder_is_there(found) {
        column("rank", &found.rank, "");
    }
    column("role", &found.role, "");
    column("contract", &found.contract, "");
    column("duty_station", &found.duty_station, "");
    column("birth", &found.birth, "only the year is kept");
    column("entry", &found.entry, "only the month is kept");
    page.given(agency.given.get("unit"));
    let of_unit = sound(&found.unit, may_be_unit);
    let what = if matches!(&of_unit, Guess::Found(UnitColumns::Levels(it)) if it.len() == 1) {
        ""
    } else {
        "from the top level down"
    };
    guess(page, "unit", &of_unit, unit, what, &open());
    page.given(agency.given.get("working_time"));
    let time = sound(&found.working_time, may_be_time);
    guess(page, "working_time", &time, working_time, "", &open_time(&time));
    if sound(&found.gender, |it| may_be_mapped(it)) == Guess::Absent && !agency.given.contains_key("codes.gender") {
        no_gender(page, found);
    }
}

/// A list of staff without gender answers nothing here, so it is asked for.
fn no_gender(page: &mut Page, found: &Recognised) {
    let headers = found.may_be_gender.iter().filter(|it| may_be_mapped(it) && is_header(it)).take(OFFERED);
    let mut answers: Vec<Answer> =
        headers.map(|it| Answer::line(&format!("gender = {}", toml::text(it)), "")).collect();
    answers
        .push(Answer { lines: Vec::new(), why: "leave the line out: everybody then counts as not stated".to_owned() });
    page.ask("gender", "no column was recognised as gender", answers, &format!("gender = {}", open()));
}

/// Whether ranks can be listed, without which the column may not be mapped.
pub(super) fn ladder_is_there(found: &Recognised) -> bool {
    matches!(found.rank, Guess::Ask(_)) || !super::ladder::ranks(found).is_empty()
}

fn unit(unit: &UnitColumns) -> String {
    match unit {
        UnitColumns::Levels(levels) => match levels.as_slice() {
            [only] => toml::text(only),
            several => toml::list(several),
        },
        UnitColumns::Path { column, separator } => {
            format!("{{ column = {}, separator = {} }}", toml::text(column), toml::text(separator))
        }
    }
}

type Time = (String, WorkingTimeUnit);

fn may_be_time((header, unit): &Time) -> bool {
    let is_week = match unit {
        WorkingTimeUnit::WeeklyHours { full_time } => (1.0..=100.0).contains(full_time),
        _ => true,
    };
    may_be_mapped(header) && is_week
}

fn working_time((header, unit): &Time) -> String {
    let week = match unit {
        WorkingTimeUnit::WeeklyHours { full_time } => format!(", full_time = {full_time:?}"),
        _ => String::new(),
    };
    format!("{{ column = {}, unit = {}{week} }}", toml::text(header), toml::text(unit.word()))
}

/// The line that waits, with the column where only its unit is asked.
fn open_time(guess: &Guess<Time>) -> String {
    let Guess::Ask(question) = guess else { return String::new() };
    let first = question.options.first().map(|it| &it.value.0);
    let one = question.options.iter().all(|it| Some(&it.value.0) == first);
    let column = first.filter(|_| one).map_or_else(open, |header| toml::text(header));
    format!("{{ column = {column}, unit = {} }}", open())
}

/// Headers of what was found, or of everything it may be, each once.
pub(in crate::init) fn columns_of<T>(guess: &Guess<T>, headers: impl Fn(&T) -> Vec<String>) -> Vec<String> {
    let mut columns: Vec<String> = Vec::new();
    for header in guess.values().flat_map(headers) {
        if !columns.contains(&header) {
            columns.push(header);
        }
    }
    columns
}

fn left_out(page: &mut Page, found: &Recognised) {
    let refused = found.refused.iter().map(|(header, why)| format!("{} ({})", shown(header), why.phrase()));
    let refused: Vec<String> = refused.collect();
    if !refused.is_empty() {
        page.note(&format!("Never read: {}.", refused.join(", ")));
    }
    let ignored: Vec<String> = found.ignored.iter().filter(|it| !it.trim().is_empty()).map(|it| shown(it)).collect();
    if !ignored.is_empty() {
        page.note(&format!("Not used: {}.", ignored.join(", ")));
    }
    if let (Guess::Found(header), false) = (sound(&found.rank, |it| may_be_mapped(it)), ladder_is_there(found)) {
        page.note(&format!("Note: {} looks like the rank, but no ladder could be made of it.", shown(&header)));
    }
    found.notes.iter().for_each(|note| page.note(&format!("Note: {}.", note.trim_end_matches('.'))));
}

/// A header that may be shown; what looks like somebody's number or address stands where a header should be.
pub(in crate::init) fn shown(header: &str) -> String {
    if is_header(header) { header.to_owned() } else { "(a column without a header of its own)".to_owned() }
}

fn is_header(header: &str) -> bool {
    header.chars().filter(char::is_ascii_digit).count() < 5 && !header.contains('@') && header.chars().count() <= 120
}
