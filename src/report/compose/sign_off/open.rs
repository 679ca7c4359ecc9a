//! What the head of HR should know to be open before signing.

use std::collections::BTreeSet;

use super::{more, movements};
use crate::chart::numbers::{month, people, percent};
use crate::domain::Share;
use crate::ingest::{Checksum, FileRead};
use crate::measure::Reproduction;
use crate::report::compose::AgencyFacts;
use crate::report::compose::published::compared;
use crate::report::compose::reconciliation::reconciled;

/// Questions that are shown.
const MOST: usize = 6;
/// From this share of people on a missing gender is worth a question.
const MANY_NOT_STATED: f64 = 0.05;

/// One sentence for each; the list is cut to a few.
pub(super) fn questions(facts: &AgencyFacts<'_>) -> Vec<String> {
    let mut all: Vec<String> = [
        residual(facts),
        checksum(facts),
        refused(facts),
        unmapped(facts),
        gender(facts),
        figures(facts),
        structural(facts),
        provisional(facts),
    ]
    .into_iter()
    .flatten()
    .collect();
    let left = all.len().saturating_sub(MOST);
    if left > 0 {
        all.truncate(MOST);
        all.push(more(left));
    }
    all
}

fn persons(number: u64) -> String {
    if number == 1 { "1 person".to_owned() } else { format!("{} persons", people(number)) }
}

fn residual(facts: &AgencyFacts<'_>) -> Option<String> {
    let Some(found) = reconciled(facts) else {
        return facts.release.previous.is_some().then(|| movements::nothing(facts));
    };
    let unexplained = found.unexplained();
    (unexplained > 0).then(|| {
        format!(
            "The movements do not explain {} of this list: rates of joiners, leavers and promotions are not to be \
                 relied on before it is known why.",
            persons(unexplained)
        )
    })
}

fn checksum(facts: &AgencyFacts<'_>) -> Option<String> {
    let mut files = facts.quality.files.iter().filter_map(|it| Some((it, it.checksum?)));
    let is_open = |file: &FileRead, sum: Checksum| !sum.agrees() && sum.stated + refused_in(facts, file) != sum.read;
    let (file, sum) = files.find(|&(file, sum)| is_open(file, sum))?;
    let (stated, read) = (people(sum.stated), people(sum.read));
    Some(format!(
        "{} states {stated} people in its totals row, but {read} rows stand above it: is the export complete?",
        file.file
    ))
}

/// Rows of a file that were refused: a totals row that leaves them out counts people, not rows.
pub(super) fn refused_in(facts: &AgencyFacts<'_>, file: &FileRead) -> u64 {
    let of_it = facts.quality.refused.iter().filter(|it| it.file == file.file && it.sheet == file.sheet);
    of_it.map(|it| it.rows).sum()
}

fn refused(facts: &AgencyFacts<'_>) -> Option<String> {
    let rows = facts.quality.rows_refused();
    (rows > 0).then(|| {
        let rows = if rows == 1 { "1 row was".to_owned() } else { format!("{} rows were", people(rows)) };
        format!("{rows} refused: if they are people, they are missing from every count.")
    })
}

fn unmapped(facts: &AgencyFacts<'_>) -> Option<String> {
    let quality = facts.quality;
    let fields: BTreeSet<&str> = quality.unmapped.iter().map(|it| it.field.as_str()).collect();
    let fields: BTreeSet<&str> =
        fields.into_iter().chain(quality.unmapped_unlisted.keys().map(String::as_str)).collect();
    let fields = fields.into_iter().map(|it| it.replace('_', " ")).collect::<Vec<_>>().join(", ");
    let listed: u64 = quality.unmapped.iter().map(|it| it.rows).sum();
    let unlisted: u64 = quality.unmapped_unlisted.values().sum();
    let values = listed + unlisted;
    (values > 0).then(|| {
        let (values, ask) = match values {
            1 => ("1 value is".to_owned(), "what does it mean"),
            _ => (format!("{} values are", people(values)), "what do they mean"),
        };
        format!("{values} on no list of the pipeline file ({fields}): {ask}?")
    })
}

fn gender(facts: &AgencyFacts<'_>) -> Option<String> {
    let all = facts.all();
    let share = all.share_not_stated().map(Share::fraction).filter(|&it| it > MANY_NOT_STATED)?;
    let of = if all.total() < 10 { String::new() } else { format!(" ({})", percent(share)) };
    Some(format!("The gender of {}{of} is not stated.", persons(all.not_stated)))
}

fn figures(facts: &AgencyFacts<'_>) -> Option<String> {
    let compared = compared(facts);
    let open = compared.iter().filter(|it| it.reproduction() == Some(Reproduction::NotReproduced)).count();
    let later = match open {
        0 => return None,
        1 => "1 published figure is".to_owned(),
        _ => format!("{open} published figures are"),
    };
    Some(format!("{later} not reproduced by the lists: which of the two is to be corrected?"))
}

fn structural(facts: &AgencyFacts<'_>) -> Option<String> {
    let is_structural = facts.agency.structural_months.contains(&facts.release.period);
    is_structural.then(|| "The movements of this month are a re-organisation, not careers.".to_owned())
}

fn provisional(facts: &AgencyFacts<'_>) -> Option<String> {
    let from = facts.release.provisional_from?;
    let grace = facts.pipeline.grace_months;
    let from = month(from);
    Some(format!(
        "Movements from {from} on are provisional: who is back within {grace} months was absent, not a leaver."
    ))
}
