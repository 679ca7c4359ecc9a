//! The quality report of one period's list.

use std::cmp::Reverse;
use std::collections::BTreeMap;

use super::assembly::Assembly;
use super::coder::{Coder, Meaning};
use super::part::Part;
use super::row::coded;
use super::tally::letters;
use super::words::Words;
use super::{Quality, UnmappedText};
use crate::domain::{Gender, NOT_STATED};
use crate::table::column;

/// More different unmapped texts than this in a column, if most rows have them, are no codes: they are not listed.
const MOST_TEXTS: usize = 20;

/// How the rows of `part` were read.
pub(super) fn quality(assembly: &Assembly<'_>, words: &Words<'_>, part: &Part) -> Quality {
    let (refused, unreadable) = part.tallies.named(&assembly.files).into_iter().partition(|tally| tally.rule.refuses());
    let mut quality = Quality {
        files: assembly.files.iter().map(|(seen, _)| seen.clone()).collect(),
        rows_read: part.read,
        rows_kept: part.person.len() as u64,
        duplicates_merged: part.merged,
        refused,
        unreadable,
        ..Quality::default()
    };
    quality.not_stated = not_stated(assembly, words, part);
    let mut survey = Survey { assembly, part, quality: &mut quality };
    let coders = &assembly.coders;
    survey.texts(column::RANK, coded::RANK, &coders.rank);
    survey.texts(column::ROLE, coded::ROLE, &coders.role);
    survey.texts(column::CONTRACT, coded::CONTRACT, &coders.contract);
    survey.texts(column::WORKING_TIME, coded::WORKING_TIME, &coders.working_time);
    survey.texts(column::DUTY_STATION, coded::DUTY_STATION, &coders.duty_station);
    quality
}

fn not_stated(assembly: &Assembly<'_>, words: &Words<'_>, part: &Part) -> BTreeMap<String, u64> {
    let blank = |codes: &[u32], words: &[&str], word: &str| {
        let is_blank: Vec<bool> = words.iter().map(|it| *it == word).collect();
        codes.iter().filter(|&&code| is_blank.get(code as usize).copied().unwrap_or(false)).count() as u64
    };
    let zeros = |values: &[i32]| values.iter().filter(|&&value| value == 0).count() as u64;
    let [gender, rank, unit, role, contract, working_time, duty_station] = &part.codes;
    let mapped = &assembly.agency.columns;
    let counts = [
        (column::GENDER, mapped.gender.is_some(), blank(gender, &words.gender, Gender::NotStated.word())),
        (column::RANK, mapped.rank.is_some(), blank(rank, &words.rank, NOT_STATED)),
        (column::UNIT, mapped.unit.is_some(), blank(unit, &words.unit, NOT_STATED)),
        (column::ROLE, mapped.role.is_some(), blank(role, &words.role, NOT_STATED)),
        (column::CONTRACT, mapped.contract.is_some(), blank(contract, &words.contract, NOT_STATED)),
        (column::WORKING_TIME, mapped.working_time.is_some(), blank(working_time, &words.working_time, NOT_STATED)),
        (column::DUTY_STATION, mapped.duty_station.is_some(), blank(duty_station, &words.duty_station, NOT_STATED)),
        (column::BIRTH_YEAR, mapped.birth.is_some(), zeros(&part.birth_year)),
        (column::ENTRY_MONTH, mapped.entry.is_some(), zeros(&part.entry_month)),
    ];
    let counted = counts.into_iter().filter(|&(_, is_mapped, rows)| is_mapped && rows > 0);
    counted.map(|(name, _, rows)| (name.to_owned(), rows)).collect()
}

struct Survey<'a, 'b> {
    assembly: &'a Assembly<'b>,
    part: &'a Part,
    quality: &'a mut Quality,
}

impl Survey<'_, '_> {
    /// Lists the unmapped texts of a column, or counts them where there are so many that they are no codes.
    fn texts<T>(&mut self, field: &str, which: usize, coder: &Coder<T>) {
        if !coder.meanings().iter().any(|it| matches!(it, Meaning::Unmapped(_))) {
            return;
        }
        let mut rows = vec![0_u64; coder.len()];
        let mut first = vec![None; coder.len()];
        for (row, &code) in self.part.codes[which].iter().enumerate() {
            rows[code as usize] += 1;
            first[code as usize].get_or_insert(row);
        }
        // Spellings of one text that differ by white space only are one text.
        let mut found: BTreeMap<&str, (u64, usize)> = BTreeMap::new();
        for ((meaning, rows), first) in coder.meanings().iter().zip(rows).zip(first) {
            if let (Meaning::Unmapped(text), Some(first)) = (meaning, first) {
                let seen = found.entry(text).or_insert((0, first));
                *seen = (seen.0 + rows, seen.1.min(first));
            }
        }
        let total: u64 = found.values().map(|(rows, _)| rows).sum();
        if found.len() > MOST_TEXTS && (found.len() as u64) * 2 > total {
            self.quality.unmapped_unlisted.insert(field.to_owned(), total);
            return;
        }
        let mut found: Vec<(&str, (u64, usize))> = found.into_iter().collect();
        found.sort_by_key(|&(text, (rows, _))| (Reverse(rows), text));
        let listed = found.into_iter().map(|(text, (rows, first))| self.listed(field, which, text, rows, first));
        let listed: Vec<UnmappedText> = listed.collect();
        self.quality.unmapped.extend(listed);
    }

    fn listed(&self, field: &str, which: usize, text: &str, rows: u64, first: usize) -> UnmappedText {
        let place = self.part.places[first];
        let found = self.assembly.files.get(place.file);
        let (seen, at) =
            found.map(|(seen, columns)| (seen, columns.coded(which).map(|at| (at, columns.name(at))))).unzip();
        let (sheet, (at, column)) = (seen.and_then(|it| it.sheet.clone()), at.flatten().unzip());
        UnmappedText {
            field: field.to_owned(),
            column: column.unwrap_or_default(),
            text: text.to_owned(),
            rows,
            file: seen.map(|it| it.file.clone()).unwrap_or_default(),
            letter: at.filter(|_| sheet.is_some()).map(letters),
            sheet,
            first_row: u64::from(place.row),
        }
    }
}
