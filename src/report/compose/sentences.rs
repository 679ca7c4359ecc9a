//! The three sentences of the first page: where do we stand, where does the ladder thin out, what comes first.

use super::AgencyFacts;
use super::headline::{assessments, furthest};
use crate::chart::numbers::{is_few, isolated, people, percent, points, share_and_people};
use crate::cube::Dimension;
use crate::domain::{GenderCount, Share};
use crate::measure::{Direction, leaky_ladder, trend};

/// Exactly three sentences.
pub(super) fn sentences(facts: &AgencyFacts<'_>) -> Vec<String> {
    vec![stand(facts), ladder(facts), first_step(facts)]
}

fn stand(facts: &AgencyFacts<'_>) -> String {
    let count = facts.all();
    if count.base() == 0 {
        let staff = people(count.total());
        return format!("The gender of none of the {staff} people on the list is known, so no share can be given.");
    }
    let now = format!("In {}, {} of the staff of known gender are women", facts.month(), share_and_people(&count));
    format!("{now}; {}.", since_then(facts, &count))
}

fn since_then(facts: &AgencyFacts<'_>, count: &GenderCount) -> String {
    let compared = facts.then().and_then(|period| {
        let then = facts.past(period, None, "")?;
        let change = trend(count, &then).filter(|_| !is_few(count) && !is_few(&then))?;
        let when = facts.then_words()?;
        let by = format!("{} points against {}", points(change.change.points()), when.trim_start_matches("in "));
        Some(match change.direction {
            Direction::Up => format!("the share has risen ({by})"),
            Direction::Down => format!("the share has fallen ({by})"),
            Direction::NoClearChange => format!("there is no clear change ({by})"),
        })
    });
    compared.unwrap_or_else(|| "there is nothing yet to compare it with".to_owned())
}

/// The step up the bands that loses most women, as far as the numbers say so clearly.
fn ladder(facts: &AgencyFacts<'_>) -> String {
    let bands: Vec<(&str, GenderCount)> = facts
        .pipeline
        .bands
        .iter()
        .map(|band| (band.name.as_str(), facts.stock(&[Dimension::Band], &[&band.name]).headcount))
        .filter(|(_, count)| !is_few(count))
        .collect();
    let counts: Vec<GenderCount> = bands.iter().map(|(_, count)| *count).collect();
    let ratios = leaky_ladder(&counts).into_iter().map(|step| step.ratio);
    let clear = ratios.zip(bands.windows(2)).filter_map(|(ratio, pair)| Some((ratio?, pair)));
    let steepest = clear.filter(|(ratio, _)| ratio.high < 1.0).min_by(|a, b| a.0.value.total_cmp(&b.0.value));
    match steepest {
        Some((_, [(below, from), (above, to)])) => format!(
            "Today the share of women falls most between {below} and {above}: from {} to {}.",
            share_and_people(from),
            share_and_people(to)
        ),
        _ if bands.len() < 2 => "Too few people have a rank with a band to compare the steps of the ladder.".to_owned(),
        _ => "No step up the ladder shows a clear fall in the share of women today.".to_owned(),
    }
}

fn first_step(facts: &AgencyFacts<'_>) -> String {
    let assessed = assessments(facts);
    if let Some((target, needed)) = furthest(&assessed) {
        let who = target.needed.as_ref().map_or("women", |it| who(it.gender));
        return format!(
            "The target furthest off is “{}”: {} more {who} instead of {} would meet it today.",
            isolated(&target.name),
            people(needed),
            if who == "women" { "men" } else { "women" }
        );
    }
    if facts.is_renumbered() {
        return renumbered(facts);
    }
    joiners(facts)
        .unwrap_or_else(|| "With lists of two months the report will show who joins and who leaves.".to_owned())
}

/// Why nobody is followed into this month.
pub(super) fn renumbered(facts: &AgencyFacts<'_>) -> String {
    let month = facts.month();
    format!("The staff numbers changed with the list of {month}: who joined and who left in that month cannot be said.")
}

fn who(gender: crate::domain::Gender) -> &'static str {
    if gender == crate::domain::Gender::Man { "men" } else { "women" }
}

/// How the women among joiners compare with the women among the staff.
fn joiners(facts: &AgencyFacts<'_>) -> Option<String> {
    let (account, when) = facts.longest_account()?;
    let (joined, staff) = (account.joiners, facts.all());
    if joined.base() == 0 {
        return Some(format!("Nobody joined {when}."));
    }
    if is_few(&joined) {
        return Some(format!("Of the people who joined {when}, {} are women.", share_and_people(&joined)));
    }
    let staff = staff.share_of_women().map(Share::fraction).map_or_else(|| "unknown".to_owned(), percent);
    Some(format!("Of the people who joined {when}, {} are women; of the staff, {staff}.", share_and_people(&joined)))
}
