//! Measurements, run on demand: time, error and share withheld.

use std::time::Instant;

use super::super::generated::{Shape, agency, generated};
use super::super::round::{RoundOptions, round};
use super::super::suppress::{SuppressOptions, suppress};

fn shapes() -> [(&'static str, Shape); 6] {
    let shape = |divisions, units, ranks, roles| Shape {
        divisions,
        least_units: units,
        most_units: units,
        ranks,
        roles,
        mean: 12,
    };
    [
        ("one table, 432", shape(4, 5, 5, 0)),
        ("one table, 1,800", shape(7, 7, 9, 0)),
        ("one table, 4,347", shape(14, 9, 9, 0)),
        ("one table, 5,000", shape(16, 9, 9, 0)),
        ("three linked, small", shape(4, 6, 6, 8)),
        ("three linked, large", shape(8, 9, 9, 14)),
    ]
}

#[test]
#[ignore = "a measurement"]
fn time_of_rounding_and_suppression() {
    for (name, shape) in shapes() {
        let start = Instant::now();
        let tables = agency(1, shape).unwrap();
        let built = start.elapsed();
        let start = Instant::now();
        let rounded = round(&tables, 5, &RoundOptions::default()).unwrap();
        let rounding = start.elapsed();
        println!(
            "{name}: {} cells ({} published), {} relations; build {built:?}; round {rounding:?} {:?} steps {} max {} mean {:.3}",
            tables.cells().len(),
            tables.published(),
            tables.relations().len(),
            rounded.method,
            rounded.steps,
            rounded.max_error,
            rounded.total_error as f64 / tables.published() as f64
        );
        for w_min in [0, 3] {
            let start = Instant::now();
            let options = SuppressOptions { w_min, ..SuppressOptions::default() };
            let pattern = suppress(&tables, options, |_| Vec::new()).unwrap();
            println!(
                "   suppress, width {w_min}: {:?}; withheld {:.1} %",
                start.elapsed(),
                100.0 * pattern.count(&tables) as f64 / tables.published() as f64
            );
        }
    }
}

#[test]
#[ignore = "a measurement"]
fn error_and_share_withheld_on_generated_tables() {
    let (mut error, mut cells, mut worst, mut optimal) = (0, 0, 0, 0);
    for seed in 0..30 {
        let tables = generated(seed).unwrap();
        let rounded = round(&tables, 5, &RoundOptions::default()).unwrap();
        error += rounded.total_error;
        cells += tables.published();
        worst = worst.max(rounded.max_error);
        optimal += usize::from(rounded.method == super::super::round::Method::Optimal);
    }
    println!("30 tables, {cells} cells: mean error {:.3}, max {worst}, optimal {optimal}", error as f64 / cells as f64);
}

#[test]
#[ignore = "a measurement"]
fn share_withheld_after_repair() {
    for repaired in [0, 1, 3] {
        let (mut withheld, mut cells, mut primary, mut rounds) = (0, 0, 0, 0);
        let mut sizes = Vec::new();
        let start = Instant::now();
        for seed in 0..40 {
            let tables = generated(seed).unwrap();
            let options = SuppressOptions { w_min: repaired, ..SuppressOptions::default() };
            let found = suppress(&tables, options, |pattern| {
                if repaired > 0 { super::attacker::exposed(&tables, pattern) } else { Vec::new() }
            });
            let Ok(pattern) = found else {
                println!("seed {seed}: {found:?}");
                continue;
            };
            rounds += pattern.repairs();
            sizes.push(tables.published());
            withheld += pattern.count(&tables);
            primary += (0..tables.cells().len()).filter(|&cell| pattern.is_primary(cell)).count();
            cells += tables.published();
        }
        println!(
            "{:?}, w_min {repaired}, {rounds} rounds, sizes {:?} to {:?}; {cells} cells: primary {primary}, withheld {withheld} = {:.1} %",
            start.elapsed(),
            sizes.iter().min(),
            sizes.iter().max(),
            100.0 * withheld as f64 / cells as f64
        );
    }
}

#[test]
#[ignore = "a measurement"]
fn rounding_of_many_linked_releases() {
    for base in [3, 5, 10] {
        for seed in 0..8 {
            let shape = Shape {
                divisions: 5,
                least_units: 4,
                most_units: 8,
                ranks: 6,
                roles: 8,
                mean: [1, 3, 8, 20][usize::try_from(seed).unwrap() % 4],
            };
            let tables = agency(seed, shape).unwrap();
            let start = Instant::now();
            let rounded = round(&tables, base, &RoundOptions::default()).unwrap();
            println!(
                "base {base} seed {seed}: {} cells, {:?}, {:?}, steps {}, max {}, mean {:.3}",
                tables.published(),
                start.elapsed(),
                rounded.method,
                rounded.steps,
                rounded.max_error,
                rounded.total_error as f64 / tables.published() as f64
            );
        }
    }
}

#[test]
#[ignore = "a measurement"]
fn narrow_cells() {
    for seed in 0..10 {
        let tables = generated(seed).unwrap();
        let options = SuppressOptions::default();
        let log = std::cell::RefCell::new(Vec::new());
        let found = suppress(&tables, options, |pattern| {
            let exposed = super::attacker::exposed(&tables, pattern);
            log.borrow_mut().push((exposed.len(), pattern.count(&tables)));
            exposed
        });
        println!("seed {seed} {} {:?} {}", tables.published(), log.borrow(), found.is_ok());
    }
}

#[test]
#[ignore = "a measurement"]
fn time_of_twenty_thousand_linked_cells() {
    let shape = Shape { divisions: 20, least_units: 12, most_units: 12, ranks: 9, roles: 14, mean: 4 };
    let start = Instant::now();
    let tables = agency(1, shape).unwrap();
    println!("build {:?} {}", start.elapsed(), tables.published());
    let start = Instant::now();
    let rounded = round(&tables, 5, &RoundOptions::default()).unwrap();
    println!("{:?} {:?} {}", start.elapsed(), rounded.method, rounded.total_error);
    let start = Instant::now();
    let pattern = suppress(&tables, SuppressOptions::default(), |_| Vec::new()).unwrap();
    println!("suppress {:?}, withheld {}", start.elapsed(), pattern.count(&tables));
}

/// Share of unchanged counts shown as the month before, after 1 % of the inner cells changed.
#[test]
#[ignore = "a measurement"]
fn stickiness() {
    let shape = Shape { divisions: 5, least_units: 4, most_units: 8, ranks: 6, roles: 8, mean: 8 };
    let tables = agency(1, shape).unwrap();
    let first = round(&tables, 5, &RoundOptions::default()).unwrap();
    let next = super::shifted(&tables, 97);
    for sticky in [0, 1, 2, 4, 16] {
        let previous = super::previous_of(&tables, &first.values);
        let options = RoundOptions { previous, sticky, ..RoundOptions::default() };
        let start = Instant::now();
        let second = round(&next, 5, &options).unwrap();
        let took = start.elapsed();
        let same = |&cell: &usize| tables.cells()[cell].count() == next.cells()[cell].count();
        let free = |&cell: &usize| tables.cells()[cell].count() % 5 != 0;
        let equal: Vec<usize> = (0..tables.cells().len()).filter(same).filter(free).collect();
        let kept = equal.iter().filter(|&&cell| first.values[cell] == second.values[cell]).count();
        println!(
            "sticky {sticky}: {kept} of {} kept, error {} then {}, {took:?} {:?}",
            equal.len(),
            first.total_error,
            second.total_error,
            second.method
        );
    }
}

#[test]
#[ignore = "a measurement"]
fn rounding_beside_nearest_and_revisions() {
    let (mut cells, mut ours, mut nearest, mut kept, mut refused, mut conflicts, mut of) = (0, 0, 0, 0, 0, 0, 0);
    for seed in 0..30 {
        let tables = generated(seed).unwrap();
        let first = round(&tables, 5, &RoundOptions::default()).unwrap();
        cells += tables.published();
        ours += first.total_error;
        nearest += tables.cells().iter().map(|cell| (cell.count() % 5).min(5 - cell.count() % 5)).sum::<i64>();
        let next = super::shifted(&tables, 61);
        let fixed = super::super::round::unchanged(&next, &super::previous_of(&tables, &first.values));
        of += fixed.len();
        match round(&next, 5, &RoundOptions { fixed, ..RoundOptions::default() }) {
            Ok(rounded) => kept += usize::from(rounded.steps == 0),
            Err(super::super::round::RoundError::Register { conflicts: some }) => {
                refused += 1;
                conflicts += some;
            }
            Err(other) => println!("seed {seed}: {other}"),
        }
    }
    println!(
        "{cells} cells: mean error {:.3}, of nearest each for itself {:.3}",
        ours as f64 / cells as f64,
        nearest as f64 / cells as f64
    );
    println!("revisions: {kept} of 30 keep all unchanged counts, {refused} refused with {conflicts} conflicts of {of}");
}
