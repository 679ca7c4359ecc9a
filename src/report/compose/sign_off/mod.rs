//! The page that the head of HR signs: what was read, what is not known, what changed, and what is still open, in counts.

mod movements;
mod open;
mod panels;

use super::{AgencyFacts, published};
use crate::chart::columns::{column, text};
use crate::chart::numbers::month;
use crate::measure::Reproduction;
use crate::report::{Block, Link, Panel, SignOff};
use crate::table::{ColumnKind, DataTable};

/// Where the page lies in the folder of its report.
const FILE: &str = "sign-off.html";
/// Published figures that are shown one by one.
const MOST_FIGURES: usize = 3;

pub(super) fn sign_off(facts: &AgencyFacts<'_>) -> SignOff {
    let mut blocks = movements::blocks(facts);
    blocks.extend(figures(facts));
    SignOff {
        file: FILE.to_owned(),
        panels: panels::panels(facts),
        blocks,
        open: open::questions(facts),
        statement: "I have read these counts and they are what my department holds.".to_owned(),
        links: vec![to("The report", "index.html"), to("All of data quality", "index.html#quality")],
    }
}

/// The way to the page from its report.
pub(super) fn link() -> Link {
    to("Page to sign", FILE)
}

fn to(title: &str, href: &str) -> Link {
    Link { title: title.to_owned(), href: href.to_owned() }
}

/// What is left out of a list that is cut.
fn more(left: usize) -> String {
    format!("and {left} more, see the section on data quality of the report")
}

fn panel(title: &str, rows: Vec<(String, String)>) -> Panel {
    Panel { title: title.to_owned(), rows, notes: Vec::new() }
}

/// How many published figures the lists reproduce, and those that they do not, one by one.
fn figures(facts: &AgencyFacts<'_>) -> Vec<Block> {
    let compared = published::compared(facts);
    if compared.is_empty() {
        let words = "Published figures: the pipeline file names none of this agency ([[agency.published]]).";
        return vec![Block::Text(words.to_owned())];
    }
    let summary = published::summary(&compared);
    let open: Vec<_> = compared.iter().filter(|it| it.reproduction() == Some(Reproduction::NotReproduced)).collect();
    if open.is_empty() {
        return vec![Block::Text(summary)];
    }
    let row = |it: &&published::Compared<'_>| {
        let about = format!("{}, {}", it.what(), super::targets::population_words(&it.figure.population));
        let figures = [it.published(), it.by_the_list().unwrap_or_default(), it.difference().unwrap_or_default()];
        let named = [it.figure.name.clone(), it.figure.source.clone(), month(it.figure.period), about];
        named.iter().chain(&figures).map(|it| text(it)).collect()
    };
    let left = open.len().saturating_sub(MOST_FIGURES);
    let names = [
        ("figure", "Not reproduced"),
        ("source", "Published in"),
        ("figure_period", "For"),
        ("about", "Of what"),
        ("published", "Published"),
        ("by_the_list", "By the list"),
        ("difference", "List less published"),
    ];
    vec![Block::Table(DataTable {
        id: "published-not-reproduced".to_owned(),
        title: "Published figures".to_owned(),
        subtitle: summary,
        columns: names.map(|(name, header)| column(name, header, ColumnKind::Text)).to_vec(),
        rows: open.iter().take(MOST_FIGURES).map(row).collect(),
        notes: (left > 0).then(|| more(left)).into_iter().collect(),
    })]
}

#[cfg(test)]
mod tests;
