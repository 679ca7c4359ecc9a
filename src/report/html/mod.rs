//! The page: one file, no script, nothing fetched.

mod context;
mod style;
#[cfg(test)]
mod tests;

use minijinja::value::Serde;
use minijinja::{AutoEscape, Environment, UndefinedBehavior};

use super::{Report, ReportError};
use context::Page;

const TEMPLATE: &str = include_str!(concat!(env!("CARGO_MANIFEST_DIR"), "/reports/templates/report.html.j2"));

/// The page of a report.
pub(super) fn page(report: &Report) -> Result<String, ReportError> {
    let template = |source| ReportError::Template { source };
    let mut environment = Environment::new();
    environment.set_auto_escape_callback(|_| AutoEscape::Html);
    environment.set_undefined_behavior(UndefinedBehavior::Strict);
    let page = environment.template_from_str(TEMPLATE).map_err(template)?;
    page.render(Serde(Page::of(report))).map_err(template)
}
