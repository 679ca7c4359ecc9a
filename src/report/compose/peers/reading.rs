//! Section: how to read the report, its definitions and its limits.

use super::shown::words;
use super::{section_of, table};
use crate::benchmark::Comparison;
use crate::chart::columns::text;
use crate::report::{Block, Section};

/// What is measured, how, and where it comes from.
const MEASURES: [(&str, &str, &str); 9] = [
    (
        "Share of women",
        "women of women and men; another or no stated gender is counted beside them",
        "Convention of official statistics",
    ),
    (
        "Funnel",
        "shares on the arcsine scale, z from the centre, winsorised at 10 %, limits widened by what agencies differ by \
         (over-dispersion, additive)",
        "Spiegelhalter (2005), Statistics in Medicine 24",
    ),
    (
        "With the structure of the peers",
        "direct and indirect standardisation over groups that both have",
        "Kitagawa (1955)",
    ),
    ("Structure and what remains", "difference of two shares, weights and rates each averaged", "Kitagawa (1955)"),
    (
        "H and M",
        "segregation over groups and agencies, between and within",
        "Theil and Finizza (1971); Mora and Ruiz-Castillo (2011)",
    ),
    (
        "Points a year",
        "least squares; months that follow each other count as fewer",
        "Santer et al. (2000), Journal of Geophysical Research 105",
    ),
    (
        "Straight line",
        "average yearly increment between the first and the last month",
        "Reports of the Secretary-General of the United Nations",
    ),
    (
        "Verdicts",
        "each definition by its name, on all counts that rounding leaves possible and under all ways to match ranks",
        "Named beside each verdict",
    ),
    ("Own targets", "the share of the target’s people against its aim", "The agencies’ packages"),
];

pub(super) fn section(comparison: &Comparison) -> Section {
    let mut blocks: Vec<Block> = limits().map(|it| Block::Text(it.to_owned())).to_vec();
    let columns = vec![words("measure", "Measure"), words("how", "How"), words("source", "Source")];
    let row = |(measure, how, source): (&str, &str, &str)| [measure, how, source].map(text).to_vec();
    let what = ("measures", "Measures and where they come from", "Definitions behind the numbers");
    blocks.extend(table(comparison, what, columns, MEASURES.map(row).to_vec(), Vec::new()));
    section_of("reading", "How to read this", blocks)
}

fn limits() -> [&'static str; 4] {
    [
        "There is no ranking here. A list by share of women would name the small and the lucky first and last: only who lies beyond \
         the limits of the funnel differs by more than chance and the usual differences between agencies.",
        "Standing apart is not a judgement. The reasons named are structure by rank, role and contract, as far as an agency publishes \
         them; tasks, history and labour market are not in the counts.",
        "Definitions of parity differ, on purpose. A group can meet one and fail another: then the disagreement is the finding, and \
         the name of a definition belongs beside every verdict that is quoted.",
        "A verdict that turns with the rounding of the counts, or with the way ranks are matched, is not given: it is called too \
         close to say, or dependent on how ranks are matched.",
    ]
}
