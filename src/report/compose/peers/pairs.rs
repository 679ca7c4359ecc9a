//! Two agencies side by side, and all of them, split into structure and what remains.

use super::shown::{difference, differences, index, number, words};
use super::{precision, table};
use crate::benchmark::Comparison;
use crate::benchmark::like_with_like::{Pair, Sorting, Spread};
use crate::chart::columns::text;
use crate::measure::segregation_difference::SegregationIndex;
use crate::report::Block;
use crate::table::{Column, Value};

/// Every pair of few agencies: the difference of shares, then that of M and H.
pub(super) fn pairs(comparison: &Comparison) -> Vec<Block> {
    shares(comparison).into_iter().chain(apart(comparison)).collect()
}

fn shares(comparison: &Comparison) -> Option<Block> {
    let rows = comparison.pairs.iter().map(|it| {
        let end = spread_cells(&it.spread).into_iter().chain([text(&elsewhere(comparison, it))]);
        head(it).into_iter().chain(point_cells(comparison, it)).chain(end).collect()
    });
    let end = spread_columns().into_iter().chain([words("matching", "Under other ways to match ranks")]);
    let columns = head_columns().into_iter().chain(point_columns(comparison)).chain(end).collect();
    let what = ("pairs", "Agencies two by two", "Difference of the shares of women in groups that both have");
    table(comparison, what, columns, rows.collect(), notes())
}

/// How much more apart women and men are in the one than in the other, in parts.
fn apart(comparison: &Comparison) -> Option<Block> {
    let rows = comparison.pairs.iter().flat_map(|pair| {
        pair.sorting.iter().map(|it| head(pair).into_iter().chain(sorting_cells(it)).collect::<Vec<_>>())
    });
    let columns = head_columns().into_iter().chain(sorting_columns()).collect();
    let notes = vec![
        "First less second is the sum of its four parts. The first three are composition: groups that only one of the two has, \
         sizes of groups, share of women in all. Sorting is what remains between agencies of the same sizes and the same share: \
         how women and men are spread over the groups (Deutsch, Flückiger and Silber 2009; Elbers 2021)."
            .to_owned(),
        "By chance: what the index would be on average if gender played no part; of few people it is high. Read nothing into \
         differences that are no larger."
            .to_owned(),
    ];
    let what = (
        "pairs-sorting",
        "How far apart women and men work, two by two",
        "Segregation over groups, and why it differs",
    );
    table(comparison, what, columns, rows.collect(), notes)
}

pub(super) fn head(it: &Pair) -> [Value; 3] {
    let [first, second] = &it.agencies;
    [text(first), text(second), text(it.by.words())]
}

fn head_columns() -> [Column; 3] {
    [words("first", "First"), words("second", "Second"), words("structure", "Structure")]
}

pub(super) fn point_cells(comparison: &Comparison, it: &Pair) -> [Value; 3] {
    [it.difference, it.composition, it.real].map(|it| difference(precision(comparison), it))
}

pub(super) fn point_columns(comparison: &Comparison) -> [Column; 3] {
    let points = [
        ("difference", "First less second, points"),
        ("composition", "Structure explains, points"),
        ("real", "Remains group by group, points"),
    ];
    points.map(|(name, header)| differences(precision(comparison), name, header))
}

pub(super) fn sorting_cells(it: &Sorting) -> Vec<Value> {
    let index = match it.index {
        SegregationIndex::MutualInformation => "M",
        SegregationIndex::Theil => "H",
    };
    let [first_by_chance, second_by_chance] = it.by_chance;
    let numbers = [it.first, first_by_chance, it.second, second_by_chance, it.difference()];
    let parts = [it.one_sided, it.group_sizes, it.share_of_women, it.sorting];
    [text(index)].into_iter().chain(numbers.into_iter().chain(parts).map(|it| number(Some(it + 0.0)))).collect()
}

pub(super) fn sorting_columns() -> Vec<Column> {
    let numbers = [
        ("index_first", "First"),
        ("index_first_by_chance", "First by chance"),
        ("index_second", "Second"),
        ("index_second_by_chance", "Second by chance"),
        ("index_difference", "First less second"),
        ("by_groups_of_one", "by groups of one alone"),
        ("by_group_sizes", "by sizes of groups"),
        ("by_share_of_women", "by share of women"),
        ("by_sorting", "by sorting: real"),
    ];
    [words("index", "Index")].into_iter().chain(numbers.map(|(name, header)| index(name, header))).collect()
}

/// The two parts under each way to match ranks that changes them.
fn elsewhere(comparison: &Comparison, it: &Pair) -> String {
    let precision = precision(comparison);
    let one = |(name, parts): &(String, Option<[f64; 2]>)| {
        let said = parts.map(|[composition, real]| {
            format!("structure {}, remains {}", precision.signed(composition), precision.signed(real))
        });
        format!("{name}: {}", said.unwrap_or_else(|| "not known".to_owned()))
    };
    if it.under.is_empty() { "the same".to_owned() } else { it.under.iter().map(one).collect::<Vec<_>>().join("; ") }
}

/// All agencies together.
pub(super) fn spreads(comparison: &Comparison) -> Option<Block> {
    let row = |it: &Spread| [text(it.by.words())].into_iter().chain(spread_cells(it)).collect();
    let columns = [words("structure", "Structure")].into_iter().chain(spread_columns()).collect();
    let what = ("spreads", "All agencies together", "Segregation of women and men over groups and agencies");
    table(comparison, what, columns, comparison.spreads.iter().map(row).collect(), notes())
}

fn spread_columns() -> [Column; 6] {
    [
        index("h_total", "H, groups and agencies"),
        index("h_groups", "of it between groups: structure"),
        index("h_within", "of it between agencies within groups: real"),
        index("h_agencies", "H between agencies, groups ignored"),
        index("m_total", "M, groups and agencies"),
        index("m_within", "of it between agencies within groups"),
    ]
}

fn spread_cells(it: &Spread) -> [Value; 6] {
    let mutual = [it.total, it.within_groups].map(|part| part * it.entropy);
    let h = [it.total, it.between_groups, it.within_groups, it.between_agencies];
    let [total, groups, within, agencies] = h.map(|it| number(Some(it)));
    let [m_total, m_within] = mutual.map(|it| number(Some(it)));
    [total, groups, within, agencies, m_total, m_within]
}

fn notes() -> Vec<String> {
    vec![
        "H is Theil’s index, 0 where women and men are spread alike and 1 where they never meet; M is mutual information in nats, \
         H times the entropy of gender. H of groups and agencies is that between groups and that between agencies within \
         groups."
            .to_owned(),
    ]
}
