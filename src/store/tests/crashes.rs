//! Runs that die, and runs that meet.

use std::fs::File;

use super::*;

#[test]
fn a_transaction_that_is_not_committed_leaves_no_trace() {
    let folder = folder();
    let mut store = open(folder.path());
    store_period(&mut store, period(1), 5).unwrap();
    let before = files_below(folder.path());
    put(&mut store.begin().unwrap(), period(2), 6).unwrap();
    assert!(files_below(folder.path()) == before);
}

#[test]
fn a_run_that_died_while_staging_leaves_the_old_state() {
    let folder = folder();
    store_period(&mut open(folder.path()), period(1), 5).unwrap();
    let before = files_below(folder.path());
    let staging = folder.path().join("staging");
    fs::create_dir(staging.join("run-dead")).unwrap();
    fs::write(staging.join("run-dead").join("00000001.parquet"), b"PAR1 half").unwrap();
    fs::write(staging.join(".tmpdead"), b"{").unwrap();
    let store = open(folder.path());
    assert_eq!(store.manifest().number, 1);
    assert!(files_below(folder.path()) == before);
}

#[test]
fn a_run_that_died_before_its_manifest_leaves_the_old_state_and_can_be_run_again() {
    let (died, clean) = (folder(), folder());
    store_period(&mut open(clean.path()), period(1), 5).unwrap();
    store_period(&mut open(died.path()), period(1), 5).unwrap();
    // Its data files have their names already, one of them with other bytes; no manifest lists them.
    store_period(&mut open(clean.path()), period(2), 6).unwrap();
    for (index, (name, bytes)) in files_below(&clean.path().join("data")).into_iter().enumerate() {
        let path = died.path().join("data").join(name);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        if !path.exists() {
            fs::write(path, if index % 2 == 0 { bytes } else { b"torn".to_vec() }).unwrap();
        }
    }
    let mut store = open(died.path());
    assert_eq!(store.manifest().number, 1);
    assert!(store.read_staff(AGENCY, period(2)).unwrap().is_none());
    assert_eq!(store_period(&mut store, period(2), 6).unwrap(), Some(2));
    for part in ["data", "manifests", "staging"] {
        assert!(files_below(&died.path().join(part)) == files_below(&clean.path().join(part)), "{part}");
    }
}

#[test]
fn two_runs_at_once_are_one_too_many() {
    let folder = folder();
    let first = open(folder.path());
    let error = Store::open(folder.path()).err().unwrap();
    assert_eq!(
        error.to_string(),
        format!("the store `{}` is in use by another run (process {})", folder.path().display(), std::process::id())
    );
    assert_eq!(error.help(), "wait until the other run has ended, then run again");
    drop(first);
    assert!(Store::open(folder.path()).is_ok());
}

#[test]
fn a_manifest_is_never_replaced_even_without_the_lock() {
    let folder = folder();
    let mut first = open(folder.path());
    let lock = crate::store::lock::Lock(File::open(folder.path().join("LOCK")).unwrap());
    let mut second = Store::open_locked(folder.path(), lock).unwrap();
    assert_eq!(store_period(&mut first, period(1), 5).unwrap(), Some(1));
    let before = files_below(&folder.path().join("manifests"));
    let error = store_period(&mut second, period(1), 6).unwrap_err();
    assert_eq!(error.to_string(), "manifest 1 was put in place by another run meanwhile; nothing of this run was kept");
    assert!(files_below(&folder.path().join("manifests")) == before);
    drop((first, second));
    assert!(open(folder.path()).read_staff(AGENCY, period(1)).unwrap() == Some(staff(5)));
}
