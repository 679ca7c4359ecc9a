//! Delimited text: a whole file in a reused buffer, its header found, its records handed on.

mod check;
pub(super) mod grid;
pub(super) mod records;
pub(super) mod structure;

use std::path::Path;

use records::{Ending, MAX_FIELD, Records};

use super::assembly::Assembly;
use super::coder::decode;
use super::columns::Columns;
use super::encoding::once_loaded;
use super::fill_down::Filled;
use super::header::joined;
use super::problem::Problem;
use super::row::{RawRow, Span};
use super::scratch::Scratch;
use super::totals::{TotalsWords, checksum, later, of_all};
use super::{FileRead, Rule, file_name};
use crate::diagnostic::{Diagnostic, Location};
use crate::pipeline::CsvLayout;

/// Reads one file into the lists of its task.
pub(super) fn read(
    path: &Path,
    layout: &CsvLayout,
    scratch: &mut Scratch,
    assembly: &mut Assembly<'_>,
) -> Result<(), Vec<Diagnostic>> {
    let name = file_name(path);
    let Scratch { buffer, fields, .. } = scratch;
    let end = check::load(path, layout.encoding, layout.delimiter, &Location::file(&name), buffer)?;
    let start = check::mark_length(buffer);
    let totals = TotalsWords::new(&layout.totals);
    let mut file = File { name, layout, end, totals, people: 0 };
    let (mut records, header_lines) = file.header(start, buffer, fields, assembly)?;
    let before = header_lines + records.lines;
    let number = file.rows(&mut records, buffer, fields, assembly)?;
    let unterminated = u64::from(end > 0 && buffer.get(end - 1) != Some(&b'\n'));
    let Some(seen) = assembly.file_mut() else { return Ok(()) };
    seen.lines = before + records.lines + unterminated;
    seen.records = u64::from(number) - u64::from(layout.header_row + layout.header_rows - 1);
    seen.line_breaks_in_quotes = records.breaks;
    seen.checksum = of_all(seen.checksum, file.people);
    if seen.records == seen.blank_rows {
        return Err(Problem::HeaderOnly.stop(Location::file(&file.name)));
    }
    Ok(())
}

struct File<'a> {
    name: String,
    layout: &'a CsvLayout,
    end: usize,
    totals: TotalsWords,
    /// Rows of people handed on; counted only where there may be a totals row.
    people: u64,
}

impl File<'_> {
    /// Finds the header and binds its columns; the records that follow, and the lines before the header.
    fn header(
        &mut self,
        mut start: usize,
        buffer: &mut [u8],
        fields: &mut Vec<Span>,
        assembly: &mut Assembly<'_>,
    ) -> Result<(Records, u64), Vec<Diagnostic>> {
        let row = self.layout.header_row;
        let place = Location::file(&self.name).at_row(u64::from(row));
        for _ in 1..row {
            let next = memchr::memchr(b'\n', &buffer[start..self.end]);
            start += next.ok_or_else(|| Problem::NoHeader { row }.stop(Location::file(&self.name)))? + 1;
        }
        let mut records = Records::new(buffer, self.layout.delimiter, start, self.end, 0);
        let upper = self.header_row(&mut records, buffer, fields)?;
        let headers = match self.layout.header_rows {
            2 => joined(&upper, &self.header_row(&mut records, buffer, fields)?),
            _ => upper,
        };
        let columns = Columns::bind(assembly.agency, assembly.source, headers, row)
            .map_err(|problems| problems.into_iter().map(|it| it.at(place.clone())).collect::<Vec<_>>())?;
        let body = records.position();
        let lines = u64::from(row - 1) + records.lines;
        let records = Records::new(buffer, self.layout.delimiter, body, self.end, columns.len());
        let seen = FileRead { file: self.name.clone(), ..FileRead::default() };
        assembly.begin(seen, columns, check::expected_rows(&buffer[body..self.end]));
        Ok((records, lines))
    }

    /// The texts of one row of the header.
    fn header_row(
        &self,
        records: &mut Records,
        buffer: &mut [u8],
        fields: &mut Vec<Span>,
    ) -> Result<Vec<String>, Vec<Diagnostic>> {
        let row = self.layout.header_row;
        let place = Location::file(&self.name).at_row(u64::from(row));
        match records.next(buffer, fields) {
            Ending::Record | Ending::TextAfterQuote => {}
            Ending::OpenQuote => return Err(Problem::OpenQuote.stop(place)),
            Ending::Swallowed(lines) => return Err(Problem::SwallowedLines { lines }.stop(place)),
            Ending::Blank | Ending::End => return Err(Problem::NoHeader { row }.stop(Location::file(&self.name))),
        }
        let encoding = once_loaded(self.layout.encoding);
        let text = |span: &Span| decode(&buffer[span.start..span.end], encoding).map(|it| it.trim().to_owned());
        let texts = fields.iter().map(text).collect::<Option<Vec<String>>>();
        texts.ok_or_else(|| Problem::Undecodable { encoding: encoding.name() }.stop(place))
    }

    /// Drops a totals or footer row, its number of people held against the rows above it; false where it is none.
    fn is_total(&self, row: &RawRow<'_>, assembly: &mut Assembly<'_>) -> bool {
        let encoding = once_loaded(self.layout.encoding);
        let texts = || (0..row.fields.len()).filter_map(|at| decode(row.field(at), encoding));
        let first = texts().find(|text| !text.trim().is_empty());
        if !first.is_some_and(|first| self.totals.begin(&first)) {
            return false;
        }
        let cells: Vec<_> = texts().collect();
        let found = checksum(cells.iter().map(AsRef::as_ref), u64::from(row.number), self.people);
        if let Some(seen) = assembly.file_mut() {
            seen.totals_rows += 1;
            seen.checksum = later(seen.checksum, found);
        }
        true
    }

    /// Hands on a record.
    #[inline]
    fn hand_on(&mut self, row: &RawRow<'_>, assembly: &mut Assembly<'_>) -> Result<(), Vec<Diagnostic>> {
        if !self.totals.is_empty() {
            if self.is_total(row, assembly) {
                return Ok(());
            }
            self.people += u64::from(!row.is_blank());
        }
        if assembly.row(row)? == Filled::Heading {
            self.people = self.people.saturating_sub(1);
            if let Some(seen) = assembly.file_mut() {
                seen.totals_rows += 1;
            }
        }
        Ok(())
    }

    /// Hands on all records; the number of the last row.
    fn rows(
        &mut self,
        records: &mut Records,
        buffer: &mut [u8],
        fields: &mut Vec<Span>,
        assembly: &mut Assembly<'_>,
    ) -> Result<u32, Vec<Diagnostic>> {
        let mut number = self.layout.header_row + self.layout.header_rows - 1;
        loop {
            let start = records.position();
            let ending = records.next(buffer, fields);
            let place = || Location::file(&self.name).at_row(u64::from(number) + 1);
            let row = RawRow { number: number + 1, bytes: buffer, fields };
            match ending {
                Ending::Record if records.position() - start > MAX_FIELD => match too_long(fields) {
                    Some(column) => assembly.refuse_raw(&row, Some(column), Rule::FieldTooLong),
                    None => self.hand_on(&row, assembly)?,
                },
                Ending::Record => self.hand_on(&row, assembly)?,
                Ending::TextAfterQuote => assembly.refuse_raw(&row, None, Rule::TextAfterQuote),
                Ending::Blank => {
                    if let Some(seen) = assembly.file_mut() {
                        seen.blank_rows += 1;
                    }
                }
                Ending::End => return Ok(number),
                Ending::OpenQuote => return Err(Problem::OpenQuote.stop(place())),
                Ending::Swallowed(lines) => return Err(Problem::SwallowedLines { lines }.stop(place())),
            }
            number += 1;
        }
    }
}

fn too_long(fields: &[Span]) -> Option<usize> {
    fields.iter().position(|span| span.end - span.start > MAX_FIELD)
}
