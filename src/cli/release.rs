//! `parity release`.

use std::fmt::Write;
use std::path::PathBuf;

use clap::Args;
use serde_json::json;
use workforce_parity::chart::numbers::month;
use workforce_parity::domain::Period;
use workforce_parity::run::{ReleaseOptions, WrittenReport, release as release_pipeline};

use super::exit::Exit;
use super::progress::Bar;
use super::screen::{OutputFormat, Screen};
use super::summary::shown;

#[derive(Args)]
pub(super) struct ReleaseArgs {
    /// Pipeline file, whose exports have been read by `parity run`
    pub pipeline: PathBuf,
    /// Month to release, such as 2026-10, instead of the newest that all agencies have
    #[arg(long, value_name = "YYYY-MM")]
    pub period: Option<Period>,
    /// Publish a month anew whose list was corrected after it was published
    #[arg(long)]
    pub revise: bool,
}

pub(super) fn release(args: &ReleaseArgs, screen: &Screen) -> Exit {
    let bar = Bar::new(screen.draws_progress());
    let options = ReleaseOptions { pipeline: args.pipeline.clone(), period: args.period, revise: args.revise };
    let written = release_pipeline(&options, &bar);
    bar.clear();
    match written {
        Ok(written) => screen.result(&text(&written, screen.format)),
        Err(failure) => screen.failure(&failure),
    }
}

fn text(written: &[WrittenReport], format: OutputFormat) -> String {
    match format {
        OutputFormat::Human | OutputFormat::Plain => words(written),
        OutputFormat::Json => {
            let release = |it: &WrittenReport| {
                json!({
                    "agency": it.agency, "name": it.name, "period": it.period.to_string(), "page": it.page,
                    "package": it.package, "sentences": it.sentences, "new": it.is_new,
                })
            };
            json!({ "schema_version": 1, "releases": written.iter().map(release).collect::<Vec<_>>() }).to_string()
                + "\n"
        }
    }
}

fn words(written: &[WrittenReport]) -> String {
    let mut text = String::new();
    for it in written {
        let news = if it.is_new { "" } else { " (as it was)" };
        let _ = writeln!(text, "{}, {}{news}", it.name, month(it.period));
        let _ = writeln!(text, "  page: {}", shown(&it.page));
        if let Some(package) = &it.package {
            let _ = writeln!(text, "  package: {}", shown(package));
        }
    }
    text.push_str("\nWhat is written there may leave the agency: protected counts only. What was published is registered in the store.\n");
    text
}
