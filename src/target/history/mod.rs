//! What happened to the people of a population, band by band and month by month: what rates are learned from.

mod account;
mod evidence;
mod of_bands;
mod of_population;
mod standing;
#[cfg(test)]
mod tests;
mod usual_months;

use std::collections::BTreeMap;

use super::model::Ladder;
use crate::cube::Account;
use crate::domain::{GenderCount, Period};
pub use account::AccountRow;
pub use of_bands::of_bands;
pub use of_population::{FlowMonth, of_population};
pub use standing::Rules;

/// The past of a population of one agency. True counts: they may not leave.
#[derive(Clone, Default)]
pub struct History {
    /// The bands that have people at some time, junior to senior.
    pub ladder: Ladder,
    /// People of each band on every stored list, oldest first.
    pub stock: BTreeMap<Period, Vec<GenderCount>>,
    /// What happened between lists that follow one another, oldest first.
    pub pairs: Vec<Pair>,
}

/// What happened between two lists.
#[derive(Clone)]
pub struct Pair {
    /// The earlier list.
    pub from: Period,
    /// The later list.
    pub to: Period,
    /// The account of each band.
    pub bands: Vec<Account>,
    /// Whether rates are learned from it, or why not.
    pub standing: Standing,
}

/// Whether rates are learned from a pair of lists.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Standing {
    /// They are.
    Used,
    /// A re-organisation that the pipeline file names.
    Declared,
    /// Looks like a re-organisation; the reason in words, such as "12 % of all people changed band".
    Structural(String),
    /// Leavers of these months may still come back.
    Provisional,
    /// Staff numbers follow nobody from list to list.
    NotFollowed,
    /// More than three months apart: too much happened unseen.
    TooFarApart,
}

impl Pair {
    /// Months between the lists.
    #[must_use]
    pub fn months(&self) -> u32 {
        u32::try_from(self.to.months_since(self.from)).unwrap_or(0)
    }
}
