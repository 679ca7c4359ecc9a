//! Time for one release of about 5,000 published cells.

use std::time::Instant;

use workforce_parity::disclosure::audit::GateReport;
use workforce_parity::disclosure::protect::suppress::SuppressOptions;
use workforce_parity::disclosure::protect::{RoundOptions, Tables, round, suppress};

use crate::agency::{Agency, Design, Size};
use crate::shown::{FIVE, as_rounded, look, repaired};

const SEED: u64 = 1;

/// Prints as it goes.
pub fn speed() {
    let one = Size { divisions: 16, units: 9, ranks: 9, roles: 1, third: false, mean: 12.0 };
    let three = Size { divisions: 8, units: 7, ranks: 9, roles: 14, third: false, mean: 4.0 };
    let mut all = Vec::new();
    for (name, size, design) in [("one table", one, Design::One), ("three linked tables", three, Design::Three)] {
        match Agency::new(SEED, size, design).tables() {
            Ok(tables) => {
                rounding(name, &tables);
                all.push((name, tables));
            }
            Err(error) => println!("{name}: {error}"),
        }
    }
    for (name, tables) in &all {
        withholding(name, tables);
    }
}

fn rounding(name: &str, tables: &Tables) {
    let people: i64 = tables.counts().iter().sum();
    println!(
        "{name}: {} published cells over {} finest ones, {people} people",
        tables.published(),
        tables.counts().len()
    );
    let begin = Instant::now();
    if let Ok(rounded) = round(tables, FIVE, &RoundOptions::default()) {
        let protected = begin.elapsed();
        let seen = look(tables, &as_rounded(tables, &rounded));
        let mean = rounded.total_error as f64 / tables.published() as f64;
        println!(
            "  rounded in {protected:.2?} ({:?}, mean error {mean:.2}, most {}), audited in {:.2?}: {}",
            rounded.method,
            rounded.max_error,
            begin.elapsed().saturating_sub(protected),
            verdict(seen.ok().as_ref())
        );
    }
}

fn withholding(name: &str, tables: &Tables) {
    println!("{name}:");
    let begin = Instant::now();
    if let Ok(pattern) = suppress(tables, SuppressOptions::default(), |_| Vec::new()) {
        println!("  withheld by elimination in {:.2?} ({} cells)", begin.elapsed(), pattern.count(tables));
    }
    let begin = Instant::now();
    match repaired(tables) {
        Ok(pattern) => println!(
            "  with {} rounds of repair and their audits {:.2?} ({} cells withheld)",
            pattern.repairs(),
            begin.elapsed(),
            pattern.count(tables)
        ),
        Err(error) => println!("  repair gave up after {:.2?}: {error}", begin.elapsed()),
    }
}

fn verdict(seen: Option<&GateReport>) -> String {
    seen.map_or_else(
        || "not audited".to_owned(),
        |seen| {
            let found: Vec<String> = seen
                .findings
                .iter()
                .map(|(who, it)| {
                    format!(
                        "{who} {} exact, {} narrow, {} unproven",
                        it.exact.len(),
                        it.narrow.len(),
                        it.unproven.len()
                    )
                })
                .collect();
            format!(
                "{}; A2 {} exact pairs, {} unproven, of {} pairs",
                found.join("; "),
                seen.insiders.exact.len(),
                seen.insiders.unproven.len(),
                seen.insiders.pairs
            )
        },
    )
}
