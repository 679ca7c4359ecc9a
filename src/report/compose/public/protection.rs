//! Section: how people are protected, in plain words.

use super::PublicFacts;
use crate::disclosure::package::{Package, Protected};
use crate::report::Block;
use crate::report::Section;

/// What stands under every chart.
pub(super) const MARK: &str = "Protected counts";

/// What stands on every page, sheet and file.
pub(super) fn banner(protection: &Protected) -> String {
    match protection {
        Protected::PublicRound { base, .. } => {
            format!("Protected counts: every one is rounded to a multiple of {base}. May leave the agency.")
        }
        Protected::PublicSuppress { .. } => {
            "Protected counts: those marked [c] are withheld to protect individuals. May leave the agency.".to_owned()
        }
        Protected::Published => "Published counts.".to_owned(),
    }
}

pub(super) fn section(facts: &PublicFacts<'_>) -> Section {
    let about = facts.package.about();
    let how = match about.protection {
        Protected::PublicRound { base, steps } => rounded(base, steps),
        Protected::PublicSuppress { .. } => suppressed(),
        Protected::Published => vec!["The counts were public already.".to_owned()],
    };
    let more = [
        "Shares, gaps and verdicts are computed from the protected counts alone, never from the true ones, and shares are given in \
         whole per cent. Beside each share stand the least and the greatest that the true counts can have. No share stands on fewer \
         than 25 women and men, no line over time and nothing about a target on fewer than 50."
            .to_owned(),
        "Groups with few people are merged up: ranks into bands, sections into divisions, roles into role families. Movements are \
         totals of a year for the whole agency. What is said of the future is about groups of 50 or more, at least a year ahead, in \
         whole per cent."
            .to_owned(),
        "Before anything was written, it was looked at as an attacker would: somebody who knows the rule, that counts are whole \
         numbers, which groups exist, and even somebody who is in a group of one or two. No count could be found out."
            .to_owned(),
        format!(
            "All published counts are in `{}`: one file that any tool for Parquet reads; `parity audit` checks it again.",
            Package::file_name(facts.package)
        ),
    ];
    let blocks = how.into_iter().chain(more).map(Block::Text).collect();
    Section { id: "protection".to_owned(), title: "How people are protected".to_owned(), blocks }
}

fn rounded(base: i64, steps: i64) -> Vec<String> {
    let reach = (steps + 1) * base - 1;
    vec![
        format!(
            "Behind these numbers are people who could be harmed if they were found. So every count is a multiple of {base}, at \
             most {reach} away from the true one; 0 stands for 0 to {reach}. All tables are rounded together, so that rows and \
             columns still add up and nothing can be worked out by subtracting one table from another."
        ),
        "A count that did not change from one month to the next is shown as before, as far as that goes. What was published once \
         stays as it is: the agency keeps a register of it, and nothing is added to a published month that does not go with it."
            .to_owned(),
    ]
}

fn suppressed() -> Vec<String> {
    vec![
        "Behind these numbers are people who could be harmed if they were found. Counts marked [c] are withheld to protect \
         individuals: some because they are small, others because small ones could be worked out from them. Which are which is not \
         said."
            .to_owned(),
        "People of another gender and people whose gender is not stated are left out: beside exact counts of women and of men they \
         would be found."
            .to_owned(),
        "Withheld counts do not protect a series: with the lists of two months, changes of few people can show. This form is for \
         releases once a year."
            .to_owned(),
    ]
}
