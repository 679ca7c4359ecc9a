//! Sections: each target's course, what it would take, and what the projections rest on.

mod charts;
mod data;
mod rests_on;
mod tables;
mod told;
mod words;

pub(in crate::report::compose) use data::datasets;
pub use told::Told;

use super::AgencyFacts;
use crate::chart::numbers::{month, share_and_people};
use crate::domain::GenderCount;
use crate::pipeline::Target;
use crate::report::{Block, Section};
use crate::target::projection::{Answer, TargetProjection, Verdict};

/// A section a target, then one on what they rest on; none where there are no targets.
pub(super) fn sections(facts: &AgencyFacts<'_>) -> Vec<Section> {
    let projections = facts.targets.iter().zip(facts.projection.targets()).enumerate();
    let mut sections: Vec<Section> =
        projections.map(|(place, (target, it))| section(facts, place, target, it)).collect();
    if !sections.is_empty() {
        sections.push(rests_on::section(facts));
    }
    sections
}

fn section(facts: &AgencyFacts<'_>, place: usize, target: &Target, it: &TargetProjection) -> Section {
    let count = facts.in_target(place);
    let blocks = match &it.answer {
        Some(answer) => answered(facts, place, target, it, answer),
        None => vec![Block::Text(unanswered(target, &count, it))],
    };
    Section { id: format!("course-{}", place + 1), title: format!("Course: {}", target.name), blocks }
}

fn unanswered(target: &Target, count: &GenderCount, it: &TargetProjection) -> String {
    let today = share_and_people(count);
    let rest = match (&it.from_stocks, it.verdict) {
        (Some(_), _) => "",
        (None, Verdict::CannotSay) => {
            " Nothing is projected. `people_stay_years` in the agency's `limits` gives a band of results from the numbers of \
             people alone."
        }
        (None, _) => " Nothing is projected.",
    };
    format!("Women now: {today}; due by {}. {}{rest}", month(target.by), words::verdict(it))
}

fn answered(
    facts: &AgencyFacts<'_>,
    place: usize,
    target: &Target,
    it: &TargetProjection,
    answer: &Answer,
) -> Vec<Block> {
    let (now, count) = (facts.release.period, facts.in_target(place));
    let mut blocks = vec![Block::Text(words::verdict(it))];
    blocks.extend(words::not_stated(&count).map(Block::Text));
    blocks.push(charts::fan(facts, place, words::title(target, now, &count, answer), target, it, answer));
    let range = words::step(now, answer.due).and_then(|step| words::range(&answer.unchanged, step));
    blocks.extend(range.map(|range| Block::Text(format!("If nothing changes, {range}."))));
    blocks.extend(answer.plan.iter().filter_map(|plan| words::next_year(plan, answer.short)).map(Block::Text));
    blocks.push(charts::chance(facts, place, target, answer));
    blocks.extend(charts::levers(facts, place, target, answer));
    blocks.extend(words::straight_line(it.straight_line, facts.projection.horizon()).map(Block::Text));
    blocks.extend(tables::tables(place, &target.name, now, answer).into_iter().map(Block::Table));
    blocks
}
