//! Which group makes a structure matter.

use super::strata::Common;
use crate::domain::{GenderCount, Share};

/// Shares of women this near to those of all neither raise nor lower a share by their weight.
const NEAR: f64 = 0.02;

/// The group whose weight moves the share most the way that structure moves it in all (`composition`, in the points shown), in
/// words: "more people in `guards`, where women are fewer". `None` where structure moves nothing that is shown.
pub(super) fn weightiest(it: &Common, composition: f64) -> Option<String> {
    let all = |of: &[GenderCount]| of.iter().copied().sum::<GenderCount>();
    let (own, others) = (all(&it.own), all(&it.others));
    let usual = others.share_of_women()?.fraction();
    let effect = |(own_group, other): (&GenderCount, &GenderCount)| {
        let weight = own_group.base() as f64 / own.base() as f64 - other.base() as f64 / others.base() as f64;
        let share = other.share_of_women().map_or(usual, Share::fraction);
        (weight, share - usual)
    };
    let effects = it.own.iter().zip(&it.others).map(effect);
    let wide = it.names.iter().zip(effects).filter(|(_, (_, apart))| apart.abs() > NEAR);
    let towards = |(weight, apart): (f64, f64)| weight * apart * composition;
    let moving = wide.filter(|(_, it)| towards(*it) > 0.0);
    let (name, (weight, apart)) = moving.max_by(|(_, one), (_, other)| towards(*one).total_cmp(&towards(*other)))?;
    let more = if weight > 0.0 { "more" } else { "fewer" };
    let women = if apart > 0.0 { "more" } else { "fewer" };
    Some(format!("{more} people in `{name}`, where women are {women} than elsewhere"))
}
