//! The report of one agency, section by section.

use super::{
    AgencyFacts, change, course, datasets, headline, made, quality, ranks, roles, sentences, sign_off, targets, units,
};
use crate::report::{Link, Report, ReportMeta};

/// The report of one agency and period.
#[must_use]
pub fn compose(facts: &AgencyFacts<'_>) -> Report {
    Report {
        meta: meta(facts),
        numbers: headline::numbers(facts),
        sentences: sentences::sentences(facts),
        sections: [ranks::section, units::section, roles::section, change::section, targets::section]
            .map(|section| section(facts))
            .into_iter()
            .chain(course::sections(facts))
            .chain([quality::section(facts), made::section(facts)])
            .collect(),
        datasets: datasets::datasets(facts).into_iter().chain(course::datasets(facts)).collect(),
        links: [sign_off::link()].into_iter().chain(facts.pipeline.owner.iter().map(|owner| up(owner))).collect(),
        sign_off: Some(sign_off::sign_off(facts)),
    }
}

fn meta(facts: &AgencyFacts<'_>) -> ReportMeta {
    ReportMeta {
        title: facts.pipeline.title.clone(),
        agency: facts.agency.name.clone(),
        agency_id: facts.agency.id.as_str().to_owned(),
        period: facts.release.period.to_string(),
        period_words: facts.month(),
        banner: facts.pipeline.audience.banner().to_owned(),
        program: made::program(),
        language: "en".to_owned(),
    }
}

fn up(owner: &str) -> Link {
    Link { title: format!("All agencies of {owner}"), href: "../index.html".to_owned() }
}
