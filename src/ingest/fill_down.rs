//! Values that stand once for a group of rows.

use super::row::{RawRow, Span};

/// The columns whose blanks mean what stands above them, and what that is.
#[derive(Default)]
pub(super) struct FillDown {
    columns: Vec<usize>,
    held: Vec<Vec<u8>>,
}

/// What a row is once its blanks are filled.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Filled {
    /// A row like any other.
    Row,
    /// Nothing but values that stand for the rows below it.
    Heading,
}

impl FillDown {
    pub(super) fn new(columns: Vec<usize>) -> Self {
        Self { held: vec![Vec::new(); columns.len()], columns }
    }

    /// Whether no column is filled.
    pub(super) fn is_empty(&self) -> bool {
        self.columns.is_empty()
    }

    /// Notes the values of a row and puts those held into its blanks. A value lower in the order of columns ends with a
    /// change of the one before it: a new directorate begins without a division.
    pub(super) fn fill(&mut self, bytes: &mut Vec<u8>, fields: &mut [Span]) -> Filled {
        let text = |span: &Span, bytes: &[u8]| bytes[span.start..span.end].trim_ascii().to_vec();
        let is_filled = |(at, span): (usize, &Span)| {
            !self.columns.contains(&at) && !bytes[span.start..span.end].trim_ascii().is_empty()
        };
        let heading = !fields.iter().enumerate().any(is_filled);
        let mut changed = false;
        for (&column, held) in self.columns.iter().zip(&mut self.held) {
            let Some(span) = fields.get_mut(column) else { continue };
            let stated = text(span, bytes);
            if !stated.is_empty() {
                changed |= *held != stated;
                *held = stated;
            } else if changed {
                held.clear();
            } else if !held.is_empty() {
                let start = bytes.len();
                bytes.extend_from_slice(held);
                *span = Span { start, end: bytes.len() };
            }
        }
        if heading { Filled::Heading } else { Filled::Row }
    }
}

/// A copy of a row's bytes and fields that may be filled.
pub(super) fn copy(row: &RawRow<'_>, bytes: &mut Vec<u8>, fields: &mut Vec<Span>) {
    bytes.clear();
    fields.clear();
    for column in 0..row.fields.len() {
        let start = bytes.len();
        bytes.extend_from_slice(row.field(column));
        fields.push(Span { start, end: bytes.len() });
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Rows after filling; `None` for headings.
    fn filled(rows: &[[&str; 3]], columns: &[usize]) -> Vec<Option<Vec<String>>> {
        let mut fill = FillDown::new(columns.to_vec());
        let mut one = |row: &[&str; 3]| {
            let (mut bytes, mut fields) = (Vec::new(), Vec::new());
            for text in row {
                let start = bytes.len();
                bytes.extend_from_slice(text.as_bytes());
                fields.push(Span { start, end: bytes.len() });
            }
            let what = fill.fill(&mut bytes, &mut fields);
            let text = |span: &Span| String::from_utf8_lossy(&bytes[span.start..span.end]).into_owned();
            (what == Filled::Row).then(|| fields.iter().map(text).collect())
        };
        rows.iter().map(&mut one).collect()
    }

    #[test]
    fn a_group_label_reaches_down_to_the_next() {
        let rows = [["North", "Airport", "1"], ["", "", "2"], ["", "Port", "3"], ["South", "", "4"], ["", "", "5"]];
        let expected = ["North Airport 1", "North Airport 2", "North Port 3", "South  4", "South  5"];
        let found: Vec<String> = filled(&rows, &[0, 1]).into_iter().flatten().map(|it| it.join(" ")).collect();
        assert_eq!(found, expected);
    }

    #[test]
    fn a_label_on_a_row_of_its_own_is_a_heading() {
        let found = filled(&[["North", "", ""], ["", "x", "1"]], &[0]);
        assert_eq!(found[0], None);
        assert_eq!(found[1].as_deref().map(|it| it.join(" ")).as_deref(), Some("North x 1"));
    }
}
