//! The tables of a target: its courses, what the levers would have to reach, the plan by year, what the levers do.

use super::words::{lever_number, plural, step};
use crate::chart::columns::{column, people, text};
use crate::chart::numbers::month;
use crate::domain::Period;
use crate::domain::rounding::nearest;
use crate::table::{Column, ColumnKind, DataTable, Value};
use crate::target::projection::{Answer, Change, ChangedBand, Course};

/// A table of a target: its id carries the target's place.
struct Place<'a> {
    target: usize,
    name: &'a str,
    now: Period,
}

impl Place<'_> {
    fn table(&self, id: &str, title: String, columns: Vec<Column>, rows: Vec<Vec<Value>>, notes: &[&str]) -> DataTable {
        DataTable {
            id: format!("{id}-{}", self.target + 1),
            title,
            subtitle: format!("{}, projected from the list of {}", self.name, month(self.now)),
            columns,
            rows,
            notes: notes.iter().map(ToString::to_string).collect(),
        }
    }
}

/// All tables of a target.
pub(super) fn tables(target: usize, name: &str, now: Period, answer: &Answer) -> Vec<DataTable> {
    let place = Place { target, name, now };
    let mut tables = vec![courses(&place, answer), required(&place, answer)];
    tables.extend(plan(&place, answer));
    tables.extend(answer.change.iter().map(|it| change(&place, answer, it)));
    if !answer.levers.is_empty() {
        tables.push(levers(&place, answer));
    }
    tables
}

fn number(value: Option<f64>) -> Value {
    value.map_or(Value::NotApplicable, Value::Number)
}

fn courses(place: &Place<'_>, answer: &Answer) -> DataTable {
    let row = |course: &Course| -> Option<Vec<Value>> {
        let step = step(place.now, answer.due)?;
        let few = course.outlook.base.get(step).is_some_and(|&base| base < 10.0);
        let shares = course.outlook.shares.get(step).copied().flatten();
        let at = |place: usize| if few { Value::TooFew } else { number(shares.map(|it| it[place])) };
        let rounded = |value: Option<&f64>| value.map_or(Value::NotApplicable, |it| people(nearest(*it)));
        let women = rounded(course.outlook.women.get(step));
        let base = rounded(course.outlook.base.get(step));
        let names = [text(&course.name), text(&course.what)];
        let numbers = [women, base, at(2), at(1), at(3), at(0), at(4), Value::Number(course.chance)];
        Some(names.into_iter().chain(numbers).collect())
    };
    let all = [&answer.unchanged].into_iter().chain(&answer.scenarios).chain(answer.plan.iter().map(|it| &it.course));
    let shares = [
        ("share_of_women", "Women, %, median"),
        ("share_25", "5 of 10 futures: from, %"),
        ("share_75", "to, %"),
        ("share_10", "8 of 10 futures: from, %"),
        ("share_90", "to, %"),
        ("chance", "Target met, in % of futures"),
    ];
    let columns = vec![
        column("course", "Course", ColumnKind::Text),
        column("what", "What is done", ColumnKind::Text),
        column("women", "Women, median", ColumnKind::People),
        column("women_and_men", "Women and men, median", ColumnKind::People),
    ];
    let columns = columns.into_iter().chain(shares.map(|(name, it)| column(name, it, ColumnKind::Share))).collect();
    let title = format!("Where each course leads by {}", month(answer.due));
    place.table("courses", title, columns, all.filter_map(row).collect(), &[])
}

fn required(place: &Place<'_>, answer: &Answer) -> DataTable {
    let row = |it: &crate::target::projection::Required| {
        let today = it.today.map_or_else(|| "–".to_owned(), |today| lever_number(Some(today), it));
        [text(&it.lever), text(&today), text(&lever_number(it.at_half, it)), text(&lever_number(it.at_sure, it))].into()
    };
    let sure = format!("For {:.0} of 100 futures", answer.sure * 100.0);
    let columns = vec![
        column("lever", "Lever, alone", ColumnKind::Text),
        column("today", "Today", ColumnKind::Text),
        column("at_half", "For 50 of 100 futures", ColumnKind::Text),
        column("at_sure", &sure, ColumnKind::Text),
    ];
    let notes = [
        "An even chance is a coin toss: plan for the right-hand column. Each line holds from now until the due date, \
                  all else as it is.",
    ];
    let title = format!("What each lever would have to reach by {}", month(answer.due));
    place.table("levers-needed", title, columns, answer.required.iter().map(row).collect(), &notes)
}

fn plan(place: &Place<'_>, answer: &Answer) -> Option<DataTable> {
    let plan = answer.plan.as_ref()?;
    let who = plural(answer.short);
    let row = |it: &crate::target::projection::PlanYear| {
        let share = if it.base < 10 { Value::TooFew } else { Value::Number(it.short as f64 / it.base as f64) };
        let warning = people(it.warning);
        let (hires, of_hires) = it.hires;
        let (promotions, of_promotions) = it.promotions;
        let flows = [hires, of_hires, promotions, of_promotions].map(people);
        [text(&month(it.end)), people(it.short), people(it.base), share, warning].into_iter().chain(flows).collect()
    };
    let columns = vec![
        column("end", "By the end of", ColumnKind::Text),
        column("people", &capital(who), ColumnKind::People),
        column("women_and_men", "Women and men", ColumnKind::People),
        column("share", &format!("{}, %", capital(who)), ColumnKind::Share),
        column("warning", "Off the plan below", ColumnKind::People),
        column("hires", "People hired in the year", ColumnKind::People),
        column("of_hires", &format!("{} among them", capital(who)), ColumnKind::People),
        column("promotions", "Promoted into the group", ColumnKind::People),
        column("of_promotions", &format!("{} among them", capital(who)), ColumnKind::People),
    ];
    let notes = [
        "The same effort every year, so the share rises fast at first and then more slowly. Shares of flows, not a \
                  rule for any one post. People are rounded; the first line covers the months up to its date. \
                  At the number of the plan or above, it is kept; below the number in `Off the plan below`, which 9 of 10 futures of \
                  the plan reach, it is not; between them it may be chance.",
    ];
    let rows = plan.years.iter().map(row).collect();
    Some(place.table("plan", format!("The plan, year by year: {}", plan.course.what), columns, rows, &notes))
}

/// The least change by band.
fn change(place: &Place<'_>, answer: &Answer, change: &Change) -> DataTable {
    let who = plural(answer.short);
    let row = |it: &ChangedBand| {
        let numbers = [Some(it.hired), Some(it.promoted), it.unchanged, it.planned].map(number);
        [text(&it.band)].into_iter().chain(numbers).collect()
    };
    let columns = vec![
        column("band", "Band", ColumnKind::Text),
        column("hired", &format!("{} hired in the place of others", capital(who)), ColumnKind::Fte),
        column("promoted", "Promoted into it in the place of others", ColumnKind::Fte),
        column("unchanged", "Where a band pays: women if nothing changes, %", ColumnKind::Share),
        column("planned", "and after the change, %", ColumnKind::Share),
    ];
    let end = if change.short > 0.05 {
        format!("Within what is realistic the target is still missed by {:.1} {who} on average.", change.short)
    } else {
        format!("It meets the target on average, so in about half of the futures: {:.1} people in all.", change.people)
    };
    let notes = [
        "People until the due date, on average. As few as can be: a person changed late has had no time to leave, so the \
         change comes as late as the limits allow: the realistic share among people hired, and 20 points above the odds among \
         people promoted. The plan above is the safer course. A band whose share falls for the \
         target is one that people are promoted out of.",
        &end,
    ];
    let title = format!("The least change that leads there by {}", month(answer.due));
    place.table("least-change", title, columns, change.bands.iter().map(row).collect(), &notes)
}

fn levers(place: &Place<'_>, answer: &Answer) -> DataTable {
    let row = |it: &crate::target::projection::LeverEffect| {
        let numbers = [it.per_person, it.feasible_people, it.feasible].map(Value::Number);
        [text(&it.words)].into_iter().chain(numbers).collect()
    };
    let columns = vec![
        column("lever", "What is done, every year", ColumnKind::Text),
        column("points_per_person", "Points for one person a year", ColumnKind::Points),
        column("people", "People a year that can be moved", ColumnKind::Fte),
        column("points", "Points for all of them", ColumnKind::Points),
    ];
    let notes =
        ["Points of the share at the due date, on average. A promotion moves people within the agency: it raises the \
                  band it leads to and lowers the one below."];
    let title = format!("What the levers do by {}", month(answer.due));
    place.table("levers", title, columns, answer.levers.iter().map(row).collect(), &notes)
}

fn capital(word: &str) -> String {
    crate::report::compose::breakdown::capitalised(word)
}
