//! What a person types, and what the terminal answers.

mod audit;
mod benchmark;
mod check;
mod continuity;
mod init;
mod lists;
mod refusals;
mod staff;
mod target;

use std::fs;
use std::path::Path;
use std::process::Output;

use assert_cmd::Command;
use tempfile::TempDir;

/// A folder with a small pipeline: one agency, English CSV.
pub(crate) struct Desk {
    pub folder: TempDir,
}

const PIPELINE: &str = r#"
title = "Border workforce"
audience = "internal"
synthetic = true
store = "store"
reports = "reports"
max_refused = 10.0

[[agency]]
id = "NOR-BG"
name = "Nordmark Border Guard"

[[agency.source]]
files = "lists/staff_*.csv"
period = { file_name = "staff_{YYYY}-{MM}.csv" }
csv = { delimiter = ",", encoding = "utf-8", header_row = 1, decimal = ".", dates = "year-first" }

[agency.columns]
person = "no"
gender = "sex"
rank = "grade"

[agency.codes.gender]
woman = ["F"]
man = ["M"]

[[agency.rank]]
name = "Officer"
band = "officer"

[[agency.rank]]
name = "Inspector"
band = "manager"
"#;

/// Twelve people.
const LIST: &str = "no,sex,grade\n1,F,Officer\n2,F,Officer\n3,M,Officer\n4,M,Officer\n5,M,Officer\n6,M,Officer\n\
                    7,F,Officer\n8,M,Officer\n9,M,Inspector\n10,M,Inspector\n11,F,Inspector\n12,M,Officer\n";

impl Desk {
    pub fn empty() -> Self {
        Self { folder: tempfile::tempdir().unwrap() }
    }

    pub fn new() -> Self {
        let desk = Self::empty();
        fs::create_dir(desk.path().join("lists")).unwrap();
        desk.write("pipeline.toml", PIPELINE);
        desk.write("lists/staff_2026-09.csv", LIST);
        desk
    }

    pub fn path(&self) -> &Path {
        self.folder.path()
    }

    pub fn write(&self, name: &str, text: &str) {
        fs::write(self.path().join(name), text).unwrap();
    }

    /// Changes a file: `found` must be in it once.
    pub fn patch(&self, name: &str, found: &str, put: &str) {
        let text = fs::read_to_string(self.path().join(name)).unwrap();
        assert_eq!(text.matches(found).count(), 1, "`{found}` in `{name}`");
        self.write(name, &text.replace(found, put));
    }

    pub fn parity(&self, arguments: &[&str]) -> Answer {
        self.parity_with(arguments, &[])
    }

    /// With these variables of the environment.
    pub fn parity_with(&self, arguments: &[&str], variables: &[(&str, &str)]) -> Answer {
        let mut command = Command::cargo_bin("parity").unwrap();
        command.current_dir(self.path()).args(arguments).envs(variables.iter().copied());
        Answer::of(&command.output().unwrap())
    }

    pub fn counts(&self) -> Answer {
        self.parity(&["run", "pipeline.toml", "--counts-only"])
    }
}

/// How a command ended and what it wrote.
#[derive(Debug)]
pub(crate) struct Answer {
    pub code: i32,
    pub out: String,
    pub err: String,
}

impl Answer {
    fn of(output: &Output) -> Self {
        let text = |bytes: &[u8]| String::from_utf8(bytes.to_vec()).unwrap();
        Self { code: output.status.code().unwrap(), out: text(&output.stdout), err: text(&output.stderr) }
    }
}

#[test]
fn schema_completions_and_manual_are_data_on_standard_output() {
    let desk = Desk::new();
    let schema = desk.parity(&["schema"]);
    let parsed: serde_json::Value = serde_json::from_str(&schema.out).unwrap();
    assert!(parsed["properties"]["agency"].is_object() && schema.err.is_empty());
    assert!(desk.parity(&["completions", "bash"]).out.contains("_parity"));
    assert!(desk.parity(&["man"]).out.contains(".TH parity"));
    assert!(desk.parity(&["--version"]).out.starts_with("parity "));
}

#[test]
fn an_unknown_command_is_code_2_with_help() {
    let answer = Desk::new().parity(&["runn"]);
    assert_eq!((answer.code, answer.out.as_str()), (2, ""));
    assert!(answer.err.contains("'run'"), "{}", answer.err);
}
