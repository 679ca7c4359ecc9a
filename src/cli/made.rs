//! What is made from the program itself: schema, completions, manual page; and the cells of a workbook for its other half.

use clap::CommandFactory;
use clap_complete::Shell;
use workforce_parity::ingest::serve_workbook;
use workforce_parity::pipeline::schema as pipeline_schema;
use workforce_parity::run::FailureKind;

use super::Cli;
use super::exit::Exit;
use super::screen::data;

pub(super) fn schema() -> Exit {
    match serde_json::to_string_pretty(&pipeline_schema()) {
        Ok(text) => data((text + "\n").as_bytes()),
        Err(_) => Exit::Failed(FailureKind::Fault),
    }
}

pub(super) fn completions(shell: Shell) -> Exit {
    let mut script = Vec::new();
    clap_complete::generate(shell, &mut Cli::command(), "parity", &mut script);
    data(&script)
}

pub(super) fn man() -> Exit {
    let mut page = Vec::new();
    match clap_mangen::Man::new(Cli::command()).render(&mut page) {
        Ok(()) => data(&page),
        Err(_) => Exit::Failed(FailureKind::Fault),
    }
}

pub(super) fn workbook(sheets: &[String], all: bool) -> Exit {
    match serve_workbook(sheets, all) {
        Ok(()) => Exit::Done,
        // Whoever asked has heard enough, or sees that the telling broke off.
        Err(_) => Exit::Failed(FailureKind::Input),
    }
}
