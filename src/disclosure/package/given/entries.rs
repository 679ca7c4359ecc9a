//! Rows of a plain table as counts with their keys.

use super::GivenOptions;
use super::header::Header;
use super::numbers;
use super::problem::{GivenProblem, quoted};
use crate::disclosure::counts::CellKey;
use crate::disclosure::delimited::Record;
use crate::disclosure::package::{MEN, Measure, OTHER, RowKey, WOMEN};
use crate::domain::{Label, LabelError, Period, fold};
use crate::pipeline::AgencyId;
use chrono::NaiveDate;

/// Levels of a unit as they are typed.
const UNIT_JOINT: &str = " / ";
/// Words that people write for a total, which is a blank cell here.
const TOTALS: [&str; 6] = ["total", "totals", "all", "everybody", "sum", "*"];

/// One count of the table.
#[derive(Clone, Debug)]
pub(super) struct Entry {
    /// Where it stands.
    pub row: usize,
    /// Its column of people.
    pub column: &'static str,
    /// Of which agency.
    pub agency: String,
    /// The agency's name, where the row says it.
    pub name: Option<String>,
    /// Of which month.
    pub period: Period,
    /// What it is of.
    pub key: RowKey,
    /// How many; `None` where withheld.
    pub people: Option<i64>,
}

/// All counts of the table, or all that is wrong with its cells.
pub(super) fn entries(
    header: &Header,
    body: &[Record],
    options: &GivenOptions,
) -> Result<Vec<Entry>, Vec<GivenProblem>> {
    let (mut entries, mut problems) = (Vec::new(), Vec::new());
    for record in body.iter().filter(|record| record.fields.iter().any(|field| !field.trim().is_empty())) {
        let mut row = Row { header, record, options, problems: Vec::new() };
        let read = row.read().unwrap_or_default();
        if row.problems.is_empty() {
            entries.extend(read);
        }
        problems.extend(row.problems.into_iter().map(|it| it.row(record.row)));
    }
    if entries.is_empty() && problems.is_empty() {
        problems.push(super::header::no_header());
    }
    if problems.is_empty() { Ok(entries) } else { Err(problems) }
}

struct Row<'a> {
    header: &'a Header,
    record: &'a Record,
    options: &'a GivenOptions,
    problems: Vec<GivenProblem>,
}

impl Row<'_> {
    /// The counts of the row; `None` and problems where something is wrong.
    fn read(&mut self) -> Option<Vec<Entry>> {
        self.is_whole()?;
        let (agency, period) = (self.agency(), self.period());
        let name = self.label("name");
        let (measure, population, cell) = (self.measure(), self.label("population"), self.cell());
        let counts = self.counts();
        let key = RowKey { measure: measure?, population, cell };
        let (agency, period, row) = (agency?, period?, self.record.row);
        let entry = |(column, gender, people)| {
            let (mut key, agency, name) = (key.clone(), agency.clone(), name.clone());
            key.cell.0[0] = gender;
            Entry { row, column, agency, name, period, key, people }
        };
        Some(counts.into_iter().map(entry).collect())
    }

    /// The people of the row, each with its column and path of gender.
    fn counts(&mut self) -> Vec<(&'static str, Vec<String>, Option<i64>)> {
        let mut counts = Vec::new();
        for &(column, gender) in self.header.people() {
            let gender = gender.map_or_else(|| self.gender(), |gender| Some(vec![gender.to_owned()]));
            match (gender, numbers::people(self.header.text(self.record, column))) {
                (Some(gender), Ok(people)) => counts.push((column, gender, people)),
                (None, Ok(_)) => {}
                (_, Err(problem)) => self.problems.push(problem.column(column)),
            }
        }
        counts
    }

    fn problem(&mut self, column: &str, allowed: impl Into<String>, help: impl Into<String>) {
        let found = quoted(self.header.text(self.record, column));
        self.problems.push(GivenProblem::new(found, allowed).column(column).help(help));
    }

    /// As many cells as the header, and none without one.
    fn is_whole(&mut self) -> Option<()> {
        let (found, meant) = (self.record.fields.len(), self.header.len());
        let problem = if found != meant {
            let problem = GivenProblem::new(format!("{found} cells"), format!("{meant}, as in the header"));
            problem.help("put cells that hold the delimiter in double quotes, and write numbers without separators")
        } else if let Some(text) = self.header.unnamed(self.record) {
            let problem = GivenProblem::new(format!("{} below a blank header", quoted(text)), "nothing");
            problem.help("name the column or remove the cell")
        } else {
            return Some(());
        };
        self.problems.push(problem);
        None
    }

    fn agency(&mut self) -> Option<String> {
        let typed = self.header.text(self.record, "agency");
        let text = if typed.is_empty() { self.options.agency.as_deref().unwrap_or("") } else { typed };
        if let Ok(id) = AgencyId::parse(text) {
            return Some(id.as_str().to_owned());
        }
        let allowed = "2 to 40 capital letters A to Z, digits and dashes, a letter first, such as `NOR-BG`";
        let problem = GivenProblem::new(quoted(text), allowed).column("agency");
        self.problems.push(problem.help("give the agency such an id, and its name in full in the column `name`"));
        None
    }

    fn period(&mut self) -> Option<Period> {
        let typed = self.header.text(self.record, "period");
        let given = if typed.is_empty() { self.options.period } else { period(typed) };
        if given.is_none() {
            let allowed = "a month `2026-10`, a day `2021-03-31`, or a year `2026` for its December";
            self.problem("period", allowed, "write the month at whose end people were counted");
        }
        given
    }

    fn measure(&mut self) -> Option<Measure> {
        let word = fold(self.header.text(self.record, "measure"));
        let measure = if word.is_empty() { Some(Measure::Stock) } else { Measure::from_word(&word) };
        if measure.is_none() {
            let words = Measure::ALL.map(Measure::word).join("`, `");
            self.problem("measure", format!("`{words}`"), "write one of these, or nothing for `stock`");
        }
        measure
    }

    /// The path of gender of a long row.
    fn gender(&mut self) -> Option<Vec<String>> {
        let gender = match fold(self.header.text(self.record, "gender")).as_str() {
            "" => return Some(Vec::new()),
            WOMEN | "woman" | "female" => WOMEN,
            MEN | "man" | "male" => MEN,
            OTHER | "other" => OTHER,
            _ => {
                let allowed = format!("`{WOMEN}`, `{MEN}`, `{OTHER}`, or a blank cell for all of them");
                self.problem("gender", allowed, "write one of these");
                return None;
            }
        };
        Some(vec![gender.to_owned()])
    }

    fn cell(&mut self) -> CellKey {
        let one = |label: Option<String>| label.into_iter().collect::<Vec<_>>();
        let rank = self.path("band", "rank");
        let unit = self.unit();
        let role = self.path("role_family", "role");
        let [contract, time, station] = ["contract", "working_time", "duty_station"].map(|it| one(self.category(it)));
        CellKey([Vec::new(), rank, unit, role, contract, time, station])
    }

    /// A category within another.
    fn path(&mut self, outer: &'static str, inner: &'static str) -> Vec<String> {
        let (above, below) = (self.category(outer), self.category(inner));
        if above.is_none() && below.is_some() {
            self.problem(inner, format!("only beside a `{outer}`"), format!("fill the column `{outer}` in this row"));
        }
        let bands = &self.options.bands;
        if outer == "band" && !bands.is_empty() && above.as_ref().is_some_and(|it| !bands.contains(it)) {
            let allowed = format!("`{}`", bands.join("`, `"));
            self.problem(outer, allowed, "write one of the bands that were given");
        }
        above.into_iter().chain(below).collect()
    }

    fn unit(&mut self) -> Vec<String> {
        let text = self.header.text(self.record, "unit");
        if text.is_empty() {
            return Vec::new();
        }
        text.split(UNIT_JOINT).filter_map(|level| self.category_of("unit", level)).collect()
    }

    fn category(&mut self, column: &'static str) -> Option<String> {
        let text = self.header.text(self.record, column);
        if text.is_empty() { None } else { self.category_of(column, text) }
    }

    /// A label that is no word for a total.
    fn category_of(&mut self, column: &'static str, text: &str) -> Option<String> {
        if TOTALS.contains(&fold(text).as_str()) {
            self.problem(column, "a category, or a blank cell for the total", "leave the cell blank for the total");
            return None;
        }
        self.label_of(column, text)
    }

    fn label(&mut self, column: &'static str) -> Option<String> {
        let text = self.header.text(self.record, column);
        if text.is_empty() { None } else { self.label_of(column, text) }
    }

    fn label_of(&mut self, column: &'static str, text: &str) -> Option<String> {
        match Label::parse(text) {
            Ok(label) => Some(label.as_str().to_owned()),
            Err(LabelError::Reserved) => Some(text.to_owned()),
            Err(problem) => {
                let problem = GivenProblem::new(format!("a text that {problem}"), "1 to 200 printable characters");
                self.problems.push(problem.column(column).help("type the text again"));
                None
            }
        }
    }
}

/// A month, a day of one, or the December of a year.
fn period(text: &str) -> Option<Period> {
    let is_year = text.len() == 4 && text.bytes().all(|byte| byte.is_ascii_digit());
    if is_year {
        return Period::new(text.parse().ok()?, 12);
    }
    let day = text.len() == 10 && NaiveDate::parse_from_str(text, "%Y-%m-%d").is_ok();
    let month = if day { text.get(..7)? } else { text };
    month.parse().ok()
}

#[cfg(test)]
mod tests {
    use rstest::rstest;

    #[rstest]
    #[case("2026-10", Some("2026-10"))]
    #[case("2026", Some("2026-12"))]
    #[case("2021-03-31", Some("2021-03"))]
    #[case("2021-02-29", None)]
    #[case("31.03.2021", None)]
    #[case("2004/05", None)]
    #[case("2004-2005", None)]
    #[case("26", None)]
    #[case("+202", None)]
    fn periods_are_months_days_or_years(#[case] text: &str, #[case] expected: Option<&str>) {
        assert_eq!(super::period(text).map(|it| it.to_string()).as_deref(), expected);
    }
}
