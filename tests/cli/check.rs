//! What a check says, and that it leaves everything as it was.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

use rust_xlsxwriter::Workbook;
use serde_json::Value;

use super::staff::{changed, desk, people};
use super::{Answer, Desk};

/// Every file and folder below `folder`, with its bytes.
fn contents(folder: &Path) -> BTreeMap<PathBuf, Vec<u8>> {
    let mut found = BTreeMap::new();
    for entry in std::fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            found.extend(contents(&path));
            found.insert(path, Vec::new());
        } else {
            found.insert(path.clone(), std::fs::read(&path).unwrap());
        }
    }
    found
}

/// The answer of a check, which changed nothing.
fn check(desk: &Desk, options: &[&str]) -> Answer {
    let before = contents(desk.path());
    let answer = desk.parity(&[&["check", "pipeline.toml"], options].concat());
    assert!(contents(desk.path()) == before, "the check wrote something");
    answer
}

/// The messages of a check about one code, as a program is given them.
fn findings(desk: &Desk, code: &str) -> Vec<String> {
    let answer = check(desk, &["--format", "json"]);
    let parsed: Value = serde_json::from_str(&answer.out).unwrap();
    let found = parsed["findings"].as_array().unwrap().iter().map(|it| &it["problem"]);
    found.filter(|it| it["code"] == code).map(|it| it["message"].as_str().unwrap().to_owned()).collect()
}

#[test]
fn a_first_check_needs_no_store_and_makes_none() {
    let desk = desk();
    desk.list("2026-08", &people(100..150));
    desk.list("2026-09", &people(100..152));
    let answer = check(&desk, &[]);
    assert_eq!((answer.code, answer.err.as_str()), (0, ""));
    assert!(!desk.path().join("store").exists());
    insta::assert_snapshot!(answer.out);
}

#[test]
fn months_that_only_the_store_has_are_compared_too() {
    let desk = desk();
    desk.list("2026-08", &people(100..150));
    desk.list("2026-09", &people(100..150));
    assert_eq!(desk.counts().code, 0);
    for month in ["08", "09"] {
        std::fs::remove_file(desk.path().join(format!("lists/staff_2026-{month}.csv"))).unwrap();
    }
    desk.list("2026-10", &people(101..150));
    let answer = check(&desk, &[]);
    assert_eq!(answer.code, 0);
    assert!(answer.out.contains("Against 2026-09: 50 people"), "{}", answer.out);
    assert!(answer.out.contains("2 other lists, 2 only in the store: 2026-08 to 2026-09"), "{}", answer.out);
}

#[test]
fn every_list_is_read_whatever_stops_another() {
    let desk = desk();
    desk.list(
        "2026-08",
        &changed(&people(100..150), |it| {
            if it.no == 103 {
                it.sex = "x?";
            }
        }),
    );
    desk.list(
        "2026-09",
        &changed(&people(100..150), |it| {
            if it.no == 104 {
                it.no = 105;
            }
        }),
    );
    desk.list("2026-10", &people(100..150));
    desk.write("lists/staff_latest.csv", "no,sex,grade,division,post,born\n");
    let answer = check(&desk, &[]);
    assert_eq!(answer.code, 3);
    for said in ["gender `x?` is not a known code", "staff number occurs more than once in 2026-09", "staff_latest.csv"]
    {
        assert!(answer.err.contains(said) && answer.out.contains(said), "{said}: {}", answer.err);
    }
}

#[test]
fn levels_decide_how_a_check_ends() {
    let desk = desk();
    desk.list("2026-08", &people(100..150));
    desk.list("2026-10", &people(100..150));
    desk.list("2026-11", &people(100..150));
    desk.list("2026-12", &people(100..150));
    let code = |level: &str| check(&desk, &["--fail-on", level]).code;
    assert_eq!(["warning", "error", "never"].map(code), [1, 0, 0]);
    desk.list("2026-12", &people(300..350));
    assert_eq!(["warning", "error", "never"].map(code), [3, 3, 0]);
    desk.patch("pipeline.toml", "max_refused", "max_refusd");
    assert_eq!(["warning", "error", "never"].map(code), [2, 2, 2]);
}

#[test]
fn another_month_can_be_asked_for() {
    let desk = desk();
    desk.list("2026-08", &people(100..150));
    desk.list("2026-09", &people(100..151));
    assert!(check(&desk, &["--period", "2026-08"]).out.contains("List of 2026-08: 50 people"));
    let answer = check(&desk, &["--period", "2025-01"]);
    assert_eq!(answer.code, 2);
    assert!(answer.err.contains("there is no list of 2025-01"), "{}", answer.err);
}

#[test]
fn months_missing_and_months_twice_are_named() {
    let desk = desk();
    for month in ["2026-04", "2026-05", "2026-06", "2026-09"] {
        desk.list(month, &people(100..150));
    }
    desk.patch("pipeline.toml", "staff_{YYYY}-{MM}.csv", "staff_{YYYY}-{MM}*.csv");
    desk.list("2026-09_more", &people(150..155));
    assert_eq!(findings(&desk, "PAR-0602"), ["there is no list of 2026-07, 2026-08"]);
    assert_eq!(findings(&desk, "PAR-0603"), ["the list of 2026-09 comes from 2 files"]);
}

#[test]
fn people_who_vanish_and_return_are_counted_by_how_long() {
    let desk = desk();
    desk.list("2026-07", &people(100..150));
    desk.list("2026-08", &people(103..150));
    desk.list("2026-09", &people(105..150));
    desk.list("2026-10", &people(102..150));
    let answer = check(&desk, &[]);
    assert!(answer.out.contains("Back again: 2 after 1 list, 1 after 2 lists"), "{}", answer.out);
}

#[test]
fn a_number_that_is_another_person_now_is_counted() {
    let desk = desk();
    desk.list("2026-09", &people(100..150));
    desk.list(
        "2026-10",
        &changed(&people(100..150), |it| {
            if it.no == 102 {
                (it.sex, it.born) = ("M", 2001);
            }
        }),
    );
    let found = findings(&desk, "PAR-0413");
    assert!(found[0].starts_with("1 staff number has another gender and another birth year"), "{found:?}");
}

#[test]
fn texts_never_seen_before_come_with_the_nearest_known_one() {
    let desk = desk();
    desk.list("2026-09", &people(100..150));
    desk.list(
        "2026-10",
        &changed(&people(100..150), |it| match it.no {
            101 => it.post = "Psot 1".to_owned(),
            102 => it.division = "Division 0!".to_owned(),
            103 => it.grade = "Inspecter",
            _ => {}
        }),
    );
    let answer = check(&desk, &[]);
    assert_eq!(answer.code, 0);
    insta::assert_snapshot!(answer.out[answer.out.find("would stop a run").unwrap()..]);
}

#[test]
fn a_month_with_half_the_staff_or_another_share_of_women_is_seen() {
    let desk = desk();
    desk.list("2026-08", &people(100..200));
    desk.list("2026-09", &people(100..175));
    desk.list("2026-10", &changed(&people(100..175), |it| it.sex = if it.sex == "F" { "M" } else { "F" }));
    desk.agency("min_seen_again = 50");
    assert_eq!(findings(&desk, "PAR-0604"), ["the list of 2026-09 has 75 people, that of 2026-08 100 (-25 %)"]);
    assert_eq!(findings(&desk, "PAR-0605"), ["66.7 % of the people of 2026-10 are women, 33.3 % of those of 2026-09"]);
    assert!(findings(&desk, "PAR-0411").iter().any(|it| it.ends_with("25 of 100 people are gone")));
}

#[test]
fn a_list_that_hangs_together_with_no_other_stops_as_a_run_would() {
    let desk = desk();
    desk.list("2026-08", &people(100..200));
    desk.list("2026-09", &people(500..600));
    desk.list("2026-10", &people(100..200));
    let answer = check(&desk, &[]);
    assert_eq!(answer.code, 3);
    let run = desk.counts();
    assert_eq!((run.code, run.err), (3, answer.err));
}

#[test]
fn the_files_own_total_is_held_against_the_rows() {
    let desk = desk();
    desk.patch("pipeline.toml", "staff_*.csv", "staff_*.xlsx");
    desk.patch("pipeline.toml", "staff_{YYYY}-{MM}.csv", "staff_{YYYY}-{MM}.xlsx");
    let csv =
        "csv = { delimiter = \",\", encoding = \"utf-8\", header_row = 1, decimal = \".\", dates = \"year-first\" }";
    desk.patch("pipeline.toml", csv, "workbook = { header_row = 1, totals = [\"Total\"] }");
    for (month, total) in [("2026-09", 20.0), ("2026-10", 21.0)] {
        workbook(&desk, month, total);
    }
    let answer = check(&desk, &[]);
    assert_eq!(answer.code, 0);
    assert!(answer.out.contains("row 22 says 21, 20 read: differs"), "{}", answer.out);
    assert_eq!(findings(&desk, "PAR-0371"), ["the totals row says 21, 20 rows above it"]);
    let september = check(&desk, &["--period", "2026-09"]);
    assert!(september.out.contains("row 22 says 20, 20 read: agrees"), "{}", september.out);
}

fn workbook(desk: &Desk, month: &str, total: f64) {
    let mut workbook = Workbook::new();
    let sheet = workbook.add_worksheet();
    for (column, header) in (0..).zip(["no", "sex", "grade", "division", "post", "born"]) {
        sheet.write_string(0, column, header).unwrap();
    }
    for (row, it) in (1..).zip(people(100..120)) {
        let texts =
            [it.no.to_string(), it.sex.to_owned(), it.grade.to_owned(), it.division, it.post, it.born.to_string()];
        for (column, text) in (0..).zip(texts) {
            sheet.write_string(row, column, text).unwrap();
        }
    }
    sheet.write_string(21, 0, "Total").unwrap();
    sheet.write_number(21, 1, total).unwrap();
    workbook.save(desk.path().join(format!("lists/staff_{month}.xlsx"))).unwrap();
}

#[test]
fn people_in_two_posts_are_merged_or_named_by_row() {
    let desk = desk();
    let twice = changed(&people(100..150), |it| {
        if it.no == 110 {
            it.no = 109;
        }
    });
    desk.list("2026-10", &twice);
    assert_eq!(findings(&desk, "PAR-0326"), ["staff number occurs more than once in 2026-10: row 11 and row 12"]);
    desk.agency("duplicates = \"largest-fte\"");
    assert!(check(&desk, &[]).out.contains("50 read, 49 kept, 0 refused, 1 merged"));
}

#[test]
fn before_the_key_is_made_everything_else_is_checked() {
    let desk = desk();
    let keys = tempfile::tempdir().unwrap();
    let key = keys.path().join("parity.key").display().to_string();
    desk.patch("pipeline.toml", "synthetic = true", &format!("key = {key:?}"));
    desk.list("2026-09", &people(100..150));
    let answer = check(&desk, &[]);
    assert_eq!(answer.code, 0, "{}", answer.err);
    assert!(answer.out.contains("there is no key file yet") && answer.out.contains("List of 2026-09: 50 people"));
}

#[test]
fn programs_are_given_json_and_screen_readers_the_same_lines() {
    let desk = desk();
    desk.list("2026-08", &people(100..150));
    desk.list("2026-09", &people(100..152));
    let parsed: Value = serde_json::from_str(&check(&desk, &["--format", "json"]).out).unwrap();
    assert_eq!((&parsed["schema_version"], &parsed["refused"]), (&1.into(), &false.into()));
    let list = &parsed["agencies"][0]["list"];
    assert_eq!((&list["period"], &list["people"]["total"]), (&"2026-09".into(), &52.into()));
    assert_eq!(list["before"]["seen_again"], 50);
    let plain = check(&desk, &["--format", "plain"]).out;
    assert_eq!(plain, check(&desk, &[]).out);
    assert_eq!(check(&desk, &["--quiet"]).out, "");
}

#[test]
fn the_sample_needs_no_mending_and_its_re_organisation_is_found_where_it_is_not_named() {
    let desk = Desk::new();
    let lists = Path::new(env!("CARGO_MANIFEST_DIR")).join("sample-data").display().to_string();
    let text = include_str!("../../pipelines/sample.toml").replace("../sample-data", &lists);
    desk.write("pipeline.toml", &text);
    assert_eq!(findings(&desk, "PAR-0411"), Vec::<String>::new());
    let line = text.lines().find(|line| line.starts_with("structural_months")).unwrap();
    desk.write("pipeline.toml", &text.replace(line, ""));
    let found = findings(&desk, "PAR-0411");
    assert_eq!(found.len(), 1, "{found:?}");
    let split = "people of unit `Operations Directorate / Northern Land Border Division` went together to `Operations \
                 Directorate / ";
    assert!(found[0].starts_with("between 2025-06 and 2025-07") && found[0].contains(split), "{found:?}");
}
