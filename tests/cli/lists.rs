//! Reading lists month after month.

use super::Desk;

#[test]
fn a_first_run_says_what_was_read() {
    let answer = Desk::new().counts();
    assert_eq!(answer.code, 0, "{}", answer.err);
    insta::assert_snapshot!(answer.out, @"NOR-BG (Nordmark Border Guard): 1 new list, 12 rows read, none refused");
    assert_eq!(answer.err, "");
}

#[test]
fn a_run_with_nothing_new_says_so_and_changes_nothing() {
    let desk = Desk::new();
    desk.counts();
    let manifests = || std::fs::read_dir(desk.path().join("store/manifests")).unwrap().count();
    assert_eq!(manifests(), 1);
    insta::assert_snapshot!(desk.counts().out, @"Nothing new: the store has the one list as it is.");
    assert_eq!(manifests(), 1);
}

#[test]
fn a_corrected_list_replaces_its_month() {
    let desk = Desk::new();
    desk.counts();
    desk.patch("lists/staff_2026-09.csv", "12,M,Officer", "12,F,Officer");
    insta::assert_snapshot!(desk.counts().out, @"NOR-BG (Nordmark Border Guard): 1 new list, 12 rows read, none refused");
    insta::assert_snapshot!(desk.counts().out, @"Nothing new: the store has the one list as it is.");
}

#[test]
fn the_same_content_in_another_month_is_another_list() {
    let desk = Desk::new();
    desk.counts();
    desk.write("lists/staff_2026-10.csv", super::LIST);
    insta::assert_snapshot!(desk.counts().out, @"NOR-BG (Nordmark Border Guard): 1 new list, 12 rows read, none refused");
}

#[test]
fn rows_that_are_refused_and_texts_on_no_list_are_named_by_place() {
    let desk = Desk::new();
    desk.patch("lists/staff_2026-09.csv", "3,M,Officer", ",M,Officer");
    desk.patch("lists/staff_2026-09.csv", "9,M,Inspector", "9,M,Colonel");
    let answer = desk.counts();
    assert_eq!(answer.code, 0);
    insta::assert_snapshot!(answer.out, @"NOR-BG (Nordmark Border Guard): 1 new list, 12 rows read, 1 refused, 1 unmapped");
    insta::assert_snapshot!(answer.err, @r#"
    warning[PAR-0355]: staff number missing: 1 row refused; the first: 4
      --> staff_2026-09.csv, row 4, column `no`
      help: give every row its staff number, and remove group and total rows from the export
    warning[PAR-0370]: rank `Colonel` is on no list: 1 row unmapped
      --> staff_2026-09.csv, row 10, column `grade`
      help: add `also = ["Colonel"]` to the [[agency.rank]] that it means, or a [[agency.rank]] of its own
    "#);
}

#[test]
fn programs_are_given_json() {
    let desk = Desk::new();
    let answer = desk.parity(&["run", "pipeline.toml", "--counts-only", "--format", "json"]);
    let parsed: serde_json::Value = serde_json::from_str(&answer.out).unwrap();
    assert_eq!(parsed["schema_version"], 1);
    assert_eq!(parsed["nothing_new"], false);
    assert_eq!(parsed["agencies"][0]["rows_read"], 12);
}

#[test]
fn quiet_is_silent_on_success() {
    let answer = Desk::new().parity(&["run", "pipeline.toml", "--counts-only", "--quiet"]);
    assert_eq!((answer.code, answer.out.as_str(), answer.err.as_str()), (0, "", ""));
}
