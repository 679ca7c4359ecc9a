//! A hundred agencies by sixty months.

use std::time::Instant;

use super::build::*;
use crate::disclosure::package::{Measure, Package};

fn packages(agencies: i64, months: i32) -> Vec<Package> {
    let bands = ["support", "officer", "senior officer", "manager", "executive"];
    let mut packages = Vec::new();
    for agency in 0..agencies {
        for past in 0..months {
            let period = month("2026-10").plus(-past).to_string();
            let mut made = made(&format!("AG-{agency}"), &period).bands(&bands).rounded(5);
            let women = 300 + (agency * 37 % 50) * 5 - i64::from(past) / 12 * 5;
            made = made
                .all(Measure::Stock, women, 600)
                .all(Measure::Joiners, 30, 50)
                .target("parity", None, "2030-12", None);
            for (place, band) in (0_i64..).zip(bands) {
                made = made.rank(&format!("{band} 1"), 1, band).band(band, women / 25 * 5, 120);
                made = made.band(&format!("{band}/{band} 1"), women / 25 * 5, 120);
                for role in ["guards", "desk", "law"] {
                    let paths = [("rank", band), ("role", role)];
                    made = made.cell(Measure::Stock, None, &paths, 5 * place, 40);
                }
            }
            for role in ["guards", "desk", "law"] {
                made = made.cell(Measure::Stock, None, &[("role", role)], women / 15 * 5, 200);
            }
            packages.push(made.package());
        }
    }
    packages
}

#[test]
fn a_hundred_agencies_by_sixty_months_take_seconds() {
    let packages = packages(100, 60);
    let start = Instant::now();
    let found = crate::benchmark::compare(packages, &crate::benchmark::Peers::default()).unwrap();
    let compared = start.elapsed();
    let csv = crate::benchmark::interchange::sdmx_csv(&found);
    println!("compare {compared:?}, all {:?}, {} bytes", start.elapsed(), csv.len());
    assert_eq!((found.agencies.len(), found.trajectories[0].months.len()), (100, 60));
    assert!(compared.as_secs() < 10, "{compared:?}");
}
