//! External series: which are drawn beside the agencies, which are not, and all of them as a table.

use std::collections::BTreeMap;

use super::shown::{index, words};
use super::{figure, table};
use crate::benchmark::Comparison;
use crate::benchmark::series::SeriesPoint;
use crate::benchmark::trajectories::Trajectory;
use crate::chart::columns::text;
use crate::domain::fold;
use crate::report::Block;
use crate::table::Value;

/// Most series with a chart.
const MOST_DRAWN: usize = 6;
/// Fewest values of a series with a chart.
const LEAST_POINTS: usize = 2;
/// Most rows of the table of all values.
const MOST_ROWS: usize = 1000;

/// A series that is drawn beside the agencies: a share of women, in per cent. A dashed line means one thing in one chart.
pub(super) struct DrawnSeries<'a> {
    indicator: &'a str,
    source: &'a str,
    /// Values of agencies, one a year: the last that the file gives.
    pub(super) points: Vec<&'a SeriesPoint>,
}

impl DrawnSeries<'_> {
    /// What the dashed line is.
    pub(super) fn words(&self) -> String {
        format!("{} ({})", self.indicator, self.source)
    }
}

/// Whether a value is of an agency, by its id or its name.
pub(super) fn is_of(point: &SeriesPoint, course: &Trajectory) -> bool {
    point.of == course.agency || fold(&point.of) == fold(&course.name)
}

/// The series that are drawn, those with most values first, and those that are not, each with the reason.
pub(super) fn sorted(comparison: &Comparison) -> (Vec<DrawnSeries<'_>>, Vec<String>) {
    let (mut drawn, mut others) = (Vec::new(), Vec::new());
    for ((indicator, source), points) in by_name(comparison) {
        match drawable(comparison, &points) {
            Ok(points) => drawn.push(DrawnSeries { indicator, source, points }),
            Err(why) => others.push(format!("{indicator} ({source}): {why}")),
        }
    }
    drawn.sort_by_key(|it| std::cmp::Reverse(it.points.len()));
    let rest = drawn.split_off(drawn.len().min(MOST_DRAWN));
    others.extend(rest.iter().map(|it| format!("{}: {MOST_DRAWN} others have more values", it.words())));
    (drawn, others)
}

type ByName<'a> = BTreeMap<(&'a str, &'a str), Vec<&'a SeriesPoint>>;

fn by_name(comparison: &Comparison) -> ByName<'_> {
    let mut by_name: ByName<'_> = BTreeMap::new();
    for point in &comparison.series {
        by_name.entry((&point.indicator, &point.source)).or_default().push(point);
    }
    by_name
}

/// The values that can be drawn beside agencies, or why the series is not.
fn drawable<'a>(comparison: &Comparison, points: &[&'a SeriesPoint]) -> Result<Vec<&'a SeriesPoint>, &'static str> {
    let shares: Vec<&SeriesPoint> = points.iter().copied().filter(|it| is_share(it)).collect();
    if shares.is_empty() {
        return Err("it is no share of women in per cent");
    }
    let is_of_any = |it: &SeriesPoint| comparison.trajectories.iter().any(|course| is_of(it, course));
    let once: BTreeMap<(&str, i16), &SeriesPoint> =
        shares.into_iter().filter(|it| is_of_any(it)).map(|it| ((it.of.as_str(), it.year), it)).collect();
    match once.len() {
        0 => Err("its first column names no agency"),
        number if number < LEAST_POINTS => Err("it has one value only"),
        _ => Ok(once.into_values().collect()),
    }
}

/// Whether a series is a share of women in per cent.
fn is_share(point: &SeriesPoint) -> bool {
    let words = point.indicator.to_lowercase();
    let has = |any: &[&str]| any.iter().any(|it| words.contains(it));
    has(&["women", "female"])
        && has(&["share", "%", "per cent", "percent", "proportion"])
        && (0.0..=100.0).contains(&point.value)
}

/// What is drawn beside the agencies, the first series in the chart of all courses where there is one; what is not drawn; and
/// all values.
pub(super) fn blocks(comparison: &Comparison, has_courses: bool) -> Vec<Block> {
    let (drawn, others) = sorted(comparison);
    let in_courses = drawn.first().filter(|_| has_courses);
    let mut blocks: Vec<Block> =
        in_courses.map(|it| Block::Text(format!("Dashed: {}.", it.words()))).into_iter().collect();
    blocks.extend((1..).zip(&drawn).skip(usize::from(has_courses)).map(|(place, it)| {
        let what = "Share of women of all staff beside an external series, newest month of each year";
        let title = format!("Beside the agencies: {}", it.words());
        figure(comparison, &format!("courses-{place}"), title, what, super::chart::beside(comparison, it))
    }));
    if !others.is_empty() {
        blocks.push(Block::Text(format!("Not drawn: {}. The values stand in the table.", others.join("; "))));
    }
    blocks.extend(values(comparison));
    blocks
}

/// All values as they were given.
fn values(comparison: &Comparison) -> Option<Block> {
    let row = |it: &SeriesPoint| -> Vec<Value> {
        let named = [&it.of, &it.year.to_string(), &it.indicator].map(|it| text(it));
        named.into_iter().chain([Value::Number(it.value), text(&it.source)]).collect()
    };
    let columns = vec![
        words("of", "Country or agency"),
        words("year", "Year"),
        words("indicator", "Indicator"),
        index("value", "Value, as given"),
        words("source", "Source"),
    ];
    let left = comparison.series.len().saturating_sub(MOST_ROWS);
    let notes =
        if left > 0 { vec![format!("{left} more values stand in the files of the adviser.")] } else { Vec::new() };
    let what =
        ("external-series", "External series", "Values as the adviser’s file gives them, from outside the agencies");
    table(comparison, what, columns, comparison.series.iter().take(MOST_ROWS).map(row).collect(), notes)
}
