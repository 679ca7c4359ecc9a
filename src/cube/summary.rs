//! The few counts of a period that the reports of later months need, so that no old file is opened again.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use super::{Account, Cube, CubeError, Dimension, accounts, roll_up};
use crate::domain::{GenderCount, Period};
use crate::table::CountTable;

/// Stock and movements of one agency and period: in all, by band and by rank. Raw counts: kept in the store's manifest only.
#[derive(Clone, Default, Serialize, Deserialize)]
pub struct PeriodSummary {
    /// The stock.
    pub stock: Grouped<GenderCount>,
    /// The movements since the previous stored period, and which that is; `None` in the first.
    pub flow: Option<(String, Grouped<Account>)>,
}

/// A value for everybody, and for each band and rank.
#[derive(Clone, Default, Serialize, Deserialize)]
pub struct Grouped<M> {
    /// Everybody.
    pub total: M,
    /// By shared band.
    pub bands: BTreeMap<String, M>,
    /// By the agency's own rank.
    pub ranks: BTreeMap<String, M>,
}

/// Summarises the counts of a period.
///
/// # Errors
/// [`CubeError`] when a column is missing or the engine refuses the query.
pub fn summarise(stock: &CountTable, flow: Option<(Period, &CountTable)>) -> Result<PeriodSummary, CubeError> {
    let heads = |dimension: Option<Dimension>| {
        let cube = roll_up(stock, dimension.as_slice())?;
        Ok::<_, CubeError>(by_name(cube, |cell| cell.headcount))
    };
    let flow =
        flow.map(|(from, counts)| Ok::<_, CubeError>((from.to_string(), summarise_flow(counts)?))).transpose()?;
    Ok(PeriodSummary { stock: grouped(heads)?, flow })
}

/// Summarises the flow counts of a period.
///
/// # Errors
/// [`CubeError`] when a column is missing.
pub fn summarise_flow(counts: &CountTable) -> Result<Grouped<Account>, CubeError> {
    grouped(|dimension| Ok(by_name(accounts(counts, dimension)?, |cell| cell)))
}

fn grouped<M: Default>(
    of: impl Fn(Option<Dimension>) -> Result<BTreeMap<String, M>, CubeError>,
) -> Result<Grouped<M>, CubeError> {
    let total = of(None)?.into_values().next().unwrap_or_default();
    Ok(Grouped { total, bands: of(Some(Dimension::Band))?, ranks: of(Some(Dimension::Rank))? })
}

fn by_name<A, B>(cube: Cube<A>, value: impl Fn(A) -> B) -> BTreeMap<String, B> {
    cube.into_cells().into_iter().map(|(key, cell)| (key.first().to_owned(), value(cell))).collect()
}
