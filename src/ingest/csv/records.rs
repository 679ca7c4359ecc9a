//! Splits delimited text into records: a straight road for plain fields, a careful one for quoted fields.

use super::structure::Structure;
use crate::ingest::row::Span;

/// A quoted field with more line breaks than this has swallowed rows.
const MOST_BREAKS: u64 = 20;
/// So has a quoted field with line breaks that is longer than a field may be.
pub(super) const MAX_FIELD: usize = 1_000;

/// How a record ended.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in super::super) enum Ending {
    /// A record; its fields are in the spans.
    Record,
    /// A record with text after a closing quote.
    TextAfterQuote,
    /// A line with nothing on it.
    Blank,
    /// No more records.
    End,
    /// The text ends inside quotes.
    OpenQuote,
    /// A quoted field has swallowed this many further lines.
    Swallowed(u64),
}

/// Reads the records of a buffer.
pub(in super::super) struct Records {
    structure: Structure,
    delimiter: u8,
    at: usize,
    end: usize,
    columns: usize,
    /// Line ends passed.
    pub(super) lines: u64,
    /// Those of them inside quotes.
    pub(super) breaks: u64,
}

/// Where a field's reading goes on.
enum Next {
    Field(usize),
    Line(usize),
    End,
}

impl Records {
    /// Records from `start` to `end` of a buffer with padding behind; `columns` of the header, 0 while it is read.
    pub(in super::super) fn new(buffer: &[u8], delimiter: u8, start: usize, end: usize, columns: usize) -> Self {
        let structure = Structure::new(buffer, delimiter, start, end);
        Self { structure, delimiter, at: start, end, columns, lines: 0, breaks: 0 }
    }

    /// Where the next record begins.
    pub(super) fn position(&self) -> usize {
        self.at
    }

    /// Reads the next record into `fields`. Doubled quotes are made single in the buffer itself.
    #[inline]
    pub(in super::super) fn next(&mut self, buffer: &mut [u8], fields: &mut Vec<Span>) -> Ending {
        fields.clear();
        if self.at >= self.end {
            return Ending::End;
        }
        let mut ending = Ending::Record;
        let mut start = self.at;
        // A copy of its own, so that it stays in registers along a plain line.
        let mut structure = self.structure;
        loop {
            let at = structure.next(buffer);
            if at >= self.end {
                fields.push(Span { start, end: without_return(buffer, start, at) });
                self.at = self.end;
                break;
            }
            let byte = buffer[at];
            if byte == self.delimiter {
                fields.push(Span { start, end: at });
                start = at + 1;
            } else if byte == b'\n' {
                self.lines += 1;
                fields.push(Span { start, end: without_return(buffer, start, at) });
                self.at = at + 1;
                break;
            } else if at == start {
                self.structure = structure;
                match self.quoted(buffer, at, fields, &mut ending) {
                    Ok(Next::Field(next)) => start = next,
                    Ok(Next::Line(next)) => {
                        self.at = next;
                        return ending;
                    }
                    Ok(Next::End) => {
                        self.at = self.end;
                        return ending;
                    }
                    Err(stop) => return stop,
                }
                structure = self.structure;
            }
            // A quote inside a plain field stands for itself.
        }
        self.structure = structure;
        match fields.as_slice() {
            [only] if only.start == only.end && buffer.get(only.start) != Some(&b'"') && self.columns != 1 => {
                Ending::Blank
            }
            _ => ending,
        }
    }

    /// Reads a field from its opening quote.
    fn quoted(
        &mut self,
        buffer: &mut [u8],
        open: usize,
        fields: &mut Vec<Span>,
        ending: &mut Ending,
    ) -> Result<Next, Ending> {
        let mut doubled = false;
        let mut breaks = 0;
        let close = loop {
            let at = self.structure.next(buffer);
            if at >= self.end {
                return Err(Ending::OpenQuote);
            }
            if buffer[at] == b'\n' {
                breaks += 1;
                if breaks > MOST_BREAKS || at - open > MAX_FIELD {
                    return Err(Ending::Swallowed(breaks));
                }
            } else if buffer[at] == b'"' {
                if at + 1 < self.end && buffer[at + 1] == b'"' {
                    self.structure.next(buffer);
                    doubled = true;
                } else {
                    break at;
                }
            }
        };
        if breaks > 0 {
            self.reconcile(&buffer[open + 1..close], breaks)?;
        }
        let end = if doubled { undouble(buffer, open + 1, close) } else { close };
        fields.push(Span { start: open + 1, end });
        Ok(self.after_quote(buffer, close + 1, ending))
    }

    /// Counts the line breaks of a quoted field, unless one of its lines is itself a whole record.
    fn reconcile(&mut self, field: &[u8], breaks: u64) -> Result<(), Ending> {
        let delimiters = |line: &[u8]| memchr::memchr_iter(self.delimiter, line).count();
        let is_record = |line: &[u8]| self.columns >= 3 && delimiters(line) + 1 >= self.columns;
        if field.len() > MAX_FIELD || field.split(|&byte| byte == b'\n').any(is_record) {
            return Err(Ending::Swallowed(breaks));
        }
        self.lines += breaks;
        self.breaks += breaks;
        Ok(())
    }

    /// What follows a closing quote: a delimiter, a line end, or text that should not be there.
    fn after_quote(&mut self, buffer: &[u8], mut at: usize, ending: &mut Ending) -> Next {
        if at < self.end && buffer[at] == b'\r' && (at + 1 >= self.end || buffer[at + 1] == b'\n') {
            at += 1;
        }
        let plain = at >= self.end || buffer[at] == self.delimiter || buffer[at] == b'\n';
        if !plain {
            *ending = Ending::TextAfterQuote;
        }
        loop {
            let next = self.structure.next(buffer);
            if next >= self.end {
                return Next::End;
            }
            if buffer[next] == self.delimiter {
                return Next::Field(next + 1);
            }
            if buffer[next] == b'\n' {
                self.lines += 1;
                return Next::Line(next + 1);
            }
        }
    }
}

#[inline]
fn without_return(buffer: &[u8], start: usize, end: usize) -> usize {
    if end > start && buffer[end - 1] == b'\r' { end - 1 } else { end }
}

/// Makes doubled quotes single between `start` and `end`; returns the new end.
fn undouble(buffer: &mut [u8], start: usize, end: usize) -> usize {
    let (mut from, mut to) = (start, start);
    while from < end {
        buffer[to] = buffer[from];
        from += if buffer[from] == b'"' { 2 } else { 1 };
        to += 1;
    }
    to
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::super::structure::PADDING;
    use super::*;

    /// Records as texts, and how the reading ended.
    fn read(text: &[u8], columns: usize) -> (Vec<Vec<String>>, Ending) {
        let mut buffer = text.to_vec();
        buffer.extend([b'\n'; PADDING]);
        let mut records = Records::new(&buffer, b',', 0, text.len(), columns);
        let (mut fields, mut all) = (Vec::new(), Vec::new());
        loop {
            match records.next(&mut buffer, &mut fields) {
                Ending::Record => {
                    let text = |span: &Span| String::from_utf8_lossy(&buffer[span.start..span.end]).into_owned();
                    all.push(fields.iter().map(text).collect());
                }
                Ending::Blank => {}
                other => return (all, other),
            }
        }
    }

    #[test]
    fn quotes_hold_delimiters_line_breaks_and_doubled_quotes() {
        let (records, ending) = read(b"a,\"b,\n\"\"c\"\"\",d\r\n\"\",\"x\"\r\n\r\n5\" pipe,y,\n\"end\"", 3);
        assert_eq!(records, [vec!["a", "b,\n\"c\"", "d"], vec!["", "x"], vec!["5\" pipe", "y", ""], vec!["end"]]);
        assert_eq!(ending, Ending::End);
    }

    #[test]
    fn a_quote_that_swallows_rows_is_found_out() {
        assert_eq!(read(b"1,A,\"F\n2,B,M\n", 3).1, Ending::OpenQuote);
        assert_eq!(read(b"1,\"A,F\n2,B,M\n3,C\",M\n", 3).1, Ending::Swallowed(2));
        assert_eq!(read(b"1,\"A\n2,\"B\",M\n", 3).1, Ending::TextAfterQuote);
        let long = format!("1,\"{}\",F\n", "x\n".repeat(21));
        assert_eq!(read(long.as_bytes(), 3).1, Ending::Swallowed(21));
    }

    proptest! {
        #[test]
        fn plain_and_quoted_records_are_read_as_written(rows in prop::collection::vec(prop::collection::vec("[a-c,\"é ]{0,12}", 2..5), 0..12)) {
            let mut text = String::new();
            for row in &rows {
                let quoted = row.iter().map(|field| format!("\"{}\"", field.replace('"', "\"\"")));
                text += &quoted.collect::<Vec<_>>().join(",");
                text.push('\n');
            }
            prop_assert_eq!(read(text.as_bytes(), 0), (rows, Ending::End));
        }
    }
}
