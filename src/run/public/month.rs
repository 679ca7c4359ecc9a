//! The packages of an agency: the month that is reported, and the months before it by band.

use std::collections::BTreeMap;

use super::register::Register;
use crate::cube::{PeriodSummary, year_total};
use crate::diagnostic::{Diagnostic, Location};
use crate::disclosure::counts::{Counts, CountsError, Known, Month, NamedPopulation, release_counts};
use crate::disclosure::package::{AboutAgency, Package, QualityLine, RankOfBand, TargetAbout, released};
use crate::domain::Period;
use crate::ingest::Quality;
use crate::pipeline::{Agency, ParityDefinition, Pipeline, Target};
use crate::report::population_name;
use crate::run::Failure;
use crate::table::CountTable;

/// Months shown before the one that is reported.
const SHOWN: i32 = 60;
/// A year.
const YEAR: i32 = 12;

/// What the packages of an agency are made from.
pub(super) struct Source<'a> {
    pub pipeline: &'a Pipeline,
    pub agency: &'a Agency,
    pub targets: &'a [&'a Target],
    pub period: Period,
    pub stock: &'a CountTable,
    pub summaries: &'a BTreeMap<Period, PeriodSummary>,
    pub quality: &'a Quality,
    pub revise: bool,
}

/// The package of the month, and those of the months before it.
pub(super) struct Packages {
    pub month: Package,
    pub past: BTreeMap<Period, Package>,
}

impl Source<'_> {
    /// Protects all months, each with what was published of it and of the month before, the earliest first.
    pub fn packages(&self, register: &mut Register<'_>) -> Result<Packages, Failure> {
        let mut past = BTreeMap::new();
        for (&period, summary) in self.summaries.range(self.period.plus(-SHOWN)..self.period) {
            let month = Month { counts: Counts::Bands(&summary.stock.bands), populations: &[], year: None };
            past.insert(period, self.package(register, period, &month)?);
        }
        let populations: Vec<NamedPopulation<'_>> = self.targets.iter().copied().filter_map(named).collect();
        let year = year_total(self.summaries, self.period);
        let month = Month { counts: Counts::Full(self.stock), populations: &populations, year: year.as_ref() };
        Ok(Packages { month: self.package(register, self.period, &month)?, past })
    }

    fn package(&self, register: &mut Register<'_>, period: Period, month: &Month<'_>) -> Result<Package, Failure> {
        let (before, year_ago) = (period.plus(-1), period.plus(-YEAR));
        [period, before, year_ago].into_iter().try_for_each(|it| register.read(it))?;
        let known = Known {
            published: register.get(period),
            before: register.get(before),
            year_ago: register.get(year_ago),
            revise: self.revise,
        };
        let protected = release_counts(month, self.pipeline.protection, &known);
        let (counts, publication) = protected.map_err(|error| self.refused(period, &error))?;
        if let Some(publication) = publication {
            register.add(period, publication)?;
        }
        Ok(released(&counts, self.about(period)))
    }

    fn refused(&self, period: Period, error: &CountsError) -> Failure {
        let message = format!("the counts of {} for {period} may not leave: {error}", self.agency.id.as_str());
        Failure::disclosure(Diagnostic::error("PAR-0910", message, Location::default(), error.help()))
    }

    fn about(&self, period: Period) -> AboutAgency {
        let ranks = self.agency.ladder.ranks().iter();
        let rank = |it: &crate::domain::Rank| RankOfBand {
            rank: it.name.to_string(),
            level: i32::from(it.level),
            band: it.band.name.clone(),
        };
        AboutAgency {
            agency: self.agency.id.as_str().to_owned(),
            name: self.agency.name.clone(),
            period,
            synthetic: self.pipeline.synthetic,
            bands: self.pipeline.bands.iter().map(|it| it.name.clone()).collect(),
            ranks: ranks.map(rank).collect(),
            targets: self.targets.iter().map(|it| target(it)).collect(),
            quality: if period == self.period { quality(self.quality) } else { Vec::new() },
        }
    }
}

fn named(target: &Target) -> Option<NamedPopulation<'_>> {
    let name = population_name(target)?;
    Some(NamedPopulation { name, population: &target.population })
}

fn target(it: &Target) -> TargetAbout {
    let (share, ends) = match it.definition {
        ParityDefinition::AtLeast => (Some(it.share.fraction()), None),
        ParityDefinition::UnBand => (None, Some([0.47, 0.53])),
        ParityDefinition::Balanced40 => (None, Some([0.4, 0.6])),
        ParityDefinition::Band { low, high } => (None, Some([low.fraction(), high.fraction()])),
    };
    TargetAbout { name: it.name.clone(), share, ends, by: it.by, population: population_name(it).map(str::to_owned) }
}

/// How good the list was, in steps that give no count away.
fn quality(it: &Quality) -> Vec<QualityLine> {
    let of = |rows: u64| match 1000 * rows / it.rows_read.max(1) {
        0 if rows == 0 => "none",
        0..=4 => "less than half a per cent",
        5..=19 => "less than two per cent",
        20..=49 => "less than five per cent",
        _ => "five per cent or more",
    };
    let unmapped = it.unmapped.iter().map(|it| it.rows).sum();
    let not_stated = it.not_stated.values().copied().max().unwrap_or(0);
    let lines = [
        ("rows refused", of(it.rows_refused())),
        ("rows with a text that no list knows", of(unmapped)),
        ("blank cells in the column with most of them", of(not_stated)),
    ];
    lines.map(|(what, value)| QualityLine { what: what.to_owned(), value: value.to_owned() }).to_vec()
}
