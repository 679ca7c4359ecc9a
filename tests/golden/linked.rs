//! A list without staff numbers, its rows linked by what people keep, against the same list with them.

use std::collections::BTreeMap;
use std::path::Path;

use workforce_parity::domain::Period;
use workforce_parity::run::{Options, Scope, Silent, run};
use workforce_parity::store::StoreView;

use super::GOLDEN;
use crate::real::counts::rows;

/// Movements of a year, by kind.
fn movements(store: &Path) -> BTreeMap<&'static str, i64> {
    let store = StoreView::open(store).unwrap().unwrap();
    let mut sums = BTreeMap::new();
    for month in 1..=12 {
        let month = Period::new(2025, 8).unwrap().plus(month);
        let entry = store.manifest().period("NOR-BG", month).unwrap();
        let counts = store.read_counts(entry.flow.as_ref().unwrap()).unwrap();
        for kind in ["joiner", "leaver", "promotion"] {
            let people = rows(&counts).filter(|row| row.text("kind") == kind).map(|row| row.heads());
            *sums.entry(kind).or_default() += people.sum::<i64>();
        }
    }
    sums
}

#[test]
fn links_without_staff_numbers_miss_little_and_what_they_miss_is_known() {
    let folder = tempfile::tempdir().unwrap();
    let text = std::fs::read_to_string(GOLDEN.folder.path().join("pipelines/sample.toml")).unwrap();
    let (first, _) = text.split_once("# ---- Valmont").unwrap_or((&text, ""));
    let text = first
        .replace("person = \"employee_no\"\n", "")
        .replace("person_width = 6", "#")
        .replace("duplicates = \"refuse\"", "duplicates = \"link-rows\"");
    std::fs::create_dir(folder.path().join("pipelines")).unwrap();
    let pipeline = folder.path().join("pipelines/sample.toml");
    std::fs::write(&pipeline, text).unwrap();
    run(&Options { pipeline, period: None, scope: Scope::Counts }, &Silent).unwrap();
    let (known, linked) = (movements(&GOLDEN.store()), movements(&folder.path().join("store/sample")));
    // Measured: joiners, leavers and promotions as docs/projections.md says them.
    let table = include_str!("../../docs/projections.md");
    for kind in ["joiner", "leaver", "promotion"] {
        let line = format!("| {kind}s | {} | {} |", known[kind], linked[kind]);
        assert!(table.contains(&line), "{line}");
    }
}
