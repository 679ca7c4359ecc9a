//! What may leave is another type: the sole maker of [`Release`].
//!
//! Reports have one audience so far, the agency's own HR: its release is the true counts, and every page, sheet and file made
//! from it says that it may not leave the agency. [`counts`] makes what may: rounded together by [`protect`], and looked at as
//! an attacker would by [`audit`].

mod agency;
pub mod audit;
pub mod counts;
mod delimited;
pub mod package;
mod projection;
pub mod protect;
mod public_projection;
mod release;

pub use agency::{AgencyRelease, release_internally};
pub use projection::{ProjectionRelease, release_projection_internally};
pub use public_projection::{PublicProjection, publish_projection};
pub use release::Release;
