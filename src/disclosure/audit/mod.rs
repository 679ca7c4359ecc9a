//! The auditor: given what was published, which true counts can an attacker find exactly?
//!
//! Floating point proposes, whole numbers decide: a cell counts as safe only if another set of counts, verified in
//! plain integer arithmetic against everything published, differs in it.

mod attacker;
mod bounds;
mod exclude;
mod findings;
mod gate;
mod ground;
mod insider;
pub mod plain;
mod propagate;
mod published;
mod reduce;
mod search;
mod settle;
mod solve;
mod start;
mod system;
mod tally;
mod target;
mod walk;

pub use attacker::{Attacker, follower, follower_truth, insider, insider_cells, outsider, reader, symbol_reader};
pub use bounds::{Bound, Bounds, bounds, bounds_of};
pub use findings::{AuditError, Effort, Findings, audit};
pub use gate::{GateReport, audit_release, audit_unmarked, targets_of};
pub use insider::{InsiderFindings, audit_insiders};
pub use published::{Knowledge, Published, Shown, WithheldReading, constraints, rounding_interval, system_of};
pub use system::{CEILING, Constraint, System, SystemError, cell_count};
pub use target::Target;

#[cfg(test)]
mod tests;
