//! Opens a workbook of any format and says what is in it, cell by cell. Runs in a process of its own.

use std::io::{self, Cursor, Read, Write};

use calamine::{
    Cell, Data, DataRef, Ods, OdsError, Range, Reader, Sheet, SheetType, SheetVisible, Xls, XlsError, Xlsb, XlsbError,
    Xlsx, XlsxError,
};

use super::message::{Note, send_note};
use super::problem::WorkbookProblem;
use super::{guard, value};
use crate::domain::fold;

/// The sheets that are asked for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Wanted {
    /// The first that is visible.
    First,
    /// Those of these names.
    Named(Vec<String>),
    /// Every one.
    All,
}

/// Why the telling ended early.
enum Stop {
    /// The workbook cannot be read.
    Problem(WorkbookProblem),
    /// Nobody listens any longer.
    Unheard(io::Error),
}

impl From<io::Error> for Stop {
    fn from(error: io::Error) -> Self {
        Self::Unheard(error)
    }
}

impl From<WorkbookProblem> for Stop {
    fn from(problem: WorkbookProblem) -> Self {
        Self::Problem(problem)
    }
}

/// Tells what is in the workbook that `input` holds.
///
/// # Errors
/// Only where `output` takes no more: what is wrong with the workbook is told.
pub(super) fn tell(mut input: impl Read, wanted: &Wanted, output: &mut impl Write) -> io::Result<()> {
    let mut bytes = Vec::new();
    let told = guard::load(&mut input, &mut bytes).map_err(Stop::from).and_then(|format| match format {
        None => Ok(send_note(output, &Note::Empty)?),
        Some(guard::Format::Xlsx) => xlsx(&bytes, wanted, output),
        Some(guard::Format::Xlsb) => xlsb(&bytes, wanted, output),
        Some(guard::Format::Ods) => ods(&bytes, wanted, output),
        Some(guard::Format::Xls) => xls(&bytes, wanted, output),
    });
    match told {
        Ok(()) => {}
        Err(Stop::Problem(problem)) => send_note(output, &Note::Problem(problem))?,
        Err(Stop::Unheard(error)) => return Err(error),
    }
    send_note(output, &Note::End)?;
    output.flush()
}

fn xlsx(bytes: &[u8], wanted: &Wanted, output: &mut impl Write) -> Result<(), Stop> {
    let mut workbook = Xlsx::new(Cursor::new(bytes)).map_err(|it| wrong_xlsx(&it))?;
    let (sheets, is_1904) = (wanted.of(workbook.sheets_metadata())?, workbook.has_1904_epoch());
    let mut text = String::new();
    for sheet in sheets {
        begin(&sheet, is_1904, output)?;
        let mut cells = workbook.worksheet_cells_reader(&sheet.name).map_err(|it| wrong_xlsx(&it))?;
        while let Some(cell) = cells.next_cell().map_err(|it| wrong_xlsx(&it))? {
            streamed(&cell, &mut text, output)?;
        }
    }
    Ok(())
}

fn xlsb(bytes: &[u8], wanted: &Wanted, output: &mut impl Write) -> Result<(), Stop> {
    let mut workbook = Xlsb::new(Cursor::new(bytes)).map_err(|it| wrong_xlsb(&it))?;
    let mut text = String::new();
    for sheet in wanted.of(workbook.sheets_metadata())? {
        begin(&sheet, false, output)?;
        let mut cells = workbook.worksheet_cells_reader(&sheet.name).map_err(|it| wrong_xlsb(&it))?;
        while let Some(cell) = cells.next_cell().map_err(|it| wrong_xlsb(&it))? {
            streamed(&cell, &mut text, output)?;
        }
    }
    Ok(())
}

fn ods(bytes: &[u8], wanted: &Wanted, output: &mut impl Write) -> Result<(), Stop> {
    let mut workbook = Ods::new(Cursor::new(bytes)).map_err(|it| wrong_ods(&it))?;
    for sheet in wanted.of(workbook.sheets_metadata())? {
        begin(&sheet, false, output)?;
        range(&workbook.worksheet_range(&sheet.name).map_err(|it| wrong_ods(&it))?, output)?;
    }
    Ok(())
}

fn xls(bytes: &[u8], wanted: &Wanted, output: &mut impl Write) -> Result<(), Stop> {
    let mut workbook = Xls::new(Cursor::new(bytes)).map_err(|it| wrong_xls(&it))?;
    let is_1904 = workbook.has_1904_epoch();
    for sheet in wanted.of(workbook.sheets_metadata())? {
        begin(&sheet, is_1904, output)?;
        range(&workbook.worksheet_range(&sheet.name).map_err(|it| wrong_xls(&it))?, output)?;
    }
    Ok(())
}

fn begin(sheet: &Sheet, is_1904: bool, output: &mut impl Write) -> io::Result<()> {
    let is_hidden = sheet.visible != SheetVisible::Visible;
    send_note(output, &Note::Sheet { name: sheet.name.clone(), is_hidden, is_1904 })
}

/// Tells a cell of a sheet that is streamed; `text` holds what is made of it.
fn streamed(cell: &Cell<DataRef<'_>>, text: &mut String, output: &mut impl Write) -> io::Result<()> {
    let (row, column) = cell.get_position();
    match value::of_ref(cell.get_value(), text) {
        Some(value) => value::send(output, row, column, value),
        None => Ok(()),
    }
}

fn range(range: &Range<Data>, output: &mut impl Write) -> io::Result<()> {
    let (top, left) = range.start().unwrap_or_default();
    let place = |from: u32, offset: usize| from.saturating_add(u32::try_from(offset).unwrap_or(u32::MAX));
    let mut text = String::new();
    for (row, column, cell) in range.used_cells() {
        if let Some(value) = value::of_data(cell, &mut text) {
            value::send(output, place(top, row), place(left, column), value)?;
        }
    }
    Ok(())
}

impl Wanted {
    /// The sheets asked for, of those with cells.
    fn of(&self, sheets: &[Sheet]) -> Result<Vec<Sheet>, WorkbookProblem> {
        let sheets = || sheets.iter().filter(|sheet| sheet.typ == SheetType::WorkSheet);
        let first = || sheets().find(|it| it.visible == SheetVisible::Visible).or_else(|| sheets().next());
        let of_name = |name: &str| {
            sheets().find(|it| it.name == name).or_else(|| sheets().find(|it| fold(&it.name) == fold(name)))
        };
        let found: Vec<Sheet> = match self {
            Self::All => sheets().cloned().collect(),
            Self::First => first().into_iter().cloned().collect(),
            Self::Named(names) => {
                let missing = |sheet: &String| WorkbookProblem::NoSheet {
                    sheet: sheet.clone(),
                    found: sheets().map(|it| it.name.clone()).collect(),
                };
                names
                    .iter()
                    .map(|name| of_name(name).cloned().ok_or_else(|| missing(name)))
                    .collect::<Result<_, _>>()?
            }
        };
        if found.is_empty() { Err(WorkbookProblem::NoSheets) } else { Ok(found) }
    }
}

/// The problem behind a reader's error. Its own text may hold the content of a cell and is not shown.
fn wrong_xlsx(error: &XlsxError) -> WorkbookProblem {
    match error {
        XlsxError::Password => WorkbookProblem::Protected,
        XlsxError::ColumnNumberOverflow | XlsxError::RowNumberOverflow => WorkbookProblem::Address,
        _ => WorkbookProblem::Damaged,
    }
}

fn wrong_xlsb(error: &XlsbError) -> WorkbookProblem {
    if matches!(error, XlsbError::Password) { WorkbookProblem::Protected } else { WorkbookProblem::Damaged }
}

fn wrong_ods(error: &OdsError) -> WorkbookProblem {
    if matches!(error, OdsError::Password) { WorkbookProblem::Protected } else { WorkbookProblem::Damaged }
}

fn wrong_xls(error: &XlsError) -> WorkbookProblem {
    if matches!(error, XlsError::Password) { WorkbookProblem::Protected } else { WorkbookProblem::Damaged }
}
