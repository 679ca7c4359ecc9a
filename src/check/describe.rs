//! One list in full.

use super::answer::{Before, ListChecked};
use super::columns;
use super::lists::{List, Lists};
use crate::continuity::{Overlap, absences};
use crate::diagnostic::{Diagnostic, Location};
use crate::domain::{Period, Share};
use crate::pipeline::{Agency, DuplicateRule};
use crate::table::PersonKey;

/// Fewer women or men than this part of the staff are unlikely enough to look at the codes again.
const FEWEST_OF_A_GENDER: f64 = 0.03;
/// More people than this part without a stated gender make shares uncertain.
const MOST_NOT_STATED: f64 = 0.05;
/// The fewest people for which shares say anything.
const FEWEST_PEOPLE: u64 = 20;

/// The list of a month, described.
pub(super) fn list(agency: &Agency, lists: &Lists, period: Period, list: &List) -> ListChecked {
    let (quality, genders) = list.read.clone().unwrap_or_default();
    let before = lists.by_period.range(..period).next_back();
    let before = before.map(|(&earlier, it)| Before {
        period: earlier,
        people: it.people(),
        overlap: Overlap::of(&it.staff.person, &list.staff.person),
    });
    ListChecked {
        period,
        people: list.people(),
        ignored_columns: quality.files.iter().map(|file| file.ignored_columns.len()).max().unwrap_or(0),
        columns: if list.read.is_some() { columns::sentences(agency, list, &genders) } else { Vec::new() },
        files: quality.files,
        rows_read: quality.rows_read,
        rows_kept: list.staff.len() as u64,
        rows_merged: quality.duplicates_merged,
        refused: quality.refused,
        not_stated: quality.not_stated,
        before,
        back_after: if is_followed(agency) { back(agency, lists, period) } else { std::collections::BTreeMap::new() },
    }
}

/// Whether people can be followed from list to list.
pub(super) fn is_followed(agency: &Agency) -> bool {
    agency.duplicates != DuplicateRule::SeparatePeople
}

/// Who is back on the list of a month, as far back as the numbering is the same.
fn back(agency: &Agency, lists: &Lists, period: Period) -> std::collections::BTreeMap<u32, u64> {
    let rules = &agency.continuity;
    let until = lists.by_period.range(..=period).filter(|(earlier, _)| !rules.breaks(**earlier, period));
    let until: Vec<(Period, &[PersonKey])> = until.map(|(&at, it)| (at, it.staff.person.as_slice())).collect();
    absences(&until)
}

/// Whether the shares of the genders are believable.
pub(super) fn gender_findings(agency: &Agency, list: &List, period: Period) -> Vec<Diagnostic> {
    if agency.columns.gender.is_none() {
        let help = "map the column that holds it: [agency.columns] gender = \"...\"";
        let message = "no column is mapped as the gender, so everybody's is not stated";
        return vec![Diagnostic::error("PAR-0613", message, Location::default(), help).warning()];
    }
    let people = list.people();
    let mut found = Vec::new();
    let share = people.share_of_women().map(Share::percent).filter(|_| people.base() >= FEWEST_PEOPLE);
    if let Some(share) =
        share.filter(|it| !(100.0 * FEWEST_OF_A_GENDER..=100.0 * (1.0 - FEWEST_OF_A_GENDER)).contains(it))
    {
        let message =
            format!("{share:.1} % of the people of {period} are women ({} of {})", people.women, people.base());
        let help = "check what each code means under [agency.codes.gender]";
        found.push(Diagnostic::error("PAR-0611", message, Location::default(), help).warning());
    }
    let not_stated = people.share_not_stated().filter(|it| it.fraction() > MOST_NOT_STATED);
    if let Some(share) = not_stated.filter(|_| people.total() >= FEWEST_PEOPLE) {
        let message = format!(
            "the gender of {} of {} people of {period} is not stated ({:.1} %)",
            people.not_stated,
            people.total(),
            share.percent()
        );
        let help = "ask for the missing ones; shares are of those whose gender is stated";
        found.push(Diagnostic::error("PAR-0612", message, Location::default(), help).warning());
    }
    found
}
