//! A report is in place whole, or its folder says that it is not.

use std::fs;

use super::fixtures::hostile;
use super::{RenderedFile, in_place, write};

fn files(texts: &[(&str, &str)]) -> Vec<RenderedFile> {
    texts.iter().map(|(path, text)| ((*path).to_owned(), text.as_bytes().to_vec())).collect()
}

const FIRST: [(&str, &str); 3] = [("index.html", "one"), ("charts/a.svg", "a"), ("charts/b.svg", "b")];

#[test]
fn a_report_is_written_once() {
    let folder = tempfile::tempdir().unwrap();
    let place = folder.path().join("2026-10");
    assert!(write(&place, &hostile(), "x", &files(&FIRST)).unwrap());
    assert!(!write(&place, &hostile(), "x", &files(&FIRST)).unwrap());
    assert_eq!(in_place(&place, "x").unwrap().sentences, hostile().sentences);
    assert_eq!(in_place(&place, "y"), None);
}

#[test]
fn what_the_new_report_lacks_goes_and_what_no_report_made_stays() {
    let folder = tempfile::tempdir().unwrap();
    write(folder.path(), &hostile(), "x", &files(&FIRST)).unwrap();
    fs::create_dir(folder.path().join("NOR-BG")).unwrap();
    fs::write(folder.path().join("NOR-BG/index.html"), "theirs").unwrap();
    fs::write(folder.path().join("notes.txt"), "mine").unwrap();
    assert!(write(folder.path(), &hostile(), "y", &files(&[("index.html", "two")])).unwrap());
    let there = |name: &str| fs::read_to_string(folder.path().join(name)).ok();
    assert_eq!(there("index.html").as_deref(), Some("two"));
    assert!(!folder.path().join("charts").exists());
    assert_eq!((there("notes.txt").as_deref(), there("NOR-BG/index.html").as_deref()), (Some("mine"), Some("theirs")));
    let names: Vec<String> =
        fs::read_dir(folder.path()).unwrap().map(|it| it.unwrap().file_name().into_string().unwrap()).collect();
    assert_eq!(names.len(), 4, "{names:?}");
}

#[test]
fn a_report_with_a_file_missing_or_cut_is_made_again() {
    let folder = tempfile::tempdir().unwrap();
    write(folder.path(), &hostile(), "x", &files(&FIRST)).unwrap();
    fs::write(folder.path().join("index.html"), "on").unwrap();
    assert_eq!(in_place(folder.path(), "x"), None);
    assert!(write(folder.path(), &hostile(), "x", &files(&FIRST)).unwrap());
    assert!(in_place(folder.path(), "x").is_some());
}

#[test]
fn a_run_that_died_between_two_reports_is_mended() {
    let folder = tempfile::tempdir().unwrap();
    write(folder.path(), &hostile(), "x", &files(&FIRST)).unwrap();
    // As it is after the old manifest was set aside and before the new one is in place.
    fs::rename(folder.path().join("manifest.json"), folder.path().join("manifest.replaced.json")).unwrap();
    fs::write(folder.path().join("index.html"), "two").unwrap();
    assert_eq!(in_place(folder.path(), "x"), None);
    assert!(write(folder.path(), &hostile(), "y", &files(&[("index.html", "two")])).unwrap());
    assert!(!folder.path().join("charts").exists() && !folder.path().join("manifest.replaced.json").exists());
    assert!(in_place(folder.path(), "y").is_some());
}

#[test]
fn a_manifest_that_was_tampered_with_removes_nothing_outside() {
    let folder = tempfile::tempdir().unwrap();
    let place = folder.path().join("report");
    write(&place, &hostile(), "x", &files(&FIRST)).unwrap();
    fs::write(folder.path().join("precious"), "mine").unwrap();
    let manifest = fs::read_to_string(place.join("manifest.json")).unwrap();
    fs::write(place.join("manifest.json"), manifest.replace("charts/b.svg", "../precious")).unwrap();
    write(&place, &hostile(), "y", &files(&[("index.html", "two")])).unwrap();
    assert!(folder.path().join("precious").exists());
}

#[cfg(unix)]
#[test]
fn a_link_is_not_followed() {
    let folder = tempfile::tempdir().unwrap();
    let (target, link) = (folder.path().join("elsewhere"), folder.path().join("link"));
    fs::create_dir(&target).unwrap();
    std::os::unix::fs::symlink(&target, &link).unwrap();
    assert!(write(&link, &hostile(), "x", &files(&FIRST)).is_err());
    assert_eq!(fs::read_dir(&target).unwrap().count(), 0);
}
