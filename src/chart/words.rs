//! Sentences that several alt texts share.

use super::numbers::{fewest, isolated, percent, share, women_of};
use crate::domain::GenderCount;

/// Highest and lowest share, as "From 52.0 % women (P-2, 41 of 79) down to 20.0 % (D-2, 2 of 10)."
pub(super) fn extremes<'a>(groups: impl Iterator<Item = (&'a str, GenderCount)>) -> String {
    let shares: Vec<(&str, GenderCount, f64)> =
        groups.filter_map(|(label, count)| Some((label, count, share(&count)?))).collect();
    let highest = shares.iter().reduce(|best, next| if next.2 > best.2 { next } else { best });
    let lowest = shares.iter().reduce(|best, next| if next.2 < best.2 { next } else { best });
    match (highest, lowest) {
        (Some(high), Some(low)) if high.2 > low.2 => format!(
            "From {} women ({}, {}) down to {} ({}, {}).",
            percent(high.2),
            isolated(high.0),
            women_of(&high.1),
            percent(low.2),
            isolated(low.0),
            women_of(&low.1)
        ),
        (Some(only), _) if shares.len() == 1 => {
            format!("{} women ({}, {}).", percent(only.2), isolated(only.0), women_of(&only.1))
        }
        (Some(same), _) => format!("{} women in every group.", percent(same.2)),
        _ => format!("No group has {} people or more.", fewest()),
    }
}

/// Parts as sentences: each ends in exactly one full stop.
pub(super) fn sentences(parts: &[String]) -> String {
    let finished: Vec<String> = parts
        .iter()
        .map(|part| part.trim())
        .filter(|part| !part.is_empty())
        .map(|part| if part.ends_with(['.', '!', '?']) { part.to_owned() } else { format!("{part}.") })
        .collect();
    finished.join(" ")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn extremes_name_the_group_and_its_people_and_leave_small_groups_out() {
        let groups =
            [("P-2", GenderCount::known(41, 38)), ("D-2", GenderCount::known(2, 8)), ("USG", GenderCount::known(0, 3))];
        let said = extremes(groups.iter().map(|&(label, count)| (label, count))).replace('\u{A0}', " ");
        assert_eq!(said, "From 51.9 % women (P-2, 41 of 79) down to 20.0 % (D-2, 2 of 10).");
        assert_eq!(extremes(std::iter::empty()), "No group has ten people or more.");
    }

    #[test]
    fn every_sentence_ends_once() {
        assert_eq!(sentences(&["Dot plot".into(), "All staff.".into(), String::new()]), "Dot plot. All staff.");
    }
}
