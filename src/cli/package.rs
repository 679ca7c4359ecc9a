//! `parity package`.

use std::fmt::Write;
use std::path::PathBuf;

use clap::{Args, ValueEnum};
use serde_json::json;
use workforce_parity::chart::numbers::month;
use workforce_parity::disclosure::package::given::{GivenOptions, Totals};
use workforce_parity::domain::Period;
use workforce_parity::run::{PackageOptions, WrittenPackage, package as write_packages};

use super::exit::Exit;
use super::screen::{OutputFormat, Screen};
use super::summary::shown;

#[derive(Args)]
pub(super) struct PackageArgs {
    /// Table of counts that were public already, as CSV (see docs/packages.md)
    pub counts: PathBuf,
    /// Id of the agency, where the table names none
    #[arg(long, value_name = "ID")]
    pub agency: Option<String>,
    /// Name of the agency, where the table names none
    #[arg(long)]
    pub name: Option<String>,
    /// Month of the counts, such as 2021-03, where the table names none
    #[arg(long, value_name = "YYYY-MM")]
    pub period: Option<Period>,
    /// Bands, junior first and separated by commas, instead of the order in which they appear
    #[arg(long, value_delimiter = ',', value_name = "BAND")]
    pub bands: Vec<String>,
    /// Whether totals in the table must be the sums, or are kept as they stand
    #[arg(long, value_enum, default_value_t)]
    pub totals: TotalsWord,
    /// The agency is made up
    #[arg(long)]
    pub synthetic: bool,
    /// Folder of the packages
    #[arg(long, value_name = "DIR", default_value = ".")]
    pub out: PathBuf,
    /// Replace other files of the same names
    #[arg(long)]
    pub replace: bool,
}

/// What becomes of totals that stand beside what they sum.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, ValueEnum)]
pub(super) enum TotalsWord {
    /// They must be the sums
    #[default]
    Agree,
    /// They are kept as they stand: published tables that were rounded may not add up
    Given,
}

pub(super) fn package(args: &PackageArgs, screen: &Screen) -> Exit {
    match write_packages(&options(args)) {
        Ok(written) => screen.result(&text(&written, screen.format)),
        Err(failure) => screen.failure(&failure),
    }
}

fn options(args: &PackageArgs) -> PackageOptions {
    let given = GivenOptions {
        agency: args.agency.clone(),
        period: args.period,
        name: args.name.clone(),
        bands: args.bands.iter().map(|it| it.trim().to_owned()).collect(),
        synthetic: args.synthetic,
        totals: match args.totals {
            TotalsWord::Agree => Totals::Agree,
            TotalsWord::Given => Totals::Given,
        },
    };
    PackageOptions { counts: args.counts.clone(), out: args.out.clone(), given, replace: args.replace }
}

fn text(written: &[WrittenPackage], format: OutputFormat) -> String {
    match format {
        OutputFormat::Human | OutputFormat::Plain => words(written),
        OutputFormat::Json => {
            let package = |it: &WrittenPackage| json!({ "agency": it.agency, "period": it.period.to_string(), "package": it.path, "new": it.is_new });
            json!({ "schema_version": 1, "packages": written.iter().map(package).collect::<Vec<_>>() }).to_string()
                + "\n"
        }
    }
}

fn words(written: &[WrittenPackage]) -> String {
    let mut text = String::new();
    for it in written {
        let news = if it.is_new { "" } else { " (as it was)" };
        let _ = writeln!(text, "{}, {}: {}{news}", it.agency, month(it.period), shown(&it.path));
    }
    text
}
