//! What is said about lists that do not hang together, with the lines to write in the pipeline file.

use std::fmt::Write;

use super::{Change, Field, Gap, Reason};
use crate::diagnostic::{Diagnostic, Location};
use crate::domain::{Period, Share};
use crate::pipeline::{Agency, DuplicateRule, Recoded};

/// How many changes of a month have their lines in one message.
const SHOWN: usize = 3;

/// Lists that the gate does not let pass, in order of time. A list that hangs together with neither neighbour is one problem.
/// `place` knows the file of a list that is new. Each comes with the month of the later list.
#[must_use]
pub fn gaps(agency: &Agency, gaps: &[Gap], place: impl Fn(Period) -> Option<Location>) -> Vec<(Period, Diagnostic)> {
    let mut sorted: Vec<&Gap> = gaps.iter().collect();
    sorted.sort_by_key(|gap| gap.later);
    let mut rest = sorted.into_iter().peekable();
    let mut problems = Vec::new();
    while let Some(gap) = rest.next() {
        let after = rest.next_if(|next| next.earlier == gap.later);
        let place = place(gap.later).or_else(|| place(gap.earlier)).unwrap_or_default();
        problems.push((gap.later, said(agency, gap, after, place)));
    }
    problems
}

fn said(agency: &Agency, gap: &Gap, after: Option<&Gap>, place: Location) -> Diagnostic {
    let Gap { earlier, later, overlap, bar, .. } = gap;
    let percent = overlap.share().map_or(0.0, Share::percent);
    let linked = agency.duplicates == DuplicateRule::LinkRows;
    let message = format!(
        "{} of the {} {} of {earlier} are on the list of {later} ({percent:.1} %), at least {:.0} % are \
         expected{}: {}",
        overlap.seen_again,
        overlap.earlier,
        if linked { "rows" } else { "staff numbers" },
        bar.percent(),
        after.map_or_else(String::new, |it| format!(", and few of {later} are on the list of {}", it.later)),
        if linked { "dates written another way, or the file of another agency".to_owned() } else { why(gap) },
    );
    let help = if after.is_some() { remedy_alone(gap) } else { remedy(agency, gap) };
    Diagnostic::error("PAR-0410", message, place, help)
}

fn why(gap: &Gap) -> String {
    match gap.reason {
        Reason::Incomplete => {
            format!("the later list has {} people, nearly all seen before; is it complete?", gap.overlap.later)
        }
        Reason::Renumbered => {
            "gender, rank and unit are nearly as before, so the staff numbers seem to have changed, or \
                               their width or leading zeros"
                .to_owned()
        }
        Reason::OtherAgency => "gender, rank and unit are others too; is it the file of another agency?".to_owned(),
        Reason::Unclear => {
            "another numbering, another width of the staff numbers, or the file of another agency".to_owned()
        }
    }
}

fn remedy(agency: &Agency, gap: &Gap) -> String {
    let id = agency.id.as_str();
    let renumbered = months("renumbered_months", &agency.continuity.renumbered_months, gap.later);
    let counted = "no movements are then counted into that month";
    match gap.reason {
        Reason::Incomplete => format!(
            "export the whole list again; if so many really left, write `min_seen_again = {}` under [[agency]] of `{id}` \
             for this run",
            lower_bar(gap)
        ),
        Reason::Renumbered => format!(
            "if the numbering changed, write `{renumbered}` under [[agency]] of `{id}`: {counted}; if only leading zeros \
             were lost, declare `person_width`"
        ),
        Reason::OtherAgency | Reason::Unclear => format!(
            "put the right file in its place; if the numbering changed, write `{renumbered}` under [[agency]] of `{id}`: \
             {counted}"
        ),
    }
}

/// What to do about one list that fits neither the one before nor the one after.
fn remedy_alone(gap: &Gap) -> String {
    let later = gap.later;
    match gap.reason {
        Reason::Renumbered => format!(
            "export the list of {later} again with the staff numbers as in the other months, or declare `person_width` if \
             only leading zeros were lost"
        ),
        _ => format!("put the right file in the place of the list of {later}, or take it away"),
    }
}

/// The bar for one month, in whole per cent, that would let the gap pass.
fn lower_bar(gap: &Gap) -> u32 {
    let months = f64::from(gap.later.months_since(gap.earlier).max(1));
    let share = gap.overlap.share().map_or(0.0, Share::fraction);
    (0..=100_u32).rev().find(|&percent| (f64::from(percent) / 100.0).powf(months) <= share).unwrap_or(0)
}

/// One change, as a warning.
#[must_use]
pub fn change(agency: &Agency, (earlier, later): (Period, Period), change: &Change) -> Diagnostic {
    let message = format!("between {earlier} and {later} {}", what(change));
    Diagnostic::error("PAR-0411", message, Location::default(), answer(agency, later, &[change])).warning()
}

/// All changes of a month in one warning; `None` where there are none.
#[must_use]
pub fn changes_of_month(agency: &Agency, months: (Period, Period), changes: &[Change]) -> Option<Diagnostic> {
    let first = changes.first()?;
    let mut said = change(agency, months, first);
    if changes.len() > 1 {
        let more = changes.len() - 1;
        let _ = write!(said.message, ", and {more} {} more like it", if more == 1 { "change" } else { "changes" });
    }
    let shown: Vec<&Change> = changes.iter().take(SHOWN).collect();
    said.help = answer(agency, months.1, &shown);
    if changes.len() > SHOWN {
        said.help.push_str("\n`parity check` prints the lines of all of them");
    }
    Some(said)
}

fn what(change: &Change) -> String {
    match change {
        Change::Together { field, from, to, moved, of } => {
            let to: Vec<String> = to.iter().map(|text| format!("`{text}`")).collect();
            format!("{moved} of {of} people of {} `{from}` went together to {}", field.word(), to.join(" and "))
        }
        Change::Gone { field, text, people } => {
            format!("{} `{text}` disappeared, and its {people} people are under others", field.word())
        }
        Change::New { field, text, people } => {
            format!("{} `{text}` appeared, and its {people} people were under others before", field.word())
        }
        Change::Bands { changed, of } => format!("{changed} of {of} people changed band"),
        Change::Same { people } => format!("nobody of {people} people came, went or changed: both lists are the same"),
        Change::Came { people, of } => format!("{people} people are new, on a list of {of} before"),
        Change::Went { people, of } => format!("{people} of {of} people are gone"),
    }
}

/// What to write under the agency, if the changes are no careers.
fn answer(agency: &Agency, later: Period, changes: &[&Change]) -> String {
    let lines: Vec<String> = changes.iter().filter_map(|change| recoded(later, change)).collect();
    let id = agency.id.as_str();
    if let [Change::Same { .. }] = changes {
        return format!("check that the export of {later} is not an earlier one again; if it is right, leave it");
    }
    if lines.is_empty() {
        let months = months("structural_months", &agency.structural_months, later);
        return format!("if that was a re-organisation, write `{months}` under [[agency]] of `{id}`; else leave it");
    }
    format!(
        "if it was only renamed, add below [[agency]] of `{id}`; if these were careers, leave it:\n{}",
        lines.join("\n")
    )
}

/// The lines for a text that was renamed.
fn recoded(month: Period, change: &Change) -> Option<String> {
    let Change::Together { field: Field::Unit | Field::Rank, from, to, .. } = change else { return None };
    let Change::Together { field, .. } = change else { return None };
    let to: Vec<String> = to.iter().map(|text| toml_text(text)).collect();
    let to = if let [one] = to.as_slice() { one.clone() } else { format!("[{}]", to.join(", ")) };
    let from = toml_text(from);
    Some(format!("[[agency.recoded]]\nmonth = \"{month}\"\nfield = \"{}\"\nfrom = {from}\nto = {to}", field.word()))
}

/// `key = ["2025-07", "2026-10"]`: the months named so far and one more.
fn months(key: &str, known: &[Period], more: Period) -> String {
    let mut all = known.to_vec();
    all.push(more);
    all.sort_unstable();
    all.dedup();
    let all: Vec<String> = all.iter().map(|month| format!("\"{month}\"")).collect();
    format!("{key} = [{}]", all.join(", "))
}

/// A text as TOML writes it: JSON's escapes are TOML's.
fn toml_text(text: &str) -> String {
    serde_json::to_string(text).unwrap_or_default()
}

/// A rule that nobody fits: perhaps misspelt.
#[must_use]
pub fn unused(rule: &Recoded, (earlier, later): (Period, Period)) -> Diagnostic {
    let field = rule.field.word();
    let message = format!(
        "nobody changed from {field} `{}` to `{}` between {earlier} and {later}",
        rule.from,
        rule.to.join("` or `")
    );
    let help = "write both texts of `[[agency.recoded]]` as the reports of these months show them, or take it out";
    Diagnostic::error("PAR-0412", message, Location::default(), help).warning()
}

/// Staff numbers that seem to be other people's now.
#[must_use]
pub fn recycled_numbers(people: u64, (earlier, later): (Period, Period)) -> Diagnostic {
    let numbers = if people == 1 { "1 staff number has".to_owned() } else { format!("{people} staff numbers have") };
    let message =
        format!("{numbers} another gender and another birth year on the list of {later} than on that of {earlier}");
    let help = "ask whether numbers of former staff are given again: then such people are counted as one person";
    Diagnostic::error("PAR-0413", message, Location::default(), help).warning()
}
