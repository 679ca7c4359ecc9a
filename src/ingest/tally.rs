//! Counts of broken rules while rows are read.

use std::collections::BTreeMap;

use super::columns::Columns;
use super::{FileRead, Rule, Tally};

/// How many rows of each problem are named: enough for any list that is not stopped for them, but bounded.
const NAMED: usize = 10_000;

/// Broken rules by file, column (`None` for the whole row) and rule.
#[derive(Default)]
pub(super) struct Tallies {
    counts: BTreeMap<(usize, Option<usize>, Rule), Count>,
}

#[derive(Default)]
struct Count {
    rows: u64,
    first_rows: Vec<u64>,
}

impl Tallies {
    pub(super) fn add(&mut self, file: usize, column: Option<usize>, rule: Rule, row: u32) {
        let count = self.counts.entry((file, column, rule)).or_default();
        count.rows += 1;
        if count.first_rows.len() < NAMED {
            count.first_rows.push(u64::from(row));
        }
    }

    /// Rows that were refused.
    pub(super) fn refused(&self) -> u64 {
        self.counts.iter().filter(|((_, _, rule), _)| rule.refuses()).map(|(_, count)| count.rows).sum()
    }

    /// Takes over what `other` counted.
    pub(super) fn merge(&mut self, other: Self) {
        for (key, count) in other.counts {
            let own = self.counts.entry(key).or_default();
            own.rows += count.rows;
            own.first_rows.extend(count.first_rows);
            own.first_rows.sort_unstable();
            own.first_rows.truncate(NAMED);
        }
    }

    /// The counts with names, in order of file, column and rule.
    pub(super) fn named(&self, files: &[(FileRead, Columns)]) -> Vec<Tally> {
        let named = |(&(file, column, rule), count): (&(usize, Option<usize>, Rule), &Count)| {
            let (seen, columns) = files.get(file)?;
            Some(Tally {
                file: seen.file.clone(),
                sheet: seen.sheet.clone(),
                column: column.map(|it| columns.name(it)),
                letter: column.filter(|_| seen.sheet.is_some()).map(letters),
                rule,
                rows: count.rows,
                first_rows: count.first_rows.clone(),
            })
        };
        self.counts.iter().filter_map(named).collect()
    }
}

/// Letters of a column, `A` for the first.
pub(super) fn letters(column: usize) -> String {
    let mut letters = Vec::new();
    let mut rest = column + 1;
    while rest > 0 {
        letters.push(b'A' + u8::try_from((rest - 1) % 26).unwrap_or(0));
        rest = (rest - 1) / 26;
    }
    letters.iter().rev().map(|&byte| char::from(byte)).collect()
}

#[cfg(test)]
mod tests {
    use super::letters;

    #[test]
    fn columns_are_lettered_as_in_a_spreadsheet() {
        assert_eq!([0, 25, 26, 701, 702].map(letters), ["A", "Z", "AA", "ZZ", "AAA"]);
    }
}
