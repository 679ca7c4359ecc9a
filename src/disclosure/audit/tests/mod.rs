//! Facts about the auditor: problems with known answers, algebra, and agreement with brute force.

mod alone;
mod brute;
mod gate;
mod ground;
pub mod known;
mod limits;
mod moves;
mod naive;
mod properties;
mod release;
mod speed;
