//! The adviser's report: agencies compared by the counts that they published, and by nothing else.

mod alike;
mod apart;
mod chart;
mod compared;
mod courses;
mod data;
mod definitions;
mod details;
mod headline;
mod pairs;
mod protection;
mod reading;
mod series;
mod shown;
mod targets;
#[cfg(test)]
mod tests;

use crate::benchmark::Comparison;
use crate::benchmark::counted::Precision;
use crate::chart::numbers::month;
use crate::chart::{ChartKind, ChartSpec, Grain, Theme, draw};
use crate::disclosure::package::Protected;
use crate::report::{Block, Report, ReportMeta, Section};
use crate::table::{Column, DataTable, Value};

/// Stands where reports of one agency have its id.
const ID: &str = "benchmark";
/// Most sentences of one kind that stand as paragraphs; more of them become a table.
const MOST_PARAGRAPHS: usize = 12;

/// The report of a comparison.
#[must_use]
pub fn compose_peers(comparison: &Comparison) -> Report {
    Report {
        meta: meta(comparison),
        numbers: headline::numbers(comparison),
        sentences: headline::sentences(comparison),
        sections: [
            apart::section,
            alike::section,
            definitions::section,
            courses::section,
            compared::section,
            details::section,
            reading::section,
        ]
        .map(|section| section(comparison))
        .to_vec(),
        datasets: data::datasets(comparison),
        links: Vec::new(),
        sign_off: None,
    }
}

fn meta(comparison: &Comparison) -> ReportMeta {
    ReportMeta {
        title: comparison.title.clone(),
        agency: agencies(comparison.agencies.len()),
        agency_id: ID.to_owned(),
        period: comparison.period.to_string(),
        period_words: month(comparison.period),
        banner: protection::banner(comparison),
        program: super::made::program(),
        language: "en".to_owned(),
    }
}

/// As `24 agencies`.
fn agencies(number: usize) -> String {
    format!("{number} {}", if number == 1 { "agency" } else { "agencies" })
}

fn precision(comparison: &Comparison) -> Precision {
    Precision::of(comparison.protection)
}

/// What a table or a chart is about, with the month.
fn subtitle(comparison: &Comparison, what: &str) -> String {
    format!("{what}, published counts of {}, {}", agencies(comparison.agencies.len()), month(comparison.period))
}

/// A chart of all agencies. `title` is the finding.
fn figure(comparison: &Comparison, id: &str, title: String, what: &str, kind: ChartKind) -> Block {
    let spec = ChartSpec {
        id: id.to_owned(),
        title,
        subtitle: subtitle(comparison, what),
        source: format!("Source: published counts of {}", agencies(comparison.agencies.len())),
        banner: protection::banner(comparison),
        grain: match comparison.protection {
            Protected::Published => Grain::Exact,
            Protected::PublicRound { .. } | Protected::PublicSuppress { .. } => Grain::Protected,
        },
        kind,
    };
    Block::Figure(Box::new(draw(&spec, &Theme::default())))
}

/// A table of all agencies; nothing without rows.
fn table(
    comparison: &Comparison,
    (id, title, what): (&str, &str, &str),
    columns: Vec<Column>,
    rows: Vec<Vec<Value>>,
    notes: Vec<String>,
) -> Option<Block> {
    let (id, title, subtitle) = (id.to_owned(), title.to_owned(), subtitle(comparison, what));
    if rows.is_empty() {
        return None;
    }
    Some(Block::Table(DataTable { id, title, subtitle, columns, rows, notes }))
}

/// Sentences as paragraphs, or as a table of one column where they are many.
fn told(comparison: &Comparison, (id, title, what): (&str, &str, &str), sentences: Vec<String>) -> Vec<Block> {
    if sentences.len() <= MOST_PARAGRAPHS {
        return sentences.into_iter().map(Block::Text).collect();
    }
    let columns = vec![shown::words("finding", title)];
    let rows = sentences.into_iter().map(|it| vec![Value::Text(it)]).collect();
    table(comparison, (id, title, what), columns, rows, Vec::new()).into_iter().collect()
}

fn section_of(id: &str, title: &str, blocks: Vec<Block>) -> Section {
    Section { id: id.to_owned(), title: title.to_owned(), blocks }
}
