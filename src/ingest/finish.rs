//! From rows of codes to staff tables: codes sorted by their texts, so that equal lists give equal bytes.

use super::Partition;
use super::assembly::Assembly;
use super::judge;
use super::part::Part;
use super::report::quality;
use super::row::coded;
use super::words::Words;
use crate::diagnostic::Diagnostic;
use crate::table::{Coded, StaffTable};

impl Assembly<'_> {
    /// The staff tables of all periods read, in order of period, each with what `look` sees in its rows.
    ///
    /// # Errors
    /// Unknown gender codes, persons on a list twice, too many refused rows, nothing kept.
    pub(super) fn finish<T>(
        &mut self,
        look: impl Fn(&Self, &Part) -> T,
    ) -> Result<Vec<(Partition, T)>, Vec<Diagnostic>> {
        let parts = self.settle();
        let problems = judge::problems(self, &parts);
        if !problems.is_empty() {
            return Err(problems);
        }
        let words = Words::of(self, &parts);
        let seen = |part| {
            let seen = look(self, &part);
            (partition(self, &words, part), seen)
        };
        Ok(parts.into_iter().map(seen).collect())
    }

    /// Parts with people, in order of period; what was refused outside them is counted in the first.
    fn settle(&mut self) -> Vec<Part> {
        let (mut kept, empty): (Vec<Part>, Vec<Part>) =
            std::mem::take(&mut self.parts).into_iter().partition(|part| !part.person.is_empty());
        kept.sort_by_key(|part| part.period);
        let mut unplaced = std::mem::take(&mut self.unplaced);
        for part in empty {
            unplaced.merge(part.tallies);
        }
        if let Some(first) = kept.first_mut() {
            first.read += unplaced.refused();
            first.tallies.merge(unplaced);
        } else {
            self.unplaced = unplaced;
        }
        kept
    }
}

fn partition(assembly: &Assembly<'_>, words: &Words<'_>, part: Part) -> Partition {
    let quality = quality(assembly, words, &part);
    let period = part.period;
    Partition { period, staff: staff(words, part), quality }
}

fn staff(words: &Words<'_>, part: Part) -> StaffTable {
    let [gender, rank, unit, role, contract, working_time, duty_station] = part.codes;
    const { assert!(coded::COUNT == 7 && coded::GENDER == 0 && coded::DUTY_STATION == 6) };
    StaffTable {
        person: part.person,
        rank_level: values(&rank, &words.rank_level),
        band: sorted(rank.clone(), &words.band),
        role_family: sorted(role.clone(), &words.role_family),
        fte_thousandths: values(&working_time, &words.thousandths),
        gender: sorted(gender, &words.gender),
        rank: sorted(rank, &words.rank),
        unit: sorted(unit, &words.unit),
        role: sorted(role, &words.role),
        contract: sorted(contract, &words.contract),
        working_time: sorted(working_time, &words.working_time),
        duty_station: sorted(duty_station, &words.duty_station),
        birth_year: part.birth_year,
        entry_month: part.entry_month,
    }
}

fn values(codes: &[u32], values: &[i32]) -> Vec<i32> {
    codes.iter().map(|&code| values.get(code as usize).copied().unwrap_or(0)).collect()
}

/// The same column with codes in order of the texts that occur.
fn sorted(mut codes: Vec<u32>, words: &[&str]) -> Coded {
    let mut occurs = vec![false; words.len()];
    for &code in &codes {
        if let Some(it) = occurs.get_mut(code as usize) {
            *it = true;
        }
    }
    let mut texts: Vec<&str> =
        words.iter().zip(&occurs).filter(|(_, occurs)| **occurs).map(|(word, _)| *word).collect();
    texts.sort_unstable();
    texts.dedup();
    let place = |word: &&str| texts.binary_search(word).ok().and_then(|it| u32::try_from(it).ok()).unwrap_or(0);
    let places: Vec<u32> = words.iter().map(place).collect();
    for code in &mut codes {
        *code = places.get(*code as usize).copied().unwrap_or(0);
    }
    Coded { texts: texts.into_iter().map(str::to_owned).collect(), codes }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn codes_are_dense_and_in_order_of_their_texts() {
        let column = sorted(vec![3, 0, 3, 2], &["b", "never", "a", "b"]);
        assert_eq!((column.texts, column.codes), (vec!["a".to_owned(), "b".to_owned()], vec![1, 1, 1, 0]));
    }
}
