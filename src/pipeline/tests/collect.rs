//! All problems at once, and no text that stops the checker itself.

use std::path::Path;

use proptest::prelude::*;

use super::patch::{VALID, patched, problems};
use crate::diagnostic::{Format, render};
use crate::pipeline::{load, parse};

#[test]
fn all_problems_are_told_at_once_in_file_order() {
    let text = patched("title = \"Border", "titel = \"Border")
        .replace("id = \"NOR-BG\"", "id = \"nor-bg\"")
        .replace("woman = [\"F\"]", "woman = [\"F\", \"M\"]")
        .replace("share = 30.0", "share = 0.3");
    assert_eq!(
        problems(&text),
        [
            "1 PAR-0102 `titel` is not a key -> did you mean `title`?",
            "8 PAR-0110 `nor-bg` is not an agency id -> did you mean `NOR-BG`?",
            "27 PAR-0141 gender code `M` stands under `woman` and under `man` -> keep it under the one it means",
            "50 PAR-0170 `share` is 0.3 per cent -> did you mean 30.0?",
        ]
    );
}

#[test]
fn a_problem_of_shape_does_not_hide_another_of_shape() {
    let text = patched("title = \"Border workforce\"", "title = 3").replace("[[target]]", "[target]");
    assert_eq!(problems(&text).len(), 2);
}

#[test]
fn a_missing_band_is_told_with_the_rank_that_needs_it() {
    assert_eq!(
        problems(&patched("title = \"Border", "bands = [\"officer\"]\ntitle = \"Border")),
        [
            "1 PAR-0150 `bands` lists 1 -> list the bands, junior to senior",
            "41 PAR-0151 `support` is not a band -> write one of the bands, or list your own in `bands = [\"…\"]` at the top",
        ]
    );
}

#[test]
fn a_problem_shows_its_line_and_what_is_allowed() {
    let text = patched("dates = \"day-first\"", "dates = \"us\"");
    let problems = parse(&text, Path::new("pipelines/border.toml")).unwrap_err();
    insta::assert_snapshot!(render(&problems, Format::Human { colour: false }), @r#"
    error[PAR-0105]: `us` is not a word for `dates`
      --> pipelines/border.toml, line 14
       | csv = { delimiter = ";", encoding = "windows-1252", header_row = 2, decimal = ",", dates = "us" }
      allowed: `year-first`, `day-first`, `month-first`
      help: write one of the allowed words for `dates`
    "#);
}

#[test]
fn a_file_that_cannot_be_read_says_why() {
    let folder = tempfile::tempdir().unwrap();
    let missing = load(&folder.path().join("none.toml")).unwrap_err();
    assert_eq!((missing[0].code, missing[0].message.as_str()), ("PAR-0100", "the pipeline file does not exist"));
    let latin = folder.path().join("latin.toml");
    std::fs::write(&latin, b"title = \"Fronti\xe8re\"").unwrap();
    assert_eq!(load(&latin).unwrap_err()[0].help, "save it as UTF-8");
}

#[test]
fn an_empty_file_misses_what_every_file_needs() {
    assert_eq!(
        problems(""),
        [
            "- PAR-0103 `title` is missing -> add `title = \"Border workforce by gender\"`",
            "- PAR-0103 `store` is missing -> add `store = \"../store\"`",
            "- PAR-0103 `reports` is missing -> add `reports = \"../reports\"`",
        ]
    );
}

#[test]
fn a_file_without_an_agency_says_how_to_add_one() {
    let text = "title = \"t\"\naudience = \"internal\"\nstore = \"s\"\nreports = \"r\"\nsynthetic = true\n";
    assert_eq!(
        problems(text),
        [
            "- PAR-0112 there is no agency -> add `[[agency]]` with `id`, `name`, `[[agency.source]]` and `[agency.columns]`"
        ]
    );
}

#[test]
fn two_agencies_need_two_ids() {
    let agency = &VALID[VALID.find("[[agency]]").unwrap()..VALID.find("[[target]]").unwrap()];
    let text = patched("[[target]]", &format!("{agency}\n[[target]]"));
    assert_eq!(problems(&text), ["48 PAR-0111 agency id `NOR-BG` is used twice -> give each agency an id of its own"]);
}

proptest! {
    /// Cut out any part of a valid file and put any text there: it is a pipeline or a list of problems, each with a place.
    #[test]
    fn no_text_stops_the_checker(from in 0..VALID.len(), length in 0..80_usize, put in "[\\[\\]{}=\",.a-z0-9\n\u{1F}é-]{0,6}") {
        let to = (from + length).min(VALID.len());
        let text = format!("{}{put}{}", &VALID[..from], &VALID[to..]);
        if let Err(problems) = parse(&text, Path::new("p.toml")) {
            prop_assert!(!problems.is_empty());
            for problem in problems {
                prop_assert!(!problem.message.is_empty() && !problem.help.is_empty());
                prop_assert!(problem.location.line.is_none_or(|line| line <= text.lines().count() as u64 + 1));
            }
        }
    }
}
