//! Frames of sheets of every kind of trouble.

use rstest::rstest;

use super::grids::{framed, grid};
use crate::init::NotAList;
use crate::init::recognise::find_frame;

const PEOPLE: [&str; 4] =
    ["A001;F;Guard;North", "A002;M;Guard;North", "A003;M;Sergeant;South", "A004;F;Inspector;South"];

fn with_people(before: &[&str], after: &[&str]) -> crate::init::Frame {
    let lines: Vec<&str> = before.iter().chain(&PEOPLE).chain(after).copied().collect();
    framed(&grid(&lines))
}

#[rstest]
#[case::plain(&["Staff No;Sex;Rank;Unit"], 1)]
#[case::title(&["Border Force", "", "Staff No;Sex;Rank;Unit"], 3)]
#[case::prompts(&["Worker report", "Organization:;Border Force", "As of:;2026-10-31", "Run by:;HR", "", "Staff No;Sex;Rank;Unit"], 6)]
#[case::prompts_without_colons(&["Worker report", "Organization;Border Force", "Country;Nowhere", "Staff No;Sex;Rank;Unit"], 4)]
#[case::eight(&["a", "b", "c", "d", "e", "f", "g", "h", "Staff No;Sex;Rank;Unit"], 9)]
fn the_header_is_found_below_titles_and_prompts(#[case] before: &[&str], #[case] row: u32) {
    let frame = with_people(before, &[]);
    assert_eq!((frame.header_row, frame.header_rows), (row, 1));
    assert_eq!(frame.headers, ["Staff No", "Sex", "Rank", "Unit"]);
    assert_eq!(frame.people.len(), 4);
    assert_eq!((frame.totals, frame.stated), (vec![], None));
}

#[test]
fn groups_over_columns_are_joined_with_them() {
    let frame = with_people(&["Border Force", "Person;;Post", "Staff No;Sex;Rank;Unit"], &[]);
    assert_eq!((frame.header_row, frame.header_rows), (2, 2));
    assert_eq!(frame.headers, ["Person / Staff No", "Person / Sex", "Post / Rank", "Post / Unit"]);
    let frame = with_people(&["Staff No;Sex;Post", ";;Rank;Unit"], &[]);
    assert_eq!((frame.header_row, frame.header_rows), (1, 2));
    assert_eq!(frame.headers, ["Staff No", "Sex", "Post / Rank", "Post / Unit"]);
}

#[test]
fn system_keys_above_labels_are_a_header_of_two_rows() {
    let frame = with_people(&["user-id;gender;payGrade;department", "Matricule;Sexe;Grade;Service"], &[]);
    assert_eq!((frame.header_row, frame.header_rows), (1, 2));
    assert_eq!(frame.headers[0], "user-id / Matricule");
    assert_eq!(frame.people.len(), 4);
}

#[test]
fn totals_footers_and_their_checksum_are_found() {
    let after =
        ["Sous-total Nord;;;=2", "TOTAL GÉNÉRAL;;;=4", "", "Source: registre du personnel", "Établi par le service"];
    let frame = with_people(&["Staff No;Sex;Rank;Unit"], &after);
    assert_eq!(frame.people.len(), 4);
    assert_eq!(frame.totals, ["Sous-total", "TOTAL GÉNÉRAL", "Source", "Établi par"]);
    assert_eq!(frame.stated, Some(4));
    let frame = with_people(&["Staff No;Sex;Rank;Unit"], &["Total;=5"]);
    assert_eq!(frame.stated, Some(5));
}

#[test]
fn a_signature_is_dropped_and_its_name_is_not_handed_on() {
    let frame = with_people(&["Staff No;Sex;Rank;Unit"], &["", "Zbigniew Nobody"]);
    assert_eq!((frame.people.len(), frame.totals.len()), (4, 0));
}

#[test]
fn words_that_would_hit_people_are_not_handed_on() {
    let lines =
        ["Unit;Staff No;Sex", "Source Unit;A1;F", "Source Unit;A2;M", "Port;A3;M", "Port;A4;F", "", "Source: HR"];
    let frame = framed(&grid(&lines));
    assert_eq!((frame.people.len(), frame.totals.len()), (4, 0));
}

#[test]
fn repeated_headers_and_drawn_lines_are_no_people() {
    let lines = [
        "---------;------;-----;------",
        ";Pers.No.;GESCH;TRFGR",
        "---------;------;-----;------",
        ";00012;1;A1",
        ";00013;2;A2",
        "---------;------;-----;------",
        ";Pers.No.;GESCH;TRFGR",
        ";00014;1;A1",
        ";00015;2;A1",
    ];
    let frame = framed(&grid(&lines));
    assert_eq!((frame.header_row, frame.header_rows, frame.people.len()), (2, 1, 4));
    assert_eq!(frame.headers, ["", "Pers.No.", "GESCH", "TRFGR"]);
    assert_eq!(frame.totals, ["---------", "Pers.No."]);
}

#[test]
fn a_unit_written_once_is_filled_down() {
    let lines = [
        "Unit;Staff No;Sex;Rank",
        "North;A1;F;Guard",
        ";A2;M;Guard",
        ";A3;M;Sergeant",
        "South;A4;F;Guard",
        ";A5;M;Guard",
        ";A6;F;Guard",
    ];
    assert_eq!(framed(&grid(&lines)).fill_down, ["Unit"]);
}

#[test]
fn a_unit_on_a_row_of_its_own_is_filled_down() {
    let lines =
        ["Unit;Staff No;Sex;Rank", "North", ";A2;M;Guard", ";A3;M;Sergeant", "South", ";A5;M;Guard", ";A6;F;Guard"];
    let frame = framed(&grid(&lines));
    assert_eq!((frame.fill_down, frame.people.len()), (vec!["Unit".to_owned()], 4));
}

#[test]
fn a_sparse_column_is_not_filled_down() {
    let lines = [
        "Staff No;Sex;Rank;Exit Date",
        "A1;F;Guard;",
        "A2;M;Guard;",
        "A3;M;Sergeant;2020-01-01",
        "A4;F;Guard;",
        "A5;M;Guard;",
        "A6;F;Guard;",
    ];
    assert_eq!(framed(&grid(&lines)).fill_down, Vec::<String>::new());
}

#[rstest]
#[case::empty(&[], NotAList::NoTable)]
#[case::letter(&["Dear colleagues,", "please find the list attached.", "Regards"], NotAList::NoTable)]
#[case::header_only(&["Staff No;Sex;Rank;Unit"], NotAList::NoTable)]
#[case::counts(&["Strength by rank", "Rank;Male;Female;Total", "Guard;=10;=5;=15", "Sergeant;=4;=2;=6", "Total;=14;=7;=21"], NotAList::Counts)]
#[case::years(&["Unit;2020;2021;2022", "North;=10;=5;=15", "South;=4;=2;=6"], NotAList::Counts)]
fn what_is_no_list_is_told(#[case] lines: &[&str], #[case] expected: NotAList) {
    assert_eq!(find_frame(&grid(lines)), Err(expected));
}

#[test]
fn subtotals_as_a_spreadsheet_writes_them_are_found() {
    let lines = [
        "Unit;Staff No;Sex;Rank",
        "North;A1;F;Guard",
        "North;A2;M;Guard",
        "North Count;=2",
        "South;A3;M;Guard",
        "South Count;=1",
        "Grand Count;=3",
    ];
    let frame = framed(&grid(&lines));
    assert_eq!((frame.people.len(), frame.stated), (3, Some(3)));
    assert_eq!(frame.totals, ["North Count", "South Count", "Grand Count"]);
}
