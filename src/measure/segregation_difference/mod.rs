//! # Difference of segregation in parts
//!
//! - **Definition.** How much of the difference between two agencies' segregation (M or H over the same units, such as ranks)
//!   comes from the sizes of the units, how much from how many women there are in all (both: *composition*), and how much
//!   from how women and men are sorted into units of whatever size (*structure*, the real difference).
//! - **Formula.** A table is its odds of women between units (structure), the sizes of its units, and its share of women.
//!   For each of the eight ways to take the three from the one agency or the other there is one table: the odds of all units
//!   are multiplied by one factor until the share of women is right. Each of the three gets its Shapley value over the index
//!   of these tables. Units in which one of the two has nobody are set aside first; what the index loses or gains by that
//!   stands as *only in the first* and *only in the second*.
//! - **Range.** Parts of either sign, in nats for M; they sum to the difference exactly.
//! - **Undefined when.** Either agency, or what is left of it in common units, is without women or without men; or no table
//!   exists because units of one gender alone leave no room for the other agency's share of women.
//! - **Reads as.** "H is 0.05 higher here: 0.01 by the sizes of ranks, 0.00 by the share of women, 0.04 by sorting." Sorting is
//!   what an agency can be asked about. Beside small differences read *Segregation against chance* of both.
//! - **Reference.** Deutsch, Flückiger and Silber (2009), *Research on Economic Inequality* 17; Karmel and MacLachlan (1988);
//!   Elbers (2021), *Sociological Methods & Research*; R package `segregation`, `mutual_difference` (method `shapley`).
//! - **Worked example.** Women (40, 20) of (60, 60) against (80, 40) of (120, 120): no difference. Against women (20, 40) of
//!   (30, 120), the odds are the same in both units: structure 0, all of the difference is composition.

mod margins;

use super::segregation::{mutual_information, theil};
use crate::domain::GenderCount;
use margins::Table;

/// Which index is compared.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum SegregationIndex {
    /// Mutual information M, in nats.
    MutualInformation,
    /// Theil's H.
    Theil,
}

/// A difference of two indices and its parts.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct SegregationDifference {
    /// Index of the first agency.
    pub first: f64,
    /// Index of the second agency.
    pub second: f64,
    /// By units in which only the first agency has people; the sign is that of what the second lacks.
    pub only_in_first: f64,
    /// By units in which only the second agency has people.
    pub only_in_second: f64,
    /// By the sizes of units.
    pub unit_sizes: f64,
    /// By the share of women in all.
    pub share_of_women: f64,
    /// By how women and men are sorted into units: the real difference.
    pub structure: f64,
}

impl SegregationDifference {
    /// Second index less first.
    #[must_use]
    pub fn difference(&self) -> f64 {
        self.second - self.first
    }

    /// All but the structure: what comes from the composition of the two agencies.
    #[must_use]
    pub fn composition(&self) -> f64 {
        self.only_in_first + self.only_in_second + self.unit_sizes + self.share_of_women
    }
}

/// The index of `second` less that of `first`, in parts; units in the same order in both, `None` also where they are not
/// equally many.
#[must_use]
pub fn segregation_difference(
    first: &[GenderCount],
    second: &[GenderCount],
    index: SegregationIndex,
) -> Option<SegregationDifference> {
    if first.len() != second.len() {
        return None;
    }
    let pairs = first.iter().copied().zip(second.iter().copied());
    let (one, two): (Vec<_>, Vec<_>) = pairs.filter(|(one, two)| one.base() > 0 && two.base() > 0).unzip();
    let [whole_first, whole_second, common_first, common_second] =
        [index.of(first)?, index.of(second)?, index.of(&one)?, index.of(&two)?];
    let [structure, unit_sizes, share_of_women] = three_parts(&Table::of(&one), &Table::of(&two), index)?;
    Some(SegregationDifference {
        first: whole_first,
        second: whole_second,
        only_in_first: common_first - whole_first,
        only_in_second: whole_second - common_second,
        unit_sizes,
        share_of_women,
        structure,
    })
}

impl SegregationIndex {
    fn of(self, units: &[GenderCount]) -> Option<f64> {
        match self {
            Self::MutualInformation => mutual_information(units),
            Self::Theil => theil(units),
        }
    }

    /// The same of a table that need not be of whole people.
    fn of_table(self, table: &Table) -> f64 {
        let m = table.mutual_information();
        match self {
            Self::MutualInformation => m,
            Self::Theil => m / table.entropy(),
        }
    }
}

/// Shapley values of structure, sizes and share of women, in this order.
fn three_parts(one: &Table, two: &Table, index: SegregationIndex) -> Option<[f64; 3]> {
    let from = |second: bool| if second { two } else { one };
    let mut values = [0.0; 8];
    for (set, value) in values.iter_mut().enumerate() {
        let takes = |factor: usize| set >> factor & 1 == 1;
        let table = from(takes(0)).with_margins(from(takes(1)), from(takes(2)))?;
        *value = index.of_table(&table);
    }
    Some([0, 1, 2].map(|factor| shapley(&values, factor)))
}

/// Effect of one of three factors, averaged over the orders in which they can be changed.
fn shapley(values: &[f64; 8], factor: usize) -> f64 {
    let step = |set: usize| {
        let weight = if set.is_power_of_two() { 1.0 / 6.0 } else { 1.0 / 3.0 };
        let value = |set: usize| values.get(set).copied().unwrap_or_default();
        weight * (value(set | 1 << factor) - value(set))
    };
    (0..8).filter(|set| set >> factor & 1 == 0).map(step).sum()
}

#[cfg(test)]
mod tests;
