//! The months of the year in which an agency promotes.

use super::{History, Pair};
use crate::domain::Period;

/// Most calendar months that are called usual, and the part of all promotions that has to fall into them.
const MOST_MONTHS: usize = 2;
const USUAL: f64 = 0.6;
/// Fewest promotions, and months seen, from which it is said: of fewer, two months may hold so many by chance. Of twenty spread
/// evenly over the year, two months hold twelve about once in a thousand times.
const FEWEST_PROMOTIONS: u64 = 20;
const FEWEST_MONTHS: usize = 24;

impl History {
    /// The calendar months, one or two, with at least 60 % of the promotions of the last `window` months that count, up to
    /// `until`; none where promotions are spread, or too few were seen.
    #[must_use]
    pub fn usual_months(&self, window: u32, until: Period) -> Vec<u8> {
        // Between lists further apart a promotion has no month.
        let used = self.used(window, until);
        let seen: Vec<&Pair> = used.into_iter().filter(|it| it.months() == 1).collect();
        let mut by_month: Vec<(u64, u8)> = (1..=12).map(|month| (promotions(&seen, month), month)).collect();
        let all: u64 = by_month.iter().map(|it| it.0).sum();
        if all < FEWEST_PROMOTIONS || seen.len() < FEWEST_MONTHS {
            return Vec::new();
        }
        by_month.sort_by_key(|&(promotions, month)| (std::cmp::Reverse(promotions), month));
        let most = by_month.get(..MOST_MONTHS).unwrap_or_default();
        let held = |count: usize| most[..count].iter().map(|it| it.0).sum::<u64>() as f64 >= USUAL * all as f64;
        let count = (1..=most.len()).find(|&count| held(count)).unwrap_or(0);
        let mut months: Vec<u8> = most[..count].iter().map(|it| it.1).collect();
        months.sort_unstable();
        months
    }
}

fn promotions(pairs: &[&Pair], month: u8) -> u64 {
    let of_month = pairs.iter().filter(|it| it.to.month() == month);
    of_month.flat_map(|it| &it.bands).map(|it| it.promoted_in.base()).sum()
}
