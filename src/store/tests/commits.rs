//! What a commit changes, and what it leaves alone.

use rayon::prelude::*;

use super::super::FileEntry;
use super::*;

#[test]
fn what_was_committed_is_read_back() {
    let folder = folder();
    assert_eq!(store_period(&mut open(folder.path()), period(1), 5).unwrap(), Some(1));
    let store = open(folder.path());
    assert_eq!(store.manifest().number, 1);
    let entry = store.manifest().period(AGENCY, period(1)).unwrap();
    assert_eq!((entry.rows, entry.staff.rows, entry.stock.as_ref().unwrap().rows), (7, 7, 2));
    assert!(store.read_staff(AGENCY, period(1)).unwrap() == Some(staff(5)));
    assert!(store.read_counts(entry.stock.as_ref().unwrap()).unwrap() == counts(5));
    assert!(store.read_staff(AGENCY, period(2)).unwrap().is_none());
    assert!(store.verify().is_ok());
}

#[test]
fn nothing_new_is_no_new_manifest() {
    let folder = folder();
    let mut store = open(folder.path());
    store_period(&mut store, period(1), 5).unwrap();
    let before = files_below(folder.path());
    assert_eq!(store_period(&mut store, period(1), 5).unwrap(), None);
    assert!(files_below(folder.path()) == before);
}

#[test]
fn a_replaced_period_lists_its_new_file_and_not_the_old() {
    let folder = folder();
    let mut store = open(folder.path());
    store_period(&mut store, period(1), 5).unwrap();
    let old = store.manifest().period(AGENCY, period(1)).unwrap().staff.path.clone();
    assert_eq!(store_period(&mut store, period(1), 6).unwrap(), Some(2));
    let new = store.manifest().period(AGENCY, period(1)).unwrap().staff.path.clone();
    let listed: Vec<&str> = store.manifest().files().map(|file| file.path.as_str()).collect();
    assert!(listed.contains(&new.as_str()) && !listed.contains(&old.as_str()));
    assert_eq!(store.manifest().previous.as_ref().map(String::len), Some(64));
}

#[test]
fn a_period_that_is_not_in_the_inputs_stays() {
    let folder = folder();
    let mut store = open(folder.path());
    store_period(&mut store, period(1), 5).unwrap();
    let before = store.manifest().period(AGENCY, period(1)).cloned();
    store_period(&mut store, period(2), 6).unwrap();
    assert_eq!(store.manifest().period(AGENCY, period(1)).cloned(), before);
    assert!(store.read_staff(AGENCY, period(1)).unwrap() == Some(staff(5)));
}

#[test]
fn the_same_input_gives_the_same_bytes_in_every_store() {
    let (one, other) = (folder(), folder());
    for folder in [&one, &other] {
        let mut store = open(folder.path());
        store_period(&mut store, period(1), 5).unwrap();
        store_period(&mut store, period(2), 9).unwrap();
    }
    for part in ["data", "manifests"] {
        assert!(files_below(&one.path().join(part)) == files_below(&other.path().join(part)), "{part}");
    }
}

#[test]
fn files_may_be_staged_from_several_threads() {
    let folder = folder();
    let mut store = open(folder.path());
    let mut transaction = store.begin().unwrap();
    let months: Vec<(u8, FileEntry)> = (1..=12_u8)
        .into_par_iter()
        .map(|month| (month, transaction.put_staff(AGENCY, period(month), &staff(month)).unwrap()))
        .collect();
    assert_eq!(months.len(), 12);
    for month in 1..=12 {
        put(&mut transaction, period(month), month).unwrap();
    }
    assert_eq!(transaction.commit().unwrap(), Some(1));
    assert_eq!(names_below(&folder.path().join("data")).len(), 24);
    for (month, _) in months {
        assert!(store.read_staff(AGENCY, period(month)).unwrap() == Some(staff(month)));
    }
}

#[test]
fn another_key_is_refused() {
    let folder = folder();
    let mut store = open(folder.path());
    store_period(&mut store, period(1), 5).unwrap();
    let mut transaction = store.begin().unwrap();
    let error = transaction.set_key(AGENCY, "key-2").unwrap_err();
    assert_eq!(error.to_string(), "agency `NOR-BG` was stored with key `key-1`; this run has key `key-2`");
    assert!(error.help().contains("the key file it had before"));
}

#[test]
fn a_file_that_was_not_written_cannot_be_listed() {
    let folder = folder();
    let mut store = open(folder.path());
    store_period(&mut store, period(1), 5).unwrap();
    let mut transaction = store.begin().unwrap();
    let mut entry = transaction.period(AGENCY, period(1)).unwrap().clone();
    entry.staff.path = "data/agency=NOR-BG/period=2026-01/staff-0.parquet".to_owned();
    transaction.set_period(AGENCY, period(1), entry).unwrap();
    let error = transaction.commit().unwrap_err();
    assert_eq!(error.to_string(), "`data/agency=NOR-BG/period=2026-01/staff-0.parquet` is listed but was not written");
    assert_eq!(store.manifest().number, 1);
}

#[test]
fn an_agency_cannot_lead_out_of_the_store() {
    let folder = folder();
    let mut store = open(folder.path());
    let transaction = store.begin().unwrap();
    for agency in ["../X", "A/B", "nor", "A", "", "C:\\X", "A\0B"] {
        let error = transaction.put_staff(agency, period(1), &staff(1)).unwrap_err();
        assert!(matches!(error, StoreError::Agency { .. }), "{agency}");
    }
    let error = transaction.put_staff("../X", period(1), &staff(1)).unwrap_err();
    assert_eq!(error.to_string(), "`../X` cannot name an agency's folder");
}

#[cfg(unix)]
#[test]
fn only_the_owner_may_look_into_a_store() {
    use std::os::unix::fs::PermissionsExt;
    let parent = folder();
    let root = parent.path().join("new").join("store");
    let mut store = open(&root);
    store_period(&mut store, period(1), 5).unwrap();
    let mode = |path: &Path| fs::metadata(path).unwrap().permissions().mode() & 0o777;
    assert_eq!(mode(&root), 0o700);
    for name in names_below(&root) {
        let path = root.join(name);
        assert_eq!(mode(&path), 0o600, "{}", path.display());
        assert_eq!(mode(path.parent().unwrap()), 0o700, "{}", path.display());
    }
}
