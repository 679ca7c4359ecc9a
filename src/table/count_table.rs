//! Counts in columns: what the cube computes and the store keeps.

use thiserror::Error;

use super::Coded;

/// One column of counts. Neither `Debug` nor `Serialize`: raw counts are not for showing.
#[derive(Clone, PartialEq, Eq)]
pub enum CountColumn {
    /// A key: what the persons of a row have in common.
    Text(Coded),
    /// A number: persons, thousandths of full-time posts, months.
    Whole(Vec<i64>),
}

/// A table of counts, columns of equal length under distinct names. The order of its rows is the caller's.
/// Neither `Debug` nor `Serialize`: raw counts are not for showing.
#[derive(Clone, Default, PartialEq, Eq)]
pub struct CountTable {
    columns: Vec<(String, CountColumn)>,
    rows: usize,
}

/// Columns that do not make a table.
#[derive(Debug, Error, PartialEq, Eq)]
pub enum CountTableError {
    /// Columns of different lengths.
    #[error("column `{column}` has {found} rows, the columns before it have {expected}")]
    Length {
        /// The column.
        column: String,
        /// Its rows.
        found: usize,
        /// Rows of the first column.
        expected: usize,
    },
    /// A name twice.
    #[error("column `{column}` occurs twice")]
    Twice {
        /// The name.
        column: String,
    },
    /// A code without a text.
    #[error("column `{column}` has a code beyond its {texts} texts")]
    Code {
        /// The column.
        column: String,
        /// Its distinct texts.
        texts: usize,
    },
}

impl CountColumn {
    /// Rows.
    #[must_use]
    pub fn len(&self) -> usize {
        match self {
            Self::Text(coded) => coded.codes.len(),
            Self::Whole(numbers) => numbers.len(),
        }
    }

    /// Whether there are no rows.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }

    fn rows(&self, places: &[usize]) -> Self {
        match self {
            Self::Text(coded) => Self::Text(Coded {
                texts: coded.texts.clone(),
                codes: places.iter().map(|&row| coded.codes[row]).collect(),
            }),
            Self::Whole(numbers) => Self::Whole(places.iter().map(|&row| numbers[row]).collect()),
        }
    }
}

impl CountTable {
    /// A table of these columns, in this order.
    ///
    /// # Errors
    /// Columns of different lengths, a name twice, a code without a text.
    pub fn new(columns: Vec<(String, CountColumn)>) -> Result<Self, CountTableError> {
        let rows = columns.first().map_or(0, |(_, column)| column.len());
        for (index, (name, column)) in columns.iter().enumerate() {
            check(name, column, rows)?;
            if columns.iter().take(index).any(|(earlier, _)| earlier == name) {
                return Err(CountTableError::Twice { column: name.clone() });
            }
        }
        Ok(Self { columns, rows })
    }

    /// Rows.
    #[must_use]
    pub fn len(&self) -> usize {
        self.rows
    }

    /// Whether there are no rows.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.rows == 0
    }

    /// All columns with their names, in order.
    #[must_use]
    pub fn columns(&self) -> &[(String, CountColumn)] {
        &self.columns
    }

    /// All columns with their names, in order, to own.
    #[must_use]
    pub fn into_columns(self) -> Vec<(String, CountColumn)> {
        self.columns
    }

    /// The column of this name, if it is text.
    #[must_use]
    pub fn text(&self, name: &str) -> Option<&Coded> {
        match self.column(name)? {
            CountColumn::Text(coded) => Some(coded),
            CountColumn::Whole(_) => None,
        }
    }

    /// The column of this name, if it is numbers.
    #[must_use]
    pub fn whole(&self, name: &str) -> Option<&[i64]> {
        match self.column(name)? {
            CountColumn::Text(_) => None,
            CountColumn::Whole(numbers) => Some(numbers),
        }
    }

    /// The table of these rows, in this order; rows beyond the end are left out.
    #[must_use]
    pub fn rows(&self, places: &[usize]) -> Self {
        let places: Vec<usize> = places.iter().copied().filter(|&row| row < self.rows).collect();
        let columns = self.columns.iter().map(|(name, column)| (name.clone(), column.rows(&places))).collect();
        Self { columns, rows: places.len() }
    }

    fn column(&self, name: &str) -> Option<&CountColumn> {
        self.columns.iter().find_map(|(known, column)| (known == name).then_some(column))
    }
}

fn check(name: &str, column: &CountColumn, rows: usize) -> Result<(), CountTableError> {
    if column.len() != rows {
        return Err(CountTableError::Length { column: name.to_owned(), found: column.len(), expected: rows });
    }
    match column {
        CountColumn::Text(coded) if !coded.is_sound() => {
            Err(CountTableError::Code { column: name.to_owned(), texts: coded.texts.len() })
        }
        _ => Ok(()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn text(texts: &[&str], codes: &[u32]) -> CountColumn {
        CountColumn::Text(Coded { texts: texts.iter().map(ToString::to_string).collect(), codes: codes.to_vec() })
    }

    #[test]
    fn columns_of_one_length_make_a_table() {
        let columns = vec![
            ("gender".to_owned(), text(&["man", "woman"], &[1, 0])),
            ("headcount".to_owned(), CountColumn::Whole(vec![3, 5])),
        ];
        let table = CountTable::new(columns).ok().unwrap();
        assert_eq!(table.len(), 2);
        assert_eq!(table.whole("headcount"), Some([3, 5].as_slice()));
        assert!(table.text("gender").is_some() && table.text("headcount").is_none() && table.whole("rank").is_none());
    }

    #[test]
    fn rows_are_taken_in_the_order_asked_for() {
        let columns = vec![
            ("gender".to_owned(), text(&["man", "woman"], &[1, 0, 0])),
            ("headcount".to_owned(), CountColumn::Whole(vec![3, 5, 7])),
        ];
        let taken = CountTable::new(columns).ok().unwrap().rows(&[2, 0, 9]);
        assert_eq!((taken.len(), taken.whole("headcount")), (2, Some([7, 3].as_slice())));
        assert_eq!(taken.text("gender").unwrap().codes, [0, 1]);
    }

    #[test]
    fn columns_that_make_no_table_are_refused() {
        let refusal = |columns| CountTable::new(columns).err().map(|error| error.to_string());
        let whole = |numbers: &[i64]| ("headcount".to_owned(), CountColumn::Whole(numbers.to_vec()));
        let gender = |codes: &[u32]| ("gender".to_owned(), text(&["woman"], codes));
        assert_eq!(
            refusal(vec![whole(&[1]), gender(&[0, 0])]).unwrap(),
            "column `gender` has 2 rows, the columns before it have 1"
        );
        assert_eq!(refusal(vec![whole(&[1]), whole(&[1])]).unwrap(), "column `headcount` occurs twice");
        assert_eq!(refusal(vec![gender(&[1])]).unwrap(), "column `gender` has a code beyond its 1 texts");
    }
}
