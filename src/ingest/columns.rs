//! Which column of a file holds what: the mapping of the pipeline file bound to a header.

use std::collections::BTreeSet;

use super::problem::Problem;
use super::row::coded;
use crate::domain::fold;
use crate::pipeline::{Agency, Layout, PeriodSource, Source, UnitColumns};

/// The most columns a table may have.
pub(super) const MAX_COLUMNS: usize = 512;

/// Positions of the mapped columns, from 0.
#[derive(Clone, Default)]
pub(super) struct Columns {
    /// Headers as they stand in the file.
    headers: Vec<String>,
    pub(super) person: Option<usize>,
    pub(super) gender: Option<usize>,
    pub(super) rank: Option<usize>,
    /// Columns of the unit path, from the top.
    pub(super) unit: Vec<usize>,
    pub(super) role: Option<usize>,
    pub(super) contract: Option<usize>,
    pub(super) working_time: Option<usize>,
    pub(super) duty_station: Option<usize>,
    pub(super) birth: Option<usize>,
    pub(super) entry: Option<usize>,
    pub(super) period: Option<usize>,
    /// Columns whose value stands once for a group of rows, in the order given.
    pub(super) fill_down: Vec<usize>,
    /// All mapped columns but the person's and the period's.
    pub(super) described: Vec<usize>,
    /// Positions from 1 of the columns that are not read.
    pub(super) ignored: Vec<usize>,
}

impl Columns {
    /// Finds the mapped columns of `agency` in the header of a file.
    ///
    /// # Errors
    /// Columns that are missing or stand there twice. Headers are listed only where at least one mapped column was
    /// found: else the row may be no header but a person.
    pub(super) fn bind(agency: &Agency, source: &Source, headers: Vec<String>, row: u32) -> Result<Self, Vec<Problem>> {
        if headers.len() > MAX_COLUMNS {
            return Err(vec![Problem::TooManyColumns { found: headers.len(), limit: MAX_COLUMNS }]);
        }
        let mut search = Search::new(agency, &headers);
        let mapping = &agency.columns;
        let mut columns = Self {
            person: search.column("person", mapping.person.as_deref()),
            gender: search.column("gender", mapping.gender.as_deref()),
            rank: search.column("rank", mapping.rank.as_deref()),
            unit: search.unit(mapping.unit.as_ref()),
            role: search.column("role", mapping.role.as_deref()),
            contract: search.column("contract", mapping.contract.as_deref()),
            working_time: search.working_time(mapping.working_time.as_ref().map(|(header, _)| header.as_str())),
            duty_station: search.column("duty_station", mapping.duty_station.as_deref()),
            birth: search.column("birth", mapping.birth.as_deref()),
            entry: search.column("entry", mapping.entry.as_deref()),
            period: search.period(&source.period),
            fill_down: search.fill_down(&source.layout),
            ..Self::default()
        };
        search.finish(row)?;
        columns.describe(headers);
        Ok(columns)
    }

    fn describe(&mut self, headers: Vec<String>) {
        let single = [self.gender, self.rank, self.role, self.contract, self.working_time];
        let dates = [self.duty_station, self.birth, self.entry];
        self.described = single.into_iter().chain(dates).flatten().chain(self.unit.iter().copied()).collect();
        let read: BTreeSet<usize> = self.described.iter().copied().chain(self.person).chain(self.period).collect();
        self.ignored = (0..headers.len()).filter(|it| !read.contains(it)).map(|it| it + 1).collect();
        self.headers = headers;
    }

    /// The column of a coded column; a unit path is named by its first.
    pub(super) fn coded(&self, which: usize) -> Option<usize> {
        match which {
            coded::GENDER => self.gender,
            coded::RANK => self.rank,
            coded::UNIT => self.unit.first().copied(),
            coded::ROLE => self.role,
            coded::CONTRACT => self.contract,
            coded::WORKING_TIME => self.working_time,
            coded::DUTY_STATION => self.duty_station,
            _ => None,
        }
    }

    /// How many columns the header has.
    pub(super) fn len(&self) -> usize {
        self.headers.len()
    }

    /// The header of a mapped column; an ignored one is named by its position only.
    pub(super) fn name(&self, column: usize) -> String {
        match self.headers.get(column) {
            Some(header) if !self.ignored.contains(&(column + 1)) => header.clone(),
            _ => format!("column {}", column + 1),
        }
    }
}

/// A search for mapped headers that collects what is wrong.
struct Search<'a> {
    section: String,
    headers: &'a [String],
    folded: Vec<String>,
    found: usize,
    problems: Vec<Problem>,
}

impl<'a> Search<'a> {
    fn new(agency: &Agency, headers: &'a [String]) -> Self {
        Self {
            section: format!("[agency.columns] of `{}`", agency.id.as_str()),
            headers,
            folded: headers.iter().map(|header| fold(header)).collect(),
            found: 0,
            problems: Vec::new(),
        }
    }

    fn column(&mut self, field: &str, header: Option<&str>) -> Option<usize> {
        self.find(header?, || format!("{field} = \"?\""))
    }

    fn working_time(&mut self, header: Option<&str>) -> Option<usize> {
        self.find(header?, || "working_time = { column = \"?\", unit = ... }".to_owned())
    }

    fn unit(&mut self, unit: Option<&UnitColumns>) -> Vec<usize> {
        match unit {
            None => Vec::new(),
            Some(UnitColumns::Path { column, .. }) => {
                self.find(column, || "unit = { column = \"?\", separator = ... }".to_owned()).into_iter().collect()
            }
            Some(UnitColumns::Levels(levels)) => {
                levels.iter().filter_map(|level| self.find(level, || "unit = [..., \"?\", ...]".to_owned())).collect()
            }
        }
    }

    fn period(&mut self, period: &PeriodSource) -> Option<usize> {
        let PeriodSource::Column(header) = period else { return None };
        self.find(header, || "period = { column = \"?\" } of its [[agency.source]]".to_owned())
    }

    fn fill_down(&mut self, layout: &Layout) -> Vec<usize> {
        let headers = match layout {
            Layout::Csv(layout) => &layout.fill_down,
            Layout::Workbook(layout) => &layout.fill_down,
        };
        let line = || "fill_down = [..., \"?\", ...] of its [[agency.source]]".to_owned();
        headers.iter().filter_map(|header| self.find(header, line)).collect()
    }

    fn find(&mut self, header: &str, line: impl FnOnce() -> String) -> Option<usize> {
        let wanted = fold(header);
        let mut places = (0..self.folded.len()).filter(|&at| self.folded[at] == wanted);
        let place = places.next();
        let times = 1 + places.count();
        if place.is_none() {
            self.miss(header, &wanted, line());
        } else if times > 1 {
            self.problems.push(Problem::DoubleColumn { header: header.to_owned(), times });
        }
        self.found += usize::from(place.is_some());
        place
    }

    fn miss(&mut self, header: &str, wanted: &str, line: String) {
        let likeness = |at: &usize| strsim::jaro_winkler(wanted, &self.folded[*at]);
        let nearest = (0..self.folded.len()).max_by(|a, b| likeness(a).total_cmp(&likeness(b)));
        self.problems.push(Problem::MissingColumn {
            header: header.to_owned(),
            line,
            nearest: nearest.filter(|at| likeness(at) >= 0.75).map(|at| self.headers[at].clone()),
            found: self.headers.to_vec(),
            section: self.section.clone(),
        });
    }

    fn finish(self, row: u32) -> Result<(), Vec<Problem>> {
        if self.problems.is_empty() {
            return Ok(());
        }
        if self.found == 0 {
            return Err(vec![Problem::WrongHeaderRow { row }]);
        }
        Err(self.problems)
    }
}
