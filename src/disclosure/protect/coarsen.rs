//! The detail ladder (rule R7): a breakdown too fine for its population is dropped before any protection.
//!
//! Table redesign is the first method the Handbook on Statistical Disclosure Control lists.

/// Why a breakdown must be coarsened.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Coarsen {
    /// Its cells hold fewer persons on average than the threshold.
    LowMean,
    /// More than half of its cells are small.
    ManySmall,
}

/// Whether a breakdown with these finest counts must be coarsened: mean below the threshold, or more than half of the
/// cells between 1 and threshold - 1. `None` means it may stay. An empty breakdown may stay.
#[must_use]
pub fn must_coarsen(counts: &[i64], threshold: i64) -> Option<Coarsen> {
    let cells = i128::try_from(counts.len()).ok()?;
    let total: i128 = counts.iter().map(|&count| i128::from(count)).sum();
    if total < cells * i128::from(threshold) {
        return Some(Coarsen::LowMean);
    }
    let small = counts.iter().filter(|&&count| (1..threshold).contains(&count)).count();
    (2 * small > counts.len()).then_some(Coarsen::ManySmall)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_breakdown_is_coarsened_below_the_mean_or_with_a_majority_of_small_cells() {
        assert_eq!(must_coarsen(&[], 5), None);
        assert_eq!(must_coarsen(&[5, 5], 5), None);
        assert_eq!(must_coarsen(&[5, 4], 5), Some(Coarsen::LowMean));
        assert_eq!(must_coarsen(&[1, 100], 5), None);
        assert_eq!(must_coarsen(&[1, 1, 100], 5), Some(Coarsen::ManySmall));
        assert_eq!(must_coarsen(&[0, 0, 100], 5), None);
    }
}
