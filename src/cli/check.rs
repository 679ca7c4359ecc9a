//! `parity check`.

use std::path::PathBuf;

use clap::{Args, ValueEnum};
use workforce_parity::check::{Checked, Options, check as check_pipeline, json, words};
use workforce_parity::diagnostic::Diagnostic;
use workforce_parity::domain::Period;
use workforce_parity::run::FailureKind;

use super::exit::Exit;
use super::progress::Bar;
use super::screen::{OutputFormat, Screen};

#[derive(Args)]
pub(super) struct CheckArgs {
    /// Pipeline file
    pub pipeline: PathBuf,
    /// Month whose lists are described, such as 2026-10, instead of each agency's newest
    #[arg(long, value_name = "YYYY-MM")]
    pub period: Option<Period>,
    /// What makes the check fail: exports that a run would refuse (code 3), or warnings too (code 1)
    #[arg(long, value_enum, value_name = "LEVEL", default_value_t)]
    pub fail_on: FailOn,
}

/// What makes a check fail.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, ValueEnum)]
pub(super) enum FailOn {
    /// Warnings end with 1, exports that a run would refuse with 3: for whoever looks at every finding
    Warning,
    /// Exports that a run would refuse end with 3: for scheduled jobs
    #[default]
    Error,
    /// Findings of no kind
    Never,
}

pub(super) fn check(args: &CheckArgs, screen: &Screen) -> Exit {
    let bar = Bar::new(screen.draws_progress());
    let options = Options { pipeline: args.pipeline.clone(), period: args.period };
    let checked = check_pipeline(&options, &bar);
    bar.clear();
    match checked {
        Ok(checked) => told(&checked, args.fail_on, screen),
        Err(failure) => screen.failure(&failure),
    }
}

fn told(checked: &Checked, fail_on: FailOn, screen: &Screen) -> Exit {
    let stops: Vec<Diagnostic> = checked.stops().map(|it| it.problem.clone()).collect();
    screen.problems(&stops);
    let text = match screen.format {
        OutputFormat::Human | OutputFormat::Plain => words(checked),
        OutputFormat::Json => json(checked).to_string() + "\n",
    };
    match screen.result(&text) {
        Exit::Done => code(checked, fail_on),
        failed => failed,
    }
}

fn code(checked: &Checked, fail_on: FailOn) -> Exit {
    match fail_on {
        FailOn::Error | FailOn::Warning if checked.is_refused() => Exit::Failed(FailureKind::Input),
        FailOn::Warning if !checked.findings.is_empty() => Exit::Findings,
        _ => Exit::Done,
    }
}
