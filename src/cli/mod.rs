//! What can be typed: commands, options, exit codes. The only place that writes to the terminal.

mod audit;
mod benchmark;
mod check;
mod exit;
mod found;
mod init;
mod made;
mod package;
mod progress;
mod prompt;
mod release;
mod run;
mod sample;
mod screen;
mod summary;
mod target;

use std::path::PathBuf;
use std::process::ExitCode;

use clap::{Parser, Subcommand};

use screen::{OutputFormat, Screen};
use workforce_parity::ingest::{READ_WORKBOOK, read_workbooks_with};
use workforce_parity::run::create_key;

/// Gender parity in the workforce of migration and border agencies: from HR exports to representation, targets and charts.
#[derive(Parser)]
#[command(name = "parity", version, max_term_width = 100, after_help = exit::MEANINGS)]
struct Cli {
    #[command(subcommand)]
    command: Command,
    /// How results and messages are written
    #[arg(long, global = true, value_enum, default_value_t)]
    format: OutputFormat,
    /// Say nothing on success
    #[arg(long, short, global = true)]
    quiet: bool,
}

#[derive(Subcommand)]
enum Command {
    /// Look at exports and write the pipeline file that reads them, with what only people know left to fill in
    Init(init::InitArgs),
    /// Read what is new, count, and report the newest month that all agencies have
    Run(run::RunArgs),
    /// Read everything that a run would read, say what was found and what would stop it, and write nothing
    Check(check::CheckArgs),
    /// Write the sample exports of three fictional agencies, or benchmark inputs of any size
    Sample(sample::SampleArgs),
    /// Make the key file that a pipeline names; an existing one is never overwritten
    Key {
        /// Pipeline file
        pipeline: PathBuf,
    },
    /// Read a workbook from standard input in a process of its own; started by the other commands
    #[command(name = READ_WORKBOOK, hide = true)]
    ReadWorkbook {
        /// Sheets by name, instead of the first that is visible
        #[arg(long)]
        sheet: Vec<String>,
        /// Every sheet
        #[arg(long, conflicts_with = "sheet")]
        all: bool,
    },
    /// Say where targets are heading and what they would take, and try what-ifs (`--set`), from what is stored
    Target(target::TargetArgs),
    /// Write what may leave the agency: protected counts as a package, and a report composed from them
    Release(release::ReleaseArgs),
    /// Compare agencies by the packages they released: who stands apart, like with like, under each definition, who moves
    Benchmark(benchmark::BenchmarkArgs),
    /// Make packages of a plain table of counts that are public already
    Package(package::PackageArgs),
    /// Look at published tables as an attacker would: which counts can be recovered
    Audit(audit::AuditArgs),
    /// Print the JSON Schema of pipeline files, for editors
    Schema,
    /// Print completions for a shell
    Completions {
        /// Shell
        shell: clap_complete::Shell,
    },
    /// Print the manual page
    Man,
}

/// Does what was typed.
pub fn main() -> ExitCode {
    let cli = Cli::parse();
    keep_memory_to_itself();
    if let Ok(program) = std::env::current_exe() {
        read_workbooks_with(program);
    }
    let screen = Screen::new(cli.format, cli.quiet);
    let done = match &cli.command {
        Command::Init(args) => init::init(args, &screen),
        Command::Run(args) => run::run(args, &screen),
        Command::Check(args) => check::check(args, &screen),
        Command::Target(args) => target::target(args, &screen),
        Command::Release(args) => release::release(args, &screen),
        Command::Benchmark(args) => benchmark::benchmark(args, &screen),
        Command::Package(args) => package::package(args, &screen),
        Command::Audit(args) => audit::audit(args, &screen),
        Command::Sample(args) => sample::sample(args, &screen),
        Command::Key { pipeline } => key(pipeline, &screen),
        Command::ReadWorkbook { sheet, all } => made::workbook(sheet, *all),
        Command::Schema => made::schema(),
        Command::Completions { shell } => made::completions(*shell),
        Command::Man => made::man(),
    };
    done.into()
}

/// A core dump would leave staff lists on disk.
fn keep_memory_to_itself() {
    #[cfg(unix)]
    // A system that refuses even that has its own rule about dumps.
    let _ = rlimit::Resource::CORE.set(0, 0);
}

fn key(pipeline: &std::path::Path, screen: &Screen) -> exit::Exit {
    match create_key(pipeline) {
        Ok(id) => screen.result(&format!(
            "The key {id} was made. Keep a copy where only you can reach it: without it no later month can be compared.\n"
        )),
        Err(failure) => screen.failure(&failure),
    }
}
