//! Everything counted for the report of one agency and period.

use std::collections::BTreeMap;

use super::{Account, Cube, Dimension, Stock};
use crate::domain::{GenderCount, Period};

/// The tables behind one report: raw as [`AgencyCubes`], and of the same shape once disclosure has let them leave.
/// `S` holds stock, `G` people by gender, `A` accounts.
#[derive(Clone)]
pub struct AgencyTables<S, G, A> {
    /// The period reported.
    pub period: Period,
    /// The stock by each set of dimensions that is shown.
    pub stock: BTreeMap<Vec<Dimension>, S>,
    /// The stock of each target's population, by the place of the target in the pipeline file.
    pub targets: S,
    /// The stock that each published figure is about, in its own period, by the place of the figure in the pipeline file;
    /// none where that period is not stored.
    pub published: S,
    /// The list before this one, by everybody, rank and unit; `None` in the first.
    pub previous: Option<Past<S>>,
    /// Past and present stock by nothing, by band and by rank, oldest period first.
    pub history: BTreeMap<Period, BTreeMap<Vec<Dimension>, G>>,
    /// What happened since the previous stored period, by each dimension that is shown.
    pub month: Option<Span<A>>,
    /// What happened in the last twelve months, where that many are stored without a gap.
    pub year: Option<Span<A>>,
    /// What happened in each period, everybody together, oldest first.
    pub months: BTreeMap<Period, A>,
    /// The first of the periods whose leavers may still turn out to be absent.
    pub provisional_from: Option<Period>,
}

/// The stock of an earlier period, counted from its own list.
#[derive(Clone)]
pub struct Past<S> {
    /// The period.
    pub period: Period,
    /// Its stock by each set of dimensions that is compared.
    pub stock: BTreeMap<Vec<Dimension>, S>,
}

/// Accounts between two periods.
#[derive(Clone)]
pub struct Span<A> {
    /// The earlier period.
    pub from: Period,
    /// Accounts by dimension.
    pub accounts: BTreeMap<Vec<Dimension>, A>,
}

/// True counts of one agency: they may not leave.
pub type AgencyCubes = AgencyTables<Cube<Stock>, Cube<GenderCount>, Cube<Account>>;
