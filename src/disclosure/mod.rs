//! What may leave is another type: the sole maker of [`Release`].
//!
//! Until protection is built there is one audience, the agency's own HR: its release is the true counts, and every page,
//! sheet and file made from it says that it may not leave the agency.

mod agency;
pub mod audit;
mod projection;
pub mod protect;
mod release;

pub use agency::{AgencyRelease, release};
pub use projection::{ProjectionRelease, release_projection};
pub use release::Release;
