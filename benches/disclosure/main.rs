//! What attackers recover from protected releases, what protection costs, and how long it takes.
//!
//! `cargo bench --bench disclosure`; `-- --releases 40` for a quick run, `-- --only series` for one part. Ends with 1 where
//! anything about others is recovered, or where a problem with a known answer is answered differently.

#![allow(clippy::print_stdout, reason = "the figures are what it is run for")]

mod agency;
mod known;
mod naive;
mod releases;
mod series;
mod shown;
mod speed;
mod utility;

use std::process::ExitCode;

use releases::Sum;

/// Random releases, unless told otherwise. The seed of each is its number.
const RELEASES: u64 = 1000;
/// Of so many releases one is protected by withholding too: its repair is slow.
const WITHHELD_ONE_IN: u64 = 10;
/// Agencies that live for two years.
const AGENCIES: u64 = 8;

fn main() -> ExitCode {
    let arguments: Vec<String> = std::env::args().collect();
    // `cargo test --benches` runs this too: with `--test` it only has to compile.
    if arguments.iter().any(|it| it == "--test") {
        return ExitCode::SUCCESS;
    }
    let value = |name: &str| arguments.iter().position(|it| it == name).and_then(|at| arguments.get(at + 1));
    let releases = value("--releases").and_then(|it| it.parse().ok()).unwrap_or(RELEASES);
    let part = |name: &str| value("--only").is_none_or(|only| only == name);
    let mut good = true;
    if part("known") {
        good &= known_answers();
    }
    if part("naive") {
        naive_methods();
    }
    if part("rounded") {
        good &= rounded(releases, false);
        good &= rounded(releases, true);
    }
    if part("withheld") {
        good &= withheld((releases / WITHHELD_ONE_IN).max(1));
    }
    if part("series") {
        good &= two_years(AGENCIES.min(releases));
    }
    if part("utility") {
        shares(releases);
    }
    if part("speed") {
        speed::speed();
    }
    if good { ExitCode::SUCCESS } else { ExitCode::FAILURE }
}

fn known_answers() -> bool {
    let (right, all, compared, wrong) = known::known();
    println!("problems with known answers: {right} of {all} agree ({compared} answers compared) {wrong:?}");
    right == all
}

fn naive_methods() {
    println!("\nmethods in common use, tables of seeds 0 to {}:", naive::TABLES - 1);
    for leak in naive::leaks() {
        let share = percent(leak.recovered, leak.counts);
        println!(
            "  {}: {} of {} recovered ({share:.1} %) in {} of {} tables; {} undecided",
            leak.method,
            leak.recovered,
            leak.counts,
            leak.tables,
            naive::TABLES,
            leak.unproven
        );
    }
}

fn rounded(releases: u64, ladder: bool) -> bool {
    let sum = releases::rounded(0..releases, ladder);
    println!("\nrounded to base 5, {}, seeds 0 to {}:", detail(ladder), releases - 1);
    attacks(&sum);
    println!(
        "  error of counts: mean {:.2}, most {}, {} counts a base or more away; solved to the least error {}, near it {}, \
         not solved {}; {:.2?} to protect, {:.2?} to audit, all together",
        sum.error as f64 / sum.published.max(1) as f64,
        sum.worst,
        sum.stepped,
        sum.methods[0],
        sum.methods[1],
        sum.methods[2],
        sum.protecting,
        sum.auditing
    );
    sum.safe()
}

fn withheld(releases: u64) -> bool {
    let sum = releases::suppressed(0..releases, true);
    println!("\nwithheld and repaired, {}, seeds 0 to {}:", detail(true), releases - 1);
    attacks(&sum);
    println!(
        "  withheld {} of {} published cells ({:.1} %), {} of them small; {} releases repaired, {} rounds; {:.2?} to protect",
        sum.withheld,
        sum.published,
        percent(sum.withheld, sum.published),
        sum.primary,
        sum.repaired,
        sum.repairs,
        sum.protecting
    );
    sum.safe()
}

fn detail(ladder: bool) -> &'static str {
    if ladder { "breakdowns as fine as the detail ladder lets them be" } else { "as fine as they come" }
}

fn attacks(sum: &Sum) {
    println!(
        "  {} releases ({} could not be protected), {} published cells, {} audited, {} of them small",
        sum.releases, sum.refused, sum.published, sum.audited, sum.small
    );
    let [outsider, reader, insider] = sum.exact;
    println!(
        "  recovered: A0 {outsider}, A1 {reader}, A2 {insider} (of {} pairs; besides, {} where the only person of a cell finds \
         herself); narrow small counts {}, undecided {}, on the solver's word {}",
        sum.pairs, sum.herself, sum.narrow, sum.unproven, sum.claimed
    );
    println!(
        "  finest cells that no table shows: {} of {} small ones recovered; the gate stops {} releases; seeds with a find: {:?}",
        sum.finest[1], sum.finest[0], sum.stopped, sum.leaky
    );
}

fn two_years(agencies: u64) -> bool {
    let it = series::series(0..agencies);
    println!("\n24 months, 1.2 % turnover a month, agencies of seeds 0 to {}:", agencies - 1);
    println!(
        "  rounded: {} pairs of months and cells, {} true changes; counts that follow in one month {}, changes that follow for \
         one who knows how many people came and went {}, undecided {}; {} runs of a constant count, all their intervals leave \
         {} values at least",
        it.pairs, it.changed, it.exact_counts, it.exact_changes, it.unproven, it.runs, it.least_left
    );
    println!(
        "  withheld: {} cells shown in both months, {} of them show a change of 1 to 4 people ({:.1} %)",
        it.both_shown,
        it.given_away,
        percent(it.given_away, it.both_shown)
    );
    it.exact_counts + it.exact_changes + it.unproven == 0
}

fn shares(releases: u64) {
    println!("\nerror of the share of women from rounded counts, in points, seeds 0 to {}:", releases - 1);
    for (from, errors) in utility::FROM.iter().zip(utility::shares(0..releases)) {
        let n = errors.len().max(1);
        let mean = errors.iter().sum::<f64>() / n as f64;
        let high = errors.get(errors.len() * 95 / 100).or(errors.last());
        println!(
            "  denominator from {from}: {} shares, mean {mean:.2}, 95 % within {:.2}, most {:.2}",
            errors.len(),
            high.copied().unwrap_or(0.0),
            errors.last().copied().unwrap_or(0.0)
        );
    }
}

fn percent(part: usize, all: usize) -> f64 {
    100.0 * part as f64 / all.max(1) as f64
}
