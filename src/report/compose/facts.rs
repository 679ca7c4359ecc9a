//! What is asked of the released counts again and again.

use std::collections::BTreeMap;

use super::AgencyFacts;
use crate::chart::numbers::month;
use crate::cube::{Account, Dimension, Span, Stock};
use crate::disclosure::Release;
use crate::domain::{GenderCount, Period};

/// Months of a year.
const YEAR: i32 = 12;

impl AgencyFacts<'_> {
    /// The period in words.
    pub(super) fn month(&self) -> String {
        month(self.release.period)
    }

    /// Everybody.
    pub(super) fn all(&self) -> GenderCount {
        self.stock(&[], &[]).headcount
    }

    /// The cell of a stock table; nobody where there is none.
    pub(super) fn stock(&self, by: &[Dimension], key: &[&str]) -> Stock {
        self.release.stock.get(by).and_then(|release| release.get(key)).copied().unwrap_or_default()
    }

    /// People whom a target is about.
    pub(super) fn in_target(&self, place: usize) -> GenderCount {
        self.release.targets.get(&[place.to_string().as_str()]).map(|it| it.headcount).unwrap_or_default()
    }

    /// What the comparisons go back to: a year ago where that month is stored, else the earliest stored.
    pub(super) fn then(&self) -> Option<Period> {
        let year_ago = self.release.period.plus(-YEAR);
        let past = || self.release.history.keys().filter(|&&it| it < self.release.period).copied();
        past().find(|&it| it == year_ago).or_else(|| past().next())
    }

    /// `a year ago`, or since when.
    pub(super) fn then_words(&self) -> Option<String> {
        let then = self.then()?;
        let is_year_ago = then == self.release.period.plus(-YEAR);
        Some(if is_year_ago { "a year ago".to_owned() } else { format!("in {}", month(then)) })
    }

    /// Why there are no movements although there are earlier lists: the numbering changed.
    pub(super) fn is_renumbered(&self) -> bool {
        let before = self.release.history.range(..self.release.period).next_back();
        let breaks = |before| self.agency.continuity.breaks(before, self.release.period);
        self.release.month.is_none() && before.is_some_and(|(&before, _)| breaks(before))
    }

    /// A past count: everybody, or a band or a rank by name.
    pub(super) fn past(&self, period: Period, by: Option<Dimension>, name: &str) -> Option<GenderCount> {
        let release = self.release.history.get(&period)?.get(by.as_slice())?;
        let key = [name];
        let count = release.get(if by.is_some() { &key } else { &[] });
        // A rank that nobody held then is nobody, not unknown.
        Some(count.copied().unwrap_or_default())
    }

    /// The two highest bands that have women or men, senior first.
    pub(super) fn senior_bands(&self) -> Vec<&str> {
        let bands = self.pipeline.bands.iter().rev().map(|band| band.name.as_str());
        bands.filter(|band| self.stock(&[Dimension::Band], &[band]).headcount.base() > 0).take(2).collect()
    }

    /// People of these bands now.
    pub(super) fn in_bands(&self, bands: &[&str]) -> GenderCount {
        bands.iter().map(|band| self.stock(&[Dimension::Band], &[band]).headcount).sum()
    }

    /// People of these bands at a past period.
    pub(super) fn past_in_bands(&self, period: Period, bands: &[&str]) -> Option<GenderCount> {
        bands.iter().map(|band| self.past(period, Some(Dimension::Band), band)).sum()
    }

    /// What happened to everybody: in the year where it is known, else since the last list; with how to say it.
    pub(super) fn longest_account(&self) -> Option<(Account, String)> {
        let total = |span: &Span<Release<Account>>| span.accounts.get(&[][..])?.total().copied();
        let year = || Some((total(self.release.year.as_ref()?)?, "in the last twelve months".to_owned()));
        let month_of = || {
            let span = self.release.month.as_ref()?;
            Some((total(span)?, format!("since {}", month(span.from))))
        };
        year().or_else(month_of)
    }

    /// Past and present counts of one kind, oldest first.
    pub(super) fn series(&self, by: Option<Dimension>, name: &str) -> BTreeMap<Period, GenderCount> {
        let periods = self.release.history.keys();
        periods.filter_map(|&period| Some((period, self.past(period, by, name)?))).collect()
    }
}
