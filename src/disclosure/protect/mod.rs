//! Protection algorithms: every table published for one agency and month is protected in one joint problem.
//!
//! [`tables`] turns table descriptions into cells and additive relations, [`round`](mod@round) is the default profile
//! (zero-restricted controlled rounding), [`suppress`](mod@suppress) the second one (cell suppression by Gauss
//! elimination with a repair loop). [`naive`] holds the methods in common use that leak; it serves comparison only.

pub mod coarsen;
pub mod generated;
pub mod naive;
pub mod round;
pub mod suppress;
pub mod tables;

#[cfg(test)]
mod tests;

pub use round::{Method, Previous, RoundError, RoundOptions, Rounded, round, unchanged};
pub use suppress::{Pattern, SuppressError, SuppressOptions, suppress, suppress_or_refuse};
pub use tables::{Axis, Cell, Condition, Relation, TableSpec, Tables, TablesBuilder, TablesError};
