//! All agencies of one owner, asked as one.

use crate::domain::{GenderCount, Period};
use crate::report::compose::AgencyFacts;
use crate::report::compose::figures::Place;

/// All agencies of one owner.
pub(super) struct House<'a> {
    pub owner: &'a str,
    pub agencies: &'a [AgencyFacts<'a>],
}

impl House<'_> {
    pub fn all(&self) -> GenderCount {
        self.agencies.iter().map(AgencyFacts::all).sum()
    }

    pub fn period(&self) -> Option<Period> {
        self.agencies.first().map(|it| it.release.period)
    }

    /// A year ago, if all agencies have that month.
    pub fn year_ago(&self) -> Option<Period> {
        let then = self.period()?.plus(-12);
        self.agencies.iter().all(|it| it.release.history.contains_key(&then)).then_some(then)
    }

    pub fn then(&self) -> Option<GenderCount> {
        let then = self.year_ago()?;
        self.agencies.iter().map(|it| it.past(then, None, "")).sum()
    }

    /// The two highest bands that anybody of known gender has, senior first.
    pub fn senior_bands(&self) -> Vec<&str> {
        let bands = self.agencies.first().into_iter().flat_map(|it| it.pipeline.bands.iter().rev());
        let has = |name: &&str| self.agencies.iter().any(|it| it.in_bands(&[name]).base() > 0);
        bands.map(|band| band.name.as_str()).filter(has).take(2).collect()
    }

    pub fn in_bands(&self, bands: &[&str]) -> GenderCount {
        self.agencies.iter().map(|it| it.in_bands(bands)).sum()
    }

    pub fn place(&self) -> Place {
        let first = self.agencies.first();
        Place {
            agency: self.owner.to_owned(),
            month: first.map(AgencyFacts::month).unwrap_or_default(),
            banner: first.map_or("", |it| it.pipeline.audience.banner()),
            grain: crate::chart::Grain::Exact,
        }
    }
}
