//! Where definitions disagree, the disagreement is the finding.

use std::collections::BTreeSet;

use super::judged::{Group, Judged, Verdict};
use crate::domain::Gender;

/// A sentence for each group of an agency that one definition calls met and another not, or that definitions find short of
/// different genders.
#[must_use]
pub fn disagreements(agency: &str, judged: &[Judged]) -> Vec<String> {
    let groups: BTreeSet<&Group> = judged.iter().map(|it| &it.group).collect();
    groups.into_iter().flat_map(|group| of_group(agency, group, judged)).collect()
}

fn of_group(agency: &str, group: &Group, judged: &[Judged]) -> Vec<String> {
    let of = |verdict: &Verdict| {
        judged.iter().filter(|it| it.group == *group && it.verdict == *verdict).collect::<Vec<&Judged>>()
    };
    let names = |which: &[&Judged]| which.iter().map(|it| it.definition.as_str()).collect::<Vec<_>>().join("; ");
    let (met, not_met) = (of(&Verdict::Met), of(&Verdict::NotMet));
    let mut said = Vec::new();
    if !met.is_empty() && !not_met.is_empty() {
        said.push(format!(
            "{agency}, {group}: definitions disagree. Met under {}. Not met under {}.",
            names(&met),
            names(&not_met)
        ));
    }
    let short = |gender| -> Vec<&Judged> {
        judged.iter().filter(|it| it.group == *group && it.under_represented == Some(gender)).collect()
    };
    let (women, men) = (short(Gender::Woman), short(Gender::Man));
    if !women.is_empty() && !men.is_empty() {
        said.push(format!(
            "{agency}, {group}: women are fewer than {} asks for, men are fewer than {} asks for.",
            names(&women),
            names(&men)
        ));
    }
    said
}
