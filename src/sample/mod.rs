//! The seeded generator of synthetic staff lists: sample data, test inputs and benchmark inputs.
//!
//! Three fictional agencies are simulated person by person and month by month; each writes its lists in its own layout and
//! language, with the dirt that exports have. What is true of them is counted from the people ([`truth`]), so that a run can
//! be held against it. Nobody in these lists is or was real.

mod agencies;
mod benchmark;
mod date;
mod dirt;
mod error;
mod flow_truth;
mod invented;
mod layout_csv;
mod layout_xlsx;
mod movements;
mod people;
mod plan;
mod rng;
mod truth;
mod write;

#[cfg(test)]
mod believable_tests;
#[cfg(test)]
mod pipeline_tests;

pub use benchmark::{BenchmarkSize, BenchmarkSummary, write_benchmark};
pub use error::SampleError;
pub use flow_truth::{FlowTruth, MovementTruth};
pub use truth::{AgencyTruth, PeriodTruth, SampleTruth, truth};
pub use write::{AgencySummary, SAMPLE_MONTHS, SampleSummary, write_sample, write_sample_months};

use crate::domain::Period;

/// The last month of every sample.
const LAST_PERIOD: Period = match Period::new(2026, 10) {
    Some(period) => period,
    None => panic!("October 2026 is a period"),
};
