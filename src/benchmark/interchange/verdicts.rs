//! What each definition says of each agency, as CSV.

use std::borrow::Cow;

use super::csv_text;
use crate::benchmark::comparison::Comparison;
use crate::benchmark::definitions::Judged;
use crate::domain::Gender;

/// Columns with what each means.
pub const COLUMNS: [(&str, &str); 8] = [
    ("agency", "id of the agency"),
    ("period", "the month compared"),
    ("group", "whom the definition is applied to"),
    ("definition", "its name with its numbers"),
    ("source", "where it comes from"),
    ("measured", "what was measured, with its base; empty where it may not be shown"),
    ("verdict", "what it says, under all ways to match ranks"),
    ("under_represented", "women or men; empty where neither is"),
];

/// All verdicts, one a row.
#[must_use]
pub fn verdicts_csv(comparison: &Comparison) -> String {
    let period = comparison.period.to_string();
    let header = COLUMNS.iter().map(|(name, _)| Cow::from(*name)).collect();
    let all = comparison.agencies.iter().flat_map(|agency| agency.judged.iter().map(|it| (agency.id.as_str(), it)));
    csv_text([header].into_iter().chain(all.map(|(agency, it)| row(agency, &period, it))))
}

fn row<'a>(agency: &'a str, period: &'a str, it: &'a Judged) -> Vec<Cow<'a, str>> {
    let short = match it.under_represented {
        Some(Gender::Woman) => "women",
        Some(Gender::Man) => "men",
        _ => "",
    };
    vec![
        agency.into(),
        period.into(),
        it.group.to_string().into(),
        it.definition.as_str().into(),
        it.source.into(),
        it.measured.as_deref().unwrap_or_default().into(),
        it.verdict.to_string().into(),
        short.into(),
    ]
}
