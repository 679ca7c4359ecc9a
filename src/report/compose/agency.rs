//! The report of one agency, section by section.

use super::{
    AgencyFacts, change, datasets, headline, made, quality, ranks, roles, sentences, sign_off, targets, units,
};
use crate::report::{Link, Report, ReportMeta};

/// The report of one agency and period.
#[must_use]
pub fn compose(facts: &AgencyFacts<'_>) -> Report {
    Report {
        meta: meta(facts),
        numbers: headline::numbers(facts),
        sentences: sentences::sentences(facts),
        sections: vec![
            ranks::section(facts),
            units::section(facts),
            roles::section(facts),
            change::section(facts),
            targets::section(facts),
            quality::section(facts),
            made::section(facts),
        ],
        datasets: datasets::datasets(facts),
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
