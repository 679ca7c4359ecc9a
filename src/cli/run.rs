//! `parity run`.

use std::path::PathBuf;

use clap::Args;
use workforce_parity::chart::numbers::people;
use workforce_parity::diagnostic::Diagnostic;
use workforce_parity::domain::Period;
use workforce_parity::run::{Options, Outcome, Scope, run as run_pipeline};

use super::exit::Exit;
use super::progress::Bar;
use super::screen::Screen;
use super::summary;

#[derive(Args)]
pub(super) struct RunArgs {
    /// Pipeline file
    pub pipeline: PathBuf,
    /// Month to report, such as 2026-10, instead of the newest that all agencies have
    #[arg(long, value_name = "YYYY-MM", conflicts_with_all = ["counts_only", "staff_only"])]
    pub period: Option<Period>,
    /// Stop after the counts: no reports
    #[arg(long, conflicts_with = "staff_only")]
    pub counts_only: bool,
    /// Stop after the staff lists: no counts, no reports
    #[arg(long)]
    pub staff_only: bool,
}

impl RunArgs {
    fn options(&self) -> Options {
        let scope = match (self.staff_only, self.counts_only) {
            (true, _) => Scope::Staff,
            (false, true) => Scope::Counts,
            (false, false) => Scope::Reports,
        };
        Options { pipeline: self.pipeline.clone(), period: self.period, scope }
    }
}

pub(super) fn run(args: &RunArgs, screen: &Screen) -> Exit {
    let bar = Bar::new(screen.draws_progress());
    let outcome = run_pipeline(&args.options(), &bar);
    bar.clear();
    match outcome {
        Ok(outcome) => {
            screen.warnings(&warnings(&outcome));
            screen.message(&earlier(&outcome));
            screen.result(&summary::text(&outcome, screen.format))
        }
        Err(failure) => screen.failure(&failure),
    }
}

fn warnings(outcome: &Outcome) -> Vec<Diagnostic> {
    outcome.agencies.iter().flat_map(|agency| agency.warnings.iter().cloned()).collect()
}

/// How much there is to know about lists before the newest; nothing where there is nothing.
fn earlier(outcome: &Outcome) -> String {
    match outcome.agencies.iter().map(|agency| agency.earlier_warnings).sum::<usize>() {
        0 => String::new(),
        1 => "1 warning more about an earlier list\n".to_owned(),
        many => format!("{} warnings more about earlier lists\n", people(many as u64)),
    }
}
