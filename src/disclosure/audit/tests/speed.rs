//! How long audits take. Times are printed, never asserted: run with `--nocapture`.

use std::time::{Duration, Instant};

use super::super::{
    Attacker, Findings, Knowledge, Published, audit, audit_insiders, audit_release, insider_cells, reader,
};
use super::known::{nested_case, nested_problems};
use super::release::{Agency, Sizes, agency, hypercube, rounded, targets};

fn timed(sizes: Sizes, seed: u64) -> (Findings, Duration) {
    let agency = agency(sizes, seed);
    let published = rounded(&agency, 5, seed ^ 1);
    let targets = targets(&published, &agency.truth);
    let begin = Instant::now();
    let system = reader(agency.truth.len(), &published, Knowledge::default());
    let findings = audit(&system, &targets, &agency.truth, seed).unwrap();
    (findings, begin.elapsed())
}

fn report(name: &str, releases: u64, show: fn(&Agency, u64) -> Vec<Published>) {
    let (mut audits, mut insiders) = (Vec::new(), Vec::new());
    let (mut cells, mut pairs, mut exact, mut narrow, mut unproven, mut solves) = (0, 0, [0, 0], 0, [0, 0], [0, 0]);
    let mut claimed = 0;
    for seed in 0..releases {
        let wide = usize::try_from(seed).unwrap() % 10;
        let sizes = Sizes { divisions: 2 + wide / 3, units: 4 + wide, ranks: 4, roles: 1, sexes: 2 + wide % 2 };
        let agency = agency(sizes, seed);
        let published = show(&agency, seed ^ 1);
        let targets = targets(&published, &agency.truth);
        let begin = Instant::now();
        let system = reader(agency.truth.len(), &published, Knowledge::default());
        let findings = audit(&system, &targets, &agency.truth, seed).unwrap();
        audits.push(begin.elapsed());
        let begin = Instant::now();
        let own = insider_cells(&published, &agency.truth);
        let inside = audit_insiders(&system, &targets, &own, &agency.truth, seed).unwrap();
        insiders.push(begin.elapsed());
        cells += findings.audited;
        narrow += findings.narrow.len();
        claimed += findings.claimed;
        exact = [exact[0] + findings.exact.len(), exact[1] + inside.exact.len()];
        unproven = [unproven[0] + findings.unproven.len(), unproven[1] + inside.unproven.len()];
        solves = [solves[0] + findings.solves, solves[1] + inside.solves];
        pairs += inside.pairs;
    }
    for (attacker, times) in [("reader", &mut audits), ("insiders", &mut insiders)] {
        times.sort_unstable();
        let total: Duration = times.iter().sum();
        let (median, longest) = (times[times.len() / 2], times[times.len() - 1]);
        println!("{releases} {name}, {attacker}: {total:?} in all, median {median:?}, longest {longest:?}");
    }
    println!(
        "{name}: {cells} cells, {pairs} pairs; exact {exact:?}, narrow {narrow}, claimed {claimed}, unproven {unproven:?}, solves {solves:?}"
    );
    assert_eq!(unproven, [0, 0]);
}

#[test]
fn many_releases_with_insiders() {
    report("rounded", 200, |agency, seed| rounded(agency, 5, seed));
    report("hypercube", 30, hypercube);
}

#[test]
fn two_hundred_rounded_releases() {
    let mut times = Vec::new();
    let (mut cells, mut exact, mut narrow, mut unproven, mut solves) = (0, 0, 0, 0, 0);
    for seed in 0..200_u64 {
        let wide = usize::try_from(seed).unwrap() % 10;
        let sizes = Sizes { divisions: 2 + wide / 3, units: 4 + wide, ranks: 4, roles: 1, sexes: 2 + wide % 2 };
        let (findings, time) = timed(sizes, seed);
        times.push(time);
        cells += findings.audited;
        exact += findings.exact.len();
        narrow += findings.narrow.len();
        unproven += findings.unproven.len();
        solves += findings.solves;
    }
    times.sort_unstable();
    let total: Duration = times.iter().sum();
    println!(
        "200 releases, {cells} cells: {total:?} in all, median {:?}, longest {:?}; exact {exact}, narrow {narrow}, \
         unproven {unproven}, solves {solves}",
        times[100], times[199]
    );
    assert_eq!(unproven, 0);
}

#[test]
fn the_known_patterns_of_withheld_cells() {
    for problem in nested_problems() {
        let (_, truth, published) = nested_case(&problem);
        let begin = Instant::now();
        let reports: Vec<_> =
            (0..10).map(|seed| audit_release(&published, Knowledge::default(), &truth, 3, seed).unwrap()).collect();
        let found = reports[0].of(Attacker::Reader).unwrap();
        println!(
            "{}: {} cells, {} exact, {} narrow, {} solves; {} insiders, {} exact, {} solves; all attackers {:?}",
            problem["name"],
            found.audited,
            found.exact.len(),
            found.narrow.len(),
            found.solves,
            reports[0].insiders.insiders,
            reports[0].insiders.exact.len(),
            reports[0].insiders.solves,
            begin.elapsed() / 10
        );
        assert!(reports.iter().all(|report| report.of(Attacker::Reader).unwrap().exact == found.exact));
        assert!(reports.iter().all(|report| report.insiders.exact == reports[0].insiders.exact));
    }
}

#[test]
fn the_insiders_of_a_large_release() {
    let agency = agency(Sizes { divisions: 10, units: 120, ranks: 5, roles: 4, sexes: 2 }, 3);
    let published = rounded(&agency, 5, 2);
    let targets = targets(&published, &agency.truth);
    let begin = Instant::now();
    let system = reader(agency.truth.len(), &published, Knowledge::default());
    let own = insider_cells(&published, &agency.truth);
    let found = audit_insiders(&system, &targets, &own, &agency.truth, 1).unwrap();
    println!("{} insiders, {} pairs: {:?}; {} exact", own.len(), found.pairs, begin.elapsed(), found.exact.len());
    assert_eq!(found.unproven, []);
}

#[test]
fn one_release_of_five_thousand_cells() {
    let sizes = Sizes { divisions: 10, units: 120, ranks: 5, roles: 4, sexes: 2 };
    let (findings, time) = timed(sizes, 3);
    println!(
        "{} cells: {time:?}; {} exact, {} narrow, {} unproven, {} solves, {} witnesses",
        findings.audited,
        findings.exact.len(),
        findings.narrow.len(),
        findings.unproven.len(),
        findings.solves,
        findings.witnesses
    );
    assert!(findings.audited > 5_000);
    assert_eq!(findings.unproven, Vec::<usize>::new());
}
