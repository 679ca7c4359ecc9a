//! Whether one column follows from another: each of its values has one value of the other beside it.

use indexmap::IndexMap;

use super::pool::Column;

/// Share of the rows in which `lower` has the value of `upper` that it mostly has: 1 where `upper` follows from `lower`.
pub(super) fn purity(lower: &Column<'_>, upper: &Column<'_>) -> f64 {
    let mut pairs: IndexMap<(u32, u32), u64> = IndexMap::new();
    for pair in lower.all_codes().zip(upper.all_codes()).filter(|(low, up)| *low != 0 && *up != 0) {
        *pairs.entry(pair).or_default() += 1;
    }
    let mut most: IndexMap<u32, u64> = IndexMap::new();
    let mut all = 0;
    for ((low, _), rows) in &pairs {
        all += rows;
        let best = most.entry(*low).or_default();
        *best = (*best).max(*rows);
    }
    super::profile::ratio(most.values().sum(), all)
}

/// Whether two columns say the same in other words, as a code and its name do.
pub(super) fn is_same(one: &Column<'_>, other: &Column<'_>) -> bool {
    let (few, many) = (one.texts.len().min(other.texts.len()), one.texts.len().max(other.texts.len()));
    few > 0 && many <= few + few / 4 + 2 && purity(one, other) >= 0.98 && purity(other, one) >= 0.98
}
