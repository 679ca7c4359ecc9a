//! Lets the projections of an agency leave.

use crate::target::history::AccountRow;
use crate::target::projection::{AgencyProjection, Closes, TargetProjection};

/// Projections that the agency's own HR may see. Only this floor makes one.
#[derive(Clone, Debug)]
pub struct ProjectionRelease {
    projection: AgencyProjection,
}

/// The projections for the agency's own HR: all of them.
#[must_use]
pub fn release_projection_internally(projection: AgencyProjection) -> ProjectionRelease {
    ProjectionRelease { projection }
}

impl ProjectionRelease {
    /// The list that everything starts from.
    #[must_use]
    pub fn period(&self) -> crate::domain::Period {
        self.projection.period
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
