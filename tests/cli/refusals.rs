//! What stops a run: the message, the exit code, and a store that is as it was.

use super::{Answer, Desk, LIST};

/// Runs a desk whose store holds September, with `change` made before a second run.
fn after(change: impl FnOnce(&Desk)) -> Answer {
    let desk = Desk::new();
    assert_eq!(desk.counts().code, 0);
    change(&desk);
    let answer = desk.counts();
    let manifests = std::fs::read_dir(desk.path().join("store/manifests")).unwrap().count();
    assert_eq!((manifests, answer.out.as_str()), (1, ""));
    answer
}

#[test]
fn an_unknown_gender_code_stops_the_run_whatever_else_is_new() {
    let answer = after(|desk| {
        desk.write("lists/staff_2026-10.csv", LIST);
        desk.write("lists/staff_2026-11.csv", &LIST.replace("3,M,", "3,m?,"));
    });
    assert_eq!(answer.code, 3);
    insta::assert_snapshot!(answer.err);
}

#[test]
fn a_missing_column_names_those_that_are_there() {
    let answer = after(|desk| desk.write("lists/staff_2026-10.csv", &LIST.replace("grade", "level")));
    assert_eq!(answer.code, 3);
    insta::assert_snapshot!(answer.err);
}

#[test]
fn a_person_on_a_list_twice_is_shown_by_row_only() {
    let answer = after(|desk| desk.write("lists/staff_2026-10.csv", &LIST.replace("12,M", "11,M")));
    assert_eq!(answer.code, 3);
    insta::assert_snapshot!(answer.err);
}

#[test]
fn an_unclosed_quote_does_not_swallow_the_list() {
    let answer = after(|desk| desk.write("lists/staff_2026-10.csv", &LIST.replace("5,M,Officer", "5,M,\"Officer")));
    assert_eq!(answer.code, 3);
    insta::assert_snapshot!(answer.err);
}

#[test]
fn an_empty_list_is_refused() {
    let answer = after(|desk| desk.write("lists/staff_2026-10.csv", ""));
    assert_eq!(answer.code, 3);
    insta::assert_snapshot!(answer.err);
}

#[test]
fn too_many_refused_rows_stop_the_run() {
    let answer =
        after(|desk| desk.write("lists/staff_2026-10.csv", &LIST.replace("\n3,", "\n,").replace("\n4,", "\n,")));
    assert_eq!(answer.code, 3);
    insta::assert_snapshot!(answer.err);
}

#[test]
fn an_unknown_key_is_refused_with_a_suggestion() {
    let answer = after(|desk| desk.patch("pipeline.toml", "max_refused", "max_refusd"));
    assert_eq!(answer.code, 2);
    insta::assert_snapshot!(answer.err);
}

#[test]
fn a_pipeline_that_is_not_there_is_code_2() {
    let answer = Desk::new().parity(&["run", "pipelin.toml"]);
    assert_eq!(answer.code, 2);
    insta::assert_snapshot!(answer.err);
}

#[test]
fn real_people_need_a_key_which_is_made_once() {
    let desk = Desk::new();
    // The key must lie outside store, reports and the pipeline's folder.
    let keys = tempfile::tempdir().unwrap();
    let key = keys.path().join("parity.key");
    desk.patch("pipeline.toml", "synthetic = true", &format!("key = {:?}", key.display().to_string()));
    let missing = desk.counts();
    assert_eq!(missing.code, 2);
    assert!(missing.err.contains("there is no key file yet") && missing.err.contains("parity key pipeline.toml"));
    let made = desk.parity(&["key", "pipeline.toml"]);
    assert_eq!(made.code, 0, "{}", made.err);
    assert_eq!(desk.counts().code, 0);
    assert_eq!(desk.parity(&["key", "pipeline.toml"]).code, 2);
    std::fs::remove_file(&key).unwrap();
    let lost = desk.counts();
    assert_eq!(lost.code, 2);
    assert!(lost.err.contains("restore the key from its backup"), "{}", lost.err);
    desk.parity(&["key", "pipeline.toml"]);
    let other = desk.counts();
    assert_eq!(other.code, 4);
    assert!(other.err.contains("was stored with key"), "{}", other.err);
}
