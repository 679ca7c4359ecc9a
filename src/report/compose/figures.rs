//! Charts with what is the same in all of them.

use super::AgencyFacts;
use crate::chart::{ChartKind, ChartSpec, Grain, TargetMark, Theme, draw};
use crate::domain::Share;
use crate::report::Block;

/// What a chart says besides its numbers.
pub(super) struct Caption<'a> {
    pub id: &'a str,
    /// The finding, as a sentence.
    pub title: String,
    /// What is counted; the agency's name and the date are added.
    pub what: &'a str,
}

/// A drawn chart of one agency.
pub(super) fn figure(facts: &AgencyFacts<'_>, caption: Caption<'_>, kind: ChartKind) -> Block {
    let (agency, month) = (&facts.agency.name, facts.month());
    let place = Place { agency: agency.clone(), month, banner: facts.pipeline.audience.banner(), grain: Grain::Exact };
    drawn(&place, caption, kind)
}

/// Whom and when a chart is about.
pub(super) struct Place {
    pub agency: String,
    pub month: String,
    pub banner: &'static str,
    pub grain: Grain,
}

/// A drawn chart.
pub(super) fn drawn(place: &Place, caption: Caption<'_>, kind: ChartKind) -> Block {
    let spec = ChartSpec {
        id: caption.id.to_owned(),
        title: caption.title,
        subtitle: format!("{}, {}, {}", caption.what, place.agency, place.month),
        source: format!("Source: staff lists of {}, {}", place.agency, place.month),
        banner: place.banner.to_owned(),
        grain: place.grain,
        kind,
    };
    Block::Figure(Box::new(draw(&spec, &Theme::default())))
}

/// The band of the United Nations around one half.
pub(super) fn parity_band() -> TargetMark {
    TargetMark { label: "Parity band, 47 to 53 %".to_owned(), share: 0.5, band: Some((0.47, 0.53)) }
}

/// One half.
pub(super) fn one_half() -> TargetMark {
    TargetMark { label: "One half".to_owned(), share: 0.5, band: None }
}

/// The share of women of the agency as a whole.
pub(super) fn whole_agency(facts: &AgencyFacts<'_>) -> TargetMark {
    let share = facts.all().share_of_women().map_or(0.5, Share::fraction);
    TargetMark { label: format!("Whole agency, {}", crate::chart::numbers::percent(share)), share, band: None }
}
