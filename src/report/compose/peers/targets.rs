//! Progress of agencies against their own targets.

use super::shown::{difference, differences, number, pace, share, shares, words};
use super::{precision, table, told};
use crate::benchmark::Comparison;
use crate::benchmark::counted::ShownShare;
use crate::benchmark::own_targets::TargetProgress;
use crate::chart::columns::text;
use crate::chart::numbers::month;
use crate::report::Block;
use crate::table::{Column, Value};

pub(super) fn blocks(comparison: &Comparison) -> Vec<Block> {
    if comparison.targets.is_empty() {
        return vec![Block::Text("No package names targets of its agency.".to_owned())];
    }
    let what = ("target-sentences", "Own targets, in words", "Where agencies stand on their own targets");
    let said = told(comparison, what, comparison.targets.iter().map(|it| it.sentence.clone()).collect());
    progress(comparison).into_iter().chain(said).collect()
}

fn progress(comparison: &Comparison) -> Option<Block> {
    let precision = precision(comparison);
    let points = |it: Option<f64>| it.map_or(Value::NotApplicable, |it| difference(precision, it));
    let row = |it: &TargetProgress| {
        vec![
            text(&it.agency),
            text(&it.target),
            text(&it.aim),
            text(&month(it.by)),
            share(it.share.as_ref()),
            text(&it.verdict.to_string()),
            points(it.gap),
            points(it.on_the_year),
            number(it.pace),
            number(it.needed),
            text(&bands(&it.bands_below)),
            text(&bands(&it.bands_above)),
        ]
    };
    let rows = comparison.targets.iter().map(row).collect();
    let what = ("own-targets", "Progress against own targets", "Share of women among the people of each target");
    let notes = vec!["Agencies set their own targets: a target met is not more women than elsewhere.".to_owned()];
    table(comparison, what, columns(comparison), rows, notes)
}

fn columns(comparison: &Comparison) -> Vec<Column> {
    let precision = precision(comparison);
    vec![
        words("agency", "Id"),
        words("target", "Target"),
        words("aim", "Aim"),
        words("by", "By the end of"),
        shares(precision, "share_of_women", "Women, %"),
        words("verdict", "Verdict"),
        differences(precision, "gap", "From the aim, points"),
        differences(precision, "on_the_year", "On the year, points"),
        pace("pace", "Moves by, points a year"),
        pace("needed", "Needs, points a year"),
        words("bands_below", "Bands below the aim"),
        words("bands_above", "Bands above the aim"),
    ]
}

fn bands(bands: &[(String, ShownShare)]) -> String {
    bands.iter().map(|(band, share)| format!("{band} ({})", share.words())).collect::<Vec<_>>().join(", ")
}
