//! How far a share of women can be off when it is computed from rounded counts.

use std::collections::BTreeMap;

use workforce_parity::disclosure::protect::{RoundOptions, round};

use crate::agency::Agency;
use crate::shown::FIVE;

/// Rounded denominators from which the classes begin.
pub const FROM: [i64; 6] = [5, 25, 50, 100, 500, 1000];

/// Errors of shares, in percentage points, by class of the rounded denominator; each list rises.
pub fn shares(seeds: std::ops::Range<u64>) -> [Vec<f64>; 6] {
    let mut errors: [Vec<f64>; 6] = std::array::from_fn(|_| Vec::new());
    for seed in seeds {
        of_release(seed, &mut errors);
    }
    for all in &mut errors {
        all.sort_by(f64::total_cmp);
    }
    errors
}

fn of_release(seed: u64, errors: &mut [Vec<f64>; 6]) {
    let agency = Agency::of_seed(seed, true);
    let Ok(tables) = agency.tables() else { return };
    let Ok(rounded) = round(&tables, FIVE, &RoundOptions::default()) else { return };
    for table in 0..agency.published_tables() {
        let cells: BTreeMap<Vec<Vec<String>>, usize> = tables
            .table(table)
            .map(|(paths, cell)| (paths.into_iter().map(<[String]>::to_vec).collect(), cell))
            .collect();
        for (paths, &women) in cells.iter().filter(|(paths, _)| paths.last().is_some_and(|sex| sex == &["F"])) {
            let mut group = paths.clone();
            if let Some(sex) = group.last_mut() {
                sex.clear();
            }
            let Some(&all) = cells.get(&group) else { continue };
            let shown = rounded.values[all];
            let truth = tables.cells()[women].count() as f64 / tables.cells()[all].count() as f64;
            if let Some(class) = FROM.iter().rposition(|&from| shown >= from) {
                errors[class].push((rounded.values[women] as f64 / shown as f64 - truth).abs() * 100.0);
            }
        }
    }
}
