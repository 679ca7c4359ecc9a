//! Section: where the agency stands on its targets, and where they are heading.

use super::PublicFacts;
use super::share::{Grain, PublicVerdict};
use crate::chart::columns::{column, people, text};
use crate::chart::numbers::{isolated, month};
use crate::disclosure::PublicProjection;
use crate::domain::GenderCount;
use crate::measure::Definition;
use crate::pipeline::Target;
use crate::report::Block;
use crate::report::Section;
use crate::report::compose::targets::population_words;
use crate::table::{ColumnKind, DataTable, Value};
use crate::target::definition;

pub(super) fn section(facts: &PublicFacts<'_>) -> Section {
    let mut blocks = Vec::new();
    if facts.targets.is_empty() {
        blocks.push(Block::Text("The agency has set no targets.".to_owned()));
    } else {
        blocks.push(Block::Table(targets(facts)));
        blocks.extend(
            facts
                .targets
                .iter()
                .filter_map(|(target, it)| Some(Block::Text(course(target, it.as_ref()?, verdict(facts, target))))),
        );
    }
    blocks.push(Block::Table(official(facts)));
    Section { id: "targets".to_owned(), title: "Targets".to_owned(), blocks }
}

/// How many targets are met.
pub(super) fn summary(facts: &PublicFacts<'_>) -> String {
    let verdicts: Vec<PublicVerdict> = facts.targets.iter().map(|(target, _)| verdict(facts, target)).collect();
    let count = |of: PublicVerdict| verdicts.iter().filter(|it| **it == of).count();
    match verdicts.len() {
        0 => "The agency has set no targets.".to_owned(),
        1 => format!("Its one target: {}.", verdicts.first().map_or("", |it| it.words())),
        all => format!(
            "Of {all} targets {} are met, {} not; of {} it cannot be said from protected counts.",
            count(PublicVerdict::Met),
            count(PublicVerdict::NotMet),
            count(PublicVerdict::TooClose) + count(PublicVerdict::TooFew) + count(PublicVerdict::Withheld)
        ),
    }
}

fn verdict(facts: &PublicFacts<'_>, target: &Target) -> PublicVerdict {
    facts.grain().verdict(&definition(target), facts.of_target(target).as_ref())
}

fn targets(facts: &PublicFacts<'_>) -> DataTable {
    let row = |(target, _): &(&Target, Option<PublicProjection>)| {
        let count = facts.of_target(target);
        let [women, base] = of(count.as_ref());
        let verdict = verdict(facts, target).words();
        let [share, low, high] = facts.grain().cells(count.as_ref());
        let words = [text(&target.name), text(verdict), text(&definition(target).name()), text(&month(target.by))];
        words.into_iter().chain([women, base, share, low, high, text(&population_words(&target.population))]).collect()
    };
    DataTable {
        id: "targets".to_owned(),
        title: "Targets and where they stand".to_owned(),
        subtitle: format!("Protected counts, staff on the list of {}", facts.month()),
        columns: vec![
            column("target", "Target", ColumnKind::Text),
            column("verdict", "Verdict", ColumnKind::Text),
            column("definition", "Definition of parity", ColumnKind::Text),
            column("by", "By the end of", ColumnKind::Text),
            column("women", "Women", ColumnKind::People),
            column("women_and_men", "Women and men", ColumnKind::People),
            column("share_of_women", "Women, %", ColumnKind::WholeShare),
            column("share_low", "at least", ColumnKind::WholeShare),
            column("share_high", "at most", ColumnKind::WholeShare),
            column("population", "For whom", ColumnKind::Text),
        ],
        rows: facts.targets.iter().map(row).collect(),
        notes: vec!["Too close to say: the verdict would be another for some of the true counts that what is published leaves open.".to_owned()],
    }
}

fn of(count: Option<&GenderCount>) -> [Value; 2] {
    count.map_or([Value::Withheld, Value::Withheld], |it| [people(it.women), people(it.base())])
}

/// Where a target is heading, in one paragraph. What the projection says of today it says from true counts: it stands here only
/// where the published counts say as much.
fn course(target: &Target, it: &PublicProjection, today: PublicVerdict) -> String {
    let when = it.share_when_due.map_or_else(String::new, |[low, middle, high]| {
        format!(
            " If nothing changes, about {middle}\u{A0}% are women by {} (80 of 100 futures: {low}\u{A0}% to {high}\u{A0}%).",
            month(it.due)
        )
    });
    let (verdict, needed) = match (today, it.hires_needed) {
        (PublicVerdict::NotMet, Some(percent)) => (
            it.verdict.words(),
            format!(" About {percent} of 100 people hired would have to be of the gender that is short."),
        ),
        (PublicVerdict::NotMet, None) => {
            (it.verdict.words(), " No share of people hired alone meets it surely enough.".to_owned())
        }
        _ => (today.words(), String::new()),
    };
    format!(
        "{}: {verdict}.{when} The target is met in about {} of 100 futures.{needed}",
        isolated(&target.name),
        it.chance
    )
}

fn share(count: Option<&GenderCount>) -> Value {
    let of = |it: &GenderCount| Grain::percent(it).map_or(Value::TooFew, |it| Value::Number(it as f64 / 100.0));
    count.map_or(Value::Withheld, of)
}

/// The definitions of official texts, for the whole workforce.
fn official(facts: &PublicFacts<'_>) -> DataTable {
    let count = facts.all();
    let row = |definition: &Definition| {
        vec![
            text(&definition.name()),
            text(definition.source()),
            share(count.as_ref()),
            text(facts.grain().verdict(definition, count.as_ref()).words()),
        ]
    };
    DataTable {
        id: "official".to_owned(),
        title: "The whole workforce under definitions of official texts".to_owned(),
        subtitle: format!("Protected counts, staff on the list of {}", facts.month()),
        columns: vec![
            column("definition", "Definition", ColumnKind::Text),
            column("source", "Source", ColumnKind::Text),
            column("share_of_women", "Women, %", ColumnKind::WholeShare),
            column("verdict", "Verdict", ColumnKind::Text),
        ],
        rows: [Definition::UnBand, Definition::Balanced40].iter().map(row).collect(),
        notes: Vec::new(),
    }
}
