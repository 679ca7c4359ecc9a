//! A store does not remember the order in which its months came.

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};

use tempfile::TempDir;
use workforce_parity::run::{Options, Outcome, Scope, Silent, run};
use workforce_parity::sample::write_sample_months;
use workforce_parity::store::{AgencyEntry, Store};

const MONTHS: u32 = 8;

/// A pipeline over sample lists, none of them delivered yet.
struct House {
    folder: TempDir,
}

impl House {
    fn new() -> Self {
        Self::with("")
    }

    /// The same with a line more about Nordmark.
    fn with(line: &str) -> Self {
        let folder = tempfile::tempdir().unwrap();
        write_sample_months(&folder.path().join("all"), MONTHS).unwrap();
        for agency in ["nordmark", "valmont", "costarena"] {
            fs::create_dir_all(folder.path().join("sample-data").join(agency)).unwrap();
        }
        fs::create_dir(folder.path().join("pipelines")).unwrap();
        let text = include_str!("../../pipelines/sample.toml");
        let text = text.replacen("structural_months", &format!("{line}\nstructural_months"), 1);
        fs::write(folder.path().join("pipelines/sample.toml"), text).unwrap();
        Self { folder }
    }

    /// The lists of each month, oldest first.
    fn months(&self) -> Vec<Vec<PathBuf>> {
        let mut months: BTreeMap<String, Vec<PathBuf>> = BTreeMap::new();
        for agency in fs::read_dir(self.folder.path().join("all")).unwrap() {
            for file in fs::read_dir(agency.unwrap().path()).unwrap() {
                let path = file.unwrap().path();
                months.entry(month_of(&path)).or_default().push(path);
            }
        }
        months.into_values().collect()
    }

    fn deliver(&self, lists: &[PathBuf]) {
        for list in lists {
            let inner = list.strip_prefix(self.folder.path().join("all")).unwrap();
            fs::copy(list, self.folder.path().join("sample-data").join(inner)).unwrap();
        }
    }

    fn run(&self) -> Outcome {
        let pipeline = self.folder.path().join("pipelines/sample.toml");
        run(&Options { pipeline, period: None, scope: Scope::Counts }, &Silent).unwrap()
    }

    fn state(&self) -> BTreeMap<String, AgencyEntry> {
        Store::open(&self.folder.path().join("store/sample")).unwrap().manifest().agencies.clone()
    }
}

/// `2026-10` from `staff_2026-10.csv`, `effectifs_102026.csv` or the Spanish name.
fn month_of(path: &Path) -> String {
    let digits: String = path.file_name().unwrap().to_string_lossy().chars().filter(char::is_ascii_digit).collect();
    if digits.starts_with("20") && !digits[4..].starts_with("20") {
        format!("{}-{}", &digits[..4], &digits[4..6])
    } else {
        format!("{}-{}", &digits[2..6], &digits[..2])
    }
}

#[test]
fn months_may_come_one_by_one_backwards_or_all_at_once() {
    same_whatever_the_order("");
}

#[test]
fn so_they_may_where_the_numbering_changed() {
    same_whatever_the_order("renumbered_months = [\"2026-07\"]");
}

fn same_whatever_the_order(line: &str) {
    let [at_once, one_by_one, backwards] = [(); 3].map(|()| House::with(line));
    at_once.deliver(&at_once.months().concat());
    at_once.run();
    let expected = at_once.state();
    assert!(expected.values().all(|it| it.periods.len() == MONTHS as usize));
    let without_flow = expected["NOR-BG"].periods.values().filter(|it| it.flow.is_none()).count();
    assert_eq!(without_flow, if line.is_empty() { 1 } else { 2 });
    for month in one_by_one.months() {
        one_by_one.deliver(&month);
        one_by_one.run();
    }
    assert!(one_by_one.state() == expected, "one by one");
    for month in backwards.months().into_iter().rev() {
        backwards.deliver(&month);
        backwards.run();
    }
    assert!(backwards.state() == expected, "backwards");
}

#[test]
fn a_corrected_month_is_replaced_and_months_that_are_gone_stay() {
    let house = House::new();
    house.deliver(&house.months().concat());
    house.run();
    let before = house.state();
    assert!(house.run().is_nothing_new());
    let corrected = house.folder.path().join("sample-data/nordmark/staff_2026-08.csv");
    let original = fs::read_to_string(&corrected).unwrap();
    let shorter: Vec<&str> = original.lines().take(620).collect();
    fs::write(&corrected, shorter.join("\n") + "\n").unwrap();
    fs::remove_file(house.folder.path().join("sample-data/nordmark/staff_2026-03.csv")).unwrap();
    let outcome = house.run();
    assert_eq!(outcome.agencies.iter().map(|it| it.new_lists).collect::<Vec<_>>(), [1, 0, 0]);
    let after = house.state();
    let differing: Vec<String> = after["NOR-BG"]
        .periods
        .iter()
        .filter(|(period, entry)| before["NOR-BG"].periods[period] != **entry)
        .map(|(period, _)| period.to_string())
        .collect();
    // Three months of grace on either side: 200 people are missing from a list that nine flows look at.
    assert!(differing.contains(&"2026-08".to_owned()) && differing.contains(&"2026-09".to_owned()), "{differing:?}");
    assert!(differing.iter().all(|period| period.as_str() >= "2026-05"), "{differing:?}");
    assert_eq!(after["NOR-BG"].periods.len(), MONTHS as usize);
    assert!(after["VAL-SM"] == before["VAL-SM"]);
    fs::write(&corrected, original).unwrap();
    house.run();
    assert!(house.state() == before);
}

#[test]
fn lists_stored_without_counts_are_counted_later() {
    let (house, direct) = (House::new(), House::new());
    for it in [&house, &direct] {
        it.deliver(&it.months().concat());
    }
    let pipeline = house.folder.path().join("pipelines/sample.toml");
    run(&Options { pipeline, period: None, scope: Scope::Staff }, &Silent).unwrap();
    assert!(house.state().values().flat_map(|it| it.periods.values()).all(|it| it.stock.is_none()));
    house.run();
    direct.run();
    assert!(house.state() == direct.state());
}
