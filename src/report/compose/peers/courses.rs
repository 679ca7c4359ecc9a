//! Section: who moves, how fast, and how far from their own targets agencies are.

use super::shown::{number, pace, share, shares, words};
use super::{chart, figure, precision, section_of, series, table, targets, told};
use crate::benchmark::Comparison;
use crate::benchmark::trajectories::{HORIZON, Moving, Trajectory};
use crate::chart::columns::{people, text};
use crate::chart::numbers::month;
use crate::report::{Block, Section};
use crate::table::{Column, Value};

pub(super) fn section(comparison: &Comparison) -> Section {
    let mut blocks = Vec::new();
    let (drawn, _) = series::sorted(comparison);
    let courses = chart::multiples(comparison, drawn.first());
    let has_courses = courses.is_some();
    match courses {
        Some(kind) => {
            let what = "Share of women of all staff, newest month of each year";
            blocks.push(figure(comparison, "courses", title(comparison), what, kind));
            blocks.push(Block::Text(scale(comparison)));
        }
        None => {
            blocks.push(Block::Text("No agency has shares of two years, so nothing is drawn over time.".to_owned()));
        }
    }
    blocks.extend(series::blocks(comparison, has_courses));
    blocks.extend(slopes(comparison));
    let known = comparison.trajectories.iter().filter(|it| it.moving != Moving::NotKnown);
    let what = ("course-sentences", "Who moves, in words", "Share of women of all staff");
    blocks.extend(told(comparison, what, known.map(|it| it.sentence.clone()).collect()));
    blocks.extend(targets::blocks(comparison));
    section_of("courses", "Who moves", blocks)
}

fn title(comparison: &Comparison) -> String {
    let count = |moving: Moving| comparison.trajectories.iter().filter(|it| it.moving == moving).count();
    format!(
        "The share of women rises in {}, falls in {}, is unclear in {} of {}",
        count(Moving::Rising),
        count(Moving::Falling),
        count(Moving::NotClear) + count(Moving::NotKnown),
        super::agencies(comparison.trajectories.len())
    )
}

fn scale(comparison: &Comparison) -> String {
    let precision = precision(comparison);
    let range = comparison.scale.map_or_else(String::new, |(low, high)| {
        format!(" Over all months shares run from {} to {} %.", precision.words(low), precision.words(high))
    });
    format!("All panels have one scale; behind each agency its peers are drawn in grey.{range}")
}

fn slopes(comparison: &Comparison) -> Option<Block> {
    let rows = comparison.trajectories.iter().map(row).collect();
    let what = ("slopes", "How fast shares move", "Share of women of all staff, points a year");
    table(comparison, what, columns(comparison), rows, notes())
}

fn columns(comparison: &Comparison) -> Vec<Column> {
    let precision = precision(comparison);
    vec![
        words("agency", "Id"),
        words("name", "Agency"),
        words("first_month", "First month"),
        words("last_month", "Last month"),
        super::shown::counts("months", "Months with a share"),
        shares(precision, "first_share", "Women then, %"),
        shares(precision, "last_share", "Women now, %"),
        pace("points_a_year", "Points a year"),
        pace("slope_low", "95 % interval, from"),
        pace("slope_high", "to"),
        words("movement", "Movement"),
        pace("straight_line", "First to last, points a year"),
        super::shown::index("years_to_half", "Years to one half on that line, up to 15"),
    ]
}

fn notes() -> Vec<String> {
    vec![
        "The interval allows for months that follow each other and for what rounding may do to the two ends. Where it holds 0, \
         there is no clear movement."
            .to_owned(),
        "The straight line from first to last is the official way of reports of the United Nations; it is no forecast, and no date \
         is read off it where there is no clear movement."
            .to_owned(),
    ]
}

fn row(it: &Trajectory) -> Vec<Value> {
    let known: Vec<_> = it.months.iter().filter_map(|(period, share)| Some((*period, (*share)?))).collect();
    let (first, last) = (known.first(), known.last());
    let interval = it.slope.and_then(|it| it.interval);
    let is_read = it.moving != Moving::NotClear;
    let when = |at: Option<&(crate::domain::Period, _)>| at.map_or(Value::NotApplicable, |it| text(&month(it.0)));
    vec![
        text(&it.agency),
        text(&it.name),
        when(first),
        when(last),
        people(known.len() as u64),
        share(first.map(|it| &it.1)),
        share(last.map(|it| &it.1)),
        number(it.slope.map(|it| it.points_a_year)),
        number(interval.map(|it| it.0)),
        number(interval.map(|it| it.1)),
        text(movement(it.moving)),
        number(it.straight_line.map(|it| it.points_a_year)),
        number(it.straight_line.and_then(|it| it.years_to_half).filter(|it| *it <= HORIZON && is_read)),
    ]
}

/// Whether a share moves, in words.
pub(super) fn movement(moving: Moving) -> &'static str {
    match moving {
        Moving::Rising => "rising",
        Moving::Falling => "falling",
        Moving::NotClear => "no clear movement",
        Moving::NotKnown => "too few months",
    }
}
