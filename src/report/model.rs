//! What a report says, before any format: every renderer sees this and nothing else.

use serde::Serialize;

use crate::chart::Figure;
use crate::table::DataTable;

/// A whole report of one agency (or the overview of all).
#[derive(Clone, Debug)]
pub struct Report {
    /// What it is about and who may read it.
    pub meta: ReportMeta,
    /// Four numbers for leadership.
    pub numbers: Vec<HeadlineNumber>,
    /// Three sentences for leadership.
    pub sentences: Vec<String>,
    /// Sections after the headline page, in reading order.
    pub sections: Vec<Section>,
    /// Long-form data for other tools.
    pub datasets: Vec<Dataset>,
    /// What belongs to this report: the agencies of an overview, the overview and the page to sign of an agency.
    pub links: Vec<Link>,
    /// The page to sign; none in an overview.
    pub sign_off: Option<SignOff>,
}

/// A way to another page.
#[derive(Clone, Debug)]
pub struct Link {
    /// What the reader sees.
    pub title: String,
    /// Relative path from this report's folder, with `/`.
    pub href: String,
}

/// The page that the head of HR signs: one sheet of A4, everything in counts.
#[derive(Clone, Debug)]
pub struct SignOff {
    /// Its file in the report's folder.
    pub file: String,
    /// Short lists, side by side.
    pub panels: Vec<Panel>,
    /// What needs the whole width: texts and tables.
    pub blocks: Vec<Block>,
    /// What is still open, one sentence each.
    pub open: Vec<String>,
    /// What is signed.
    pub statement: String,
    /// Where there is more.
    pub links: Vec<Link>,
}

/// A short list of what is counted and how many they are.
#[derive(Clone, Debug, Serialize)]
pub struct Panel {
    /// Heading.
    pub title: String,
    /// What, and how many.
    pub rows: Vec<(String, String)>,
    /// Below the list.
    pub notes: Vec<String>,
}

/// What a report is about.
#[derive(Clone, Debug)]
pub struct ReportMeta {
    /// Title of the pipeline.
    pub title: String,
    /// Name of the agency, or of the owner in an overview.
    pub agency: String,
    /// Agency id; `overview` in an overview.
    pub agency_id: String,
    /// Period as `2026-10`.
    pub period: String,
    /// Period in words: `October 2026`.
    pub period_words: String,
    /// The mark every page, sheet and file carries, such as "Internal: may not leave the agency".
    pub banner: String,
    /// Program name and version.
    pub program: String,
    /// Language tag of the page.
    pub language: String,
}

/// One of the four numbers.
#[derive(Clone, Debug)]
pub struct HeadlineNumber {
    /// What it is.
    pub label: String,
    /// The number with its unit, such as "31.4 %".
    pub value: String,
    /// Base and comparison, such as "502 of 1,600; 30.9 % a year ago".
    pub note: String,
}

/// A part of the report.
#[derive(Clone, Debug)]
pub struct Section {
    /// Anchor, `kebab-case`.
    pub id: String,
    /// Heading.
    pub title: String,
    /// What follows, in order.
    pub blocks: Vec<Block>,
}

/// One thing in a section.
#[derive(Clone, Debug)]
pub enum Block {
    /// A paragraph.
    Text(String),
    /// A chart; its table goes to the annex.
    Figure(Box<Figure>),
    /// A table in place.
    Table(DataTable),
    /// A way to another page.
    Link(Link),
}

/// Long-form data: the first columns are keys; `agency` and `period` among them partition it.
#[derive(Clone, Debug)]
pub struct Dataset {
    /// What the data package says of it.
    pub description: String,
    /// The rows; `id` is the file name.
    pub table: DataTable,
}
