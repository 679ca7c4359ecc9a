//! A sheet or a delimited file as it stands, before anything is known of its columns: what `init` looks at.

use indexmap::IndexSet;

/// What kind of value a cell of a workbook holds; in delimited text every cell is a text.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum CellKind {
    /// A text.
    Text,
    /// A number that is no date.
    Number,
    /// A date, written `2026-10-31`.
    Date,
    /// True or false.
    Logical,
    /// An error such as `#REF!`.
    Error,
}

/// One of the distinct texts of a column.
#[derive(Clone, PartialEq, Eq, Hash)]
pub struct GridText {
    /// The text as it stands, numbers without needless decimals.
    pub text: String,
    /// What kind of value it is.
    pub kind: CellKind,
}

/// A column: its distinct texts and which of them each row has.
#[derive(Clone, Default)]
pub struct GridColumn {
    /// Distinct texts in order of appearance; the text of code `c` is `texts[c - 1]`.
    pub texts: Vec<GridText>,
    /// One code for each row of the grid; 0 is a blank cell.
    pub codes: Vec<u32>,
}

/// All cells of one sheet or delimited file, title rows and totals too. Personal data: neither `Debug` nor `Display`.
#[derive(Clone, Default)]
pub struct Grid {
    /// File name, without folders.
    pub file: String,
    /// Sheet of a workbook.
    pub sheet: Option<String>,
    /// Whether the sheet is hidden.
    pub is_hidden: bool,
    /// Numbers, from 1, of the rows that have something in them, in order.
    pub rows: Vec<u32>,
    /// Columns from the left; all have as many codes as there are rows.
    pub columns: Vec<GridColumn>,
}

impl Grid {
    /// The cell in the `row`-th filled row (from 0) of a column (from 0); `None` where it is blank.
    #[must_use]
    pub fn cell(&self, row: usize, column: usize) -> Option<&GridText> {
        let column = self.columns.get(column)?;
        let code = *column.codes.get(row)? as usize;
        column.texts.get(code.checked_sub(1)?)
    }

    /// The text of a cell, trimmed; empty where it is blank.
    #[must_use]
    pub fn text(&self, row: usize, column: usize) -> &str {
        self.cell(row, column).map_or("", |cell| cell.text.trim())
    }
}

/// Builds a grid cell by cell, rows in order.
#[derive(Default)]
pub struct GridBuilder {
    grid: Grid,
    known: Vec<IndexSet<GridText>>,
}

impl GridBuilder {
    /// An empty grid of a file, and of a sheet of it where it is a workbook.
    #[must_use]
    pub fn new(file: &str, sheet: Option<&str>, is_hidden: bool) -> Self {
        let grid = Grid { file: file.to_owned(), sheet: sheet.map(str::to_owned), is_hidden, ..Grid::default() };
        Self { grid, known: Vec::new() }
    }

    /// Puts a text into a column (from 0) of the row of this number (from 1). Blank texts leave the cell blank.
    pub fn cell(&mut self, row: u32, column: usize, text: &str, kind: CellKind) {
        if text.trim().is_empty() {
            return;
        }
        if self.grid.rows.last() != Some(&row) {
            self.grid.rows.push(row);
        }
        if self.grid.columns.len() <= column {
            self.grid.columns.resize_with(column + 1, GridColumn::default);
            self.known.resize_with(column + 1, IndexSet::new);
        }
        let (place, _) = self.known[column].insert_full(GridText { text: text.to_owned(), kind });
        let codes = &mut self.grid.columns[column].codes;
        codes.resize(self.grid.rows.len(), 0);
        if let Some(last) = codes.last_mut() {
            *last = u32::try_from(place + 1).unwrap_or(u32::MAX);
        }
    }

    /// The grid, complete.
    #[must_use]
    pub fn finish(mut self) -> Grid {
        let rows = self.grid.rows.len();
        for (column, known) in self.grid.columns.iter_mut().zip(self.known) {
            column.codes.resize(rows, 0);
            column.texts = known.into_iter().collect();
        }
        self.grid
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn cells_are_found_where_they_were_put() {
        let mut builder = GridBuilder::new("a.csv", None, false);
        for (row, texts) in [(1, ["title", "", ""]), (3, ["no", "", "sex"]), (4, ["1", " ", "F"]), (5, ["2", "x", "F"])]
        {
            for (column, text) in texts.iter().enumerate() {
                builder.cell(row, column, text, CellKind::Text);
            }
        }
        let grid = builder.finish();
        assert_eq!((grid.rows.as_slice(), grid.columns.len()), ([1, 3, 4, 5].as_slice(), 3));
        assert_eq!([grid.text(0, 0), grid.text(1, 2), grid.text(2, 1), grid.text(3, 1)], ["title", "sex", "", "x"]);
        assert_eq!(grid.columns[2].codes, [0, 1, 2, 2]);
    }
}
