//! The first page: four numbers and three sentences.

use super::PublicFacts;
use super::share::Grain;
use crate::chart::numbers::{isolated, month, people};
use crate::disclosure::package::{CellKey, Measure};
use crate::domain::{FEWEST_FOR_COURSE, GenderCount};
use crate::report::HeadlineNumber;

pub(super) fn numbers(facts: &PublicFacts<'_>) -> Vec<HeadlineNumber> {
    let flow = |measure: Measure| facts.package.gender_count(measure, None, &CellKey::default());
    let year = "in twelve months";
    [
        Some(facts.all().map_or_else(withheld, |count| number(facts, "Women in the agency", &count, ""))),
        top(facts).map(|(band, count)| number(facts, &format!("Women in the band {}", isolated(band)), &count, "")),
        flow(Measure::Joiners).map(|count| number(facts, "Women among joiners", &count, year)),
        flow(Measure::Leavers).map(|count| number(facts, "Women among leavers", &count, year)),
    ]
    .into_iter()
    .flatten()
    .collect()
}

fn number(facts: &PublicFacts<'_>, label: &str, count: &GenderCount, when: &str) -> HeadlineNumber {
    let value = Grain::words(count).unwrap_or_else(|| people(count.women));
    let band = facts.grain().band(count).filter(|(low, high)| low < high);
    let band =
        band.map_or_else(String::new, |(low, high)| format!("; {low}\u{A0}% to {high}\u{A0}% whatever was rounded"));
    let note = format!("{} of {} women and men {when}", people(count.women), people(count.base()));
    HeadlineNumber { label: label.to_owned(), value, note: note.trim_end().to_owned() + &band }
}

fn withheld() -> HeadlineNumber {
    let (label, value) = ("Women in the agency".to_owned(), "[c]".to_owned());
    HeadlineNumber { label, value, note: "withheld to protect individuals".to_owned() }
}

/// The highest band that carries a share.
fn top<'a>(facts: &'a PublicFacts<'_>) -> Option<(&'a str, GenderCount)> {
    let mut counts = facts.bands().filter_map(|band| Some((band, facts.stock(&CellKey::at("rank", [band]))?)));
    counts.find(|(_, count)| Grain::percent(count).is_some())
}

pub(super) fn sentences(facts: &PublicFacts<'_>) -> Vec<String> {
    let all = facts.all();
    let (agency, now) = (isolated(&facts.package.about().name), month(facts.package.about().period));
    let mut said = vec![all.map_or_else(
        || format!("How many women and men are in {agency} in {now} is withheld to protect individuals."),
        |all| {
            let women = Grain::words(&all).unwrap_or_else(|| people(all.women));
            format!("Of {} women and men in {agency} in {now}, as published, {women} are women.", people(all.base()))
        },
    )];
    said.extend(all.and_then(|it| since(facts, &it)));
    said.push(super::targets::summary(facts));
    said
}

/// How the share changed in a year, as far as rounding lets it be said.
fn since(facts: &PublicFacts<'_>, all: &GenderCount) -> Option<String> {
    let then = facts.package.about().period.plus(-12);
    let past = facts.past.get(&then)?.gender_count(Measure::Stock, None, &CellKey::default())?;
    if all.base() < FEWEST_FOR_COURSE || past.base() < FEWEST_FOR_COURSE {
        return None;
    }
    let (now, before) = (facts.grain().band(all)?, facts.grain().band(&past)?);
    let was = Grain::words(&past)?;
    Some(if now.0 > before.1 {
        format!("A year ago it was {was}: the share of women rose.")
    } else if now.1 < before.0 {
        format!("A year ago it was {was}: the share of women fell.")
    } else {
        format!("A year ago it was {was}; whether it rose or fell is too close to say from protected counts.")
    })
}
