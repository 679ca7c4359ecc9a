//! From the plain form to published cells: labels resolved, every way of showing checked.

use std::collections::BTreeSet;

use super::super::{CEILING, Published, Shown, cell_count};
use super::answer::PlainPlace;
use super::error::PlainError;
use super::index::{Index, Labels, TOTAL};
use super::problem::{PlainCell, PlainOptions, PlainProblem, PlainTable, Rest};

/// A release, read and checked.
#[derive(Debug)]
pub(super) struct Release {
    /// Number of inner cells.
    pub unknowns: usize,
    /// True counts, if given.
    pub truth: Option<Vec<i64>>,
    /// What was published, and where each number stands.
    pub tables: Tables,
    /// Every inner cell by itself and its labels.
    pub inner: Vec<(Vec<u32>, PlainPlace)>,
    /// The month before, if given.
    pub before: Option<Before>,
}

/// Published numbers and their places, in equal order.
#[derive(Debug, Default)]
pub(super) struct Tables {
    /// The numbers.
    pub published: Vec<Published>,
    /// Where each stands.
    pub places: Vec<PlainPlace>,
}

/// The month before.
#[derive(Debug)]
pub(super) struct Before {
    /// What was published.
    pub tables: Tables,
    /// True counts, if given.
    pub truth: Option<Vec<i64>>,
    /// Inner cells of each group inside which movement is limited.
    pub groups: Vec<Vec<u32>>,
    /// The limit, in people.
    pub moved: i64,
}

/// Reads a problem.
pub(super) fn release(problem: &PlainProblem) -> Result<Release, PlainError> {
    check_options(&problem.options)?;
    let labels = Labels::new(problem)?;
    let truth = counts(problem, "count", |i| problem.inner[i].count)?;
    let tables = tables(&labels, &problem.tables, truth.as_deref(), "count")?;
    let before = match &problem.before {
        None => None,
        Some(before) => {
            if !(0..=CEILING).contains(&before.moved) {
                let allowed = format!("people from 0 to {CEILING}");
                return Err(PlainError::entry("`before`, `moved`", before.moved.to_string(), allowed));
            }
            let truth = counts(problem, "before", |i| problem.inner[i].before)?;
            let tables = self::tables(&labels, &before.tables, truth.as_deref(), "before")?;
            let within = PlainTable {
                name: "before".into(),
                by: before.within.clone(),
                cells: vec![],
                rest: Rest::Nothing,
                base: None,
            };
            let groups =
                without_totals(&labels.index(&within)?, &problem.groups.iter().map(|g| g.name.as_str()).collect());
            Some(Before { tables, truth, groups, moved: before.moved })
        }
    };
    let place = |at: &[String]| PlainPlace { table: "inner".to_owned(), at: at.to_vec() };
    let inner = (0_u32..).zip(&problem.inner).map(|(i, cell)| (vec![i], place(&cell.at))).collect();
    Ok(Release { unknowns: problem.inner.len(), truth, tables, inner, before })
}

/// The cells of plain labels only: a partition of the inner cells.
fn without_totals(index: &Index, groups: &BTreeSet<&str>) -> Vec<Vec<u32>> {
    let plain = |tuple: &&Vec<&str>| tuple.iter().all(|label| *label != TOTAL && !groups.contains(label));
    index.keys().filter(plain).filter_map(|tuple| index.get(tuple).cloned()).collect()
}

fn check_options(options: &PlainOptions) -> Result<(), PlainError> {
    let limits = [("threshold", options.threshold, 2, 100), ("width", options.width.unwrap_or(1), 1, 1000)];
    for (name, value, low, high) in limits {
        if !(low..=high).contains(&value) {
            return Err(PlainError::entry(format!("option `{name}`"), value.to_string(), format!("{low} to {high}")));
        }
    }
    Ok(())
}

/// The counts of all inner cells, or of none.
fn counts(
    problem: &PlainProblem,
    name: &str,
    count: impl Fn(usize) -> Option<i64>,
) -> Result<Option<Vec<i64>>, PlainError> {
    let all: Vec<Option<i64>> = (0..problem.inner.len()).map(count).collect();
    if all.iter().all(Option::is_none) {
        return Ok(None);
    }
    for (i, count) in all.iter().enumerate() {
        let found = count.map_or_else(|| "no number".to_owned(), |count| count.to_string());
        if !count.is_some_and(|count| (0..=CEILING).contains(&count)) {
            let allowed = format!("a count from 0 to {CEILING} in every inner cell, or in none");
            return Err(PlainError::entry(format!("inner cell {i}, `{name}`"), found, allowed));
        }
    }
    Ok(Some(all.into_iter().flatten().collect()))
}

fn tables<'a>(
    labels: &Labels<'a>,
    tables: &'a [PlainTable],
    truth: Option<&[i64]>,
    count: &str,
) -> Result<Tables, PlainError> {
    let mut all = Tables::default();
    for table in tables {
        let index = labels.index(table)?;
        let mut listed: BTreeSet<(Vec<&str>, bool)> = BTreeSet::new();
        for (i, cell) in table.cells.iter().enumerate() {
            let place = format!("table `{}`, cell {i}", table.name);
            let inner = labels.cell(&index, table, &cell.at, &place)?;
            let shown = shown(cell, table, &place, |at| labels.cell(&index, table, at, &place))?;
            let key: Vec<&str> = cell.at.iter().map(String::as_str).collect();
            if !listed.insert((key, cell.percent.is_some())) {
                return Err(PlainError::entry(
                    place,
                    format!("{:?} again", cell.at),
                    "each cell once, and one percentage",
                ));
            }
            all.add(table, cell.at.clone(), inner, shown);
        }
        if table.rest == Rest::Nothing {
            continue;
        }
        let Some(truth) = truth else {
            let place = format!("table `{}`, `rest`", table.name);
            return Err(PlainError::entry(
                place,
                "the wish for true counts",
                format!("only with `{count}` in the inner cells"),
            ));
        };
        for (at, inner) in &index {
            let total = table.rest == Rest::ExactWithoutTotals && at.contains(&TOTAL);
            if !total && !listed.contains(&(at.clone(), false)) {
                let labels = at.iter().map(|&label| label.to_owned()).collect();
                all.add(table, labels, inner.clone(), Shown::Exact(cell_count(inner, truth)));
            }
        }
    }
    Ok(all)
}

impl Tables {
    fn add(&mut self, table: &PlainTable, at: Vec<String>, cell: Vec<u32>, shown: Shown) {
        self.published.push(Published { cell, shown });
        self.places.push(PlainPlace { table: table.name.clone(), at });
    }
}

/// The one way in which a cell is shown.
fn shown(
    cell: &PlainCell,
    table: &PlainTable,
    place: &str,
    inner: impl Fn(&[String]) -> Result<Vec<u32>, PlainError>,
) -> Result<Shown, PlainError> {
    let count = |name: &str, value: i64, low: i64| {
        let error =
            || PlainError::entry(format!("{place}, `{name}`"), value.to_string(), format!("{low} to {CEILING}"));
        if (low..=CEILING).contains(&value) { Ok(value) } else { Err(error()) }
    };
    let mut ways = Vec::new();
    if let Some(value) = cell.value {
        ways.push(Shown::Exact(count("value", value, 0)?));
    }
    if cell.withheld == Some(true) {
        ways.push(Shown::Withheld);
    }
    if let Some(value) = cell.rounded {
        let base = cell.base.or(table.base).unwrap_or(0);
        let (value, base) = (count("rounded", value, 0)?, count("base", base, 1)?);
        ways.push(Shown::Rounded { value, base, steps: count("steps", cell.steps.unwrap_or(0), 0)?.min(1_000) });
    }
    if let Some(low) = cell.at_least {
        ways.push(Shown::AtLeast(count("at_least", low, 0)?));
    }
    if let Some([low, high]) = cell.between {
        ways.push(Shown::Between(count("between", low, 0)?, count("between", high, low)?));
    }
    if let Some(text) = &cell.percent {
        let (percent, decimals) = percent(text, place)?;
        let Some(of) = &cell.of else {
            return Err(PlainError::entry(place, "`percent` without `of`", "the cell it refers to, in `of`"));
        };
        ways.push(Shown::Percent { of: inner(of)?, percent, decimals });
    }
    let found = ways.len();
    if let (Some(way), 1) = (ways.pop(), found) {
        return Ok(way);
    }
    let allowed = "exactly one of `value`, `withheld`, `rounded`, `at_least`, `between`, `percent`";
    Err(PlainError::entry(place, format!("{found} ways of showing it"), allowed))
}

/// A percentage in units of its last decimal, and its decimals.
fn percent(text: &str, place: &str) -> Result<(i64, u32), PlainError> {
    let (whole, decimals) = text.split_once('.').unwrap_or((text, ""));
    let digits = |part: &str| part.chars().all(|c| c.is_ascii_digit());
    let length = u32::try_from(decimals.len()).unwrap_or(u32::MAX);
    let number = format!("{whole}{decimals}").parse::<i64>();
    let most = 100 * 10_i64.pow(length.min(3));
    match number {
        Ok(percent) if digits(whole) && digits(decimals) && !whole.is_empty() && length <= 3 && percent <= most => {
            Ok((percent, length))
        }
        _ => {
            let allowed = "a text such as \"33\" or \"33.3\", from 0 to 100, with at most 3 decimals";
            Err(PlainError::entry(format!("{place}, `percent`"), format!("\"{text}\""), allowed))
        }
    }
}
