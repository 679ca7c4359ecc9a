//! The people of each target's and each published figure's population.

use std::collections::BTreeMap;

use super::population::{is_any_of, is_within_any_of};
use crate::cube::{Cube, CubeError, Dimension, Key, Stock, roll_up};
use crate::domain::{GenderCount, Period, Unit};
use crate::pipeline::{Population, PublishedFigure, Target};
use crate::table::{CountTable, column};

/// The stock of each target's population, by the place of the target in `targets`.
///
/// # Errors
/// [`CubeError`] when a column is missing or the engine refuses the query.
pub fn stock(counts: &CountTable, targets: &[&Target]) -> Result<Cube<Stock>, CubeError> {
    let mut cells = BTreeMap::new();
    for (place, target) in targets.iter().enumerate() {
        cells.insert(Key::new([place.to_string()]), total(counts, &target.population)?);
    }
    Ok(Cube::new(vec![Dimension::Target], cells))
}

/// The people of each target, of as many targets as there are.
pub(crate) fn headcounts(stock: &Cube<Stock>, targets: usize) -> Vec<GenderCount> {
    let cells = stock.clone().into_cells();
    let of = |place: usize| cells.get(&Key::new([place.to_string()])).map(|it| it.headcount).unwrap_or_default();
    (0..targets).map(of).collect()
}

/// The stock that each figure is about, by the place of the figure in `figures`; only of figures whose period is among the
/// `counts`.
///
/// # Errors
/// [`CubeError`] when a column is missing or the engine refuses the query.
pub fn published_stock(
    counts: &BTreeMap<Period, &CountTable>,
    figures: &[PublishedFigure],
) -> Result<Cube<Stock>, CubeError> {
    let mut cells = BTreeMap::new();
    for (place, figure) in figures.iter().enumerate() {
        if let Some(counts) = counts.get(&figure.period) {
            cells.insert(Key::new([place.to_string()]), total(counts, &figure.population)?);
        }
    }
    Ok(Cube::new(vec![Dimension::Published], cells))
}

/// Everybody of a population.
fn total(counts: &CountTable, population: &Population) -> Result<Stock, CubeError> {
    let members = members(counts, population);
    Ok(roll_up(&members, &[])?.into_cells().into_values().next().unwrap_or_default())
}

/// The rows of `counts` whose people belong to the population.
fn members(counts: &CountTable, population: &Population) -> CountTable {
    let fits = [
        fitting(counts, column::RANK, |name| is_any_of(&population.ranks, name)),
        fitting(counts, column::BAND, |name| is_any_of(&population.bands, name)),
        fitting(counts, column::UNIT, |name| is_within_any_of(&population.units, &Unit::from_stored(name))),
        fitting(counts, column::ROLE, |name| is_any_of(&population.roles, name)),
        fitting(counts, column::ROLE_FAMILY, |name| is_any_of(&population.role_families, name)),
    ];
    let kept: Vec<usize> = (0..counts.len()).filter(|&row| fits.iter().all(|fit| fit[row])).collect();
    counts.rows(&kept)
}

/// Row by row, whether its text fits; each distinct text is judged once. A table without the column fits nobody.
pub(super) fn fitting(counts: &CountTable, name: &str, fits: impl Fn(&str) -> bool) -> Vec<bool> {
    let Some(coded) = counts.text(name) else { return vec![false; counts.len()] };
    let by_code: Vec<bool> = coded.texts.iter().map(|text| fits(text)).collect();
    coded.codes.iter().map(|&code| by_code.get(code as usize).copied().unwrap_or(false)).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::GenderCount;
    use crate::table::{Coded, CountColumn};

    fn counts() -> CountTable {
        let text = |name: &str, texts: &[&str], codes: [u32; 3]| {
            let texts = texts.iter().map(ToString::to_string).collect();
            (name.to_owned(), CountColumn::Text(Coded { texts, codes: codes.to_vec() }))
        };
        let whole = |name: &str, numbers: [i64; 3]| (name.to_owned(), CountColumn::Whole(numbers.to_vec()));
        CountTable::new(vec![
            text(column::GENDER, &["man", "woman"], [0, 1, 1]),
            text(column::RANK, &["Inspector", "Sergeant"], [0, 0, 1]),
            text(column::BAND, &["manager", "officer"], [0, 0, 1]),
            text(column::UNIT, &["North\u{1f}Airport", "South"], [0, 1, 0]),
            text(column::ROLE, &["Guard"], [0, 0, 0]),
            text(column::ROLE_FAMILY, &["front-line"], [0, 0, 0]),
            whole(column::HEADCOUNT, [7, 3, 2]),
            whole(column::FTE, [7000, 3000, 2000]),
        ])
        .ok()
        .unwrap()
    }

    fn target(population: Population) -> Target {
        let share = crate::domain::Share::of(1, 2).unwrap();
        let by = crate::domain::Period::new(2030, 12).unwrap();
        let definition = crate::pipeline::ParityDefinition::AtLeast;
        Target { name: String::new(), agencies: Vec::new(), population, share, by, sure: share, definition }
    }

    #[test]
    fn each_target_counts_its_own_people() {
        let targets = [
            target(Population::default()),
            target(Population { bands: vec!["Manager".to_owned()], ..Population::default() }),
            target(Population { units: vec!["North".to_owned()], ..Population::default() }),
            target(Population { roles: vec!["Analyst".to_owned()], ..Population::default() }),
        ];
        let found = stock(&counts(), &targets.iter().collect::<Vec<_>>()).ok().unwrap();
        let heads: Vec<GenderCount> = found.into_cells().into_values().map(|cell| cell.headcount).collect();
        let expected = [(5, 7), (3, 7), (2, 7), (0, 0)].map(|(women, men)| GenderCount::known(women, men));
        assert_eq!(heads, expected);
    }

    #[test]
    fn a_figure_is_about_its_own_period_or_about_nobody() {
        let month = |month| Period::new(2026, month).unwrap();
        let figure = |month_of, population| PublishedFigure {
            name: String::new(),
            source: String::new(),
            period: month(month_of),
            population,
            figure: crate::measure::Figure::Staff(0),
            rounded_to: 1,
        };
        let managers = Population { bands: vec!["manager".to_owned()], ..Population::default() };
        let figures = [figure(9, Population::default()), figure(10, managers), figure(10, Population::default())];
        let counts = counts();
        let found = published_stock(&[(month(10), &counts)].into(), &figures).ok().unwrap().into_cells();
        let heads: Vec<_> = found.iter().map(|(key, cell)| (key.first(), cell.headcount.total())).collect();
        assert_eq!(heads, [("1", 10), ("2", 12)]);
    }
}
