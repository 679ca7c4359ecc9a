//! What the template of the page to sign sees.

use serde::Serialize;

use super::context::{Link, Meta, Part, link, meta, part};
use super::style::{css_string, sign_off_style};
use crate::report::{Panel, Report, SignOff};

/// A page to sign.
#[derive(Serialize)]
pub(super) struct SignOffPage<'a> {
    meta: Meta<'a>,
    style: String,
    banner_in_css: String,
    panels: &'a [Panel],
    blocks: Vec<Part<'a>>,
    open: &'a [String],
    statement: &'a str,
    links: Vec<Link<'a>>,
}

impl<'a> SignOffPage<'a> {
    pub fn of(report: &'a Report, page: &'a SignOff) -> Self {
        Self {
            meta: meta(&report.meta),
            style: sign_off_style(),
            banner_in_css: css_string(&report.meta.banner),
            panels: &page.panels,
            blocks: page.blocks.iter().map(part).collect(),
            open: &page.open,
            statement: &page.statement,
            links: page.links.iter().map(link).collect(),
        }
    }
}
