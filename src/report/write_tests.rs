//! A report is in place whole, or its folder says that it is not.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::{Path, PathBuf};

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
    let touched = || FIRST.map(|(path, _)| fs::metadata(place.join(path)).unwrap().modified().unwrap());
    let before = touched();
    assert!(!write(&place, &hostile(), "x", &files(&FIRST)).unwrap());
    assert_eq!(touched(), before);
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

/// Every file below a folder with its text.
fn everything(folder: &Path) -> BTreeMap<PathBuf, String> {
    let entries = fs::read_dir(folder).unwrap().map(|it| it.unwrap().path());
    let mut found = BTreeMap::new();
    for path in entries {
        if path.is_dir() {
            let inner = everything(&path).into_iter();
            found.extend(inner.map(|(name, text)| (Path::new(path.file_name().unwrap()).join(name), text)));
        } else {
            found.insert(PathBuf::from(path.file_name().unwrap()), fs::read_to_string(&path).unwrap());
        }
    }
    found
}

#[test]
fn wherever_a_write_stops_the_next_makes_the_folder_as_if_it_had_not() {
    let second = [("charts/a.svg", "A"), ("charts/c.svg", "c"), ("index.html", "two")];
    let third = files(&[("charts/b.svg", "B"), ("index.html", "three")]);
    let clean = tempfile::tempdir().unwrap();
    write(clean.path(), &hostile(), "z", &third).unwrap();
    for (stops_at, _) in second {
        let folder = tempfile::tempdir().unwrap();
        let first =
            files(&[("charts/a.svg", "a"), ("charts/c.svg", "?"), ("charts/d.svg", "d"), ("index.html", "one")]);
        write(folder.path(), &hostile(), "x", &first).unwrap();
        let obstacle = folder.path().join(stops_at);
        fs::remove_file(&obstacle).unwrap();
        fs::create_dir_all(obstacle.join("full")).unwrap();
        assert!(write(folder.path(), &hostile(), "y", &files(&second)).is_err());
        assert_eq!((in_place(folder.path(), "x"), in_place(folder.path(), "y")), (None, None));
        fs::remove_dir_all(&obstacle).unwrap();
        assert!(write(folder.path(), &hostile(), "z", &third).unwrap());
        assert_eq!(everything(folder.path()), everything(clean.path()), "stopped at {stops_at}");
    }
}

#[test]
fn what_two_dead_runs_left_goes_with_the_next_report() {
    let folder = tempfile::tempdir().unwrap();
    write(folder.path(), &hostile(), "x", &files(&[("index.html", "one"), ("z.txt", "1")])).unwrap();
    // The second report cannot be finished: a folder stands where its last file goes.
    fs::remove_file(folder.path().join("z.txt")).unwrap();
    fs::create_dir_all(folder.path().join("z.txt/full")).unwrap();
    let second = files(&[("a-file-of-the-second.txt", "2"), ("z.txt", "2")]);
    assert!(write(folder.path(), &hostile(), "y", &second).is_err());
    assert!(folder.path().join("a-file-of-the-second.txt").exists());
    fs::remove_dir_all(folder.path().join("z.txt")).unwrap();
    write(folder.path(), &hostile(), "z", &files(&[("index.html", "three")])).unwrap();
    let names: BTreeSet<String> =
        fs::read_dir(folder.path()).unwrap().map(|it| it.unwrap().file_name().into_string().unwrap()).collect();
    assert_eq!(names.into_iter().collect::<Vec<_>>(), ["index.html", "manifest.json"]);
}

#[cfg(unix)]
#[test]
fn no_old_file_is_removed_through_a_link() {
    let folder = tempfile::tempdir().unwrap();
    let (place, elsewhere) = (folder.path().join("report"), folder.path().join("elsewhere"));
    write(&place, &hostile(), "x", &files(&FIRST)).unwrap();
    fs::rename(place.join("charts"), &elsewhere).unwrap();
    std::os::unix::fs::symlink(&elsewhere, place.join("charts")).unwrap();
    write(&place, &hostile(), "y", &files(&[("index.html", "two")])).unwrap();
    assert!(elsewhere.join("a.svg").exists());
}

#[test]
fn a_file_that_no_report_made_is_not_replaced() {
    let folder = tempfile::tempdir().unwrap();
    for theirs in ["index.html", "manifest.json"] {
        let place = folder.path().join(theirs.replace('.', "-"));
        fs::create_dir(&place).unwrap();
        fs::write(place.join(theirs), "{\"name\": \"mine\"}").unwrap();
        let refused = write(&place, &hostile(), "x", &files(&FIRST)).unwrap_err();
        assert!(refused.to_string().contains(theirs), "{refused}");
        assert_eq!(fs::read_to_string(place.join(theirs)).unwrap(), "{\"name\": \"mine\"}");
        assert_eq!(fs::read_dir(&place).unwrap().count(), 1);
    }
}

#[test]
fn a_report_whose_manifest_is_lost_is_complete_again_after_the_same_run() {
    let folder = tempfile::tempdir().unwrap();
    write(folder.path(), &hostile(), "x", &files(&FIRST)).unwrap();
    fs::remove_file(folder.path().join("manifest.json")).unwrap();
    assert_eq!(in_place(folder.path(), "x"), None);
    assert!(write(folder.path(), &hostile(), "x", &files(&FIRST)).unwrap());
    assert!(in_place(folder.path(), "x").is_some());
}

#[test]
fn what_a_killed_run_was_preparing_goes() {
    let folder = tempfile::tempdir().unwrap();
    write(folder.path(), &hostile(), "x", &files(&FIRST)).unwrap();
    let prepared = folder.path().join(".parity-new");
    fs::create_dir_all(prepared.join("charts")).unwrap();
    fs::write(prepared.join("charts/a.svg"), "half").unwrap();
    assert_eq!(in_place(folder.path(), "x"), None);
    write(folder.path(), &hostile(), "x", &files(&FIRST)).unwrap();
    assert!(!prepared.exists() && in_place(folder.path(), "x").is_some());
}
