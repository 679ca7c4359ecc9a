//! Section: how the numbers were made.

use super::AgencyFacts;
use crate::chart::columns::{column, people, text};
use crate::chart::numbers::month;
use crate::report::{Block, Section};
use crate::table::{ColumnKind, DataTable};

pub(super) fn section(facts: &AgencyFacts<'_>) -> Section {
    let mut blocks: Vec<Block> = paragraphs(facts).into_iter().map(Block::Text).collect();
    blocks.push(Block::Table(references()));
    blocks.push(Block::Table(sources(facts)));
    Section { id: "how-it-was-made".to_owned(), title: "How this report was made".to_owned(), blocks }
}

/// Name and version of the program.
pub(super) fn program() -> String {
    format!("parity {}", env!("CARGO_PKG_VERSION"))
}

fn paragraphs(facts: &AgencyFacts<'_>) -> Vec<String> {
    vec![
        format!(
            "Made by {} from the staff list of {} and, for what changed, from the lists before it. The same exports and the \
             same pipeline file give the same report, byte by byte.",
            program(),
            facts.month()
        ),
        format!("Audience: {}. {}", facts.pipeline.audience.word(), facts.pipeline.audience.banner()),
        "Gender is as recorded by the agency: women, men, another gender, not stated. It is never inferred. Shares of women \
         are of women and men; people of another gender and people not stated are counted beside them."
            .to_owned(),
        "Headcount counts persons, full-time or not. Working time is in full-time equivalents. Below ten women and men no \
         share is shown: people are."
            .to_owned(),
        "Intervals are 95 % intervals of Wilson for shares and of Newcombe for differences. The staff are all counted, so an \
         interval says how much chance alone could have moved the share of a group of this size."
            .to_owned(),
        movements(facts),
        format!("Key of the pseudonyms: {}. Names, national numbers and pay are never read.", facts.key_id),
    ]
}

fn movements(facts: &AgencyFacts<'_>) -> String {
    let grace = facts.pipeline.grace_months;
    let periods = &facts.release.history;
    let known = periods.first_key_value().zip(periods.last_key_value());
    let span = known.map_or_else(String::new, |((first, _), (last, _))| {
        format!(" Months in the store: {}, {} to {}.", periods.len(), month(*first), month(*last))
    });
    format!(
        "Movements compare each list with the one before. An absence of at most {grace} months is a stay, a longer one a \
         leaver and then a joiner. A promotion is a higher level of the agency's ladder. Moves to another agency cannot be \
         seen.{span}"
    )
}

fn references() -> DataTable {
    let rows = [
        ("Share of women, interval", "Wilson (1927); Brown, Cai and DasGupta (2001)"),
        ("Change of a share", "Newcombe (1998)"),
        ("Gap to parity in people", "UN Women, parity in numbers of posts"),
        ("Glass-ceiling index", "European Commission, She Figures"),
        ("Dissimilarity D", "Duncan and Duncan (1955); expected value: Winship (1977)"),
        ("Theil’s H, local scores", "Theil and Finizza (1971); Alonso-Villar and Del Río (2010)"),
        ("Posts that would have to move", "Karmel and MacLachlan (1988)"),
        ("Change split into joiners, leavers, promotions", "Shapley (1953); Shorrocks (2013)"),
    ];
    DataTable {
        id: "references".to_owned(),
        title: "Measures and where they come from".to_owned(),
        subtitle: "Definitions, formulas and worked examples stand in the program's page on methods".to_owned(),
        columns: vec![
            column("measure", "Measure", ColumnKind::Text),
            column("reference", "Reference", ColumnKind::Text),
        ],
        rows: rows.iter().map(|(measure, reference)| vec![text(measure), text(reference)]).collect(),
        notes: Vec::new(),
    }
}

fn sources(facts: &AgencyFacts<'_>) -> DataTable {
    DataTable {
        id: "sources".to_owned(),
        title: "Exports this month was read from, by content".to_owned(),
        subtitle: "BLAKE3 of the bytes of each file".to_owned(),
        columns: vec![column("blake3", "BLAKE3", ColumnKind::Text), column("bytes", "Bytes", ColumnKind::People)],
        rows: facts.sources.iter().map(|it| vec![text(&it.blake3), people(it.bytes)]).collect(),
        notes: Vec::new(),
    }
}
