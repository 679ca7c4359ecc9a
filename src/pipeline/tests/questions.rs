//! Questions that `parity init` left open: the mark `?`, and gender codes without a meaning.

use rstest::rstest;

use super::patch::{patched, problems, refuses};

const WORDS: &str = "write one of them; the comment above says what was seen";
const TEXT: &str = "write the answer; the comment above says what was seen";

#[rstest]
#[case::dates(r#"dates = "day-first""#, r#"dates = "?""#, "14 PAR-0180 `dates` is not answered yet", WORDS)]
#[case::decimal(r#"decimal = ",""#, r#"decimal = "?""#, "14 PAR-0180 `decimal` is not answered yet", WORDS)]
#[case::encoding(
    r#"encoding = "windows-1252""#,
    r#"encoding = "?""#,
    "14 PAR-0180 `encoding` is not answered yet",
    TEXT
)]
#[case::month(
    r#"file_name = "staff_{YYYY}-{MM}.csv""#,
    r#"fixed = "?""#,
    "13 PAR-0180 `fixed` is not answered yet",
    TEXT
)]
#[case::pattern("staff_{YYYY}-{MM}.csv", "?", "13 PAR-0180 `file_name` is not answered yet", TEXT)]
#[case::month_column(
    r#"file_name = "staff_{YYYY}-{MM}.csv""#,
    r#"column = "?""#,
    "13 PAR-0180 `column` is not answered yet",
    TEXT
)]
#[case::duplicates(
    r#"name = "Nordmark"#,
    "duplicates = \"?\"\nname = \"Nordmark",
    "9 PAR-0180 `duplicates` is not answered yet",
    WORDS
)]
#[case::person(r#"person = "employee_no""#, r#"person = "?""#, "17 PAR-0180 `person` is not answered yet", TEXT)]
#[case::unit(r#"unit = ["directorate", "division"]"#, r#"unit = "?""#, "20 PAR-0180 `unit` is not answered yet", TEXT)]
#[case::working_time(
    r#"{ column = "fte", unit = "percent" }"#,
    r#"{ column = "?", unit = "?" }"#,
    "23 PAR-0180 `working_time` is not answered yet",
    TEXT
)]
#[case::working_time_unit(r#"unit = "percent""#, r#"unit = "?""#, "23 PAR-0180 `unit` is not answered yet", WORDS)]
fn an_open_question_is_refused(#[case] from: &str, #[case] to: &str, #[case] message: &str, #[case] help: &str) {
    refuses(from, to, &format!("{message} -> {help}"));
}

#[test]
fn the_answers_that_are_words_are_named() {
    let text = patched(r#"dates = "day-first""#, r#"dates = "?""#);
    let found = crate::pipeline::parse(&text, std::path::Path::new("/p/border.toml")).unwrap_err();
    assert_eq!(found[0].expected.as_deref(), Some("`year-first`, `day-first`, `month-first`"));
    assert!(found[0].excerpt.as_ref().unwrap().contains(r#"dates = "?""#));
}

#[test]
fn a_sheet_that_is_to_be_chosen_is_refused() {
    let text = super::patch::VALID.replace("staff_*.csv", "staff_*.xlsx");
    let text = text.replace("csv = { delimiter = \";\", encoding = \"windows-1252\"", "workbook = { sheet = \"?\"");
    assert_eq!(problems(&text), [format!("14 PAR-0180 `sheet` is not answered yet -> {TEXT}")]);
}

#[test]
fn codes_without_a_meaning_are_one_problem_whatever_is_missing_because_of_them() {
    let help = "move each to `woman`, `man`, `another` or `not_stated`; the comment above says what was seen";
    let both = patched("woman = [\"F\"]\nman = [\"M\"]\n", "woman = []\nman = []\nunanswered = [\"V\", \"M\"]\n");
    assert_eq!(problems(&both), [format!("28 PAR-0181 gender codes `V`, `M` are not answered yet -> {help}")]);
    refuses(
        "not_stated = [\"\", \"U\"]",
        "not_stated = [\"\"]\nunanswered = [\"D\"]",
        &format!("29 PAR-0181 gender code `D` is not answered yet -> {help}"),
    );
}

#[test]
fn codes_and_ranks_wait_for_their_column() {
    let text = patched("gender = \"sex\"\n", "gender = \"?\"\n")
        .replace("[agency.codes.gender]\nwoman = [\"F\"]\nman = [\"M\"]\nnot_stated = [\"\", \"U\"]\n", "");
    assert_eq!(problems(&text), [format!("18 PAR-0180 `gender` is not answered yet -> {TEXT}")]);
    let ranks = text.find("[[agency.rank]]").unwrap()..text.find("[[target]]").unwrap();
    let mut text = text.replace("gender = \"?\"\n", "").replace("rank = \"grade\"", "rank = \"?\"");
    let gone = ranks.len();
    let start = text.find("[[agency.rank]]").unwrap();
    text.replace_range(start..start + gone, "");
    let text = text.split("[[target]]").next().unwrap();
    assert_eq!(problems(text), [format!("18 PAR-0180 `rank` is not answered yet -> {TEXT}")]);
}
