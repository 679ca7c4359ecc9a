//! Bands around one half: the UN's and the Council of Europe's.

use super::judged::{Judged, Named, Outcome};
use super::{Facts, IDS};
use crate::domain::{Gender, GenderCount};
use crate::measure::Definition;

pub(super) fn un_band(facts: &Facts<'_>) -> Vec<Judged> {
    band(facts, IDS[0], Definition::UnBand)
}

pub(super) fn balanced(facts: &Facts<'_>) -> Vec<Judged> {
    band(facts, IDS[1], Definition::Balanced40)
}

fn band(facts: &Facts<'_>, id: &'static str, definition: Definition) -> Vec<Judged> {
    let named = Named::new(id, definition.name(), definition.source());
    let test = |count: &GenderCount| {
        let met = definition.is_met(count)?;
        Some(Outcome { met, short: short_of_half(count) })
    };
    let words = |it: &_| facts.precision.share(it).map(|it| it.to_string());
    facts.groups().into_iter().map(|group| named.apply(group, facts.precision, test, words)).collect()
}

/// Who is fewer than the other.
pub(super) fn short_of_half(count: &GenderCount) -> Option<Gender> {
    match count.women.cmp(&count.men) {
        std::cmp::Ordering::Less => Some(Gender::Woman),
        std::cmp::Ordering::Equal => None,
        std::cmp::Ordering::Greater => Some(Gender::Man),
    }
}
