//! Where the table stands in a sheet or file: title rows above it, totals, repeated headers and footers in and below it.

mod body;
mod groups;
mod header;
mod rows;
mod totals;

use super::field::Field;
use super::headers::read_header;
use crate::ingest::Grid;
use crate::init::{Frame, NotAList};
use body::{Body, body, heading_words};
use header::Header;
use rows::Rows;

/// Finds the table of a grid.
///
/// # Errors
/// Why there is no staff list in it.
pub fn find_frame(grid: &Grid) -> Result<Frame, NotAList> {
    let rows = Rows::of(grid);
    let Some(header) = header::find(&rows) else { return Err(without_header(&rows)) };
    let mut body = body(&rows, &header);
    if body.people.is_empty() {
        return Err(if is_counts(&rows, 0) { NotAList::Counts } else { NotAList::NoTable });
    }
    if is_counts(&rows, header.row + header.rows) && !tells_persons(&header) {
        return Err(NotAList::Counts);
    }
    let filled = groups::fill_down(&rows, &header, &body);
    body.words.extend(heading_words(&rows, &body, &filled));
    Ok(frame(grid, header, body, &filled))
}

fn frame(grid: &Grid, header: Header, body: Body, filled: &std::collections::BTreeSet<usize>) -> Frame {
    Frame {
        header_row: grid.rows[header.row],
        header_rows: if header.rows == 2 { 2 } else { 1 },
        fill_down: filled.iter().map(|&column| header.texts[column].clone()).collect(),
        headers: header.texts,
        people: body.people,
        totals: body.words,
        stated: body.stated,
        leftover: body.leftover,
    }
}

fn without_header(rows: &Rows<'_>) -> NotAList {
    if is_counts(rows, 0) { NotAList::Counts } else { NotAList::NoTable }
}

/// Whether most cells of the rows from `start` on are numbers.
fn is_counts(rows: &Rows<'_>, start: usize) -> bool {
    let wide = |row: &usize| rows.fill[*row] >= 3;
    let (numbers, cells) =
        (start..rows.len()).filter(wide).fold((0, 0), |sum, row| (sum.0 + rows.numbers[row], sum.1 + rows.fill[row]));
    cells > 0 && numbers * 2 >= cells
}

/// Whether the header names what only a list of persons has.
fn tells_persons(header: &Header) -> bool {
    let fields = [Field::Person, Field::Birth, Field::Entry, Field::Gender];
    header.texts.iter().filter(|it| !it.is_empty()).any(|text| {
        let reading = read_header(text);
        fields.into_iter().any(|field| reading.strength(field) >= 0.9)
    })
}
