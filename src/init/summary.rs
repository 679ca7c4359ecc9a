//! What was found, for people: columns, gender, months, rows.

use super::draft::{AgencyDraft, MonthSource, SourceDraft};
use super::write::{columns_of, sentence, shown};
use super::{Guess, Recognised};
use crate::domain::Period;

/// A column and what it holds.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct MappedColumn {
    /// The key of the pipeline file.
    pub field: &'static str,
    /// The headers; the possible ones where it is asked.
    pub columns: Vec<String>,
    /// Whether it is asked.
    pub is_asked: bool,
}

impl AgencyDraft {
    /// Which column holds what.
    #[must_use]
    pub fn mapping(&self) -> Vec<MappedColumn> {
        let found = &self.recognised;
        let unit = columns_of(&found.unit, |unit| match unit {
            crate::pipeline::UnitColumns::Levels(levels) => levels.clone(),
            crate::pipeline::UnitColumns::Path { column, .. } => vec![column.clone()],
        });
        let time = columns_of(&found.working_time, |it| vec![it.0.clone()]);
        let mut all: Vec<(&'static str, Vec<String>, bool)> =
            single(found).map(|(field, guess)| (field, columns_of(guess, |it| vec![it.clone()]), asks(guess))).into();
        all.push(("unit", unit, asks(&found.unit)));
        all.push(("working_time", time, asks(&found.working_time)));
        let there = all.into_iter().filter(|(_, columns, _)| !columns.is_empty());
        there.map(|(field, columns, is_asked)| MappedColumn { field, columns, is_asked }).collect()
    }

    /// What gender codes mean, as a sentence; `None` without a gender column.
    #[must_use]
    pub fn gender(&self) -> Option<String> {
        sentence(&self.recognised)
    }

    /// Columns that are never read, with the reason.
    #[must_use]
    pub fn never_read(&self) -> Vec<(String, &'static str)> {
        self.recognised.refused.iter().map(|(header, why)| (shown(header), why.phrase())).collect()
    }

    /// Columns that are not used.
    #[must_use]
    pub fn not_used(&self) -> Vec<String> {
        self.recognised.ignored.iter().filter(|it| !it.trim().is_empty()).map(|it| shown(it)).collect()
    }

    /// Rows of people in all files.
    #[must_use]
    pub fn people(&self) -> u64 {
        self.sources.iter().flat_map(|it| &it.files).map(|it| it.people).sum()
    }

    /// How many files there are.
    #[must_use]
    pub fn files(&self) -> usize {
        self.sources.iter().map(|it| it.files.len()).sum()
    }

    /// The months that file names say, in order, each once.
    #[must_use]
    pub fn months(&self) -> Vec<Period> {
        let mut months: Vec<Period> = self.sources.iter().flat_map(|it| &it.files).filter_map(|it| it.period).collect();
        months.sort_unstable();
        months.dedup();
        months
    }
}

fn single(found: &Recognised) -> [(&'static str, &Guess<String>); 8] {
    [
        ("person", &found.person),
        ("gender", &found.gender),
        ("rank", &found.rank),
        ("role", &found.role),
        ("contract", &found.contract),
        ("duty_station", &found.duty_station),
        ("birth", &found.birth),
        ("entry", &found.entry),
    ]
}

fn asks<T>(guess: &Guess<T>) -> bool {
    matches!(guess, Guess::Ask(_))
}

impl SourceDraft {
    /// How the file is laid out, in words.
    #[must_use]
    pub fn laid_out(&self) -> String {
        let rows = if self.header_rows > 1 { "rows" } else { "row" };
        let last = self.header_row + self.header_rows - 1;
        let header = if self.header_rows > 1 { format!("{}-{last}", self.header_row) } else { last.to_string() };
        let kind = match self.layout {
            crate::ingest::FoundLayout::Csv { delimiter, encoding } => {
                let sign = if delimiter == b'\t' { "tab".to_owned() } else { format!("`{}`", char::from(delimiter)) };
                format!("text with {sign} between columns, {}", encoding.name().to_lowercase())
            }
            crate::ingest::FoundLayout::Workbook => match &self.sheets {
                Guess::Found(names) => {
                    let word = if names.len() > 1 { "sheets" } else { "sheet" };
                    format!("workbook, {word} `{}`", names.join("`, `"))
                }
                Guess::Absent => "workbook, first sheet".to_owned(),
                Guess::Ask(_) => "workbook, the sheet is asked".to_owned(),
            },
        };
        format!("{kind}, header in {rows} {header}")
    }

    /// Where the month of a list comes from, in words after "month".
    #[must_use]
    pub fn month_from(&self) -> String {
        match &self.month {
            Guess::Found(MonthSource::FileName(pattern)) => format!("from the file name, `{pattern}`"),
            Guess::Found(MonthSource::Column(header)) => format!("from column `{}`", shown(header)),
            Guess::Ask(_) | Guess::Absent => "asked".to_owned(),
        }
    }

    /// People by the totals rows of the files, where all have one.
    #[must_use]
    pub fn stated(&self) -> Option<u64> {
        self.files.iter().map(|it| it.stated).sum()
    }
}
