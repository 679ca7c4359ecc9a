//! What was published of a month: an input to every later protection of it and of the month after.

use std::collections::{BTreeMap, BTreeSet};

use serde::{Deserialize, Serialize};

use super::{CountsError, Measure, RowKey};
use crate::domain::{Profile, Protection};

/// One publication of a month. It holds true counts: kept in the store, never shown.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Registered {
    /// How its counts were protected.
    pub protection: Protection,
    /// Further steps of the base that a count may be off by.
    pub steps: i64,
    /// What was published.
    pub rows: Vec<RegisteredRow>,
}

/// One published count.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct RegisteredRow {
    /// What it is of.
    pub row: RowKey,
    /// The true count.
    pub count: i64,
    /// What was shown; `None` where it was withheld.
    pub shown: Option<i64>,
}

impl Registered {
    /// A publication of these rows on top of the one before it, whose other rows stay published.
    pub(super) fn of(
        before: Option<&Self>,
        protection: Protection,
        steps: i64,
        rows: &BTreeMap<RowKey, Option<i64>>,
        count: impl Fn(&RowKey) -> Option<i64>,
    ) -> Self {
        let stays = before.into_iter().flat_map(|it| &it.rows).filter(|it| !rows.contains_key(&it.row)).cloned();
        let new =
            rows.iter().filter_map(|(row, &shown)| Some(RegisteredRow { count: count(row)?, row: row.clone(), shown }));
        let mut rows: Vec<RegisteredRow> = stays.chain(new).collect();
        rows.sort_by(|a, b| a.row.cmp(&b.row));
        let steps = before.map_or(0, |it| it.steps).max(steps);
        Self { protection, steps, rows }
    }

    fn by_row(&self) -> BTreeMap<&RowKey, &RegisteredRow> {
        self.rows.iter().map(|it| (&it.row, it)).collect()
    }

    /// What was shown of the rows whose count is as it was: a later publication keeps it (rules R3 and R6).
    pub(super) fn kept(&self, count: impl Fn(&RowKey) -> Option<i64>) -> BTreeMap<RowKey, i64> {
        let same = |it: &&RegisteredRow| count(&it.row) == Some(it.count);
        self.rows.iter().filter(same).filter_map(|it| Some((it.row.clone(), it.shown?))).collect()
    }

    /// The target whose people were published and are not asked for now, if there is one.
    pub(super) fn target_beside(&self, asked: &BTreeMap<RowKey, i64>) -> Option<&str> {
        let still: BTreeSet<&str> = asked.keys().filter_map(|it| it.population.as_deref()).collect();
        let published = self.rows.iter().filter_map(|it| it.row.population.as_deref());
        published.into_iter().find(|it| !still.contains(it))
    }

    /// The rows of everybody's stock that are not among these.
    pub(super) fn rows_beside(&self, cells: &BTreeMap<RowKey, usize>) -> Vec<RowKey> {
        let is_other =
            |row: &&RowKey| row.measure == Measure::Stock && row.population.is_none() && !cells.contains_key(row);
        self.rows.iter().map(|it| &it.row).filter(is_other).cloned().collect()
    }
}

/// What a new publication has to do with what was published of the same month before.
pub(super) enum Standing<'a> {
    /// Nothing was published.
    First,
    /// All that is asked was published with these very counts.
    Same(&'a Registered),
    /// More is asked than was published, or counts have changed: what did not change is kept.
    More {
        /// Rows whose counts changed.
        changed: usize,
    },
}

/// How what is asked, with its true counts, stands to the newest publication of the month.
pub(super) fn standing<'a>(
    newest: Option<&'a Registered>,
    asked: &BTreeMap<RowKey, i64>,
    protection: Protection,
) -> Result<Standing<'a>, CountsError> {
    let Some(newest) = newest else { return Ok(Standing::First) };
    if newest.protection != protection {
        return Err(CountsError::OtherProtection { published: newest.protection.profile.word() });
    }
    let before = newest.by_row();
    let changed = asked.iter().filter(|(row, count)| before.get(row).is_some_and(|it| it.count != **count)).count();
    let is_all_there = asked.keys().all(|row| before.contains_key(row));
    match (changed, is_all_there, protection.profile) {
        (0, true, _) => Ok(Standing::Same(newest)),
        (_, _, Profile::Suppress) => Err(CountsError::Withheld),
        (changed, ..) => Ok(Standing::More { changed }),
    }
}
