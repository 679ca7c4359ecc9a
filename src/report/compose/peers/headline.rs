//! The first page: four numbers and three sentences.

use super::{agencies, precision};
use crate::benchmark::Comparison;
use crate::benchmark::funnel_of::{FunnelAgency, FunnelGroup, FunnelOf, Place};
use crate::benchmark::trajectories::{Moving, Trajectory};
use crate::chart::numbers::{isolated, month};
use crate::report::HeadlineNumber;

/// Sentences of the first page.
const SENTENCES: usize = 3;
/// Most names in one sentence.
const MOST_NAMES: usize = 6;

pub(super) fn numbers(comparison: &Comparison) -> Vec<HeadlineNumber> {
    let number = |label: &str, value: String, note: String| HeadlineNumber { label: label.to_owned(), value, note };
    let compared = comparison.agencies.len().to_string();
    let when = format!("by their published counts of {}", month(comparison.period));
    let moving: Vec<&Trajectory> = comparison.trajectories.iter().filter(|it| it.moving != Moving::NotKnown).collect();
    let rising = moving.iter().filter(|it| it.moving == Moving::Rising).count();
    let (centre, apart) = of_all(comparison).map_or_else(
        |why| [("–".to_owned(), why.to_owned()), ("–".to_owned(), format!("not said: {why}"))].into(),
        |funnel| (centre(comparison, funnel), apart(funnel)),
    );
    vec![
        number("Agencies compared", compared, when),
        number("Women at the centre of the funnel", centre.0, centre.1),
        number("Stand apart", apart.0, apart.1),
        number("Rising", format!("{rising} of {}", moving.len()), rising_note(moving.len())),
    ]
}

fn rising_note(followed: usize) -> String {
    match followed {
        0 => "no agency has months enough to say whether its share of women moves".to_owned(),
        _ => "agencies with months enough; rising where the whole 95 % interval of the slope is above 0".to_owned(),
    }
}

/// The funnel of all staff.
pub(super) fn of_all(comparison: &Comparison) -> Result<&FunnelOf, &str> {
    let found = comparison.funnels.iter().find(|(group, _)| *group == FunnelGroup::All);
    found.map_or(Err("there is no funnel"), |(_, it)| it.as_ref().map_err(String::as_str))
}

fn centre(comparison: &Comparison, funnel: &FunnelOf) -> (String, String) {
    let percent = precision(comparison).words(funnel.centre * 100.0);
    let note =
        format!("of all staff, {} of whatever size weighing by what chance allows", agencies(funnel.agencies.len()));
    (format!("{percent}\u{A0}%"), note)
}

fn apart(funnel: &FunnelOf) -> (String, String) {
    let many = outliers(funnel).count();
    let note =
        "comparable agencies, all staff: beyond the 99.8 % limits, which allow for what agencies differ by anyway";
    (format!("{many} of {}", funnel.agencies.len()), note.to_owned())
}

/// Agencies beyond the outer limits, whatever rounding hides and however ranks are matched.
pub(super) fn outliers(funnel: &FunnelOf) -> impl Iterator<Item = &FunnelAgency> {
    funnel.agencies.iter().filter(|it| it.place == Place::Outlier)
}

/// What matters most, as far as three sentences go.
pub(super) fn sentences(comparison: &Comparison) -> Vec<String> {
    let is_outlier = of_all(comparison).is_ok_and(|it| outliers(it).next().is_some());
    let standing = (!is_outlier).then(|| nobody_apart(comparison));
    let said = standing.into_iter().chain(comparison.findings.iter().cloned()).chain([moves(comparison), verdicts()]);
    said.take(SENTENCES).collect()
}

fn nobody_apart(comparison: &Comparison) -> String {
    match of_all(comparison) {
        Ok(funnel) => format!(
            "None of {} comparable agencies stands apart in its share of women among all staff: all differ by what agencies of this kind \
             differ by.",
            funnel.agencies.len()
        ),
        Err(why) => format!("Nobody can be said to stand apart: {why}."),
    }
}

fn moves(comparison: &Comparison) -> String {
    let of = |moving: Moving| -> Vec<&str> {
        comparison.trajectories.iter().filter(|it| it.moving == moving).map(|it| it.name.as_str()).collect()
    };
    let (rising, falling, unclear) = (of(Moving::Rising), of(Moving::Falling), of(Moving::NotClear));
    if rising.len() + falling.len() + unclear.len() == 0 {
        return "Whether shares of women move cannot be said: no agency has months enough.".to_owned();
    }
    format!(
        "The share of women rises in {}, falls in {} and moves in no clear direction in {}.",
        named(&rising),
        named(&falling),
        named(&unclear)
    )
}

/// As `2 agencies (A, B)`.
pub(super) fn named(names: &[&str]) -> String {
    let listed: Vec<String> = names.iter().take(MOST_NAMES).map(|it| isolated(it)).collect();
    let more = names.len().saturating_sub(MOST_NAMES);
    let more = if more > 0 { format!(" and {more} more") } else { String::new() };
    match names.len() {
        0 => "no agency".to_owned(),
        number => format!("{} ({}{more})", agencies(number), listed.join(", ")),
    }
}

fn verdicts() -> String {
    "No two definitions of parity say different things of one agency.".to_owned()
}
