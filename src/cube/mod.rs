//! Stock and flow counts, by two SQL texts that any engine can run.
//!
//! `stock.sql` and `flow.sql` define the counts at the finest grain; Polars runs them here on columns of codes.
//! Everything coarser is rolled up from those counts. Raw counts stay on this floor and those of the models: a [`Cube`] can
//! be neither printed nor serialised, and only `disclosure` makes from it what may leave.

mod account;
mod agency;
mod cells;
mod dimension;
mod engine;
mod frame;
mod rollup;
mod summary;
mod tables;

pub use account::{Account, accounts, accounts_within};
pub use agency::{AgencyCubes, AgencyTables, Past, Span};
pub use cells::{Cube, Key};
pub use dimension::Dimension;
pub use engine::{CubeError, FlowInput, flow, stock};
pub use rollup::{Stock, roll_up};
pub use summary::{Grouped, PeriodSummary, summarise, summarise_flow};
pub use tables::{StoredCounts, year_total};

/// The SQL text that defines stock counts.
pub const STOCK_SQL: &str = include_str!("stock.sql");
/// The SQL text that defines flow counts.
pub const FLOW_SQL: &str = include_str!("flow.sql");

#[cfg(test)]
mod tests;
