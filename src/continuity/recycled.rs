//! Staff numbers that were given to somebody else.

use super::Pairs;
use crate::domain::Gender;

/// People whose gender and birth year both changed between the lists, where both are stated on both: their numbers seem to
/// be another person's now.
#[must_use]
pub fn recycled(pairs: &Pairs<'_>) -> u64 {
    let (opening, closing) = (pairs.opening, pairs.closing);
    let stated = |texts: &[String]| -> Vec<Option<Gender>> {
        texts.iter().map(|word| Gender::from_word(word).filter(|it| *it != Gender::NotStated)).collect()
    };
    let (before, after) = (stated(&opening.gender.texts), stated(&closing.gender.texts));
    let is_recycled = |&&(a, b): &&(u32, u32)| {
        let (a, b) = (a as usize, b as usize);
        let genders = before[opening.gender.codes[a] as usize].zip(after[closing.gender.codes[b] as usize]);
        let (born, born_now) = (opening.birth_year[a], closing.birth_year[b]);
        born > 0 && born_now > 0 && born != born_now && genders.is_some_and(|(then, now)| then != now)
    };
    pairs.rows.iter().filter(is_recycled).count() as u64
}
