//! Staff tables and counts as Polars frames: texts travel as codes, so grouping never compares a text.

use polars::prelude::*;

use crate::table::{Coded, PersonKey, StaffTable, column};

/// The text columns of a staff table by name, without those of a fixed partition.
fn staff_texts(staff: &StaffTable) -> [(&'static str, &Coded); 9] {
    crate::table::text_columns(staff)
}

/// A frame of the whole staff table; agency and period are the code 0.
pub(super) fn staff_frame(staff: &StaffTable) -> PolarsResult<DataFrame> {
    let mut columns = vec![constant(column::AGENCY, staff.len()), constant(column::PERIOD, staff.len())];
    columns.extend(staff_texts(staff).map(|(name, coded)| codes(name, coded.codes.clone())));
    columns.push(Int32Chunked::from_vec(column::FTE.into(), staff.fte_thousandths.clone()).into_series().into());
    DataFrame::new(staff.len(), columns)
}

/// A frame of what flows compare, with codes translated by `translations` (one per name of `FLOW_TEXTS`).
pub(super) fn flow_frame(staff: &StaffTable, translations: &[(&'static str, Vec<u32>)]) -> PolarsResult<DataFrame> {
    let texts = staff_texts(staff);
    let mut columns = vec![constant(column::AGENCY, staff.len()), persons(&staff.person)];
    for (name, translation) in translations {
        let Some((_, coded)) = texts.iter().find(|(it, _)| it == name) else { continue };
        let translated = coded.codes.iter().map(|&code| translation[code as usize]).collect();
        columns.push(codes(name, translated));
    }
    columns.push(Int32Chunked::from_vec(column::RANK_LEVEL.into(), staff.rank_level.clone()).into_series().into());
    DataFrame::new(staff.len(), columns)
}

/// A frame of persons only.
pub(super) fn person_frame(people: &[PersonKey]) -> PolarsResult<DataFrame> {
    DataFrame::new(people.len(), vec![constant(column::AGENCY, people.len()), persons(people)])
}

/// The distinct texts of both columns, sorted, and the translations of each column's codes to them.
pub(super) fn union_texts(a: &Coded, b: &Coded) -> (Vec<String>, Vec<u32>, Vec<u32>) {
    let mut texts: Vec<String> = a.texts.iter().chain(&b.texts).cloned().collect();
    texts.sort_unstable();
    texts.dedup();
    let translate = |coded: &Coded| -> Vec<u32> {
        let position = |text: &String| texts.binary_search(text).unwrap_or_default();
        coded.texts.iter().map(|text| u32::try_from(position(text)).unwrap_or(u32::MAX)).collect()
    };
    let (from_a, from_b) = (translate(a), translate(b));
    (texts, from_a, from_b)
}

fn constant(name: &str, len: usize) -> Column {
    Column::new_scalar(name.into(), Scalar::from(0_u32), len)
}

fn codes(name: &str, values: Vec<u32>) -> Column {
    UInt32Chunked::from_vec(name.into(), values).into_series().into()
}

fn persons(people: &[PersonKey]) -> Column {
    BinaryChunked::from_iter_values(column::PERSON.into(), people.iter().map(|person| person.0.as_slice()))
        .into_series()
        .into()
}
