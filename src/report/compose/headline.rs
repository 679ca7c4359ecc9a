//! The four numbers of the first page.

use super::AgencyFacts;
use crate::chart::numbers::{is_few, people, percent, points, share_or_people, women_of};
use crate::domain::{Gender, GenderCount, Share};
use crate::measure::{Verdict, gap_to_parity, glass_ceiling_index, trend};
use crate::report::HeadlineNumber;
use crate::target::{Assessment, assess};

/// Shares not stated from here on stand beside the headline.
const WORTH_SAYING: f64 = 0.0005;

/// Exactly four numbers.
pub(super) fn numbers(facts: &AgencyFacts<'_>) -> Vec<HeadlineNumber> {
    vec![all_staff(facts), senior(facts), gap(facts), fourth(facts)]
}

fn all_staff(facts: &AgencyFacts<'_>) -> HeadlineNumber {
    let count = facts.all();
    let mut notes = vec![base_words(&count)];
    let then = facts.then().and_then(|period| facts.past(period, None, ""));
    notes.extend(then.and_then(|then| change_words(&count, &then, &facts.then_words()?)));
    notes.extend(not_stated_words(&count));
    number("Women in the workforce", share_or_people(&count), &notes)
}

fn senior(facts: &AgencyFacts<'_>) -> HeadlineNumber {
    let bands = facts.senior_bands();
    if bands.is_empty() {
        return number("Women in senior ranks", "–".to_owned(), &["nobody has a rank with a band".to_owned()]);
    }
    let count = facts.in_bands(&bands);
    let mut notes = vec![base_words(&count)];
    let then = facts.then().and_then(|period| facts.past_in_bands(period, &bands));
    notes.extend(then.and_then(|then| change_words(&count, &then, &facts.then_words()?)));
    let index = glass_ceiling_index(&facts.all(), &count).filter(|_| !is_few(&count));
    notes.extend(index.map(|it| format!("glass-ceiling index {:.2}", it.value)));
    number(&band_words(&bands), share_or_people(&count), &notes)
}

fn gap(facts: &AgencyFacts<'_>) -> HeadlineNumber {
    let label = "Gap to parity, in people";
    let Some(needed) = gap_to_parity(&facts.all()) else {
        return number(label, "–".to_owned(), &["nobody's gender is known".to_owned()]);
    };
    let replaced = needed.by_replacement.unwrap_or(0);
    if replaced == 0 {
        return number(label, "0".to_owned(), &["as many women as men, to one person".to_owned()]);
    }
    let (missing, other) = match needed.gender {
        Gender::Man => ("men", "women"),
        _ => ("women", "men"),
    };
    let mut notes = vec![format!("so many posts would pass from {other} to {missing}")];
    notes.extend(needed.by_growth.map(|it| format!("or {} more {missing} by growth alone", people(it))));
    number(label, people(replaced), &notes)
}

fn fourth(facts: &AgencyFacts<'_>) -> HeadlineNumber {
    if facts.targets.is_empty() { joiners(facts) } else { targets(facts) }
}

fn targets(facts: &AgencyFacts<'_>) -> HeadlineNumber {
    let assessed = assessments(facts);
    let met = assessed.iter().filter(|it| it.verdict == Verdict::Met).count();
    let furthest = furthest(&assessed);
    let note = match furthest {
        Some((it, needed)) => format!("furthest off: {} ({} people)", it.name, people(needed)),
        None if met == assessed.len() => "all are met today".to_owned(),
        None => "the others: too few people to say".to_owned(),
    };
    number("Targets met today", format!("{met} of {}", assessed.len()), &[note])
}

fn joiners(facts: &AgencyFacts<'_>) -> HeadlineNumber {
    let label = "Women among joiners";
    match facts.longest_account() {
        Some((account, when)) if account.joiners.base() > 0 => {
            number(label, share_or_people(&account.joiners), &[base_words(&account.joiners), when])
        }
        Some((_, when)) => number(label, "–".to_owned(), &[format!("nobody joined {when}")]),
        None if facts.is_renumbered() => number(label, "–".to_owned(), &["the staff numbers changed".to_owned()]),
        None => number(label, "–".to_owned(), &["needs lists of two months".to_owned()]),
    }
}

/// The targets of the agency, as its counts meet them today.
pub(super) fn assessments(facts: &AgencyFacts<'_>) -> Vec<Assessment> {
    let targets = facts.targets.iter().enumerate();
    targets.map(|(place, target)| assess(target, &facts.in_target(place))).collect()
}

/// The target not met that most people are missing to.
pub(super) fn furthest(assessed: &[Assessment]) -> Option<(&Assessment, u64)> {
    let open = assessed.iter().filter(|it| it.verdict == Verdict::NotMet);
    let needed = open.filter_map(|it| Some((it, it.needed.as_ref()?.by_replacement?)));
    needed.reduce(|most, it| if it.1 > most.1 { it } else { most })
}

fn number(label: &str, value: String, notes: &[String]) -> HeadlineNumber {
    HeadlineNumber { label: label.to_owned(), value, note: notes.join("; ") }
}

fn base_words(count: &GenderCount) -> String {
    if count.base() == 0 { "nobody's gender is known".to_owned() } else { women_of(count) }
}

/// As `30.9 % a year ago (+0.5 points)`, or in people where either group is small.
pub(super) fn change_words(now: &GenderCount, then: &GenderCount, when: &str) -> Option<String> {
    if then.base() == 0 {
        return None;
    }
    if is_few(now) || is_few(then) {
        return Some(format!("{} {when}", women_of(then)));
    }
    let change = trend(now, then)?;
    let then = then.share_of_women().map_or_else(String::new, |it| percent(it.fraction()));
    Some(format!("{then} {when} ({} points)", points(change.change.points())))
}

fn not_stated_words(count: &GenderCount) -> Option<String> {
    let share = count.share_not_stated().map(Share::fraction).filter(|&it| it >= WORTH_SAYING)?;
    let words = if count.total() < 10 { people(count.not_stated) } else { percent(share) };
    Some(format!("{words} not stated"))
}

/// As `Women in bands executive and manager`.
pub(super) fn band_words(bands: &[&str]) -> String {
    format!("Women in {} {}", if bands.len() == 1 { "band" } else { "bands" }, joined(bands))
}

/// As `manager and executive`: names joined by `and`.
pub(super) fn joined(names: &[&str]) -> String {
    match names {
        [] => String::new(),
        [one] => (*one).to_owned(),
        [first @ .., last] => format!("{} and {last}", first.join(", ")),
    }
}
