//! Columns written once for a group of rows, blank below.

use std::collections::BTreeSet;

use super::body::Body;
use super::header::Header;
use super::rows::Rows;
use crate::init::recognise::field::Field;
use crate::init::recognise::headers::read_header;

/// Columns to fill down: blank in most rows of people, filled where the value changes or by a row of its own.
pub(super) fn fill_down(rows: &Rows<'_>, header: &Header, body: &Body) -> BTreeSet<usize> {
    let columns = 0..header.texts.len().min(rows.grid.columns.len());
    columns.filter(|&column| !header.texts[column].is_empty() && is_group(rows, header, body, column)).collect()
}

fn is_group(rows: &Rows<'_>, header: &Header, body: &Body, column: usize) -> bool {
    let codes = &rows.grid.columns[column].codes;
    let stated: Vec<u32> = body.people.iter().map(|&row| codes[row]).filter(|code| *code != 0).collect();
    let (people, filled) = (body.people.len(), stated.len());
    let of_their_own = body.headings.iter().filter(|it| it.1 == column).count();
    if of_their_own > 0 && filled * 20 <= people {
        return true;
    }
    let starts = body.people.first().is_some_and(|&row| codes[row] != 0);
    if people < 4 || !starts || filled * 2 > people {
        return false;
    }
    let repeated = stated.windows(2).filter(|pair| pair[0] == pair[1]).count();
    let reading = read_header(&header.texts[column]);
    let fields = [Field::Unit, Field::DutyStation, Field::Rank, Field::Role, Field::Contract];
    let says_group = fields.into_iter().any(|field| reading.strength(field) >= 0.8);
    says_group && repeated * 20 <= filled
}
