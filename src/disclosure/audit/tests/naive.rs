//! The auditor finds what common but unsafe methods leave open: the small counts that follow exactly.

use super::super::{Knowledge, Published, Shown, Target, audit, cell_count, reader};
use super::release::{Agency, Sizes, agency, hypercube};

/// 0, "fewer than 5", else the nearest 5; totals rounded on their own.
fn fewer_than_five(count: i64) -> Shown {
    match count {
        0 => Shown::Exact(0),
        1..5 => Shown::Between(1, 4),
        _ => nearest_five(count),
    }
}

/// The nearest 5: what is shown lies at most 2 away.
fn nearest_five(count: i64) -> Shown {
    let shown = (count + 2) / 5 * 5;
    Shown::Between((shown - 2).max(0), shown + 2)
}

/// Small counts in all tables, and those recovered.
fn recovered(show: impl Fn(&Agency) -> Vec<Published>) -> (usize, usize) {
    let (mut small, mut exact) = (0, 0);
    for seed in 0..8 {
        let agency = agency(Sizes { divisions: 3, units: 8, ranks: 4, roles: 1, sexes: 2 }, seed);
        let published = show(&agency);
        let is_small = |cell: &&Vec<u32>| (1..5).contains(&cell_count(cell, &agency.truth));
        let targets: Vec<Target> =
            agency.cells.iter().filter(is_small).map(|cell| Target { cell: cell.clone(), width: 1 }).collect();
        let system = reader(agency.truth.len(), &published, Knowledge::default());
        let findings = audit(&system, &targets, &agency.truth, seed).unwrap();
        assert!(findings.unproven.is_empty());
        small += targets.len();
        exact += findings.exact.len();
    }
    (small, exact)
}

fn each(show: fn(i64) -> Shown) -> impl Fn(&Agency) -> Vec<Published> {
    move |agency| {
        let show = |cell: &Vec<u32>| Published { cell: cell.clone(), shown: show(cell_count(cell, &agency.truth)) };
        agency.cells.iter().map(show).collect()
    }
}

/// The order of the methods is that of the privacy rules, section 3.1.
#[test]
fn unsafe_methods_leak_in_the_known_order() {
    let (small, plain) = recovered(each(Shown::Exact));
    let (_, fewer) = recovered(each(fewer_than_five));
    let (_, nearest) = recovered(each(nearest_five));
    println!("{small} small counts; recovered: unprotected {plain}, 0/<5/nearest 5 {fewer}, nearest 5 {nearest}");
    assert_eq!(plain, small);
    assert!(20 * fewer > small, "more than one in twenty follows where zeros and small counts are marked");
    assert!(0 < nearest && nearest < fewer, "fewer where they are not");
}

/// Two marks for withheld cells give more away than one.
#[test]
fn two_marks_leak_more_than_one() {
    let marked = |agency: &Agency| {
        let mark = |one: Published| match (&one.shown, cell_count(&one.cell, &agency.truth)) {
            (Shown::Withheld, 0..5) => Published { shown: Shown::Between(1, 4), ..one },
            (Shown::Withheld, _) => Published { shown: Shown::AtLeast(5), ..one },
            _ => one,
        };
        hypercube(agency, 1).into_iter().map(mark).collect()
    };
    let (small, one) = recovered(|agency| hypercube(agency, 1));
    let (_, two) = recovered(marked);
    println!("{small} small counts; recovered: one mark {one}, two marks {two}");
    assert!(one < two);
}
