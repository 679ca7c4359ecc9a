//! The report that may leave the agency. It is composed from packages of protected counts and from nothing else, so whatever it
//! says can be worked out from what was published.

mod datasets;
mod headline;
mod movements;
mod people;
mod protection;
mod share;
mod tables;
mod targets;
#[cfg(test)]
mod tests;
mod trend;

use std::collections::BTreeMap;

use crate::disclosure::PublicProjection;
use crate::disclosure::package::{CellKey, Measure, Package};
use crate::domain::{GenderCount, Period};
use crate::pipeline::Target;
use crate::report::{Report, ReportMeta};
use share::Grain;

/// What the report that may leave is composed from.
pub struct PublicFacts<'a> {
    /// Title of the pipeline.
    pub title: &'a str,
    /// The counts of the month.
    pub package: &'a Package,
    /// Those of the months before, by band only.
    pub past: &'a BTreeMap<Period, Package>,
    /// The targets that hold for the agency, with what may be said of their course.
    pub targets: &'a [(&'a Target, Option<PublicProjection>)],
}

impl PublicFacts<'_> {
    fn grain(&self) -> Grain {
        Grain::of(&self.package.about().protection)
    }

    fn month(&self) -> String {
        crate::chart::numbers::month(self.package.about().period)
    }

    /// People on the list, in a cell; `None` where they are withheld or not told apart.
    fn stock(&self, cell: &CellKey) -> Option<GenderCount> {
        self.package.gender_count(Measure::Stock, None, cell)
    }

    fn all(&self) -> Option<GenderCount> {
        self.stock(&CellKey::default())
    }

    fn of_target(&self, target: &Target) -> Option<GenderCount> {
        self.package.gender_count(Measure::Stock, population_name(target), &CellKey::default())
    }

    /// Bands, senior first.
    fn bands(&self) -> impl Iterator<Item = &str> {
        self.package.about().bands.iter().rev().map(String::as_str)
    }
}

/// What the rows of a target's people are named; `None` where it is about everybody.
#[must_use]
pub fn population_name(target: &Target) -> Option<&str> {
    (target.population != crate::pipeline::Population::default()).then_some(target.name.as_str())
}

/// The report that may leave.
#[must_use]
pub fn compose_public(facts: &PublicFacts<'_>) -> Report {
    let sections = [people::ranks, people::units, people::work].map(|section| section(facts));
    Report {
        meta: meta(facts),
        numbers: headline::numbers(facts),
        sentences: headline::sentences(facts),
        sections: sections
            .into_iter()
            .chain(trend::section(facts))
            .chain(movements::section(facts))
            .chain([targets::section(facts), protection::section(facts)])
            .collect(),
        datasets: datasets::datasets(facts),
        links: Vec::new(),
        sign_off: None,
    }
}

fn meta(facts: &PublicFacts<'_>) -> ReportMeta {
    let about = facts.package.about();
    ReportMeta {
        title: facts.title.to_owned(),
        agency: about.name.clone(),
        agency_id: about.agency.clone(),
        period: about.period.to_string(),
        period_words: facts.month(),
        banner: protection::banner(&about.protection),
        program: super::made::program(),
        language: "en".to_owned(),
    }
}
