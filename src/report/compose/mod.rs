//! Composes the report of one agency from what disclosure has let leave.
//!
//! Each section is a file; all take [`AgencyFacts`] and give blocks in reading order. Numbers come from `measure` and
//! `target`, pictures from `chart`; nothing is counted here.

mod agency;
mod breakdown;
mod change;
mod course;
mod datasets;
mod facts;
mod figures;
#[cfg(test)]
mod fixtures;
mod headline;
mod made;
mod movement;
mod overview;
mod peers;
mod public;
mod published;
mod quality;
mod ranks;
mod reconciliation;
mod roles;
mod segregation;
mod sentences;
mod sign_off;
mod since;
mod targets;
#[cfg(test)]
mod tests;
mod units;

pub use agency::compose;
pub use course::Told;
pub use overview::compose_overview;
pub use peers::compose_peers;
pub use public::{PublicFacts, compose_public, population_name};

use crate::disclosure::{AgencyRelease, ProjectionRelease};
use crate::ingest::Quality;
use crate::pipeline::{Agency, Pipeline, Target};
use crate::store::SourceHash;

/// What the report of one agency and period is composed from.
pub struct AgencyFacts<'a> {
    /// The pipeline.
    pub pipeline: &'a Pipeline,
    /// BLAKE3 of the pipeline file, in hex.
    pub pipeline_hash: &'a str,
    /// The agency.
    pub agency: &'a Agency,
    /// The targets that hold for it, in the order of the release's target cells: target `i` has the key `[i]`.
    pub targets: Vec<&'a Target>,
    /// The counts that may be shown.
    pub release: &'a AgencyRelease,
    /// The projections of its targets, in the same order.
    pub projection: &'a ProjectionRelease,
    /// How the period's exports were read.
    pub quality: &'a Quality,
    /// How those of the period before were read, where there is one.
    pub previous_quality: Option<&'a Quality>,
    /// The exports by their content.
    pub sources: &'a [SourceHash],
    /// Id of the key that the pseudonyms were made with.
    pub key_id: &'a str,
}
