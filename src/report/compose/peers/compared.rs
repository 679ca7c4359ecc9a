//! Section: what was compared, and what is not known of it.

use super::shown::{counts, share_cells, share_columns, words};
use super::{precision, protection, section_of, table};
use crate::benchmark::{AgencyCompared, Comparison};
use crate::chart::columns::{people, text};
use crate::chart::numbers::month;
use crate::report::{Block, Section};
use crate::table::Value;

pub(super) fn section(comparison: &Comparison) -> Section {
    let words = [protection::words(comparison), ladder(comparison), not_published().to_owned()];
    let mut blocks: Vec<Block> = words.into_iter().map(Block::Text).collect();
    blocks.extend(agencies(comparison));
    blocks.extend(bands(comparison));
    section_of("compared", "What was compared", blocks)
}

fn ladder(comparison: &Comparison) -> String {
    let list = |names: &[String]| names.join(", ");
    match comparison.bands.as_slice() {
        [] => "The packages name no bands of ranks, so nothing is said by rank.".to_owned(),
        bands => format!(
            "The common ladder, junior first: {}. Managers are {}. Ranks were matched {}.",
            list(bands),
            list(&comparison.managers),
            match comparison.matchings.as_slice() {
                [] | [_] => "in one way, as given".to_owned(),
                all => format!("in {} ways: {}", all.len(), all.join("; ")),
            }
        ),
    }
}

fn not_published() -> &'static str {
    "Agencies publish what they publish: a blank here is no zero. What an agency does not publish by rank, role or contract is \
     not estimated, and it is left out of what needs it, with the reason beside it. Pay, age and single persons are in no \
     package."
}

/// The agencies in order of ids: no ranking.
fn agencies(comparison: &Comparison) -> Option<Block> {
    let row = |it: &AgencyCompared| {
        let months =
            comparison.trajectories.iter().find(|course| course.agency == it.id).map(|it| it.months.as_slice());
        let months = months.unwrap_or_default();
        let first = months.first().map_or(Value::NotApplicable, |(period, _)| text(&month(*period)));
        let open = if it.open.is_empty() { "nothing".to_owned() } else { it.open.join("; ") };
        let named = [text(&it.id), text(&it.name)];
        let end = [people(months.len() as u64), first, text(&open)];
        named.into_iter().chain(share_cells(it.share.as_ref())).chain(end).collect()
    };
    let named = [words("agency", "Id"), words("name", "Agency")].into_iter();
    let columns = named.chain(share_columns(precision(comparison))).chain([
        counts("packages", "Packages up to the month"),
        words("first_month", "The first of"),
        words("open", "What cannot be counted by rank"),
    ]);
    let what = ("agencies", "The agencies", "All staff");
    let notes = vec!["In order of ids: who stands apart is said by the funnel alone.".to_owned()];
    table(comparison, what, columns.collect(), comparison.agencies.iter().map(row).collect(), notes)
}

/// Counts by common band, as given.
fn bands(comparison: &Comparison) -> Option<Block> {
    let precision = precision(comparison);
    let rows = comparison.agencies.iter().flat_map(|agency| {
        agency.bands.iter().filter(|(_, counted)| counted.is_some_and(|it| it.base() > 0)).map(
            move |(band, counted)| {
                let shown = counted.and_then(|it| precision.share(&it));
                [text(&agency.id), text(&agency.name), text(band)]
                    .into_iter()
                    .chain(share_cells(shown.as_ref()))
                    .collect()
            },
        )
    });
    let named = [words("agency", "Id"), words("name", "Agency"), words("band", "Band")].into_iter();
    let columns = named.chain(share_columns(precision)).collect();
    let what = ("agency-bands", "The agencies by the common ladder", "Staff by band, ranks matched as given");
    let notes = vec!["[low]: too few people for a share. Bands that cannot be counted have no row.".to_owned()];
    table(comparison, what, columns, rows.collect(), notes)
}
