//! What is usual in a month: the median of the months before.

use std::collections::BTreeMap;

use super::Pairs;
use super::moves::Moves;
use crate::table::StaffTable;

/// Months that say what is usual.
pub const USUAL_MONTHS: usize = 24;

/// What happened in one month, in people.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct MonthMoves {
    /// On the list before.
    pub stock: u64,
    /// Only on the later list.
    pub came: u64,
    /// Only on the earlier list.
    pub went: u64,
    /// Changed unit.
    pub unit_changes: u64,
    /// Went to another rank, by the rank they had.
    pub ranks: BTreeMap<String, u64>,
    /// Went to another band, by the band they had.
    pub bands: BTreeMap<String, u64>,
}

impl MonthMoves {
    /// What happened between two lists.
    #[must_use]
    pub fn between(pairs: &Pairs<'_>) -> Self {
        let overlap = pairs.overlap();
        let out = |of: fn(&StaffTable) -> &crate::table::Coded| {
            let mut people: BTreeMap<String, u64> = BTreeMap::new();
            for ((from, _), moved) in Moves::of(pairs, of).moved {
                *people.entry(from).or_default() += moved;
            }
            people
        };
        Self {
            stock: overlap.earlier,
            came: overlap.came(),
            went: overlap.gone(),
            unit_changes: Moves::of(pairs, |list| &list.unit).people(),
            ranks: out(|list| &list.rank),
            bands: out(|list| &list.band),
        }
    }
}

/// What is usual in a month; without earlier months nothing is known to be.
#[derive(Clone, Debug, Default)]
pub struct Usual {
    months: Vec<MonthMoves>,
}

impl Usual {
    /// From the months before, in any order.
    #[must_use]
    pub fn of(months: Vec<MonthMoves>) -> Self {
        Self { months }
    }

    /// People who usually come.
    pub(super) fn came(&self) -> Option<f64> {
        self.median(|month| month.came as f64)
    }

    /// People who usually go.
    pub(super) fn went(&self) -> Option<f64> {
        self.median(|month| month.went as f64)
    }

    /// People of a unit of `size` who usually change unit, at the agency's usual rate: movements of single units are not kept.
    pub(super) fn unit_changes(&self, size: u64) -> Option<f64> {
        let rate = self.median(|month| month.unit_changes as f64 / month.stock.max(1) as f64)?;
        Some(rate * size as f64)
    }

    /// People of a rank who usually go to another.
    pub(super) fn rank_changes(&self, rank: &str) -> Option<f64> {
        self.median(|month| month.ranks.get(rank).copied().unwrap_or(0) as f64)
    }

    /// People of a band who usually go to another.
    pub(super) fn band_changes(&self, band: &str) -> Option<f64> {
        self.median(|month| month.bands.get(band).copied().unwrap_or(0) as f64)
    }

    fn median(&self, of: impl Fn(&MonthMoves) -> f64) -> Option<f64> {
        let mut values: Vec<f64> = self.months.iter().map(of).collect();
        values.sort_by(f64::total_cmp);
        let middle = values.len() / 2;
        match values.len() {
            0 => None,
            length if length % 2 == 1 => values.get(middle).copied(),
            _ => Some(f64::midpoint(values[middle - 1], values[middle])),
        }
    }
}
