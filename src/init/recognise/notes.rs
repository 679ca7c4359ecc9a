//! What else to know of an export, one sentence each. Counts and headers only.

use super::assign::Seen;
use super::chosen::{by_header, twice};
use super::dates::why_unreadable;
use super::field::Field;
use super::key::key;
use super::pool::Column;
use super::profile::ratio;
use super::{person, working_time};
use crate::domain::Gender;
use crate::init::{Guess, Recognised};
use crate::pipeline::{DuplicateRule, WorkingTimeUnit};

/// More different ranks than this are probably roles.
const MANY_RANKS: usize = 60;

/// Headers of the beginning and the end of what a row says, in their normal form.
const FROM: [&str; 6] = ["begda", "effdt", "valid from", "from date", "start date", "effective from"];
const TO: [&str; 6] = ["endda", "effdt end", "valid to", "to date", "end date", "effective to"];

/// Adds the notes.
pub(super) fn add(seen: &[Seen<'_, '_>], columns: &[Column<'_>], found: &mut Recognised) {
    let mut notes = Vec::new();
    on_gender(found, &mut notes);
    on_person(seen, found, &mut notes);
    on_columns(seen, found, &mut notes);
    let mut twice: Vec<&str> = columns.iter().map(|it| it.header.as_str()).collect();
    twice.retain(|header| columns.iter().filter(|it| it.header == *header).count() > 1);
    twice.dedup();
    notes.extend(
        twice.iter().map(|it| {
            format!("column `{it}` stands there more than once and cannot be mapped: rename one in the export")
        }),
    );
    found.notes.extend(notes);
}

/// Rows that a run would take for people without a number.
pub(super) fn on_leftover(rows: usize) -> Option<String> {
    let text = "such as signatures; a run refuses them, so delete them from the export";
    (rows > 0).then(|| format!("rows below the list that are no people and that no word marks: {rows}, {text}"))
}

fn on_gender(found: &Recognised, notes: &mut Vec<String>) {
    if found.gender == Guess::Absent {
        notes.push(
            "no column holds gender: everybody counts as not stated, and no share of women can be told".to_owned(),
        );
        return;
    }
    let rows =
        |gender| found.gender_codes.codes.iter().filter(|it| it.meaning == Some(gender)).map(|it| it.rows).sum::<u64>();
    let (women, men, unknown) = (rows(Gender::Woman), rows(Gender::Man), rows(Gender::NotStated));
    let share = ratio(women, women + men);
    if found.gender_codes.hidden > 0 {
        let rows = found.gender_codes.hidden;
        let rows = if rows == 1 { "1 row".to_owned() } else { format!("{rows} rows") };
        notes.push(format!(
            "gender is no known code in {rows} and may be a name there: a run stops and says in which cell"
        ));
    }
    if women + men > 0 && found.gender_codes.question.is_none() && !(0.03..=0.97).contains(&share) {
        notes.push(format!("{women} women and {men} men: please confirm what the gender codes mean"));
    }
    let all = women + men + unknown;
    if ratio(unknown, all) > 0.05 {
        notes.push(format!("gender is not stated in {unknown} of {all} rows"));
    }
}

fn on_person(seen: &[Seen<'_, '_>], found: &Recognised, notes: &mut Vec<String>) {
    let Some(number) = by_header(seen, &found.person) else {
        notes.push("no column holds a staff number: rows count as people, and joiners, leavers and promotions cannot be counted".to_owned());
        return;
    };
    let header = &number.column.header;
    if number.column.blank > 0 {
        notes.push(format!(
            "rows without a staff number in `{header}`: {}, such as vacant posts; a run refuses them",
            number.column.blank
        ));
    }
    let damaged = person::in_scientific(number.column);
    if damaged > 0 {
        notes.push(format!(
            "staff numbers in `{header}` that a spreadsheet turned into the form 1.23E+11: {damaged}; export them as text"
        ));
    }
    if person::is_numbering(number.column) {
        notes.push(format!(
            "column `{header}` may only number the rows: a number must stay with its person from month to month"
        ));
    }
    if found.duplicates == Guess::Found(DuplicateRule::LargestFte) {
        let persons = twice(seen, found, number.column).persons;
        notes.push(format!("persons with more than one post: {persons}; the row of the largest working time counts"));
    }
}

fn on_columns(seen: &[Seen<'_, '_>], found: &Recognised, notes: &mut Vec<String>) {
    for it in seen.iter().filter(|it| it.refused.is_none()) {
        let header = &it.column.header;
        let is_date =
            [Field::Birth, Field::Entry, Field::Period].into_iter().any(|field| it.reading.strength(field) >= 0.8);
        if is_date {
            notes.extend(why_unreadable(header, &it.profile.dates, it.profile.stated));
        }
        if it.score(Field::Status) >= 0.8 && it.profile.distinct > 1 {
            notes.push(format!(
                "column `{header}` has {} different values: a run counts every row, so export staff in service only",
                it.profile.distinct
            ));
        }
        if it.score(Field::Exit) >= 0.8 && it.profile.dates.by_year.iter().any(|year| year.0 < 2_100) {
            notes.push(format!(
                "column `{header}` has dates of leaving: a run counts every row, so export staff in service only"
            ));
        }
    }
    let slices = |words: &[&str]| seen.iter().find(|it| words.contains(&key(&it.column.header).as_str()));
    if let (Some(from), Some(to), true) =
        (slices(&FROM), slices(&TO), found.duplicates != Guess::Found(DuplicateRule::Refuse))
    {
        let (from, to) = (&from.column.header, &to.column.header);
        notes.push(format!("columns `{from}` and `{to}` hold periods, and persons stand there more than once: export the rows of one day only"));
    }
    if found.rank == Guess::Absent {
        notes.push("no column holds a rank: the report has no ladder".to_owned());
    } else if found.ranks.len() > MANY_RANKS {
        notes.push(format!("the rank has {} different values: it may be the role", found.ranks.len()));
    }
    if let Guess::Found((header, WorkingTimeUnit::Words)) = &found.working_time {
        let unknown =
            seen.iter().find(|it| it.column.header == *header).map_or(0, |it| working_time::unknown_words(it.column));
        if unknown > 0 {
            notes.push(format!(
                "words for working time in `{header}` that are in no list: {unknown}; they count as unmapped until listed"
            ));
        }
    }
}
