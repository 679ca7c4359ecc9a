//! `parity benchmark`.

use std::fmt::Write;
use std::path::PathBuf;

use clap::Args;
use serde_json::json;
use workforce_parity::chart::numbers::{month, people};
use workforce_parity::run::{BenchmarkOptions, WrittenBenchmark, benchmark as compare};

use super::exit::Exit;
use super::progress::Bar;
use super::screen::{OutputFormat, Screen};
use super::summary::shown;

#[derive(Args)]
pub(super) struct BenchmarkArgs {
    /// Release packages, or folders with packages anywhere below
    #[arg(required = true, value_name = "PACKAGE")]
    pub packages: Vec<PathBuf>,
    /// The adviser's file: common ladder, ways to match ranks, national shares, external series
    #[arg(long, value_name = "FILE")]
    pub peers: Option<PathBuf>,
    /// Folder of the report
    #[arg(long, value_name = "DIR", default_value = "benchmark")]
    pub out: PathBuf,
}

pub(super) fn benchmark(args: &BenchmarkArgs, screen: &Screen) -> Exit {
    let bar = Bar::new(screen.draws_progress());
    let options =
        BenchmarkOptions { packages: args.packages.clone(), peers: args.peers.clone(), out: args.out.clone() };
    let written = compare(&options, &bar);
    bar.clear();
    match written {
        Ok(written) => screen.result(&text(&written, screen.format)),
        Err(failure) => screen.failure(&failure),
    }
}

fn text(it: &WrittenBenchmark, format: OutputFormat) -> String {
    match format {
        OutputFormat::Human | OutputFormat::Plain => words(it),
        OutputFormat::Json => {
            json!({
                "schema_version": 1, "title": it.title, "period": it.period.to_string(), "agencies": it.agencies,
                "packages": it.packages, "page": it.page, "sentences": it.sentences, "new": it.is_new,
            })
            .to_string()
                + "\n"
        }
    }
}

fn words(it: &WrittenBenchmark) -> String {
    let news = if it.is_new { "" } else { " (as it was)" };
    let counted = |number: usize, one: &str, many: &str| {
        format!("{} {}", people(number as u64), if number == 1 { one } else { many })
    };
    let mut text = format!(
        "{}, {}: {} by {}{news}\n",
        it.title,
        month(it.period),
        counted(it.agencies, "agency", "agencies"),
        counted(it.packages, "package", "packages")
    );
    for sentence in &it.sentences {
        let _ = writeln!(text, "  {sentence}");
    }
    let _ = writeln!(text, "\nReport: {}", shown(&it.page));
    text
}
