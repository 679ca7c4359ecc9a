//! What the codes of a list's gender column were taken for.

use std::collections::BTreeMap;

use super::assembly::Assembly;
use super::coder::{Meaning, decode};
use super::part::Part;
use super::row::coded;
use crate::domain::{Gender, fold};

/// A code of the gender column, all spellings that compare equal together.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct GenderCode {
    /// The code, folded as it is compared; empty for a blank cell.
    pub code: String,
    /// What it was taken for.
    pub gender: Gender,
    /// People with it.
    pub people: u64,
}

/// The codes of a list, by gender and then the most frequent first; none where the export has no such column.
pub(super) fn codes(assembly: &Assembly<'_>, part: &Part) -> Vec<GenderCode> {
    if assembly.agency.columns.gender.is_none() {
        return Vec::new();
    }
    let coder = &assembly.coders.gender;
    let mut people = vec![0_u64; coder.len()];
    for &code in &part.codes[coded::GENDER] {
        people[code as usize] += 1;
    }
    let mut found: BTreeMap<(Gender, String), u64> = BTreeMap::new();
    for ((meaning, people), code) in coder.meanings().iter().zip(people).zip(0_u32..) {
        let Meaning::Known(gender) = meaning else { continue };
        if people > 0 {
            let text = decode(coder.raw(code), assembly.encoding).map(|text| fold(&text)).unwrap_or_default();
            *found.entry((*gender, text)).or_default() += people;
        }
    }
    let mut listed: Vec<GenderCode> =
        found.into_iter().map(|((gender, code), people)| GenderCode { code, gender, people }).collect();
    listed.sort_by_key(|it| (it.gender, std::cmp::Reverse(it.people)));
    listed
}
