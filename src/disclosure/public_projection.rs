//! What may leave of a projection: of populations of fifty people or more, in whole percents and coarse steps.
//!
//! Projections start from true counts. Nothing of the first months leaves, since the share of women then is that of today; what
//! leaves is about the due date, at least a year ahead.

use crate::domain::rounding::nearest;
use crate::domain::{FEWEST_FOR_COURSE, GenderCount, Period};
use crate::target::projection::{TargetProjection, Verdict};

use super::ProjectionRelease;

/// Fewest months to the due date.
const SOONEST: i32 = 12;
/// Steps of chances and efforts, in per cent.
const STEP: u64 = 5;

/// What may be said of the course of one target.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PublicProjection {
    /// The verdict.
    pub verdict: Verdict,
    /// Month at the end of which the target is due.
    pub due: Period,
    /// Share of women then if nothing changes, in whole per cent: what 10, 50 and 90 of 100 futures stay below.
    pub share_when_due: Option<[u64; 3]>,
    /// Futures of 100 in which the target is met if nothing changes, to the nearest five.
    pub chance: u64,
    /// Share of the gender that is short among people hired that meets it surely enough, in per cent, to the nearest five; `None`
    /// where none does.
    pub hires_needed: Option<u64>,
}

/// What may leave of the projections of an agency, target by target; `counts` are the published people of each.
#[must_use]
pub fn publish_projection(
    projection: &ProjectionRelease,
    counts: &[Option<GenderCount>],
) -> Vec<Option<PublicProjection>> {
    let targets = projection.targets().iter().zip(counts);
    targets.map(|(it, count)| one(projection.period(), it, count.as_ref()?)).collect()
}

fn one(now: Period, it: &TargetProjection, count: &GenderCount) -> Option<PublicProjection> {
    let answer = it.answer.as_ref()?;
    let months = answer.due.months_since(now);
    if count.base() < FEWEST_FOR_COURSE || months < SOONEST {
        return None;
    }
    let step = usize::try_from(months - 1).ok()?;
    let shares = answer.unchanged.outlook.shares.get(step).copied().flatten();
    Some(PublicProjection {
        verdict: it.verdict,
        due: answer.due,
        share_when_due: shares.map(|it| [it[0], it[2], it[4]].map(|share| nearest(share * 100.0))),
        chance: coarse(answer.unchanged.chance),
        hires_needed: answer.required.first().and_then(|it| it.at_sure).map(coarse),
    })
}

fn coarse(fraction: f64) -> u64 {
    nearest(fraction * 100.0 / STEP as f64) * STEP
}
