//! Two agencies side by side, and all of them, split into structure and what remains.

use super::shown::{difference, differences, index, number, words};
use super::{precision, table};
use crate::benchmark::Comparison;
use crate::benchmark::like_with_like::{Pair, Spread};
use crate::chart::columns::text;
use crate::report::Block;
use crate::table::{Column, Value};

/// Every pair of few agencies.
pub(super) fn pairs(comparison: &Comparison) -> Option<Block> {
    let precision = precision(comparison);
    let row = |it: &Pair| {
        let points = [it.difference, it.composition, it.real].map(|it| difference(precision, it));
        let [first, second] = &it.agencies;
        let named = [text(first), text(second), text(it.by.words())];
        named.into_iter().chain(points).chain(spread_cells(&it.spread)).collect()
    };
    let points = [
        ("difference", "First less second, points"),
        ("composition", "Structure explains, points"),
        ("real", "Remains group by group, points"),
    ];
    let points = points.map(|(name, header)| differences(precision, name, header));
    let named = [words("first", "First"), words("second", "Second"), words("structure", "Structure")];
    let columns = named.into_iter().chain(points).chain(spread_columns()).collect();
    let what = ("pairs", "Agencies two by two", "Difference of the shares of women in groups that both have");
    table(comparison, what, columns, comparison.pairs.iter().map(row).collect(), notes())
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
