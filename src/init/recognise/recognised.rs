//! Everything recognised in exports of one layout.
use super::assign::{SURE, Seen, candidates, choose};
use super::chosen::{by_header, twice};
use super::dates::{self, DateColumn};
use super::field::Field;
use super::pool::{Column, pooled};
use super::{gender, notes, periods, person, rank, unit, working_time};
use crate::ingest::Grid;
use crate::init::{Choice, Frame, Guess, NotAList, Question, Recognised};
use crate::pipeline::{DuplicateRule, UnitColumns, WorkingTimeUnit};

/// Recognises the columns of tables that have the same headers, such as the lists of several months: all their rows are
/// evidence.
///
/// # Errors
/// Why they are no staff lists.
pub fn recognise(tables: &[(&Grid, &Frame)]) -> Result<Recognised, NotAList> {
    let mut columns = pooled(tables);
    if columns.is_empty() || columns.iter().all(|it| it.filled() == 0) {
        return Err(NotAList::NoTable);
    }
    periods::apart(&mut columns);
    let once: Vec<&Column<'_>> = columns.iter().filter(|it| stands_once(it, &columns)).collect();
    let seen: Vec<Seen<'_, '_>> = once.into_iter().map(Seen::of).collect();
    let mut found = Recognised {
        gender: choose(&seen, Field::Gender),
        rank: choose(&seen, Field::Rank),
        unit: units(&seen),
        role: choose(&seen, Field::Role),
        contract: choose(&seen, Field::Contract),
        duty_station: choose(&seen, Field::DutyStation),
        birth: choose(&seen, Field::Birth),
        entry: choose(&seen, Field::Entry),
        period: choose(&seen, Field::Period),
        person: choose(&seen, Field::Person),
        ..Recognised::default()
    };
    if !is_staff_list(&found) {
        return Err(NotAList::NoStaffColumns);
    }
    swap_dates(&seen, &mut found);
    describe(&seen, &mut found);
    leave_out(&seen, &columns, &mut found);
    found.unnumbered = by_header(&seen, &found.person).map_or(0.0, |it| it.column.most_blank());
    notes::add(&seen, &columns, &mut found);
    let leftover = tables.iter().map(|it| it.1.leftover).sum();
    found.notes.extend(notes::on_leftover(leftover));
    Ok(found)
}

fn stands_once(column: &Column<'_>, columns: &[Column<'_>]) -> bool {
    let same = |it: &&Column<'_>| crate::domain::fold(&it.header) == crate::domain::fold(&column.header);
    columns.iter().filter(same).count() == 1
}

/// A staff list tells persons apart or describes them by at least two of its columns.
fn is_staff_list(found: &Recognised) -> bool {
    let described = [&found.gender, &found.rank, &found.role, &found.contract, &found.birth, &found.entry];
    let columns = described.iter().filter(|it| !matches!(it, Guess::Absent)).count()
        + usize::from(found.unit != Guess::Absent)
        + usize::from(found.duty_station != Guess::Absent);
    columns >= 2 || (columns >= 1 && found.person != Guess::Absent)
}

fn units(seen: &[Seen<'_, '_>]) -> Guess<UnitColumns> {
    let found = candidates(seen, Field::Unit);
    let sure: Vec<&&Seen<'_, '_>> = found.iter().filter(|it| it.score(Field::Unit) >= SURE).collect();
    let varied: Vec<&&Seen<'_, '_>> = sure.iter().filter(|it| it.profile.distinct > 1).copied().collect();
    let mut used = if varied.is_empty() { sure } else { varied };
    used.sort_by_key(|it| seen.iter().position(|other| std::ptr::eq(other, **it)));
    let columns: Vec<&Column<'_>> = used.iter().map(|it| it.column).collect();
    if columns.is_empty() {
        return match choose(seen, Field::Unit) {
            Guess::Ask(question) => Guess::Ask(of_one(question)),
            _ => Guess::Absent,
        };
    }
    unit::unit(&columns)
}

fn of_one(question: Question<String>) -> Question<UnitColumns> {
    let choice = |it: Choice<String>| Choice { value: UnitColumns::Levels(vec![it.value]), label: it.label };
    Question { text: question.text, options: question.options.into_iter().map(choice).collect() }
}

/// Births after entries: the headers, or what they were taken for, are the wrong way round.
fn swap_dates(seen: &[Seen<'_, '_>], found: &mut Recognised) {
    let (Guess::Found(birth), Guess::Found(entry)) = (&found.birth, &found.entry) else { return };
    let mean = |guess| by_header(seen, guess).and_then(|it| mean_year(&it.profile.dates.by_year));
    let (Some(born), Some(entered)) = (mean(&found.birth), mean(&found.entry)) else { return };
    if born < entered {
        return;
    }
    let ask = |field: Field, first: &String, second: &String| {
        let choice = |header: &String| Choice { value: header.clone(), label: format!("`{header}`") };
        let text = format!("which column holds the {}: dates in `{birth}` are later than in `{entry}`", field.phrase());
        Guess::Ask(Question { text, options: vec![choice(first), choice(second)] })
    };
    let swapped = (ask(Field::Birth, entry, birth), ask(Field::Entry, birth, entry));
    (found.birth, found.entry) = swapped;
}

fn mean_year(years: &[(i32, u64)]) -> Option<f64> {
    let rows: u64 = years.iter().map(|it| it.1).sum();
    let sum: f64 = years.iter().map(|it| f64::from(it.0) * it.1 as f64).sum();
    (rows > 0).then(|| sum / rows as f64)
}

/// What the values of the columns found mean.
fn describe(seen: &[Seen<'_, '_>], found: &mut Recognised) {
    if let Some(gender) = by_header(seen, &found.gender) {
        found.gender_codes = gender::decode(gender.column);
    }
    let dated: Vec<&Seen<'_, '_>> =
        [&found.birth, &found.entry, &found.period].into_iter().filter_map(|it| by_header(seen, it)).collect();
    let columns: Vec<DateColumn<'_>> =
        dated.iter().map(|it| DateColumn { header: &it.column.header, profile: &it.profile }).collect();
    found.dates = dates::order(&columns);
    if let Some(rank) = by_header(seen, &found.rank) {
        let careers = [&found.birth, &found.entry].into_iter().filter_map(|it| by_header(seen, it)).map(|it| it.column);
        let ladder = rank::ladder(rank.column, &careers.collect::<Vec<_>>());
        (found.ranks, found.ladder_reason) = (ladder.ranks, ladder.reason);
    }
    describe_working_time(seen, found);
    describe_person(seen, found);
}

fn describe_working_time(seen: &[Seen<'_, '_>], found: &mut Recognised) {
    let fte = choose(seen, Field::Fte);
    let (guess, hours) = if fte == Guess::Absent { (choose(seen, Field::WeeklyHours), true) } else { (fte, false) };
    let units = |header: &String| {
        let it = seen.iter().find(|it| it.column.header == *header)?;
        working_time::unit(it.column, &it.profile, hours)
    };
    found.working_time = match &guess {
        Guess::Absent => Guess::Absent,
        Guess::Found(header) => units(header).map_or(Guess::Absent, |unit| Guess::Found((header.clone(), unit))),
        Guess::Ask(question) => {
            let options = question.options.iter().filter_map(|it| {
                Some(Choice { value: (it.value.clone(), units(&it.value)?), label: it.label.clone() })
            });
            let options: Vec<Choice<(String, WorkingTimeUnit)>> = options.collect();
            if options.is_empty() {
                Guess::Absent
            } else {
                Guess::Ask(Question { text: question.text.clone(), options })
            }
        }
    };
    let Some(column) = by_header(seen, &guess) else { return };
    found.decimal_comma = column.profile.numbers.comma;
    if matches!(&found.working_time, Guess::Found((_, WorkingTimeUnit::Words))) {
        found.working_words = working_time::words(column.column);
    }
}

fn describe_person(seen: &[Seen<'_, '_>], found: &mut Recognised) {
    let Some(number) = by_header(seen, &found.person) else {
        found.duplicates = Guess::Found(DuplicateRule::SeparatePeople);
        return;
    };
    found.person_width = person::width(number.column);
    let twice = twice(seen, found, number.column);
    let has_time = matches!(found.working_time, Guess::Found(_));
    found.duplicates = person::duplicates(&twice, &number.column.header, has_time);
}

/// Columns that are not read: refused, or simply not asked for.
fn leave_out(seen: &[Seen<'_, '_>], columns: &[Column<'_>], found: &mut Recognised) {
    found.refused = seen.iter().filter_map(|it| Some((it.column.header.clone(), it.refused?))).collect();
    let refused = |header: &String| found.refused.iter().any(|it| it.0 == *header);
    let used = found.mapped();
    let rest = columns.iter().map(|it| &it.header).filter(|it| !used.contains(&it.as_str()) && !refused(it));
    found.ignored = rest.cloned().collect();
    let few = |it: &&Seen<'_, '_>| {
        (2..=6).contains(&it.profile.distinct) && it.profile.filled() >= 0.5 && !it.profile.is_dates()
    };
    let offered = seen.iter().filter(few).map(|it| &it.column.header).filter(|it| found.ignored.contains(it));
    found.may_be_gender = offered.cloned().collect();
}
