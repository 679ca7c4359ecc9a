//! Shares of protected counts (rule R5): whole per cent, with the band that protection leaves, and only where enough people
//! carry them.

use crate::domain::rounding::nearest;
use crate::domain::{FEWEST_FOR_SHARE, GenderCount};

/// The share of women, in whole per cent; `None` where too few people carry it.
#[must_use]
pub fn share_percent(count: &GenderCount) -> Option<u64> {
    let share = count.share_of_women().filter(|_| count.base() >= FEWEST_FOR_SHARE)?;
    Some(nearest(share.fraction() * 100.0))
}

/// The least and the greatest share that the true counts can have, in whole per cent, outwards, where each of them is at most
/// `most` people off; `None` where too few people carry a share.
#[must_use]
pub fn share_band(count: &GenderCount, most: u64) -> Option<(u64, u64)> {
    share_percent(count)?;
    let (women, men) = (count.women, count.men);
    let part = |women: u64, men: u64| if women + men == 0 { 0.0 } else { 100.0 * women as f64 / (women + men) as f64 };
    let low = part(women.saturating_sub(most), men + most);
    let high = part(women + most, men.saturating_sub(most));
    Some((nearest(low.floor()), nearest(high.ceil())))
}
