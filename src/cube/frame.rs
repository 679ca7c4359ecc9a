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
    columns.extend(staff_texts(staff).map(|(name, coded)| codes(name, &coded.codes, coded.texts.len())));
    columns.push(Int32Chunked::from_vec(column::FTE.into(), staff.fte_thousandths.clone()).into_series().into());
    DataFrame::new(staff.len(), columns)
}

/// How the codes of a column become those of texts that two lists share.
pub(super) struct Translation<'a> {
    /// The column.
    pub name: &'static str,
    /// The shared code of each code.
    pub codes: &'a [u32],
    /// Shared texts.
    pub texts: usize,
}

/// A frame of what flows compare.
pub(super) fn flow_frame(staff: &StaffTable, translations: &[Translation<'_>]) -> PolarsResult<DataFrame> {
    let texts = staff_texts(staff);
    let mut columns = vec![constant(column::AGENCY, staff.len()), persons(&staff.person)];
    for it in translations {
        let Some((_, coded)) = texts.iter().find(|(name, _)| *name == it.name) else { continue };
        let translated: Vec<u32> = coded.codes.iter().map(|&code| it.codes[code as usize]).collect();
        columns.push(codes(it.name, &translated, it.texts));
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
    Column::new_scalar(name.into(), Scalar::from(0_u8), len)
}

/// Codes below `texts`, as narrow as they can be: the engine hashes every byte of a key.
#[expect(clippy::cast_possible_truncation, reason = "a code is below the number of texts, which is looked at first")]
fn codes(name: &str, values: &[u32], texts: usize) -> Column {
    let name = name.into();
    let narrow = if texts <= 1 << 8 {
        UInt8Chunked::from_vec(name, values.iter().map(|&code| code as u8).collect()).into_series()
    } else if texts <= 1 << 16 {
        UInt16Chunked::from_vec(name, values.iter().map(|&code| code as u16).collect()).into_series()
    } else {
        UInt32Chunked::from_vec(name, values.to_vec()).into_series()
    };
    narrow.into()
}

fn persons(people: &[PersonKey]) -> Column {
    BinaryChunked::from_iter_values(column::PERSON.into(), people.iter().map(|person| person.0.as_slice()))
        .into_series()
        .into()
}
