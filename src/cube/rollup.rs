//! Coarser stock tables, rolled up from the finest counts by Polars.

use std::collections::BTreeMap;

use polars::prelude::*;

use super::{Cube, CubeError, Dimension, Key};
use crate::domain::{Fte, Gender, GenderCount, Unit};
use crate::table::{Coded, CountTable, column};

/// People and working time of a cell.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Stock {
    /// Persons by gender.
    pub headcount: GenderCount,
    /// Working time of women.
    pub women_fte: Fte,
    /// Working time of men.
    pub men_fte: Fte,
    /// Working time of everybody.
    pub all_fte: Fte,
}

/// Stock by `dimensions` from the stock counts of one agency and period.
///
/// # Errors
/// [`CubeError`] when a column is missing or the engine refuses the query.
pub fn roll_up(counts: &CountTable, dimensions: &[Dimension]) -> Result<Cube<Stock>, CubeError> {
    let keys = dimensions.iter().map(|&dimension| key_column(counts, dimension)).collect::<PolarsResult<Vec<_>>>()?;
    let gender = text(counts, column::GENDER)?;
    let grouped = group(counts, &keys, gender)?;
    let mut cells: BTreeMap<Key, Stock> = BTreeMap::new();
    let key_codes =
        (0..keys.len()).map(|at| grouped.column(&format!("key{at}"))?.u32()).collect::<PolarsResult<Vec<_>>>()?;
    let genders = grouped.column(column::GENDER)?.u32()?;
    let (heads, fte) = (grouped.column(column::HEADCOUNT)?.i64()?, grouped.column(column::FTE)?.i64()?);
    for row in 0..grouped.height() {
        let values = key_codes.iter().zip(&keys).map(|(codes, coded)| text_at(coded, codes.get(row)));
        let cell = cells.entry(Key::new(values)).or_default();
        let gender = Gender::from_word(&text_at(gender, genders.get(row))).unwrap_or(Gender::NotStated);
        add(cell, gender, whole(heads.get(row)), whole(fte.get(row)));
    }
    Ok(Cube::new(dimensions.to_vec(), cells))
}

fn group(counts: &CountTable, keys: &[Coded], gender: &Coded) -> PolarsResult<DataFrame> {
    let mut columns: Vec<Column> = Vec::new();
    let names: Vec<String> = (0..keys.len()).map(|at| format!("key{at}")).collect();
    for (name, coded) in names.iter().zip(keys) {
        columns.push(UInt32Chunked::from_vec(name.as_str().into(), coded.codes.clone()).into_series().into());
    }
    columns.push(UInt32Chunked::from_vec(column::GENDER.into(), gender.codes.clone()).into_series().into());
    for name in [column::HEADCOUNT, column::FTE] {
        columns.push(Int64Chunked::from_vec(name.into(), measure(counts, name)?.to_vec()).into_series().into());
    }
    let by: Vec<Expr> = names.iter().map(|name| col(name.as_str())).chain([col(column::GENDER)]).collect();
    let sums = [col(column::HEADCOUNT).sum(), col(column::FTE).sum()];
    DataFrame::new(counts.len(), columns)?.lazy().group_by(by).agg(sums).collect()
}

/// The column of a dimension; units are cut at the depth asked for.
fn key_column(counts: &CountTable, dimension: Dimension) -> PolarsResult<Coded> {
    let coded = text(counts, dimension.column())?;
    let Dimension::Unit(depth) = dimension else { return Ok(coded.clone()) };
    let cut = |text: &String| Unit::from_stored(text).at_depth(usize::from(depth)).stored().to_owned();
    Ok(Coded { texts: coded.texts.iter().map(cut).collect(), codes: coded.codes.clone() })
}

fn add(cell: &mut Stock, gender: Gender, people: u64, thousandths: u64) {
    let fte = Fte::from_thousandths(thousandths);
    cell.headcount.add_people(gender, people);
    cell.all_fte = cell.all_fte + fte;
    match gender {
        Gender::Woman => cell.women_fte = cell.women_fte + fte,
        Gender::Man => cell.men_fte = cell.men_fte + fte,
        Gender::Another | Gender::NotStated => {}
    }
}

pub(super) fn text<'a>(counts: &'a CountTable, name: &str) -> PolarsResult<&'a Coded> {
    counts.text(name).ok_or_else(|| polars_err!(ColumnNotFound: "{name}"))
}

pub(super) fn measure<'a>(counts: &'a CountTable, name: &str) -> PolarsResult<&'a [i64]> {
    counts.whole(name).ok_or_else(|| polars_err!(ColumnNotFound: "{name}"))
}

fn text_at(coded: &Coded, code: Option<u32>) -> String {
    code.and_then(|code| coded.texts.get(code as usize)).cloned().unwrap_or_default()
}

fn whole(value: Option<i64>) -> u64 {
    value.and_then(|it| u64::try_from(it).ok()).unwrap_or(0)
}
