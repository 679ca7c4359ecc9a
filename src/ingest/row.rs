//! One raw row, and what is kept of it.

use encoding_rs::Encoding;

use super::Rule;
use super::codes::LEVEL_END;
use super::columns::Columns;
use super::date::{read_birth_year, read_entry_month};
use super::lists::{Coders, Lists};
use crate::table::PersonKey;

/// Where a field stands in its buffer.
#[derive(Clone, Copy, Default)]
pub(super) struct Span {
    pub(super) start: usize,
    pub(super) end: usize,
}

/// A row as a source yields it: bytes and fields, no meaning yet.
#[derive(Clone, Copy)]
pub(super) struct RawRow<'a> {
    /// Row as spreadsheets count, from 1.
    pub(super) number: u32,
    pub(super) bytes: &'a [u8],
    pub(super) fields: &'a [Span],
}

impl<'a> RawRow<'a> {
    #[inline]
    pub(super) fn field(&self, column: usize) -> &'a [u8] {
        self.fields.get(column).and_then(|span| self.bytes.get(span.start..span.end)).unwrap_or_default()
    }

    pub(super) fn is_blank(&self) -> bool {
        (0..self.fields.len()).all(|column| self.field(column).trim_ascii().is_empty())
    }
}

/// Places of the coded columns in [`KeptRow::codes`].
pub(super) mod coded {
    pub(in super::super) const GENDER: usize = 0;
    pub(in super::super) const RANK: usize = 1;
    pub(in super::super) const UNIT: usize = 2;
    pub(in super::super) const ROLE: usize = 3;
    pub(in super::super) const CONTRACT: usize = 4;
    pub(in super::super) const WORKING_TIME: usize = 5;
    pub(in super::super) const DUTY_STATION: usize = 6;
    /// How many there are.
    pub(in super::super) const COUNT: usize = 7;
}

/// File and row of an entry, for messages.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) struct Place {
    pub(super) file: usize,
    pub(super) row: u32,
}

/// What is kept of a row: codes of raw texts, not yet sorted.
pub(super) struct KeptRow {
    pub(super) person: PersonKey,
    pub(super) place: Place,
    /// 0 in columns the export does not have.
    pub(super) codes: [u32; coded::COUNT],
    pub(super) birth_year: i32,
    pub(super) entry_month: i32,
}

/// A broken rule and its column; `None` for the whole row.
pub(super) struct Refusal {
    pub(super) column: Option<usize>,
    pub(super) rule: Rule,
}

impl Refusal {
    pub(super) fn row(rule: Rule) -> Self {
        Self { column: None, rule }
    }

    pub(super) fn at(column: usize) -> impl Fn(Rule) -> Self {
        move |rule| Self { column: Some(column), rule }
    }
}

/// The codes of all coded columns of a row.
#[inline]
pub(super) fn codes_of(
    row: &RawRow<'_>,
    columns: &Columns,
    lists: &Lists,
    coders: &mut Coders,
    encoding: &'static Encoding,
    path: &mut Vec<u8>,
) -> Result<[u32; coded::COUNT], Refusal> {
    let mut found = [0; coded::COUNT];
    if let Some(at) = columns.gender {
        let code = coders.gender.code(row.field(at), encoding, |text| lists.gender.meaning(text));
        found[coded::GENDER] = code.map_err(Refusal::at(at))?;
    }
    if let Some(at) = columns.rank {
        let code = coders.rank.code(row.field(at), encoding, |text| lists.rank_meaning(text));
        found[coded::RANK] = code.map_err(Refusal::at(at))?;
    }
    if let Some(&at) = columns.unit.first() {
        let raw = if columns.unit.len() == 1 { row.field(at) } else { join(row, &columns.unit, path) };
        let code = coders.unit.code(raw, encoding, |text| lists.unit_meaning(text));
        found[coded::UNIT] = code.map_err(Refusal::at(at))?;
    }
    if let Some(at) = columns.role {
        let code = coders.role.code(row.field(at), encoding, |text| lists.role.meaning(text));
        found[coded::ROLE] = code.map_err(Refusal::at(at))?;
    }
    if let Some(at) = columns.contract {
        let code = coders.contract.code(row.field(at), encoding, |text| lists.contract.meaning(text));
        found[coded::CONTRACT] = code.map_err(Refusal::at(at))?;
    }
    if let Some(at) = columns.working_time {
        let code = coders.working_time.code(row.field(at), encoding, |text| lists.working_time_meaning(text));
        found[coded::WORKING_TIME] = code.map_err(Refusal::at(at))?;
    }
    if let Some(at) = columns.duty_station {
        let code = coders.duty_station.code(row.field(at), encoding, |text| lists.duty_station.meaning(text));
        found[coded::DUTY_STATION] = code.map_err(Refusal::at(at))?;
    }
    Ok(found)
}

/// The levels of a unit path as one text, so that each distinct path is resolved once.
fn join<'a>(row: &RawRow<'_>, levels: &[usize], path: &'a mut Vec<u8>) -> &'a [u8] {
    path.clear();
    for &level in levels {
        path.extend_from_slice(row.field(level));
        path.extend_from_slice(LEVEL_END.encode_utf8(&mut [0]).as_bytes());
    }
    path
}

/// Birth year and entry month of a row; what cannot be read is reported to `unreadable` and becomes 0.
#[inline]
pub(super) fn dates_of(
    row: &RawRow<'_>,
    columns: &Columns,
    lists: &Lists,
    mut unreadable: impl FnMut(usize, Rule),
) -> (i32, i32) {
    let birth = columns.birth.map_or(0, |at| {
        read_birth_year(row.field(at), lists.dates).unwrap_or_else(|| {
            unreadable(at, Rule::BirthUnreadable);
            0
        })
    });
    let entry = columns.entry.map_or(0, |at| {
        read_entry_month(row.field(at), lists.dates).unwrap_or_else(|| {
            unreadable(at, Rule::EntryUnreadable);
            0
        })
    });
    (birth, entry)
}
