//! One valid pipeline file and how tests patch it.

use std::path::Path;

use crate::pipeline::{Pipeline, parse};

/// A valid file. Each test takes away, adds or changes one thing.
pub(super) const VALID: &str = r#"title = "Border workforce"
audience = "internal"
store = "../store"
reports = "../reports"
key = "../../keys/border.key"

[[agency]]
id = "NOR-BG"
name = "Nordmark Border Guard"

[[agency.source]]
files = "../exports/staff_*.csv"
period = { file_name = "staff_{YYYY}-{MM}.csv" }
csv = { delimiter = ";", encoding = "windows-1252", header_row = 2, decimal = ",", dates = "day-first" }

[agency.columns]
person = "employee_no"
gender = "sex"
rank = "grade"
unit = ["directorate", "division"]
role = "job_title"
contract = "contract"
working_time = { column = "fte", unit = "percent" }

[agency.codes.gender]
woman = ["F"]
man = ["M"]
not_stated = ["", "U"]

[agency.codes.role]
closed = true
"Border Guard" = ["BG"]
Clerk = []

[agency.codes.role_family]
front-line = ["Border Guard"]

[[agency.rank]]
name = "Cadet"
band = "support"
also = ["CDT"]

[[agency.rank]]
name = "Sergeant"
band = "officer"

[[target]]
name = "Women among officers"
population = { bands = ["officer"], ranks = ["Sergeant"], roles = ["Clerk"], role_families = ["front-line"] }
share = 30.0
by = "2030-12"
definition = "at-least"
"#;

/// The valid file with `from`, which stands in it once, replaced by `to`.
pub(super) fn patched(from: &str, to: &str) -> String {
    assert_eq!(VALID.matches(from).count(), 1, "`{from}` must stand in the file once");
    VALID.replacen(from, to, 1)
}

/// The pipeline of this text.
pub(super) fn pipeline(text: &str) -> Pipeline {
    parse(text, Path::new("/project/pipelines/border.toml")).unwrap_or_else(|_| panic!("{:#?}", problems(text)))
}

/// The pipeline of the patched file.
pub(super) fn with(from: &str, to: &str) -> Pipeline {
    pipeline(&patched(from, to))
}

/// The problems of this text, one line each: `line code message -> help`, `-` for the file as a whole.
pub(super) fn problems(text: &str) -> Vec<String> {
    let Err(problems) = parse(text, Path::new("/project/pipelines/border.toml")) else { return Vec::new() };
    let line = |line: Option<u64>| line.map_or_else(|| "-".to_owned(), |line| line.to_string());
    problems.iter().map(|it| format!("{} {} {} -> {}", line(it.location.line), it.code, it.message, it.help)).collect()
}

/// Asserts that the patched file has this one problem.
pub(super) fn refuses(from: &str, to: &str, problem: &str) {
    let found = problems(&patched(from, to));
    assert_eq!(found, [problem], "\n{}", found.join("\n"));
}
