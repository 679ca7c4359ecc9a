//! The header of a plain table: which column holds what.

use super::problem::{GivenProblem, quoted};
use crate::disclosure::delimited::Record;
use crate::disclosure::package::{MEN, OTHER, WOMEN};
use crate::domain::fold;

/// Words of the header, as they are written in messages.
const WORDS: [&str; 18] = [
    "agency",
    "name",
    "period",
    "measure",
    "population",
    "band",
    "rank",
    "unit",
    "role_family",
    "role",
    "contract",
    "working_time",
    "duty_station",
    "gender",
    "people",
    WOMEN,
    MEN,
    OTHER,
];
/// Another word for [`OTHER`].
const OTHER_SHORT: &str = "other";
const DELIMITERS: [char; 3] = [',', ';', '\t'];
const HELP: &str = "see `docs/packages.md` for the columns";

/// The columns of a table.
#[derive(Debug)]
pub(super) struct Header {
    columns: Vec<Option<&'static str>>,
    people: Vec<(&'static str, Option<&'static str>)>,
}

impl Header {
    /// The columns that a first record names, each once, with people in one of the two ways.
    pub fn of(record: &Record) -> Result<Self, Vec<GivenProblem>> {
        let mut problems = Vec::new();
        let mut columns: Vec<Option<&'static str>> = Vec::new();
        for text in &record.fields {
            let word = word(text);
            let problem = if word.is_none() && !text.trim().is_empty() {
                Some(GivenProblem::new(quoted(text), format!("`{}`", WORDS.join("`, `"))).help(HELP))
            } else if word.is_some() && columns.contains(&word) {
                Some(
                    GivenProblem::new(format!("{} again", quoted(text)), "each column once").help("remove one of them"),
                )
            } else {
                None
            };
            problems.extend(problem.map(|it| it.row(record.row).column(text)));
            columns.push(word);
        }
        let people = people(&columns).map_err(|problem| problems.push(problem.row(record.row)));
        match people {
            Ok(people) if problems.is_empty() => Ok(Self { columns, people }),
            _ => Err(problems),
        }
    }

    /// How many cells a row has.
    pub fn len(&self) -> usize {
        self.columns.len()
    }

    /// The trimmed text of a column in a row; blank where there is no such column.
    pub fn text<'a>(&self, record: &'a Record, column: &str) -> &'a str {
        let place = self.columns.iter().position(|it| *it == Some(column));
        place.and_then(|place| record.fields.get(place)).map_or("", |text| text.trim())
    }

    /// Columns of counts with the gender that each is of; `None` where the column `gender` says it.
    pub fn people(&self) -> &[(&'static str, Option<&'static str>)] {
        &self.people
    }

    /// Texts below a blank header.
    pub fn unnamed<'a>(&self, record: &'a Record) -> Option<&'a str> {
        let cells = self.columns.iter().zip(&record.fields);
        cells.filter(|(column, _)| column.is_none()).map(|(_, text)| text.trim()).find(|text| !text.is_empty())
    }
}

fn word(text: &str) -> Option<&'static str> {
    let plain = |text: &str| fold(text).replace('_', " ");
    let text = plain(text);
    if text == OTHER_SHORT { Some(OTHER) } else { WORDS.into_iter().find(|word| plain(word) == text) }
}

/// The columns of counts: `gender` and `people`, or `women` and `men` and perhaps others.
fn people(columns: &[Option<&'static str>]) -> Result<Vec<(&'static str, Option<&'static str>)>, Box<GivenProblem>> {
    let has = |column: &'static str| columns.contains(&Some(column));
    let wide = [WOMEN, MEN, OTHER].map(has);
    match (has("gender"), has("people"), wide) {
        (true, true, [false, false, false]) => Ok(vec![("people", None)]),
        (false, false, [true, true, other]) => {
            let all = [(WOMEN, Some(WOMEN)), (MEN, Some(MEN)), (OTHER, Some(OTHER))];
            Ok(all.into_iter().take(if other { 3 } else { 2 }).collect())
        }
        _ => {
            let counts = ["gender", "people", WOMEN, MEN, OTHER].into_iter().filter(|&it| has(it));
            let found = counts.map(|it| format!("`{it}`")).collect::<Vec<_>>().join(", ");
            let found = if found.is_empty() { "no column of people".to_owned() } else { found };
            let allowed = format!("`gender` and `people`, or `{WOMEN}` and `{MEN}` (and `{OTHER}`)");
            Err(Box::new(GivenProblem::new(found, allowed).help("write people in one of the two ways")))
        }
    }
}

/// The delimiter that splits the first row into the most cells.
pub(super) fn delimiter(text: &str) -> char {
    let first = text.trim_start_matches(['\u{feff}', '\r', '\n']).split(['\r', '\n']).next().unwrap_or("");
    let count = |delimiter: char| {
        let outside = first.split('"').step_by(2);
        outside.map(|part| part.matches(delimiter).count()).sum::<usize>()
    };
    let mut best = ',';
    for delimiter in DELIMITERS {
        if count(delimiter) > count(best) {
            best = delimiter;
        }
    }
    best
}

/// A table without anything in it.
pub(super) fn no_header() -> GivenProblem {
    GivenProblem::new("nothing", "a header and rows of counts").help(HELP)
}
