//! `parity audit`.

use std::fmt::Write;
use std::path::{Path, PathBuf};

use clap::Args;
use serde_json::json;
use workforce_parity::diagnostic::{Diagnostic, Location};
use workforce_parity::disclosure::audit::plain::{self, PlainAnswer, PlainError};
use workforce_parity::disclosure::package::PackageAudit;
use workforce_parity::run::{Failure, ReleaseAudit, audit_release};

use super::exit::Exit;
use super::screen::{OutputFormat, Screen};
use super::summary::shown;

#[derive(Args)]
pub(super) struct AuditArgs {
    /// A package or the folder of a release report; or what was published, as JSON with the true counts (see
    /// docs/audit-form.md); or the true counts as CSV
    pub file: PathBuf,
    /// The published tables as JSON, where the counts are CSV
    pub tables: Option<PathBuf>,
}

/// Answers as JSON on standard output: it is made for programs. It ends with findings where a count can be recovered.
pub(super) fn audit(args: &AuditArgs, screen: &Screen) -> Exit {
    let is_release = args.file.is_dir() || args.file.extension().is_some_and(|it| it == "parquet");
    if is_release && args.tables.is_none() {
        return release(&args.file, screen);
    }
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

/// How many of each kind of finding are named.
const NAMED: usize = 10;

fn release(path: &Path, screen: &Screen) -> Exit {
    let found = match audit_release(path) {
        Ok(found) => found,
        Err(failure) => return screen.failure(&failure),
    };
    let text = match screen.format {
        OutputFormat::Human | OutputFormat::Plain => words(&found),
        OutputFormat::Json => as_json(&found).to_string() + "\n",
    };
    match screen.result(&text) {
        Exit::Done if !found.is_safe() => Exit::Findings,
        done => done,
    }
}

fn words(found: &ReleaseAudit) -> String {
    let mut text = String::new();
    for (file, it) in &found.packages {
        let _ = writeln!(
            text,
            "{}: {} counts that are not shown as they are; {} can be found out, {} nearly, {} could not be decided; {} sums do \
             not add up",
            shown(file),
            it.audited,
            it.recoverable.len(),
            it.narrow.len(),
            it.undecided.len(),
            it.contradictions
        );
    }
    for (what, lines) in
        [("not as it was written", &found.changed), ("not explained by the published counts", &found.unexplained)]
    {
        for line in lines.iter().take(NAMED) {
            let _ = writeln!(text, "{what}: {line}");
        }
        if lines.len() > NAMED {
            let _ = writeln!(text, "{what}: {} more", lines.len() - NAMED);
        }
    }
    if found.numbers > 0 {
        let _ = writeln!(text, "{} numbers in the files were read back", found.numbers);
    }
    text.push_str(if found.is_safe() {
        "Nobody can be found by this release.\n"
    } else {
        "This release must not leave.\n"
    });
    text
}

fn as_json(found: &ReleaseAudit) -> serde_json::Value {
    let package = |(file, it): &(PathBuf, PackageAudit)| {
        json!({
            "file": file, "audited": it.audited, "recoverable": it.recoverable, "narrow": it.narrow,
            "undecided": it.undecided, "contradictions": it.contradictions,
        })
    };
    json!({
        "schema_version": 1, "safe": found.is_safe(), "packages": found.packages.iter().map(package).collect::<Vec<_>>(),
        "changed": found.changed, "unexplained": found.unexplained, "numbers_read": found.numbers,
    })
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
