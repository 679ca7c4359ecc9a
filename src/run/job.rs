//! What every step of a run knows.

use super::{Progress, Scope};
use crate::ingest::PseudonymKey;
use crate::pipeline::Pipeline;
use crate::store::Inputs;

/// What every step of a run knows.
pub(super) struct Job<'a> {
    pub pipeline: &'a Pipeline,
    pub key: &'a PseudonymKey,
    pub inputs: &'a Inputs,
    pub scope: Scope,
    pub progress: &'a dyn Progress,
}
