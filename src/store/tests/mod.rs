//! The promises of the store, each tried on a store in a temporary folder.

mod commits;
mod crashes;
mod damage;
mod remembered;
mod tables;

use std::fs;
use std::path::Path;

use serde_json::json;

use super::{CountKind, PeriodEntry, SourceHash, Store, StoreError, Transaction};
use crate::domain::Period;
use crate::table::{Coded, CountColumn, CountTable, PersonKey, StaffTable};

const AGENCY: &str = "NOR-BG";
const KEY: &str = "key-1";

fn folder() -> tempfile::TempDir {
    tempfile::tempdir().unwrap()
}

fn open(folder: &Path) -> Store {
    Store::open(folder).unwrap()
}

fn period(month: u8) -> Period {
    Period::new(2026, month).unwrap()
}

/// The column of these texts.
fn coded(rows: &[&str]) -> Coded {
    let texts: Vec<String> = rows.iter().map(ToString::to_string).collect();
    let codes = (0..rows.len()).map(|row| u32::try_from(row).unwrap()).collect();
    Coded { texts, codes }.in_order().into_owned()
}

/// A staff list of `women` women and two men.
fn staff(women: u8) -> StaffTable {
    let rows = usize::from(women) + 2;
    let genders: Vec<&str> = (0..rows).map(|row| if row < 2 { "man" } else { "woman" }).collect();
    let ranks: Vec<&str> = (0..rows).map(|row| ["Constable", "Sergeant", "Inspector"][row % 3]).collect();
    StaffTable {
        person: (0..rows).map(|row| PersonKey([u8::try_from(row).unwrap(); 16])).collect(),
        gender: coded(&genders),
        rank: coded(&ranks),
        rank_level: (0..rows).map(|row| i32::try_from(row % 3).unwrap() + 1).collect(),
        band: coded(&vec!["officer"; rows]),
        unit: coded(&vec!["North\u{1F}Post 4"; rows]),
        role: coded(&ranks),
        role_family: coded(&vec!["front-line"; rows]),
        contract: coded(&vec!["permanent"; rows]),
        working_time: coded(&vec!["full-time"; rows]),
        duty_station: coded(&vec!["Ålesund"; rows]),
        fte_thousandths: vec![1000; rows],
        birth_year: (0..rows).map(|row| 1970 + i32::try_from(row).unwrap()).collect(),
        entry_month: vec![0; rows],
    }
}

fn counts(women: u8) -> CountTable {
    let columns = vec![
        ("gender".to_owned(), CountColumn::Text(coded(&["man", "woman"]))),
        ("headcount".to_owned(), CountColumn::Whole(vec![2, i64::from(women)])),
    ];
    CountTable::new(columns).ok().unwrap()
}

/// Stages the period of a staff list with `women` women.
fn put(transaction: &mut Transaction<'_>, period: Period, women: u8) -> Result<(), StoreError> {
    let entry = PeriodEntry {
        import_id: format!("import of {women}"),
        sources: vec![SourceHash { blake3: "00".to_owned(), bytes: 7 }],
        rows: u64::from(women) + 2,
        staff: transaction.put_staff(AGENCY, period, &staff(women))?,
        stock: Some(transaction.put_counts(CountKind::Stock, AGENCY, period, &counts(women))?),
        flow: None,
        grace_months: 3,
        flow_settings: String::new(),
        flow_provisional: false,
        quality: json!({ "refused": 0 }).to_string(),
        summary: json!({ "women": women }).to_string(),
    };
    transaction.set_key(AGENCY, KEY)?;
    transaction.set_period(AGENCY, period, entry)
}

/// Stores the period of a staff list with `women` women.
fn store_period(store: &mut Store, period: Period, women: u8) -> Result<Option<u64>, StoreError> {
    let mut transaction = store.begin()?;
    put(&mut transaction, period, women)?;
    transaction.commit()
}

/// Paths below `folder` with their bytes, in order.
fn files_below(folder: &Path) -> Vec<(String, Vec<u8>)> {
    let mut files = Vec::new();
    let mut folders = vec![folder.to_owned()];
    while let Some(next) = folders.pop() {
        for entry in fs::read_dir(next).unwrap() {
            let path = entry.unwrap().path();
            if path.is_dir() {
                folders.push(path);
            } else {
                let name = path.strip_prefix(folder).unwrap().to_str().unwrap().to_owned();
                files.push((name, fs::read(path).unwrap()));
            }
        }
    }
    files.sort();
    files
}

/// Names of the files below `folder`, in order.
fn names_below(folder: &Path) -> Vec<String> {
    files_below(folder).into_iter().map(|(name, _)| name).collect()
}
