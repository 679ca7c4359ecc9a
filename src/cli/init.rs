//! `parity init`.

use std::path::PathBuf;

use clap::Args;
use workforce_parity::init::{Ask, Cause, LeaveOpen, Options, Outcome, init as look_and_write};
use workforce_parity::run::{Failure, FailureKind};

use super::exit::Exit;
use super::found;
use super::progress::Bar;
use super::prompt::Prompt;
use super::screen::Screen;

#[derive(Args)]
pub(super) struct InitArgs {
    /// Exports: files, folders, or patterns such as 'exports/*.csv'
    #[arg(required = true, value_name = "EXPORT")]
    exports: Vec<PathBuf>,
    /// Pipeline file to write
    #[arg(long, value_name = "FILE", default_value = "parity.toml")]
    out: PathBuf,
    /// Write over an existing pipeline file
    #[arg(long)]
    force: bool,
    /// Id of the agency, such as NOR-BG
    #[arg(long)]
    id: Option<String>,
    /// Name of the agency, as it stands in reports
    #[arg(long)]
    name: Option<String>,
    /// Ask nothing: mark questions in the file
    #[arg(long)]
    no_prompt: bool,
}

impl InitArgs {
    fn options(&self) -> Options {
        Options {
            exports: self.exports.clone(),
            out: self.out.clone(),
            force: self.force,
            id: self.id.clone(),
            name: self.name.clone(),
        }
    }
}

pub(super) fn init(args: &InitArgs, screen: &Screen) -> Exit {
    let asks = !args.no_prompt && screen.may_ask();
    let (mut prompt, mut leave) = (Prompt, LeaveOpen);
    let people: &mut dyn Ask = if asks { &mut prompt } else { &mut leave };
    match look_and_write(&args.options(), people, &Bar::new(screen.draws_progress())) {
        Ok(outcome) => told(&outcome, screen),
        Err(stopped) => {
            let kind = match stopped.cause {
                Cause::Options => FailureKind::Settings,
                Cause::Exports => FailureKind::Input,
                Cause::Output => FailureKind::Output,
            };
            screen.failure(&Failure { kind, problems: stopped.problems })
        }
    }
}

fn told(outcome: &Outcome, screen: &Screen) -> Exit {
    screen.warnings(&outcome.warnings);
    match screen.result(&found::text(outcome, screen.format)) {
        Exit::Done if !outcome.asked.is_empty() => Exit::Findings,
        exit => exit,
    }
}
