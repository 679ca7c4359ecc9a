//! Reads a workbook in a process of its own, so that a file that kills its reader kills nothing else.

use std::fs::File;
use std::io::{self, BufReader, BufWriter, Cursor, Read};
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::sync::OnceLock;

use super::limits;
use super::message::{Message, Note, receive};
use super::open::{Wanted, tell};
use super::problem::WorkbookProblem;

/// The hidden command of the program that reads a workbook.
pub const COMMAND: &str = "read-workbook";
/// Option of [`COMMAND`] for a sheet by name; may be given more than once.
const SHEET: &str = "--sheet";
/// Option of [`COMMAND`] for every sheet.
const ALL: &str = "--all";

static PROGRAM: OnceLock<PathBuf> = OnceLock::new();

/// Has workbooks read in processes of their own from now on: each runs `program read-workbook`, whose doing is
/// [`serve_workbook`]. A program that reads strangers' files says this first; without it workbooks are read in this
/// process, without a limit.
pub fn read_workbooks_with(program: PathBuf) {
    // The first one stays: it is the same program.
    let _ = PROGRAM.set(program);
}

/// What the process that [`read_workbooks_with`] starts does: confines itself to 1 GiB of memory and 300 seconds of
/// processor time, reads a workbook from standard input and tells its cells on standard output.
///
/// # Errors
/// The limits cannot be set, or nobody reads the output.
pub fn serve_workbook(sheets: &[String], all: bool) -> io::Result<()> {
    limits::confine()?;
    let wanted = match (sheets, all) {
        (_, true) => Wanted::All,
        ([], false) => Wanted::First,
        (names, false) => Wanted::Named(names.to_vec()),
    };
    let mut output = BufWriter::with_capacity(1 << 16, io::stdout().lock());
    tell(io::stdin().lock(), &wanted, &mut output)
}

/// What a workbook says, from whoever reads it.
pub(super) struct Told {
    input: BufReader<Box<dyn Read>>,
    buffer: Vec<u8>,
    /// The reading process; none where it is this one.
    child: Option<Child>,
}

impl Told {
    /// Begins to read a workbook.
    ///
    /// # Errors
    /// The file cannot be opened or the process not be started.
    pub(super) fn of(path: &Path, wanted: &Wanted) -> io::Result<Self> {
        let file = File::open(path)?;
        let Some(program) = PROGRAM.get() else {
            let mut told = Vec::new();
            tell(file, wanted, &mut told)?;
            return Ok(Self::from(Box::new(Cursor::new(told)), None));
        };
        let mut command = Command::new(program);
        command.arg(COMMAND).stdin(file).stdout(Stdio::piped()).stderr(Stdio::null());
        match wanted {
            Wanted::First => &mut command,
            Wanted::Named(names) => command.args(names.iter().map(|name| format!("{SHEET}={name}"))),
            Wanted::All => command.arg(ALL),
        };
        let mut child = command.spawn()?;
        let output = child.stdout.take().ok_or(io::ErrorKind::BrokenPipe)?;
        Ok(Self::from(Box::new(output), Some(child)))
    }

    fn from(input: Box<dyn Read>, child: Option<Child>) -> Self {
        Self { input: BufReader::with_capacity(1 << 16, input), buffer: Vec::new(), child }
    }

    /// The next cell or note; `None` at the end.
    ///
    /// # Errors
    /// What is wrong with the workbook; that its reader was ended is one of it.
    pub(super) fn next(&mut self) -> Result<Option<Message<'_>>, WorkbookProblem> {
        match receive(&mut self.input, &mut self.buffer) {
            Some(Message::Note(Note::End)) => Ok(None),
            Some(Message::Note(Note::Problem(problem))) => Err(problem),
            Some(message) => Ok(Some(message)),
            None => Err(WorkbookProblem::ReaderEnded { limit: limits::MEMORY }),
        }
    }
}

/// A process that is no longer heard is ended, and never left behind.
impl Drop for Told {
    fn drop(&mut self) {
        if let Some(child) = &mut self.child {
            // It may have ended by itself.
            let _ = child.kill();
            let _ = child.wait();
        }
    }
}
