//! Section: the agency's targets, as today's counts meet them.

use super::AgencyFacts;
use super::headline::assessments;
use crate::chart::TargetMark;
use crate::chart::columns::{column, people, text};
use crate::chart::numbers::{is_few, isolated, month, people as in_words, share_and_people, whole_percent};
use crate::domain::{Estimate, Gender, GenderCount};
use crate::measure::{Definition, PeopleNeeded, Verdict, representation};
use crate::pipeline::{ParityDefinition, Population, Target};
use crate::report::{Block, Section};
use crate::table::{Column, ColumnKind, DataTable, Value};
use crate::target::Assessment;

pub(super) fn section(facts: &AgencyFacts<'_>) -> Section {
    let mut blocks = Vec::new();
    if facts.targets.is_empty() {
        let words = "The pipeline file sets no targets for this agency: add them under [[target]].";
        blocks.push(Block::Text(words.to_owned()));
    } else {
        let assessed = assessments(facts);
        blocks.push(Block::Text(summary(&assessed)));
        let each = assessed.iter().enumerate().map(|(place, it)| Block::Text(sentence(it, &facts.in_target(place))));
        blocks.extend(each);
        blocks.push(Block::Table(targets(facts)));
    }
    blocks.push(Block::Table(official(facts)));
    let words = "Each verdict is about today's staff under the definition named beside it. Where each target is heading, and \
                 what it would take, stands in the sections that follow.";
    blocks.push(Block::Text(words.to_owned()));
    Section { id: "targets".to_owned(), title: "Targets".to_owned(), blocks }
}

fn summary(assessed: &[Assessment]) -> String {
    let count = |verdict| assessed.iter().filter(|it| it.verdict == verdict).count();
    let (met, open, few) = (count(Verdict::Met), count(Verdict::NotMet), count(Verdict::TooFewToSay));
    let few = if few == 0 { String::new() } else { format!(", {few} with too few people to say") };
    let met = if met == 0 { "none met".to_owned() } else { format!("{met} met") };
    match assessed.len() {
        1 => format!("The agency has one target: {}.", assessed.first().map_or("", |it| it.verdict.words())),
        all => format!("Of {all} targets {met} today, {open} not met{few}."),
    }
}

fn targets(facts: &AgencyFacts<'_>) -> DataTable {
    let rows = facts.targets.iter().zip(assessments(facts)).map(|(target, it)| row(target, &it)).collect();
    DataTable {
        id: "targets".to_owned(),
        title: "Targets and where they stand".to_owned(),
        subtitle: format!("Staff on the list of {}", facts.month()),
        columns: columns(),
        rows,
        notes: vec![
            "People needed: the fewest people after whom the definition is met, on whichever side is short; by \
             replacement posts pass from one gender to the other, by growth only people of the short side are added."
                .to_owned(),
            "If not stated: where more than 5 % have no gender stated, the share if all of them were men, and if all were \
             women."
                .to_owned(),
        ],
    }
}

fn columns() -> Vec<Column> {
    vec![
        column("target", "Target", ColumnKind::Text),
        column("verdict", "Verdict", ColumnKind::Text),
        column("definition", "Definition of parity", ColumnKind::Text),
        column("share_of_women", "Women, %", ColumnKind::Share),
        column("needed_by_replacement", "People needed, by replacement", ColumnKind::People),
        column("short_of", "Short of", ColumnKind::Text),
        column("women", "Women", ColumnKind::People),
        column("women_and_men", "Women and men", ColumnKind::People),
        column("share_low", "95 % interval, from", ColumnKind::Share),
        column("share_high", "to", ColumnKind::Share),
        column("needed_by_growth", "People needed, by growth", ColumnKind::People),
        column("by", "By the end of", ColumnKind::Text),
        column("population", "For whom", ColumnKind::Text),
        column("if_not_stated_low", "If not stated: from", ColumnKind::Share),
        column("if_not_stated_high", "to", ColumnKind::Share),
    ]
}

fn row(target: &Target, it: &Assessment) -> Vec<Value> {
    let few = it.base > 0 && it.base < 10;
    let [share, low, high] = estimate(it.share, few);
    let bounds = it.bounds.filter(|_| !few).map(|(low, high)| [low, high].map(|it| Value::Number(it.fraction())));
    let [bound_low, bound_high] = bounds.unwrap_or([Value::NotApplicable, Value::NotApplicable]);
    let [short, replaced, grown] = needed(it.needed.as_ref());
    vec![
        text(&it.name),
        text(it.verdict.words()),
        text(&it.definition),
        share,
        replaced,
        short,
        people(it.women),
        people(it.base),
        low,
        high,
        grown,
        text(&month(it.by)),
        text(&population_words(&target.population)),
        bound_low,
        bound_high,
    ]
}

/// Where a target stands, in one sentence.
fn sentence(it: &Assessment, count: &GenderCount) -> String {
    let now = format!("{}: {} now", isolated(&it.name), share_and_people(count));
    let verdict = format!("{}, under the definition {}", it.verdict.words(), it.definition);
    let needed =
        it.needed.as_ref().and_then(|needed| Some((needed.by_replacement.filter(|&it| it > 0)?, needed.gender)));
    let needed = needed.map_or_else(String::new, |(number, gender)| {
        let (missing, other) = if gender == Gender::Man { ("men", "women") } else { ("women", "men") };
        format!("; {} more {missing} instead of {other} would meet it, due by {}", in_words(number), month(it.by))
    });
    format!("{now}, {verdict}{needed}.")
}

fn estimate(share: Option<Estimate>, few: bool) -> [Value; 3] {
    match share {
        _ if few => [Value::TooFew, Value::TooFew, Value::TooFew],
        Some(it) => [it.value, it.low, it.high].map(Value::Number),
        None => [Value::NotApplicable, Value::NotApplicable, Value::NotApplicable],
    }
}

fn needed(needed: Option<&PeopleNeeded>) -> [Value; 3] {
    let Some(needed) = needed else { return [Value::NotApplicable, Value::NotApplicable, Value::NotApplicable] };
    let number = |it: Option<u64>| it.map_or(Value::NotApplicable, people);
    let short = match (needed.by_replacement, needed.gender) {
        (Some(0), _) => "–",
        (_, Gender::Man) => "men",
        _ => "women",
    };
    [text(short), number(needed.by_replacement), number(needed.by_growth)]
}

/// Whom a target is about, in words.
pub(super) fn population_words(population: &Population) -> String {
    let part = |word: &str, names: &[String]| (!names.is_empty()).then(|| format!("{word} {}", names.join(" or ")));
    let parts = [
        part("rank", &population.ranks),
        part("band", &population.bands),
        part("unit", &population.units),
        part("role", &population.roles),
        part("role family", &population.role_families),
    ];
    let parts: Vec<String> = parts.into_iter().flatten().collect();
    if parts.is_empty() { "all staff".to_owned() } else { parts.join("; ") }
}

/// The definitions of official texts, for the whole workforce.
fn official(facts: &AgencyFacts<'_>) -> DataTable {
    let count = facts.all();
    let row = |definition: &Definition| -> Vec<Value> {
        let [share, low, high] = estimate(representation(&count), count.base() > 0 && is_few(&count));
        let [short, replaced, grown] = needed(definition.needed(&count).as_ref());
        let verdict = definition.verdict(&count).words();
        vec![
            text(&definition.name()),
            text(definition.source()),
            share,
            low,
            high,
            short,
            replaced,
            grown,
            text(verdict),
        ]
    };
    DataTable {
        id: "official-definitions".to_owned(),
        title: "The whole workforce under official definitions of parity".to_owned(),
        subtitle: format!("Staff on the list of {}", facts.month()),
        columns: vec![
            column("definition", "Definition", ColumnKind::Text),
            column("source", "Source", ColumnKind::Text),
            column("share_of_women", "Women, %", ColumnKind::Share),
            column("share_low", "95 % interval, from", ColumnKind::Share),
            column("share_high", "to", ColumnKind::Share),
            column("short_of", "Short of", ColumnKind::Text),
            column("needed_by_replacement", "People needed, by replacement", ColumnKind::People),
            column("needed_by_growth", "People needed, by growth", ColumnKind::People),
            column("verdict", "Verdict", ColumnKind::Text),
        ],
        rows: Definition::OFFICIAL.iter().map(row).collect(),
        notes: Vec::new(),
    }
}

/// A target as a mark on a chart: its band where the definition has one, else its share.
pub(super) fn mark(target: &Target) -> TargetMark {
    let ends = |low: f64, high: f64| Some((low, high));
    let share = target.share.fraction();
    let (label, band) = match target.definition {
        ParityDefinition::UnBand => ("Parity band, 47 to 53 %".to_owned(), ends(0.47, 0.53)),
        ParityDefinition::Balanced40 => ("Balanced, 40 to 60 %".to_owned(), ends(0.4, 0.6)),
        ParityDefinition::AtLeast => (format!("Target {}", whole_percent(share)), None),
        ParityDefinition::Band { low, high } => {
            let words = format!("Target {} to {}", whole_percent(low.fraction()), whole_percent(high.fraction()));
            (words, ends(low.fraction(), high.fraction()))
        }
    };
    TargetMark { label, share, band }
}

/// Whether a target is about everybody.
pub(super) fn is_for_all(target: &Target) -> bool {
    target.population == Population::default()
}
