//! `parity sample`.

use std::path::PathBuf;

use clap::Args;
use workforce_parity::chart::numbers::people;
use workforce_parity::diagnostic::{Diagnostic, Location};
use workforce_parity::run::{Failure, FailureKind};
use workforce_parity::sample::{BenchmarkSize, SampleError, write_benchmark, write_sample};

use super::exit::Exit;
use super::screen::Screen;

#[derive(Args)]
pub(super) struct SampleArgs {
    /// Folder for the sample exports
    #[arg(long, value_name = "DIR", default_value = "sample-data", conflicts_with = "benchmark")]
    out: PathBuf,
    /// Folder for benchmark inputs: lists, pipeline file, tables of codes
    #[arg(long, value_name = "DIR")]
    benchmark: Option<PathBuf>,
    /// Agencies of the benchmark
    #[arg(long, value_name = "N", default_value_t = 3, requires = "benchmark")]
    agencies: u32,
    /// Months of the benchmark
    #[arg(long, value_name = "N", default_value_t = 6, requires = "benchmark")]
    months: u32,
    /// People on each list of the benchmark
    #[arg(long, value_name = "N", default_value_t = 2000, requires = "benchmark")]
    staff: u32,
}

pub(super) fn sample(args: &SampleArgs, screen: &Screen) -> Exit {
    let written = match &args.benchmark {
        Some(folder) => benchmark(args, folder),
        None => exports(&args.out),
    };
    match written {
        Ok(text) => screen.result(&text),
        Err(error) => screen.failure(&failure(&error)),
    }
}

fn exports(folder: &std::path::Path) -> Result<String, SampleError> {
    let summary = write_sample(folder)?;
    let line = |it: &workforce_parity::sample::AgencySummary| {
        let (first, last) = it.periods;
        let (rows, staff) = (people(it.rows as u64), people(it.staff as u64));
        format!("{}: {} files, {first} to {last}, {rows} rows; {staff} people at the end\n", it.id, it.files)
    };
    Ok(summary.agencies.iter().map(line).collect())
}

fn benchmark(args: &SampleArgs, folder: &std::path::Path) -> Result<String, SampleError> {
    let size = BenchmarkSize { agencies: args.agencies, months: args.months, staff: args.staff };
    let written = write_benchmark(folder, size)?;
    let megabytes = written.bytes as f64 / 1e6;
    Ok(format!("{} lists, {} rows, {megabytes:.1} MB\n", people(written.files), people(written.rows)))
}

fn failure(error: &SampleError) -> Failure {
    let kind = match error {
        SampleError::Write { .. } => FailureKind::Output,
        SampleError::Size { .. } => FailureKind::Settings,
        SampleError::Csv(_) | SampleError::Workbook(_) => FailureKind::Fault,
    };
    Failure {
        kind,
        problems: vec![Diagnostic::error("PAR-0501", error.to_string(), Location::default(), error.help())],
    }
}
