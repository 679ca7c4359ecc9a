//! What the template sees, and nothing else.

use serde::Serialize;

use super::style::{css_string, style};
use crate::report::display;
use crate::report::{Block, Report};
use crate::table::{ColumnKind, DataTable, Value};

/// A page.
#[derive(Serialize)]
pub(super) struct Page<'a> {
    meta: Meta<'a>,
    style: String,
    banner_in_css: String,
    numbers: Vec<Number<'a>>,
    sentences: &'a [String],
    links: Vec<Link<'a>>,
    sections: Vec<Section<'a>>,
    annex: Vec<Table<'a>>,
}

#[derive(Serialize)]
pub(super) struct Meta<'a> {
    title: &'a str,
    agency: &'a str,
    period_words: &'a str,
    banner: &'a str,
    program: &'a str,
    language: &'a str,
}

#[derive(Serialize)]
struct Number<'a> {
    label: &'a str,
    value: &'a str,
    note: &'a str,
}

#[derive(Serialize)]
pub(super) struct Link<'a> {
    title: &'a str,
    href: &'a str,
}

#[derive(Serialize)]
struct Section<'a> {
    id: &'a str,
    title: &'a str,
    blocks: Vec<Part<'a>>,
}

#[derive(Serialize)]
#[serde(tag = "kind", rename_all = "lowercase")]
pub(super) enum Part<'a> {
    Text { text: &'a str },
    Figure { id: &'a str, title: &'a str, svg: &'a str },
    Table { table: Table<'a> },
    Link { link: Link<'a> },
}

#[derive(Serialize)]
pub(super) struct Table<'a> {
    id: String,
    /// The chart it stands behind; empty for a table in place.
    figure: &'a str,
    title: &'a str,
    subtitle: &'a str,
    columns: Vec<Column<'a>>,
    rows: Vec<Vec<Cell>>,
    notes: &'a [String],
}

#[derive(Serialize)]
struct Column<'a> {
    header: &'a str,
    class: &'static str,
}

#[derive(Serialize)]
struct Cell {
    text: String,
    class: &'static str,
}

impl<'a> Page<'a> {
    pub fn of(report: &'a Report) -> Self {
        let meta = &report.meta;
        let blocks = report.sections.iter().flat_map(|section| &section.blocks);
        Self {
            meta: self::meta(meta),
            style: style(),
            banner_in_css: css_string(&meta.banner),
            numbers: report
                .numbers
                .iter()
                .map(|it| Number { label: &it.label, value: &it.value, note: &it.note })
                .collect(),
            sentences: &report.sentences,
            links: report.links.iter().map(link).collect(),
            sections: report.sections.iter().map(section).collect(),
            annex: blocks.filter_map(behind).collect(),
        }
    }
}

pub(super) fn meta(meta: &crate::report::ReportMeta) -> Meta<'_> {
    Meta {
        title: &meta.title,
        agency: &meta.agency,
        period_words: &meta.period_words,
        banner: &meta.banner,
        program: &meta.program,
        language: &meta.language,
    }
}

pub(super) fn link(link: &crate::report::Link) -> Link<'_> {
    Link { title: &link.title, href: &link.href }
}

fn section(section: &crate::report::Section) -> Section<'_> {
    Section { id: &section.id, title: &section.title, blocks: section.blocks.iter().map(part).collect() }
}

pub(super) fn part(block: &Block) -> Part<'_> {
    match block {
        Block::Text(text) => Part::Text { text },
        Block::Figure(figure) => Part::Figure { id: &figure.id, title: &figure.title, svg: &figure.svg },
        Block::Table(it) => Part::Table { table: table(it, it.id.clone(), "") },
        Block::Link(it) => Part::Link { link: link(it) },
    }
}

/// The table behind a chart.
fn behind(block: &Block) -> Option<Table<'_>> {
    match block {
        Block::Figure(figure) => Some(table(&figure.table, format!("{}-numbers", figure.id), &figure.id)),
        Block::Text(_) | Block::Table(_) | Block::Link(_) => None,
    }
}

fn table<'a>(table: &'a DataTable, id: String, figure: &'a str) -> Table<'a> {
    let kinds: Vec<ColumnKind> = table.columns.iter().map(|column| column.kind).collect();
    let row = |row: &Vec<Value>| row.iter().zip(&kinds).map(|(value, &kind)| cell(value, kind)).collect();
    Table {
        id,
        figure,
        title: &table.title,
        subtitle: &table.subtitle,
        columns: table.columns.iter().map(|it| Column { header: &it.header, class: class(it.kind) }).collect(),
        rows: table.rows.iter().map(row).collect(),
        notes: &table.notes,
    }
}

fn cell(value: &Value, kind: ColumnKind) -> Cell {
    let class = if value.mark().is_some() && kind != ColumnKind::Text { "n mark" } else { class(kind) };
    Cell { text: display::cell(value, kind), class }
}

fn class(kind: ColumnKind) -> &'static str {
    if kind == ColumnKind::Text { "t" } else { "n" }
}
