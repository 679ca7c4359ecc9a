//! Comparing agencies fairly, on release packages only: no person's row ever comes here.

mod belongs;
pub mod breakdown;
pub mod common_ladder;
pub mod comparison;
pub mod counted;
pub mod crosswalk;
pub mod definitions;
pub mod funnel_of;
pub mod interchange;
pub mod like_with_like;
mod near;
pub mod own_targets;
pub mod peer_set;
pub mod peers;
pub mod peers_file;
mod rule;
pub mod series;
pub mod slope;
pub mod structure;
#[cfg(test)]
mod tests;
pub mod trajectories;

pub use comparison::{AgencyCompared, Comparison, compare};
pub use peers::Peers;
pub use rule::UNKNOWN as UNKNOWN_ENTRY;
