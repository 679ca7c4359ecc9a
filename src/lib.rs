//! Workforce gender parity in migration and border agencies: HR exports in, representation, targets and charts out.
//!
//! Modules are floors of one house; imports only go down. What flows, and which way:
//! `ingest` reads exports into the `store`; `continuity` says whether its lists hang together; `cube` counts them; `disclosure` decides what may leave; `benchmark` compares agencies by what left;
//! `measure` and `target` compute from counts; `chart` and `report` show them; `run` is the monthly job, and
//! `check` says what it would find.

pub mod benchmark;
pub mod chart;
pub mod check;
pub mod continuity;
pub mod cube;
pub mod diagnostic;
pub mod disclosure;
pub mod domain;
pub mod ingest;
pub mod init;
pub mod measure;
pub mod pipeline;
pub mod report;
pub mod run;
pub mod sample;
pub mod store;
pub mod table;
pub mod target;
