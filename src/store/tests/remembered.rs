//! Exports that did not change are not read again; those that did are.

use std::fs::{File, FileTimes};
use std::time::{Duration, SystemTime};

use super::*;

/// Writes an export that was last changed an hour ago.
fn export(path: &Path, text: &str) {
    fs::write(path, text).unwrap();
    let hour_ago = SystemTime::now() - Duration::from_hours(1);
    File::options().write(true).open(path).unwrap().set_times(FileTimes::new().set_modified(hour_ago)).unwrap();
}

fn remembered(store: &Store) -> usize {
    let bytes = fs::read(store.folder().join("inputs.json")).unwrap();
    serde_json::from_slice::<serde_json::Value>(&bytes).unwrap().as_object().unwrap().len()
}

#[test]
fn an_unchanged_export_is_remembered_without_its_name() {
    let (folder, exports) = (folder(), folder());
    let store = open(folder.path());
    let path = exports.path().join("staff_2026-01.csv");
    export(&path, "id;sex\n1;F\n");
    let inputs = store.inputs();
    let hash = inputs.hash_of(&path).unwrap();
    assert_eq!(hash.bytes, 11);
    inputs.save().unwrap();
    assert_eq!(remembered(&store), 1);
    let kept = fs::read_to_string(folder.path().join("inputs.json")).unwrap();
    assert!(!kept.contains("staff_2026"));
    // A wrong hash in the cache comes back: the file was not read.
    fs::write(folder.path().join("inputs.json"), kept.replace(&hash.blake3, "remembered")).unwrap();
    assert_eq!(store.inputs().hash_of(&path).unwrap().blake3, "remembered");
}

#[test]
fn a_changed_export_is_hashed_again() {
    let (folder, exports) = (folder(), folder());
    let store = open(folder.path());
    let path = exports.path().join("staff.csv");
    export(&path, "id;sex\n1;F\n");
    let inputs = store.inputs();
    let before = inputs.hash_of(&path).unwrap();
    export(&path, "id;sex\n1;M\n2;F\n");
    assert_ne!(inputs.hash_of(&path).unwrap(), before);
    let (bytes, hash) = inputs.read(&path).unwrap();
    assert_eq!(bytes, b"id;sex\n1;M\n2;F\n");
    assert_eq!(inputs.hash_of(&path).unwrap(), hash);
}

#[test]
fn an_export_changed_a_moment_ago_is_not_remembered() {
    let (folder, exports) = (folder(), folder());
    let store = open(folder.path());
    let path = exports.path().join("staff.csv");
    fs::write(&path, "id\n1\n").unwrap();
    let inputs = store.inputs();
    inputs.hash_of(&path).unwrap();
    inputs.save().unwrap();
    assert_eq!(remembered(&store), 0);
}

#[test]
fn a_broken_cache_is_an_empty_one() {
    let (folder, exports) = (folder(), folder());
    let store = open(folder.path());
    let path = exports.path().join("staff.csv");
    export(&path, "id\n1\n");
    fs::write(folder.path().join("inputs.json"), "{\"half\":").unwrap();
    assert_eq!(store.inputs().hash_of(&path).unwrap().bytes, 5);
}
