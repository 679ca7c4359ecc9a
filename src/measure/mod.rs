//! One measure a file: counts in, a value with its base and interval out, `None` where it is undefined.
//!
//! The text that opens each file is its entry in `docs/methods.md`, word for word (a test holds the two equal).

pub mod availability;
pub mod ceiling;
pub mod decomposition;
pub mod definition;
pub mod difference;
pub mod exact;
pub mod funnel;
pub mod gap;
pub mod headline;
pub mod impact;
pub mod interval;
pub mod ladder;
pub mod linear_projection;
mod millionths;
pub mod parity_index;
mod printed_percent;
pub mod public_service;
pub mod ratio;
pub mod reconciliation;
pub mod representation;
pub mod score;
pub mod segregation;
pub mod segregation_difference;
pub mod standardised;
pub mod standing;
pub mod trend;

#[cfg(test)]
mod check;
#[cfg(test)]
mod methods_page;
#[cfg(test)]
mod worked_examples;

pub use ceiling::glass_ceiling_index;
pub use decomposition::{CORRECTIONS, Component, Decomposition, Part, decompose};
pub use definition::{Definition, ParityInPeople, SMALL_GROUP, Verdict, parity_in_people};
pub use difference::difference_of_shares;
pub use gap::{PeopleNeeded, gap_to_parity, needed_for_share};
pub use headline::{Figure, Headline, Reproduction, headline};
pub use interval::{Interval, wilson};
pub use ladder::{LadderStep, leaky_ladder};
pub use parity_index::parity_index;
pub use printed_percent::PrintedPercent;
pub use ratio::{odds_ratio, ratio_of_shares};
pub use reconciliation::{Balance, Reconciliation, reconcile};
pub use representation::{fte_representation, not_stated_bounds, representation};
pub use segregation::{Segregation, segregation};
pub use trend::{Direction, Trend, trend};
