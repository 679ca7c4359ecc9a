//! The page: one file, no script, nothing fetched.

mod context;
mod sign_off;
mod style;
#[cfg(test)]
mod tests;

use minijinja::value::Serde;
use minijinja::{AutoEscape, Environment, UndefinedBehavior};

use serde::Serialize;

use super::{Report, ReportError, SignOff};
use context::Page;
use sign_off::SignOffPage;

const REPORT: &str = include_str!(concat!(env!("CARGO_MANIFEST_DIR"), "/reports/templates/report.html.j2"));
const TO_SIGN: &str = include_str!(concat!(env!("CARGO_MANIFEST_DIR"), "/reports/templates/sign-off.html.j2"));

/// The page of a report.
pub(super) fn page(report: &Report) -> Result<String, ReportError> {
    render(REPORT, Page::of(report))
}

/// The page to sign of a report.
pub(super) fn sign_off(report: &Report, sign_off: &SignOff) -> Result<String, ReportError> {
    render(TO_SIGN, SignOffPage::of(report, sign_off))
}

fn render(template: &str, context: impl Serialize) -> Result<String, ReportError> {
    let failed = |source| ReportError::Template { source };
    let mut environment = Environment::new();
    environment.set_auto_escape_callback(|_| AutoEscape::Html);
    environment.set_undefined_behavior(UndefinedBehavior::Strict);
    let page = environment.template_from_str(template).map_err(failed)?;
    page.render(Serde(context)).map_err(failed)
}
