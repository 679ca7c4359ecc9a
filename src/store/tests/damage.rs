//! Every changed byte shows before anything is parsed.

use super::*;

fn flip(path: &Path, byte: usize) {
    let mut bytes = fs::read(path).unwrap();
    bytes[byte] ^= 1;
    fs::write(path, bytes).unwrap();
}

#[test]
fn any_flipped_byte_of_a_data_file_shows() {
    let folder = folder();
    let mut store = open(folder.path());
    store_period(&mut store, period(1), 5).unwrap();
    let file = store.manifest().period(AGENCY, period(1)).unwrap().staff.clone();
    let path = folder.path().join(&file.path);
    for byte in 0..usize::try_from(file.bytes).unwrap() {
        flip(&path, byte);
        assert!(matches!(store.read_staff(AGENCY, period(1)), Err(StoreError::FileChanged { .. })), "byte {byte}");
        flip(&path, byte);
    }
    assert!(store.read_staff(AGENCY, period(1)).unwrap() == Some(staff(5)));
}

#[test]
fn any_flipped_byte_of_the_newest_manifests_shows() {
    let folder = folder();
    let mut store = open(folder.path());
    store_period(&mut store, period(1), 5).unwrap();
    store_period(&mut store, period(1), 6).unwrap();
    drop(store);
    for name in ["00000001.json", "00000002.json"] {
        let path = folder.path().join("manifests").join(name);
        for byte in 0..fs::read(&path).unwrap().len() {
            flip(&path, byte);
            let error = Store::open(folder.path()).err();
            assert!(matches!(error, Some(StoreError::ManifestDamaged { .. })), "{name}, byte {byte}");
            flip(&path, byte);
        }
    }
    assert_eq!(open(folder.path()).manifest().number, 2);
}

#[test]
fn a_manifest_of_another_format_is_not_read() {
    let folder = folder();
    let mut store = open(folder.path());
    store_period(&mut store, period(1), 5).unwrap();
    let mut manifest = store.manifest().clone();
    drop(store);
    manifest.format = 2;
    let path = folder.path().join("manifests").join("00000001.json");
    fs::write(&path, super::super::envelope::seal(&manifest).unwrap()).unwrap();
    let error = Store::open(folder.path()).err().unwrap();
    assert_eq!(error.to_string(), format!("manifest `{}` has format 2; this program knows format 1", path.display()));
}

#[test]
fn a_lost_or_shortened_file_shows_when_the_store_is_opened() {
    let folder = folder();
    let mut store = open(folder.path());
    store_period(&mut store, period(1), 5).unwrap();
    let path = folder.path().join(&store.manifest().period(AGENCY, period(1)).unwrap().stock.as_ref().unwrap().path);
    drop(store);
    let bytes = fs::read(&path).unwrap();
    fs::write(&path, &bytes[1..]).unwrap();
    let error = Store::open(folder.path()).err().unwrap();
    let (found, expected) = (bytes.len() - 1, bytes.len());
    assert_eq!(
        error.to_string(),
        format!("data file `{}` has {found} bytes; the manifest says {expected}", path.display())
    );
    fs::remove_file(&path).unwrap();
    let error = Store::open(folder.path()).err().unwrap();
    assert_eq!(error.to_string(), format!("data file `{}` is missing", path.display()));
    assert!(error.help().contains("backup"));
}

#[test]
fn counts_are_not_read_as_a_staff_list() {
    let folder = folder();
    let mut store = open(folder.path());
    store_period(&mut store, period(1), 5).unwrap();
    let stock = store.manifest().period(AGENCY, period(1)).unwrap().stock.clone().unwrap();
    let error = store.read_staff_file(&stock).err().unwrap();
    let path = folder.path().join(&stock.path);
    assert_eq!(error.to_string(), format!("data file `{}` has schema `stock/1`; expected `staff/1`", path.display()));
}

#[cfg(unix)]
#[test]
fn links_in_a_store_are_refused() {
    let (folder, elsewhere) = (folder(), folder());
    std::os::unix::fs::symlink(elsewhere.path(), folder.path().join("data")).unwrap();
    let error = Store::open(folder.path()).err().unwrap();
    assert!(matches!(error, StoreError::Link { .. }));
    let linked = elsewhere.path().join("store");
    let target = super::folder();
    std::os::unix::fs::symlink(target.path(), &linked).unwrap();
    assert!(Store::open(&linked).is_ok());
}
