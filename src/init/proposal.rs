//! What `init` has recognised in exports of one layout, and what it has to ask.

use crate::domain::Gender;
use crate::pipeline::{DateOrder, DuplicateRule, Refused, UnitColumns, WorkingTimeUnit};

/// Something recognised, something to be asked, or nothing there.
#[derive(Clone, Debug, PartialEq, Default)]
pub enum Guess<T> {
    /// The exports have nothing of the kind.
    #[default]
    Absent,
    /// Recognised without doubt.
    Found(T),
    /// It may be one of several; only people know.
    Ask(Question<T>),
}

/// A question with the answers that are possible.
#[derive(Clone, Debug, PartialEq)]
pub struct Question<T> {
    /// The question in one sentence, with what was seen: codes and counts, never a person's data.
    pub text: String,
    /// The answers, the likeliest first: what is written into the pipeline file, and why it may be the one.
    pub options: Vec<Choice<T>>,
}

/// One possible answer.
#[derive(Clone, Debug, PartialEq)]
pub struct Choice<T> {
    /// What it means.
    pub value: T,
    /// How it is put to people.
    pub label: String,
}

/// Where the table stands in a grid.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Frame {
    /// Row number, from 1, of the first header row.
    pub header_row: u32,
    /// Rows of the header: 1, or 2.
    pub header_rows: u32,
    /// Headers from the left as a run names them: two rows joined as `group / column`; empty where a column has none.
    pub headers: Vec<String>,
    /// First rows of people and all after them, totals and footers left out: places in `Grid::rows`, from 0.
    pub people: Vec<usize>,
    /// First words of totals and footer rows, as they stand.
    pub totals: Vec<String>,
    /// Number of people that a totals row states, where one does.
    pub stated: Option<u64>,
    /// Headers of columns written once for a group of rows, blank below.
    pub fill_down: Vec<String>,
    /// Rows below the people that no word marks, such as signatures.
    pub leftover: usize,
}

/// Why a sheet is no staff list.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum NotAList {
    /// Nothing in it, or no row that looks like a header.
    NoTable,
    /// A table of counts: most cells are numbers, no column tells persons apart.
    Counts,
    /// A table, but no column that is a staff list's.
    NoStaffColumns,
}

/// What one text of the gender column means.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct GenderCode {
    /// The text as it stands; empty for a blank cell.
    pub text: String,
    /// Rows with it.
    pub rows: u64,
    /// What it means where the column is decoded; `None` where it has to be asked.
    pub meaning: Option<Gender>,
}

/// The gender column decoded.
#[derive(Clone, Debug, PartialEq, Default)]
pub struct GenderGuess {
    /// Codes, the most frequent first.
    pub codes: Vec<GenderCode>,
    /// The question, where it cannot be decoded: each answer is a full reading, in the order of `codes`.
    pub question: Option<Question<Vec<Gender>>>,
    /// Rows whose text is no known code and may be a name: it is not among the codes.
    pub hidden: u64,
}

/// One rank of the likely ladder.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RankGuess {
    /// The spelling that most rows have.
    pub name: String,
    /// Other spellings.
    pub also: Vec<String>,
    /// Rows with any of them.
    pub rows: u64,
    /// Place on the ladder, 1 the most junior.
    pub level: u8,
    /// Place of its band among the default bands, 0 the most junior.
    pub band: usize,
}

/// Everything recognised in the exports of one layout.
#[derive(Clone, Debug, Default)]
pub struct Recognised {
    /// Header of the staff number.
    pub person: Guess<String>,
    /// Largest share of the rows of one list that have no staff number: a run refuses them.
    pub unnumbered: f64,
    /// Width of staff numbers, where a spreadsheet may have eaten leading zeros.
    pub person_width: Option<usize>,
    /// What to do with persons who are on a list twice.
    pub duplicates: Guess<DuplicateRule>,
    /// Header of the gender.
    pub gender: Guess<String>,
    /// What its texts mean.
    pub gender_codes: GenderGuess,
    /// Header of the rank.
    pub rank: Guess<String>,
    /// The likely ladder, junior to senior.
    pub ranks: Vec<RankGuess>,
    /// How its order was found, in one sentence.
    pub ladder_reason: String,
    /// Columns of the unit.
    pub unit: Guess<UnitColumns>,
    /// Header of the role.
    pub role: Guess<String>,
    /// Header of the contract.
    pub contract: Guess<String>,
    /// Header and unit of the working time.
    pub working_time: Guess<(String, WorkingTimeUnit)>,
    /// Words for working time: text and whether it is full time, where its unit is words.
    pub working_words: Vec<(String, bool)>,
    /// Header of the duty station.
    pub duty_station: Guess<String>,
    /// Header of the birth date.
    pub birth: Guess<String>,
    /// Header of the entry date.
    pub entry: Guess<String>,
    /// Header of the date of the list, where rows carry one.
    pub period: Guess<String>,
    /// Order of written dates.
    pub dates: Guess<DateOrder>,
    /// Whether numbers have a decimal comma.
    pub decimal_comma: bool,
    /// Columns that are never read, by header, and why.
    pub refused: Vec<(String, Refused)>,
    /// Headers of all other columns that are not read.
    pub ignored: Vec<String>,
    /// Of them, those with as few different values as gender has.
    pub may_be_gender: Vec<String>,
    /// What else to know, one sentence each; never a person's data.
    pub notes: Vec<String>,
}

impl<T> Guess<T> {
    /// What was found, or everything it may be.
    pub fn values(&self) -> impl Iterator<Item = &T> {
        let (found, options) = match self {
            Self::Absent => (None, None),
            Self::Found(value) => (Some(value), None),
            Self::Ask(question) => (None, Some(&question.options)),
        };
        found.into_iter().chain(options.into_iter().flatten().map(|it| &it.value))
    }
}

impl Recognised {
    /// Headers of all columns that are, or may be, mapped.
    #[must_use]
    pub fn mapped(&self) -> Vec<&str> {
        let single = [
            &self.person,
            &self.gender,
            &self.rank,
            &self.role,
            &self.contract,
            &self.duty_station,
            &self.birth,
            &self.entry,
            &self.period,
        ];
        let mut headers: Vec<&str> = single.into_iter().flat_map(Guess::values).map(String::as_str).collect();
        for unit in self.unit.values() {
            match unit {
                UnitColumns::Levels(levels) => headers.extend(levels.iter().map(String::as_str)),
                UnitColumns::Path { column, .. } => headers.push(column),
            }
        }
        headers.extend(self.working_time.values().map(|it| it.0.as_str()));
        headers
    }
}
