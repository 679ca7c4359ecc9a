//! The finest counts of a list, as the cells that everything released is a sum of.

use std::collections::BTreeMap;

use super::CountsError;
use super::cell_key::CellKey;
use super::row_key::{MEN, OTHER, WOMEN};
use crate::domain::{Gender, GenderCount, Unit};
use crate::table::{Coded, CountTable, column};

/// What stands for a blank, so that a blank is no total.
const BLANK: &str = "(not mapped)";

/// True counts: they may not leave.
pub(super) struct Finest {
    cells: BTreeMap<CellKey, i64>,
}

impl Finest {
    /// The cells of a table of stock counts.
    pub fn of(counts: &CountTable) -> Result<Self, CountsError> {
        let text = |name: &'static str| counts.text(name).ok_or(CountsError::Column(name));
        let [gender, rank, band] = [text(column::GENDER)?, text(column::RANK)?, text(column::BAND)?];
        let [unit, role, family] = [text(column::UNIT)?, text(column::ROLE)?, text(column::ROLE_FAMILY)?];
        let [contract, time] = [text(column::CONTRACT)?, text(column::WORKING_TIME)?];
        let station = text(column::DUTY_STATION)?;
        let heads = counts.whole(column::HEADCOUNT).ok_or(CountsError::Column(column::HEADCOUNT))?;
        let mut cells: BTreeMap<CellKey, i64> = BTreeMap::new();
        for (row, people) in heads.iter().enumerate() {
            let one = |of: &Coded| vec![named(at(of, row))];
            let levels = Unit::from_stored(at(unit, row)).levels().map(named).collect();
            let key = CellKey([
                vec![column_of(at(gender, row)).to_owned()],
                vec![named(at(band, row)), named(at(rank, row))],
                levels,
                vec![named(at(family, row)), named(at(role, row))],
                one(contract),
                one(time),
                one(station),
            ]);
            *cells.entry(key).or_default() += people;
        }
        Ok(Self { cells })
    }

    /// The cells of everybody by band.
    pub fn of_bands<'a>(bands: impl IntoIterator<Item = (&'a str, GenderCount)>) -> Self {
        let mut cells: BTreeMap<CellKey, i64> = BTreeMap::new();
        for (band, count) in bands {
            for (gender, people) in by_column(&count).into_iter().filter(|(_, people)| *people > 0) {
                let key = CellKey::at("rank", [named(band)]).of_gender(gender);
                *cells.entry(key).or_default() += people;
            }
        }
        Self { cells }
    }

    /// The same people without those of the third column.
    pub fn of_women_and_men(mut self) -> Self {
        self.cells.retain(|key, _| key.path("gender") != [OTHER]);
        self
    }

    /// Cells in order of their keys, with the people in them.
    pub fn cells(&self) -> impl Iterator<Item = (&CellKey, i64)> {
        self.cells.iter().map(|(key, count)| (key, *count))
    }

    /// Most levels that a path of a dimension has.
    pub fn depth(&self, dimension: usize) -> usize {
        self.cells.keys().map(|key| key.0[dimension].len()).max().unwrap_or(0)
    }

    /// Whether the lists tell anybody apart by a dimension.
    pub fn is_told_apart(&self, dimension: usize) -> bool {
        self.cells.keys().any(|key| key.0[dimension].iter().any(|label| label != BLANK))
    }
}

fn at(coded: &Coded, row: usize) -> &str {
    coded.codes.get(row).and_then(|&code| coded.texts.get(code as usize)).map_or("", String::as_str)
}

fn named(text: &str) -> String {
    if text.is_empty() { BLANK.to_owned() } else { text.to_owned() }
}

/// Women, men, or the third column.
fn column_of(gender: &str) -> &'static str {
    match Gender::from_word(gender) {
        Some(Gender::Woman) => WOMEN,
        Some(Gender::Man) => MEN,
        Some(Gender::Another | Gender::NotStated) | None => OTHER,
    }
}

/// Women, men and the third column of a count.
pub(super) fn by_column(count: &GenderCount) -> [(&'static str, i64); 3] {
    let people = |it: u64| i64::try_from(it).unwrap_or(i64::MAX);
    [(WOMEN, people(count.women)), (MEN, people(count.men)), (OTHER, people(count.another + count.not_stated))]
}
