//! The lists of one agency, ready to resolve raw texts, and the tables of texts resolved so far.

use super::Rule;
use super::coder::{Coder, Meaning};
use super::codes::{GenderCodes, LEVEL_END, RankCodes, unit_meaning};
use super::date::{DateCell, read_date};
use super::text::{TextLabel, TextList};
use super::working_time::{WorkingTime, WorkingTimeReader};
use crate::domain::{Gender, Period, fold};
use crate::pipeline::{Agency, DateOrder, Layout, Source, TextCodes, UnitColumns, WorkingTimeUnit};

/// What the pipeline file says about one agency's texts in one source.
pub(super) struct Lists {
    pub(super) gender: GenderCodes,
    pub(super) rank: RankCodes,
    pub(super) role: TextList,
    pub(super) contract: TextList,
    pub(super) duty_station: TextList,
    pub(super) dates: DateOrder,
    unit_separator: String,
    working_time: WorkingTimeReader,
}

/// Raw texts resolved so far, a table for each coded column.
#[derive(Default)]
pub(super) struct Coders {
    pub(super) gender: Coder<Gender>,
    pub(super) rank: Coder<usize>,
    pub(super) unit: Coder<String>,
    pub(super) role: Coder<TextLabel>,
    pub(super) contract: Coder<TextLabel>,
    pub(super) working_time: Coder<WorkingTime>,
    pub(super) duty_station: Coder<TextLabel>,
    pub(super) period: Coder<Period>,
}

impl Coders {
    /// How many distinct texts there are in all columns.
    pub(super) fn texts(&self) -> usize {
        let codes = self.gender.len() + self.rank.len() + self.unit.len() + self.working_time.len();
        codes + self.role.len() + self.contract.len() + self.duty_station.len() + self.period.len()
    }
}

impl Lists {
    pub(super) fn new(agency: &Agency, source: &Source) -> Self {
        let codes = &agency.codes;
        let family_roles = codes.role_families.iter().flat_map(|family| &family.roles);
        let plain = |list: &TextCodes| TextList::new(list, std::iter::empty());
        let (dates, decimal_comma) = match &source.layout {
            Layout::Csv(layout) => (layout.dates, layout.decimal_comma),
            Layout::Workbook(layout) => (layout.dates, layout.decimal_comma),
        };
        let unit = agency.columns.working_time.as_ref().map_or(WorkingTimeUnit::Fraction, |(_, unit)| *unit);
        let words = codes.working_time.iter().map(|(word, is_full)| (fold(word), *is_full)).collect();
        Self {
            gender: GenderCodes::new(codes),
            rank: RankCodes::new(codes, &agency.ladder),
            role: TextList::new(&codes.role, family_roles),
            contract: plain(&codes.contract),
            duty_station: plain(&codes.duty_station),
            dates,
            unit_separator: unit_separator(agency),
            working_time: WorkingTimeReader { unit, decimal_comma, words },
        }
    }

    pub(super) fn rank_meaning(&self, text: &str) -> Meaning<usize> {
        self.rank.meaning(text).or_nothing(text)
    }

    pub(super) fn unit_meaning(&self, text: &str) -> Meaning<String> {
        unit_meaning(text, &self.unit_separator)
    }

    pub(super) fn working_time_meaning(&self, text: &str) -> Meaning<WorkingTime> {
        self.working_time.read(text)
    }

    pub(super) fn period_meaning(&self, text: &str) -> Meaning<Period> {
        // A month alone, `2026-10`, is a period too.
        let month = text.trim().parse::<Period>().ok();
        let day = || match read_date(text.as_bytes(), self.dates) {
            DateCell::Day(date) => date.period(),
            DateCell::NotStated | DateCell::Unreadable => None,
        };
        month.or_else(day).map_or(Meaning::Refused(Rule::PeriodUnreadable), Meaning::Known)
    }
}

fn unit_separator(agency: &Agency) -> String {
    match &agency.columns.unit {
        Some(UnitColumns::Path { separator, .. }) if !separator.is_empty() => separator.clone(),
        _ => LEVEL_END.to_string(),
    }
}
