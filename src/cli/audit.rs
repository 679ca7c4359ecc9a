//! `parity audit`.

use std::path::{Path, PathBuf};

use clap::Args;
use workforce_parity::diagnostic::{Diagnostic, Location};
use workforce_parity::disclosure::audit::plain::{self, PlainAnswer, PlainError};
use workforce_parity::run::Failure;

use super::exit::Exit;
use super::screen::Screen;

#[derive(Args)]
pub(super) struct AuditArgs {
    /// What was published, as JSON with the true counts (see docs/audit-form.md), or the true counts as CSV
    pub file: PathBuf,
    /// The published tables as JSON, where the counts are CSV
    pub tables: Option<PathBuf>,
}

/// Answers as JSON on standard output: it is made for programs. It ends with findings where a count can be recovered.
pub(super) fn audit(args: &AuditArgs, screen: &Screen) -> Exit {
    let answer = match &args.tables {
        None => text(&args.file).and_then(|text| plain::answer(&text).map_err(|error| refused(&args.file, &error))),
        Some(tables) => text(&args.file).and_then(|counts| {
            let published = text(tables)?;
            plain::answer_csv(&counts, &published).map_err(|error| refused(tables, &error))
        }),
    };
    match answer {
        Ok(answer) => told(&answer),
        Err(problem) => screen.failure(&Failure::settings(vec![*problem])),
    }
}

fn told(answer: &PlainAnswer) -> Exit {
    let Ok(text) = serde_json::to_string_pretty(answer) else {
        return Exit::Failed(workforce_parity::run::FailureKind::Fault);
    };
    match super::screen::data((text + "\n").as_bytes()) {
        Exit::Done if !answer.safe => Exit::Findings,
        done => done,
    }
}

fn text(path: &Path) -> Result<String, Box<Diagnostic>> {
    std::fs::read_to_string(path).map_err(|error| {
        let message = format!("the file cannot be read: {error}");
        let help = "name a JSON file as docs/audit-form.md describes it, or CSV counts and a JSON file of tables";
        Box::new(Diagnostic::error("PAR-0901", message, Location::file(path.display().to_string()), help))
    })
}

fn refused(path: &Path, error: &PlainError) -> Box<Diagnostic> {
    let help = "see docs/audit-form.md for every key and what it may hold";
    Box::new(Diagnostic::error("PAR-0902", error.to_string(), Location::file(path.display().to_string()), help))
}
