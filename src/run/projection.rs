//! Projects the targets of an agency from what the store holds of its past.

use std::collections::BTreeMap;

use rayon::prelude::*;

use super::Failure;
use crate::cube::PeriodSummary;
use crate::disclosure::{ProjectionRelease, release_projection_internally};
use crate::domain::{GenderCount, Period};
use crate::pipeline::{Agency, DuplicateRule, Pipeline, Target};
use crate::store::{AgencyEntry, FileEntry, StoreError};
use crate::table::CountTable;
use crate::target::history::{FlowMonth, History, Rules, of_bands, of_population};
use crate::target::projection::{Depth, Subject, is_of_whole_agency, project};

/// Reads a file of counts.
pub(super) type ReadCounts<'a> = &'a (dyn Fn(&FileEntry) -> Result<CountTable, StoreError> + Sync);

/// The stored past of an agency up to the period that is reported.
pub(super) struct Past<'a> {
    pub pipeline: &'a Pipeline,
    pub agency: &'a Agency,
    pub stored: &'a AgencyEntry,
    pub period: Period,
    pub summaries: &'a BTreeMap<Period, PeriodSummary>,
    pub read: ReadCounts<'a>,
    pub depth: Depth,
}

impl Past<'_> {
    /// The projections of these targets, whose people today are `today`.
    pub fn projection(&self, targets: &[&Target], today: &[GenderCount]) -> Result<ProjectionRelease, Failure> {
        let until = self.stored.periods.range(..=self.period);
        let rules = Rules {
            structural_months: &self.agency.structural_months,
            follows: self.agency.duplicates != DuplicateRule::SeparatePeople,
            provisional_from: until.clone().find(|(_, it)| it.flow_provisional).map(|(&period, _)| period),
        };
        let bands: Vec<&str> = self.pipeline.bands.iter().map(|it| it.name.as_str()).collect();
        let whole = of_bands(self.summaries, &bands, &rules);
        let parts = self.parts(targets, &bands, &rules)?;
        let subject = Subject {
            pipeline: self.pipeline,
            agency: self.agency,
            targets,
            period: self.period,
            today,
            whole: &whole,
            parts: &parts,
            depth: self.depth,
        };
        Ok(release_projection_internally(project(&subject)))
    }

    /// The past of the targets that are not about whole bands: only for them are files of past movements opened.
    fn parts(
        &self,
        targets: &[&Target],
        bands: &[&str],
        rules: &Rules<'_>,
    ) -> Result<BTreeMap<usize, History>, Failure> {
        let of_parts = || targets.iter().enumerate().filter(|(_, it)| !is_of_whole_agency(&it.population));
        if of_parts().next().is_none() {
            return Ok(BTreeMap::new());
        }
        let flows = self.flows()?;
        let months: Vec<FlowMonth<'_>> =
            flows.iter().map(|(from, to, counts)| FlowMonth { from: *from, to: *to, counts }).collect();
        let families = &self.agency.codes.role_families;
        let part = |(place, target): (usize, &&Target)| {
            Ok((place, of_population(&months, &target.population, families, bands, rules)?))
        };
        of_parts().map(part).collect()
    }

    /// The movements of the months that rates are learned from, and of those that a report shows as past.
    fn flows(&self) -> Result<Vec<(Period, Period, CountTable)>, Failure> {
        const SHOWN: i32 = 60;
        let window = i32::try_from(self.pipeline.projection.use_last_months).unwrap_or(i32::MAX).max(SHOWN);
        let since = self.period.plus(-window);
        let stored: Vec<(Period, Period, &FileEntry)> = self
            .summaries
            .range(since..=self.period)
            .filter_map(|(&to, it)| {
                let from = it.flow.as_ref()?.0.parse().ok()?;
                Some((from, to, self.stored.periods.get(&to)?.flow.as_ref()?))
            })
            .collect();
        let read = stored.into_par_iter().map(|(from, to, file)| Ok((from, to, (self.read)(file)?)));
        read.collect()
    }
}
