//! A row of a package as the texts of its columns, and back.

use super::{Measure, RowKey};
use crate::disclosure::counts::CellKey;
use crate::domain::UNIT_SEPARATOR;

/// Columns of text that say what a row is about, in the order of the file.
pub(super) const TEXTS: [&str; 11] = [
    "measure",
    "population",
    "band",
    "rank",
    "unit",
    "role_family",
    "role",
    "contract",
    "working_time",
    "duty_station",
    "gender",
];
/// The column of counts.
pub(super) const PEOPLE: &str = "people";
/// Columns that are the same in all rows.
pub(super) const OF_ALL: [&str; 2] = ["agency", "period"];

/// The texts of a key, one for each of [`TEXTS`]; `None` is everybody. Levels of a unit are joined as in the store, by a
/// control character that no label holds.
pub(super) fn texts(key: &RowKey) -> [Option<String>; 11] {
    let [gender, rank, unit, role, contract, time, station] = &key.cell.0;
    let at = |path: &[String], level: usize| path.get(level).cloned();
    let joined = (!unit.is_empty()).then(|| unit.join(&UNIT_SEPARATOR.to_string()));
    [
        Some(key.measure.word().to_owned()),
        key.population.clone(),
        at(rank, 0),
        at(rank, 1),
        joined,
        at(role, 0),
        at(role, 1),
        at(contract, 0),
        at(time, 0),
        at(station, 0),
        at(gender, 0),
    ]
}

/// The key of these texts; else the column that does not fit, and how.
pub(super) fn key(texts: [Option<&str>; 11]) -> Result<RowKey, (&'static str, String)> {
    let [measure, population, band, rank, unit, family, role, contract, time, station, gender] = texts;
    let measure = Measure::from_word(measure.unwrap_or_default()).ok_or_else(|| {
        let words = Measure::ALL.map(Measure::word).join("`, `");
        ("measure", format!("found another word; allowed: `{words}`"))
    })?;
    let one = |text: Option<&str>| text.map(str::to_owned).into_iter().collect::<Vec<_>>();
    let unit = unit.map(|path| path.split(UNIT_SEPARATOR).map(str::to_owned).collect()).unwrap_or_default();
    let cell = CellKey([
        one(gender),
        two("rank", band, rank)?,
        unit,
        two("role", family, role)?,
        one(contract),
        one(time),
        one(station),
    ]);
    Ok(RowKey { measure, population: population.map(str::to_owned), cell })
}

/// A path of an outer and an inner category.
fn two(column: &'static str, outer: Option<&str>, inner: Option<&str>) -> Result<Vec<String>, (&'static str, String)> {
    if outer.is_none() && inner.is_some() {
        let of = if column == "rank" { "band" } else { "role_family" };
        return Err((column, format!("found a text; allowed: only beside one in `{of}`")));
    }
    Ok(outer.into_iter().chain(inner).map(str::to_owned).collect())
}
