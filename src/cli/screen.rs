//! Results to standard output, messages to standard error; colour only on a terminal.

use std::io::{IsTerminal, Write};

use anstream::AutoStream;
use clap::ValueEnum;
use workforce_parity::diagnostic::{Diagnostic, Format, render};
use workforce_parity::run::{Failure, FailureKind};

use super::exit::Exit;

/// How results and messages are written.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, ValueEnum)]
pub(super) enum OutputFormat {
    /// For people, in colour on a terminal
    #[default]
    Human,
    /// One sentence after another, for screen readers
    Plain,
    /// JSON, for programs
    Json,
}

/// Where a command writes.
pub(super) struct Screen {
    pub format: OutputFormat,
    quiet: bool,
}

impl Screen {
    pub fn new(format: OutputFormat, quiet: bool) -> Self {
        Self { format, quiet }
    }

    /// Whether a bar may be drawn.
    pub fn draws_progress(&self) -> bool {
        !self.quiet && self.format == OutputFormat::Human && std::io::stderr().is_terminal()
    }

    /// Whether somebody is there to answer questions.
    pub fn may_ask(&self) -> bool {
        !self.quiet
            && self.format == OutputFormat::Human
            && std::io::stdin().is_terminal()
            && std::io::stderr().is_terminal()
    }

    /// Writes how it went, unless silence was asked for.
    pub fn result(&self, text: &str) -> Exit {
        if self.quiet { Exit::Done } else { data(text.as_bytes()) }
    }

    /// Writes problems to standard error.
    pub fn problems(&self, problems: &[Diagnostic]) {
        let mut err = AutoStream::auto(std::io::stderr());
        // Nobody is left to tell if this fails.
        let _ = err.write_all(render(problems, self.message_format()).as_bytes());
    }

    /// Writes warnings to standard error, unless silence was asked for.
    pub fn warnings(&self, warnings: &[Diagnostic]) {
        if !self.quiet {
            self.problems(warnings);
        }
    }

    /// Writes a remark to standard error, for people only.
    pub fn message(&self, text: &str) {
        if !self.quiet && self.format != OutputFormat::Json {
            // Nobody is left to tell if this fails.
            let _ = std::io::stderr().write_all(text.as_bytes());
        }
    }

    /// Writes why a command failed.
    pub fn failure(&self, failure: &Failure) -> Exit {
        self.problems(&failure.problems);
        Exit::Failed(failure.kind)
    }

    fn message_format(&self) -> Format {
        match self.format {
            // The stream takes the colour out again where there is no terminal.
            OutputFormat::Human => Format::Human { colour: true },
            OutputFormat::Plain => Format::Plain,
            OutputFormat::Json => Format::Json,
        }
    }
}

/// Writes what was asked for to standard output, however quiet.
pub(super) fn data(bytes: &[u8]) -> Exit {
    let mut out = std::io::stdout().lock();
    match out.write_all(bytes).and_then(|()| out.flush()) {
        Err(error) if error.kind() != std::io::ErrorKind::BrokenPipe => Exit::Failed(FailureKind::Output),
        // Whoever reads may stop when they have seen enough.
        _ => Exit::Done,
    }
}
