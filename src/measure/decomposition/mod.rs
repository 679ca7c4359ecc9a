//! # What changed the share
//!
//! - **Definition.** The change of the share of women between two dates, split into what joiners, leavers,
//!   promotions, moves, returns, absences and corrections did to it.
//! - **Formula.** Let `s(S)` be the share after only the components in `S` were applied to the opening count. Each
//!   component gets its Shapley value: `Σ |S|! (c−|S|−1)! / c! · (s(S + it) − s(S))` over all sets `S` of the other
//!   components, that is its effect averaged over every order in which the `c` components could have come. Where the
//!   components do not lead from the opening to the closing count, what is missing is added to *corrections* (gender
//!   recorded anew, records corrected).
//! - **Range.** Percentage points, either sign; the parts sum to the change exactly. Parts in people are women (or
//!   men) come less women (or men) gone.
//! - **Undefined when.** At either date there are neither women nor men: then only people are given. A set that would
//!   leave less than nobody of a gender counts as nobody, and a set that leaves nobody at all keeps the opening share.
//! - **Reads as.** "+1.5 points in a year: joiners +2.1, leavers −0.4, promotions −0.2." Leavers raise the share when
//!   fewer women leave than the share of women among the staff. It says what happened, not why.
//! - **Reference.** Shapley (1953); Shorrocks (2013), *Journal of Economic Inequality* 11. One-sided formulas leave a
//!   rest: LaBerge et al. (2024), *eLife* 93755.
//! - **Worked example.** 20 women of 100; 10 women join and 10 men leave: +10.00 points, of which joiners +7.53 and
//!   leavers +2.47.

mod shapley;

use std::collections::BTreeMap;

use crate::domain::{GenderCount, Share};
use shapley::{Stock, shapley_values};

/// The component that takes what the others do not explain.
pub const CORRECTIONS: &str = "corrections";

/// Most components of different names, corrections included: all their sets are looked at.
pub const MAX_COMPONENTS: usize = 16;

/// Something that changed a group: people come less people gone.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Component {
    /// Name in reports, such as `joiners`.
    pub name: String,
    /// Women come less women gone.
    pub women: i64,
    /// Men come less men gone.
    pub men: i64,
}

impl Component {
    /// A component of any sign.
    #[must_use]
    pub fn new(name: impl Into<String>, women: i64, men: i64) -> Self {
        Self { name: name.into(), women, men }
    }

    /// The women and men of `count` came.
    #[must_use]
    pub fn came(name: impl Into<String>, count: &GenderCount) -> Self {
        Self::new(name, signed(count.women), signed(count.men))
    }

    /// The women and men of `count` went.
    #[must_use]
    pub fn went(name: impl Into<String>, count: &GenderCount) -> Self {
        Self::new(name, -signed(count.women), -signed(count.men))
    }
}

/// One part of a change.
#[derive(Clone, Debug, PartialEq)]
pub struct Part {
    /// Name of the component.
    pub name: String,
    /// Women come less women gone.
    pub women: i64,
    /// Men come less men gone.
    pub men: i64,
    /// What it did to the share of women, in percentage points; `None` where either share is undefined.
    pub points: Option<f64>,
}

/// A change and its parts.
#[derive(Clone, Debug, PartialEq)]
pub struct Decomposition {
    /// Share of women at the beginning.
    pub opening: Option<Share>,
    /// Share of women at the end.
    pub closing: Option<Share>,
    /// Change of the share in percentage points.
    pub points: Option<f64>,
    /// Change of the number of women.
    pub women: i64,
    /// Change of the number of men.
    pub men: i64,
    /// Parts in the order of the components; corrections last, unless given elsewhere.
    pub parts: Vec<Part>,
}

/// Splits the change from `opening` to `closing` into the components; components of one name count as one.
/// `None` with more than [`MAX_COMPONENTS`] names.
#[must_use]
pub fn decompose(opening: &GenderCount, closing: &GenderCount, components: &[Component]) -> Option<Decomposition> {
    let (from, to) = (Stock::of(opening), Stock::of(closing));
    let changes = with_corrections(merged(components), to.minus(from));
    if changes.len() > MAX_COMPONENTS {
        return None;
    }
    let (opening, closing) = (opening.share_of_women(), closing.share_of_women());
    let points = opening.zip(closing).map(|(opening, closing)| (closing - opening).points());
    let effects = opening.filter(|_| closing.is_some()).map(|share| effects(from, share, &changes));
    let part = |(name, change): &(String, Stock)| Part {
        name: name.clone(),
        women: narrowed(change.women),
        men: narrowed(change.men),
        points: effects.as_ref().and_then(|effects| effects.get(name.as_str()).copied()),
    };
    Some(Decomposition {
        opening,
        closing,
        points,
        women: narrowed(to.women - from.women),
        men: narrowed(to.men - from.men),
        parts: changes.iter().map(part).collect(),
    })
}

/// Percentage points by name, computed in order of names so that the order given leaves no trace in the last digit.
fn effects(opening: Stock, share: Share, changes: &[(String, Stock)]) -> BTreeMap<&str, f64> {
    let by_name: BTreeMap<&str, Stock> = changes.iter().map(|(name, change)| (name.as_str(), *change)).collect();
    let ordered: Vec<Stock> = by_name.values().copied().collect();
    let values = shapley_values(opening, share.fraction(), &ordered);
    by_name.into_keys().zip(values.into_iter().map(|value| value * 100.0)).collect()
}

fn merged(components: &[Component]) -> Vec<(String, Stock)> {
    let mut merged: Vec<(String, Stock)> = Vec::new();
    for component in components {
        let change = Stock { women: component.women.into(), men: component.men.into() };
        match merged.iter_mut().find(|(name, _)| *name == component.name) {
            Some((_, sum)) => *sum = sum.plus(change),
            None => merged.push((component.name.clone(), change)),
        }
    }
    merged
}

fn with_corrections(mut changes: Vec<(String, Stock)>, whole: Stock) -> Vec<(String, Stock)> {
    let explained = changes.iter().fold(Stock::default(), |sum, (_, change)| sum.plus(*change));
    let rest = whole.minus(explained);
    if rest != Stock::default() {
        match changes.iter_mut().find(|(name, _)| name == CORRECTIONS) {
            Some((_, corrections)) => *corrections = corrections.plus(rest),
            None => changes.push((CORRECTIONS.to_owned(), rest)),
        }
    }
    changes
}

fn signed(people: u64) -> i64 {
    i64::try_from(people).unwrap_or(i64::MAX)
}

fn narrowed(people: i128) -> i64 {
    i64::try_from(people).unwrap_or(if people < 0 { i64::MIN } else { i64::MAX })
}

#[cfg(test)]
mod tests;
