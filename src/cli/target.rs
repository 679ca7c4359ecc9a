//! `parity target`.

use std::path::{Path, PathBuf};

use clap::Args;
use workforce_parity::diagnostic::{Diagnostic, Location};
use workforce_parity::report::Told;
use workforce_parity::run::{Answered, Asked, Failure, what_if};
use workforce_parity::target::table;

use super::exit::Exit;
use super::screen::{OutputFormat, Screen};

#[derive(Args)]
pub(super) struct TargetArgs {
    /// Pipeline file, or a table of bands with given rates (JSON or TOML, see docs/band-tables.md)
    pub file: PathBuf,
    /// Ask about one agency only
    #[arg(long, value_name = "ID")]
    pub agency: Option<String>,
    /// Try a setting without editing the file: a key of a scenario, `by`, `share`, `sure` of the targets, or posts as
    /// `headcount.BAND.YEAR=POSTS`
    #[arg(long, value_name = "KEY=VALUE", allow_hyphen_values = true)]
    pub set: Vec<String>,
}

pub(super) fn target(args: &TargetArgs, screen: &Screen) -> Exit {
    match std::fs::read_to_string(&args.file) {
        Ok(text) if table::is_table(&text, &args.file) => bands(args, &text, screen),
        _ => agencies(args, screen),
    }
}

/// The answers to a table of bands, always as JSON: it is made for programs.
fn bands(args: &TargetArgs, text: &str, screen: &Screen) -> Exit {
    if args.agency.is_some() || !args.set.is_empty() {
        let message = "`--agency` and `--set` are for pipeline files, and this is a table of bands";
        let help = "leave them out, and write what is tried as a scenario in the table";
        let problem = Diagnostic::error("PAR-0803", message, Location::file(shown(&args.file)), help);
        return screen.failure(&Failure::settings(vec![problem]));
    }
    match table::answer(text, &shown(&args.file)) {
        Ok(answer) => super::screen::data(format!("{answer:#}\n").as_bytes()),
        Err(problems) => screen.failure(&Failure::settings(problems)),
    }
}

fn shown(path: &Path) -> String {
    path.display().to_string()
}

fn agencies(args: &TargetArgs, screen: &Screen) -> Exit {
    let asked = Asked { pipeline: args.file.clone(), agency: args.agency.clone(), set: args.set.clone() };
    match what_if(&asked) {
        Ok(answers) => screen.result(&text(&answers, screen.format)),
        Err(failure) => screen.failure(&failure),
    }
}

fn text(answers: &[Answered], format: OutputFormat) -> String {
    let told: Vec<Told<'_>> = answers.iter().map(told).collect();
    match format {
        OutputFormat::Human | OutputFormat::Plain => told.iter().map(Told::words).collect::<Vec<_>>().join("\n"),
        OutputFormat::Json => {
            let agencies: Vec<_> = told.iter().map(Told::json).collect();
            serde_json::json!({ "schema_version": 1, "agencies": agencies }).to_string() + "\n"
        }
    }
}

fn told(it: &Answered) -> Told<'_> {
    Told {
        agency: &it.agency,
        period: it.period,
        targets: it.targets.iter().map(|(target, count)| (target, *count)).collect(),
        projection: &it.projection,
    }
}
