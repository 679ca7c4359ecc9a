//! Do the intervals of projections hold what comes? Agencies with known rates live for 36 months that are learned from and ten
//! years that are projected; 80 of 100 intervals should hold the truth. Ends with 1 where fewer than 75 or more than 88 do.
//!
//! `cargo bench --bench calibration`

#![allow(clippy::print_stdout, reason = "the figures are what it is run for")]

mod agency;

use std::process::ExitCode;

use agency::{Agency, HORIZONS, LEARNED};
use workforce_parity::measure::Definition;
use workforce_parity::target::future::{Futures, Group, Outlook, Start, simulate};
use workforce_parity::target::model::{Establishment, Policy, State};
use workforce_parity::target::rates::{BetaCounts, Posterior};

/// Agencies generated; the seed of each is its number.
const AGENCIES: u64 = 160;
const FUTURES: usize = 1000;
/// Weight of rates that are taken as certain.
const CERTAIN: f64 = 1e7;

/// What came of the projections of one distance.
#[derive(Default, Clone, Copy)]
struct Tally {
    projections: usize,
    held: usize,
    error: f64,
    no_change: f64,
    line: f64,
}

fn main() -> ExitCode {
    // `cargo test --benches` runs this too: with `--test` it only has to compile.
    if std::env::args().any(|it| it == "--test") {
        return ExitCode::SUCCESS;
    }
    let drawn = tally(false);
    let certain = tally(true);
    let mut good = true;
    for ((months, drawn), certain) in HORIZONS.iter().zip(drawn).zip(certain) {
        let share = |it: &Tally| it.held as f64 / it.projections as f64 * 100.0;
        let mean = |sum: f64| sum / drawn.projections as f64;
        println!(
            "{:2} years: {:.1} % of {} held; {:.1} % with rates taken as certain; mean error {:.2} points, assuming no change {:.2}, by a straight line {:.2}",
            months / 12,
            share(&drawn),
            drawn.projections,
            share(&certain),
            mean(drawn.error),
            mean(drawn.no_change),
            mean(drawn.line)
        );
        good &= (75.0..=88.0).contains(&share(&drawn));
    }
    if good { ExitCode::SUCCESS } else { ExitCode::FAILURE }
}

fn tally(certain: bool) -> [Tally; 3] {
    let mut tallies = [Tally::default(); 3];
    for seed in 0..AGENCIES {
        let agency = Agency::live(seed);
        let outlooks = projected(&agency, certain, seed);
        for (band, outlook) in outlooks.iter().enumerate() {
            let share = |people: [u64; 2]| people[0] as f64 / (people[0] + people[1]) as f64;
            let (then, first) = (share(agency.start[band]), share(agency.first[band]));
            for ((tally, &months), later) in tallies.iter_mut().zip(&HORIZONS).zip(&agency.later) {
                let Some([low, _, middle, _, high]) = outlook.shares[months - 1] else { continue };
                let came = share(later[band]);
                tally.projections += 1;
                tally.held += usize::from(low <= came + 1e-12 && came <= high + 1e-12);
                tally.error += (middle - came).abs() * 100.0;
                tally.no_change += (then - came).abs() * 100.0;
                let line = then + (then - first) * months as f64 / f64::from(LEARNED);
                tally.line += (line.clamp(0.0, 1.0) - came).abs() * 100.0;
            }
        }
    }
    tallies
}

fn projected(agency: &Agency, certain: bool, seed: u64) -> Vec<Outlook> {
    let mut posterior = Posterior::of(&agency.evidence).expect("people were exposed");
    if certain {
        take_as_certain(&mut posterior);
    }
    let people = |gender: usize| agency.start.iter().map(|it| it[gender] as f64).collect();
    let plan = Establishment::as_today(&State::of_people(people(0), people(1)));
    let start = Start { ladder: &agency.ladder, people: &agency.start, posterior: &posterior, plan: &plan };
    let group = |band| Group { bands: vec![band], definition: Definition::UnBand };
    let groups: Vec<Group> = (0..agency.start.len()).map(group).collect();
    let steps = HORIZONS[HORIZONS.len() - 1];
    simulate(&start, &Policy::default(), &groups, steps, Futures { count: FUTURES, seed })
}

/// The naive way: the best estimate of each rate, as if it were known.
fn take_as_certain(posterior: &mut Posterior) {
    let sharp = |it: &mut BetaCounts| {
        let mean = it.mean();
        *it = BetaCounts { yes: mean * CERTAIN, no: (1.0 - mean) * CERTAIN };
    };
    for band in &mut posterior.bands {
        sharp(&mut band.exit_women);
        sharp(&mut band.exit_men);
        sharp(&mut band.hires_women);
        band.promoted.iter_mut().for_each(sharp);
        band.log_odds.1 = 1e-6;
    }
}
