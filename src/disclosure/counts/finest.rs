//! The finest counts of a list, as the cells that everything released is a sum of.

use std::collections::BTreeMap;

use super::CountsError;
use super::cell_key::CellKey;
use crate::domain::{Gender, Unit};
use crate::table::{Coded, CountTable, column};

/// What stands for a blank, so that a blank is no total.
const BLANK: &str = "(not mapped)";
/// The third column: another gender, or none stated. Apart they would be few everywhere.
pub(super) const OTHER: &str = "another or not stated";

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
        Some(Gender::Woman) => "women",
        Some(Gender::Man) => "men",
        Some(Gender::Another | Gender::NotStated) | None => OTHER,
    }
}
