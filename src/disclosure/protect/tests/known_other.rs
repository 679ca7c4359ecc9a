//! Releases whose pattern is known from another program: `GaussSuppression` 1.2.3, largest count withheld 4.
//!
//! Two programs may break ties differently, so what is compared is size and safety, not the pattern itself.

use super::super::suppress::{SuppressOptions, suppress};
use super::super::tables::{Axis, TableSpec, Tables, TablesBuilder};
use super::attacker::{exposed, from_pattern, narrower};

/// Division, unit, and counts of women and men for each rank.
type Unit = (&'static str, &'static str, &'static [i64]);

const RANDOM_T10: &[Unit] = &[
    ("D1", "D1U1", &[21, 28, 2, 28, 4, 5]),
    ("D1", "D1U2", &[9, 30, 4, 9, 1, 4]),
    ("D2", "D2U1", &[14, 42, 14, 16, 5, 18]),
    ("D2", "D2U2", &[92, 86, 28, 99, 25, 36]),
    ("D2", "D2U3", &[9, 25, 3, 13, 2, 5]),
    ("D3", "D3U1", &[25, 27, 14, 22, 3, 8]),
    ("D3", "D3U2", &[10, 7, 1, 5, 1, 1]),
    ("D3", "D3U3", &[14, 23, 5, 12, 2, 6]),
    ("D4", "D4U1", &[15, 28, 17, 17, 3, 12]),
    ("D4", "D4U2", &[68, 71, 24, 47, 12, 38]),
];

const RANDOM_T22: &[Unit] = &[
    ("D1", "D1U1", &[27, 24, 7, 19, 5, 4, 2, 7, 2, 3]),
    ("D1", "D1U2", &[15, 42, 5, 15, 6, 16, 3, 11, 1, 7]),
    ("D1", "D1U3", &[44, 61, 17, 42, 7, 44, 1, 21, 2, 6]),
    ("D2", "D2U1", &[43, 59, 4, 46, 4, 23, 4, 7, 1, 7]),
    ("D2", "D2U2", &[48, 45, 12, 30, 6, 20, 6, 9, 0, 12]),
    ("D3", "D3U1", &[37, 36, 20, 20, 10, 13, 1, 11, 0, 10]),
    ("D3", "D3U2", &[2, 4, 1, 2, 0, 1, 0, 0, 1, 1]),
    ("D4", "D4U1", &[31, 66, 16, 24, 19, 25, 4, 9, 3, 5]),
    ("D4", "D4U2", &[16, 30, 11, 12, 0, 9, 2, 1, 1, 0]),
];

/// The cells withheld by the other program, as unit or division|rank|sex.
const THEIRS_T10: &[&str] = &[
    "D3U2|R2|Total",
    "D3U2|R3|Total",
    "D3U3|R2|Total",
    "D3U3|R3|Total",
    "D1U1|R2|F",
    "D1U1|R2|M",
    "D1U1|R3|F",
    "D1U1|R3|M",
    "D1U2|R2|F",
    "D1U2|R2|M",
    "D1U2|R3|F",
    "D1U2|R3|M",
    "D2U1|R2|F",
    "D2U1|R2|M",
    "D2U1|R3|F",
    "D2U1|R3|M",
    "D2U3|R2|F",
    "D2U3|R2|M",
    "D2U3|R3|F",
    "D2U3|R3|M",
    "D3U1|R2|F",
    "D3U1|R2|M",
    "D3U1|R3|F",
    "D3U1|R3|M",
    "D3U2|R1|F",
    "D3U2|R1|M",
    "D3U2|R2|F",
    "D3U2|R2|M",
    "D3U2|R3|F",
    "D3U2|R3|M",
    "D3U3|R1|F",
    "D3U3|R1|M",
    "D3U3|R2|F",
    "D3U3|R3|F",
    "D3U3|R3|M",
    "D4U1|R2|F",
    "D4U1|R2|M",
    "D4U1|R3|F",
    "D4U1|R3|M",
    "D4U2|R2|F",
    "D4U2|R2|M",
    "D4U2|R3|F",
    "D4U2|R3|M",
];

fn release(units: &[(&str, &str, &[i64])]) -> Tables {
    let mut builder = TablesBuilder::new(3);
    for (division, unit, counts) in units {
        for (number, &count) in counts.iter().enumerate() {
            let rank = format!("R{}", number / 2 + 1);
            let sex = ["F", "M"][number % 2];
            builder.inner(&[&[*division, *unit], &[rank.as_str()], &[sex]], count).unwrap();
        }
    }
    builder.table(TableSpec::new([Axis::all(0), Axis::all(1), Axis::all(2)]));
    builder.build().unwrap()
}

/// As the other program: no width asked for.
fn plain() -> SuppressOptions {
    SuppressOptions { w_min: 0, ..SuppressOptions::default() }
}

#[test]
fn no_more_cells_are_withheld_than_by_the_other_program() {
    for (units, theirs) in [(RANDOM_T10, 43), (RANDOM_T22, 86)] {
        let tables = release(units);
        let ours = suppress(&tables, plain(), |_| Vec::new()).unwrap().count(&tables);
        assert!(ours <= theirs, "{ours} against {theirs}");
    }
}

#[test]
fn the_attacker_finds_what_is_known_to_leak_from_the_other_pattern() {
    let tables = release(RANDOM_T10);
    let cell = |name: &str| {
        let parts: Vec<&str> = name.split('|').collect();
        let unit = if parts[0].len() > 2 { vec![&parts[0][..2], parts[0]] } else { vec![parts[0]] };
        let path = |at: usize| if parts[at] == "Total" { Vec::new() } else { vec![parts[at]] };
        tables.cell(0, &[&unit[..], &path(1)[..], &path(2)[..]]).unwrap()
    };
    let bare = SuppressOptions { threshold: 2, ..plain() };
    let mut theirs = suppress(&two_or_more(), bare, |_| Vec::new()).unwrap();
    let cells: Vec<usize> = THEIRS_T10.iter().map(|name| cell(name)).collect();
    theirs.withhold(&cells);
    let exact = narrower(&tables, &from_pattern(&tables, &theirs, 1), &cells, 1);
    assert_eq!(exact, [cell("D3U2|R3|F")]);
    assert_eq!(narrower(&tables, &from_pattern(&tables, &theirs, 0), &cells, 1), [0_usize; 0]);
}

/// The first release without counts of 1, so that its pattern starts empty.
fn two_or_more() -> Tables {
    let units: Vec<(&str, &str, Vec<i64>)> = RANDOM_T10
        .iter()
        .map(|(division, unit, counts)| (*division, *unit, counts.iter().map(|&count| count.max(2)).collect()))
        .collect();
    let units: Vec<(&str, &str, &[i64])> =
        units.iter().map(|(division, unit, counts)| (*division, *unit, counts.as_slice())).collect();
    release(&units)
}

#[test]
fn after_repair_nothing_leaks_and_small_counts_stay_wide() {
    for units in [RANDOM_T10, RANDOM_T22] {
        let tables = release(units);
        let pattern = suppress(&tables, SuppressOptions::default(), |pattern| exposed(&tables, pattern)).unwrap();
        assert_eq!(exposed(&tables, &pattern), [0_usize; 0]);
    }
}
