//! Lets the projections of an agency leave.

use crate::pipeline::Audience;
use crate::target::history::AccountRow;
use crate::target::projection::{AgencyProjection, Closes, TargetProjection};

/// Projections that may be shown to their audience. Only this floor makes one.
#[derive(Clone, Debug)]
pub struct ProjectionRelease {
    audience: Audience,
    projection: AgencyProjection,
}

/// The projections as `audience` may see them: the agency's own HR sees all.
#[must_use]
pub fn release_projection(projection: AgencyProjection, audience: Audience) -> ProjectionRelease {
    match audience {
        Audience::Internal => ProjectionRelease { audience, projection },
    }
}

impl ProjectionRelease {
    /// Who may see them.
    #[must_use]
    pub fn audience(&self) -> Audience {
        self.audience
    }

    /// Each target, in the order of the agency's targets.
    #[must_use]
    pub fn targets(&self) -> &[TargetProjection] {
        &self.projection.targets
    }

    /// The movements of the agency, list by list.
    #[must_use]
    pub fn account(&self) -> &[AccountRow] {
        &self.projection.account
    }

    /// Whether the movements explain every change between lists.
    #[must_use]
    pub fn closes(&self) -> Closes {
        self.projection.closes
    }

    /// Where rows are linked without staff numbers: the part of the people of a list who are found a month later.
    #[must_use]
    pub fn linked(&self) -> Option<f64> {
        self.projection.linked
    }

    /// The last month that anything is projected to.
    #[must_use]
    pub fn horizon(&self) -> crate::domain::Period {
        self.projection.horizon
    }
}
