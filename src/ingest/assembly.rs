//! The lists of one task while its files are read: each raw row finds its period, its person and its codes, or a rule.

use encoding_rs::Encoding;

use super::coder::Meaning;
use super::columns::Columns;
use super::encoding;
use super::fill_down::{self, FillDown, Filled};
use super::lists::{Coders, Lists};
use super::part::Part;
use super::person::{Pseudonyms, Traits};
use super::problem::Problem;
use super::row::{KeptRow, Place, RawRow, Refusal, Span, coded, codes_of, dates_of};
use super::tally::{Tallies, letters};
use super::working_time::FULL_POST;
use super::{FileRead, PseudonymKey, Rule};
use crate::diagnostic::{Diagnostic, Location};
use crate::domain::{Period, Share};
use crate::pipeline::{Agency, DuplicateRule, Layout, Source};

/// What a task has read so far.
pub(super) struct Assembly<'a> {
    pub(super) agency: &'a Agency,
    pub(super) source: &'a Source,
    pub(super) lists: Lists,
    pub(super) coders: Coders,
    pub(super) parts: Vec<Part>,
    /// Every file with its columns.
    pub(super) files: Vec<(FileRead, Columns)>,
    /// Rows refused before their period was known.
    pub(super) unplaced: Tallies,
    /// Most rows that may be refused.
    pub(super) max_refused: Share,
    period: Option<Period>,
    pub(super) encoding: &'static Encoding,
    pseudonyms: Pseudonyms<'a>,
    path: Vec<u8>,
    expected_rows: usize,
    fill_down: FillDown,
    /// Bytes and fields of a row while its blanks are filled.
    filled: (Vec<u8>, Vec<Span>),
    rows_read: &'a dyn Fn(u64),
}

/// Rows between two times that it is told how many were read.
const TOLD_EVERY: u32 = 4096;

impl<'a> Assembly<'a> {
    pub(super) fn new(
        (agency, source): (&'a Agency, &'a Source),
        period: Option<Period>,
        key: &'a PseudonymKey,
        max_refused: Share,
        coders: Coders,
        rows_read: &'a dyn Fn(u64),
    ) -> Self {
        let encoding = match &source.layout {
            Layout::Csv(layout) => encoding::once_loaded(layout.encoding),
            Layout::Workbook(_) => encoding_rs::UTF_8,
        };
        Self {
            agency,
            source,
            lists: Lists::new(agency, source),
            coders,
            parts: Vec::new(),
            files: Vec::new(),
            unplaced: Tallies::default(),
            max_refused,
            period,
            encoding,
            pseudonyms: Pseudonyms::new(key, agency.id.as_str(), agency.person_width),
            path: Vec::new(),
            expected_rows: 0,
            fill_down: FillDown::default(),
            filled: (Vec::new(), Vec::new()),
            rows_read,
        }
    }

    /// Begins a file of about `rows` rows whose header has been bound.
    pub(super) fn begin(&mut self, mut seen: FileRead, columns: Columns, rows: usize) {
        seen.ignored_columns.clone_from(&columns.ignored);
        self.fill_down = FillDown::new(columns.fill_down.clone());
        self.files.push((seen, columns));
        self.expected_rows = rows;
    }

    /// The file being read.
    pub(super) fn file_mut(&mut self) -> Option<&mut FileRead> {
        self.files.last_mut().map(|(seen, _)| seen)
    }

    /// Takes a row of the current file; what it turned out to be.
    ///
    /// # Errors
    /// Bytes that are no text in the declared encoding stop the file.
    #[inline]
    pub(super) fn row(&mut self, row: &RawRow<'_>) -> Result<Filled, Vec<Diagnostic>> {
        if row.number.is_multiple_of(TOLD_EVERY) {
            (self.rows_read)(u64::from(TOLD_EVERY));
        }
        if self.fill_down.is_empty() {
            return self.take(row).map(|()| Filled::Row);
        }
        let (mut bytes, mut fields) = std::mem::take(&mut self.filled);
        fill_down::copy(row, &mut bytes, &mut fields);
        let is_blank = row.is_blank();
        let what = if is_blank { Filled::Row } else { self.fill_down.fill(&mut bytes, &mut fields) };
        let row = RawRow { number: row.number, bytes: &bytes, fields: &fields };
        let taken = if what == Filled::Row { self.take(&row) } else { Ok(()) };
        self.filled = (bytes, fields);
        taken.map(|()| what)
    }

    #[inline]
    fn take(&mut self, row: &RawRow<'_>) -> Result<(), Vec<Diagnostic>> {
        let Some(file) = self.files.len().checked_sub(1) else { return Ok(()) };
        let place = Place { file, row: row.number };
        let (part, outcome) = match self.part(row, file) {
            Ok(part) => (Some(part), self.keep(row, part, place)),
            Err(refusal) => (None, Err(refusal)),
        };
        match (part, outcome) {
            (Some(part), Ok(kept)) => {
                let working_time = &self.coders.working_time;
                let fte = |code| match working_time.meaning(code) {
                    Some(Meaning::Known(it)) => it.thousandths,
                    _ => FULL_POST,
                };
                self.parts[part].read += 1;
                self.parts[part].add(&kept, self.agency.duplicates, fte);
                Ok(())
            }
            (part, Err(refusal)) => self.refuse(row, part, place, &refusal),
            (None, Ok(_)) => Ok(()),
        }
    }

    /// Refuses a row for a rule that its source saw broken.
    pub(super) fn refuse_raw(&mut self, row: &RawRow<'_>, column: Option<usize>, rule: Rule) {
        let file = self.files.len().saturating_sub(1);
        let part = self.part(row, file).ok();
        // Only an undecodable text stops a file, and this is none.
        let _ = self.refuse(row, part, Place { file, row: row.number }, &Refusal { column, rule });
    }

    #[cold]
    fn refuse(
        &mut self,
        row: &RawRow<'_>,
        part: Option<usize>,
        place: Place,
        refusal: &Refusal,
    ) -> Result<(), Vec<Diagnostic>> {
        if row.is_blank() {
            if let Some((seen, _)) = self.files.get_mut(place.file) {
                seen.blank_rows += 1;
            }
            return Ok(());
        }
        if refusal.rule == Rule::Undecodable {
            let problem = Problem::Undecodable { encoding: self.encoding.name() };
            return Err(problem.stop(self.location(place, refusal.column)));
        }
        match part {
            Some(part) => {
                self.parts[part].read += 1;
                self.parts[part].tally(place, refusal.column, refusal.rule);
            }
            None => self.unplaced.add(place.file, refusal.column, refusal.rule, place.row),
        }
        Ok(())
    }

    /// The part a row belongs to.
    #[inline]
    fn part(&mut self, row: &RawRow<'_>, file: usize) -> Result<usize, Refusal> {
        let period = match (self.period, self.files[file].1.period) {
            (Some(period), _) => period,
            (None, Some(at)) => {
                let lists = &self.lists;
                let coder = &mut self.coders.period;
                let code = coder.code(row.field(at), self.encoding, |text| lists.period_meaning(text));
                match coder.meaning(code.map_err(Refusal::at(at))?) {
                    Some(Meaning::Known(period)) => *period,
                    _ => return Err(Refusal::at(at)(Rule::PeriodUnreadable)),
                }
            }
            (None, None) => return Err(Refusal::row(Rule::PeriodUnreadable)),
        };
        if let Some(part) = self.parts.iter().rposition(|part| part.period == period) {
            return Ok(part);
        }
        let rows = if self.period.is_some() { self.expected_rows } else { 0 };
        self.parts.push(Part::new(period, rows));
        Ok(self.parts.len() - 1)
    }

    #[inline]
    fn keep(&mut self, row: &RawRow<'_>, part: usize, place: Place) -> Result<KeptRow, Refusal> {
        let columns = &self.files[place.file].1;
        if row.fields.len() != columns.len() {
            return Err(Refusal::row(Rule::FieldCount));
        }
        let part = &mut self.parts[part];
        let mut person = match columns.person {
            Some(at) if self.agency.duplicates != DuplicateRule::SeparatePeople => {
                self.pseudonyms.of(row.field(at).trim_ascii(), self.encoding).map_err(Refusal::at(at))?
            }
            _ => self.pseudonyms.of_row(part.period, part.person.len() as u64 + 1),
        };
        if !columns.described.is_empty() && columns.described.iter().all(|&at| row.field(at).trim_ascii().is_empty()) {
            return Err(Refusal::row(Rule::NothingStated));
        }
        let codes = codes_of(row, columns, &self.lists, &mut self.coders, self.encoding, &mut self.path)?;
        let (birth_year, entry_month) =
            dates_of(row, columns, &self.lists, |column, rule| part.tally(place, Some(column), rule));
        if self.agency.duplicates == DuplicateRule::LinkRows {
            let traits = Traits {
                birth_year,
                entry_month,
                gender: self.coders.gender.meaning(codes[coded::GENDER]).and_then(known).map_or("", |it| it.word()),
            };
            person = part.linked(|place| self.pseudonyms.of_link(&traits, place));
        }
        Ok(KeptRow { person, place, codes, birth_year, entry_month })
    }

    /// The place of a row, or of one of its cells, as people find it.
    pub(super) fn location(&self, place: Place, column: Option<usize>) -> Location {
        let Some((seen, columns)) = self.files.get(place.file) else { return Location::default() };
        let mut location = Location::file(&seen.file).at_row(u64::from(place.row));
        location.sheet.clone_from(&seen.sheet);
        location.column = column.map(|it| columns.name(it));
        location.cell = column.filter(|_| seen.sheet.is_some()).map(|it| format!("{}{}", letters(it), place.row));
        location
    }
}

/// The value that a text means, if any.
fn known<T>(meaning: &Meaning<T>) -> Option<&T> {
    match meaning {
        Meaning::Known(it) => Some(it),
        Meaning::Unmapped(_) | Meaning::NotStated | Meaning::Refused(_) => None,
    }
}
