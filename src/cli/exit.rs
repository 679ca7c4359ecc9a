//! Exit codes.

use std::process::ExitCode;

use workforce_parity::run::FailureKind;

/// What the help says of exit codes.
pub(super) const MEANINGS: &str = "Exit codes: 0 done · 1 done, with findings · 2 pipeline file or options · 3 exports · 4 store, reports or disk · \
     5 counts that may not leave · 70 fault of the program";

/// How a command ended.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Exit {
    /// All is done.
    Done,
    /// Done, but there is something to look at.
    Findings,
    /// Something has to be mended.
    Failed(FailureKind),
}

impl From<Exit> for ExitCode {
    fn from(exit: Exit) -> Self {
        let code: u8 = match exit {
            Exit::Done => 0,
            Exit::Findings => 1,
            Exit::Failed(FailureKind::Settings) => 2,
            Exit::Failed(FailureKind::Input) => 3,
            Exit::Failed(FailureKind::Output) => 4,
            Exit::Failed(FailureKind::Disclosure) => 5,
            Exit::Failed(FailureKind::Fault) => 70,
        };
        Self::from(code)
    }
}
