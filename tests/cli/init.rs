//! From exports to a pipeline file that runs.

use super::{Answer, Desk};

const HEADER: &str = "Employee No,Surname,Sex,Grade,Department,Date of Birth,Entry Date\n";
const GRADES: [&str; 4] = ["Constable", "Sergeant", "Inspector", "Superintendent"];
const UNITS: [&str; 3] = ["Northern Border", "Airport", "Headquarters"];

/// Forty invented people; `genders` are the codes of women and men, `date` writes year, month and day.
fn list(genders: [&str; 2], date: impl Fn(u32, u32, u32) -> String) -> String {
    let person = |at: u32| {
        let (gender, grade) = (genders[usize::from(at % 3 > 0)], GRADES[(at % 10 / 3) as usize]);
        let (born, entered) =
            (date(1970 + at % 25, at % 12 + 1, at % 28 + 1), date(2005 + at % 15, 12 - at % 12, 28 - at % 28));
        format!("{:05},Nobody{at},{gender},{grade},{},{born},{entered}\n", 70_000 + at * 37, UNITS[(at % 3) as usize])
    };
    (0..40).fold(HEADER.to_owned(), |list, at| list + &person(at))
}

fn iso(year: u32, month: u32, day: u32) -> String {
    format!("{year}-{month:02}-{day:02}")
}

/// A desk with these exports and a home of its own for the key.
struct Office {
    desk: Desk,
    home: tempfile::TempDir,
}

impl Office {
    fn with(exports: &[(&str, String)]) -> Self {
        let office = Self { desk: Desk::empty(), home: tempfile::tempdir().unwrap() };
        std::fs::create_dir(office.desk.path().join("exports")).unwrap();
        exports.iter().for_each(|(name, text)| office.desk.write(&format!("exports/{name}"), text));
        office
    }

    fn parity(&self, arguments: &[&str]) -> Answer {
        let home = self.home.path().to_str().unwrap();
        self.desk.parity_with(arguments, &[("HOME", home), ("XDG_CONFIG_HOME", home)])
    }

    fn init(&self, more: &[&str]) -> Answer {
        self.parity(&[&["init", "exports", "--id", "NOR-BG", "--name", "Nordmark Border Guard"], more].concat())
    }

    fn pipeline(&self) -> String {
        std::fs::read_to_string(self.desk.path().join("parity.toml")).unwrap_or_default()
    }

    /// A text without what differs between machines.
    fn plain(&self, text: &str) -> String {
        text.replace(self.home.path().to_str().unwrap(), "HOME")
    }
}

fn months() -> Office {
    let list = list(["F", "M"], iso);
    Office::with(&[("staff_2026-09.csv", list.clone()), ("staff_2026-10.csv", list)])
}

#[test]
fn two_months_of_one_list_become_a_pipeline_that_runs() {
    let office = months();
    let answer = office.init(&[]);
    assert_eq!((answer.code, answer.err.as_str()), (0, ""), "{}", answer.out);
    insta::assert_snapshot!(office.plain(&answer.out));
    insta::assert_snapshot!("pipeline", office.plain(&office.pipeline()));
    assert!(!office.pipeline().contains("Nobody") && !answer.out.contains("Nobody"));
    let run = office.parity(&["run", "parity.toml", "--counts-only"]);
    assert_eq!(run.code, 0, "{}", run.err);
    assert!(run.out.contains("2 new lists, 80 rows read"), "{}", run.out);
}

#[cfg(unix)]
#[test]
fn the_key_is_made_once_for_its_owner_alone() {
    use std::os::unix::fs::PermissionsExt;
    let office = months();
    office.init(&[]);
    let key = office.home.path().join("parity/nor-bg.key");
    let before = std::fs::read(&key).unwrap();
    assert_eq!(std::fs::metadata(&key).unwrap().permissions().mode() & 0o777, 0o600);
    let again = office.init(&["--force"]);
    assert_eq!(again.code, 0, "{}", again.err);
    assert!(again.out.contains("was there already"), "{}", again.out);
    assert_eq!(std::fs::read(&key).unwrap(), before);
}

#[test]
fn a_pipeline_file_is_never_written_over_unasked() {
    let office = months();
    office.desk.write("parity.toml", "mine");
    let answer = office.init(&[]);
    assert_eq!((answer.code, answer.out.as_str()), (2, ""));
    assert!(answer.err.contains("PAR-0705") && answer.err.contains("--force"), "{}", answer.err);
    assert_eq!(office.pipeline(), "mine");
    assert_eq!(office.init(&["--force"]).code, 0);
}

#[test]
fn codes_that_mean_two_things_wait_in_the_file() {
    let office = Office::with(&[("staff_2026-10.csv", list(["1", "2"], iso))]);
    let answer = office.init(&["--no-prompt"]);
    assert_eq!(answer.code, 1, "{}", answer.err);
    let line = office.pipeline().lines().position(|line| line.starts_with("unanswered = ")).unwrap() + 1;
    assert!(answer.out.contains(&format!("line {line}, `unanswered`")), "{}", answer.out);
    let run = office.parity(&["run", "parity.toml"]);
    assert_eq!(run.code, 2);
    assert!(run.err.contains("PAR-0181") && run.err.contains(&format!("line {line}")), "{}", run.err);
    let text = office.pipeline().replace("woman = []", "woman = [\"1\"]").replace("man = []", "man = [\"2\"]");
    let open = text.lines().find(|line| line.starts_with("unanswered = ")).unwrap().to_owned();
    office.desk.write("parity.toml", &text.replace(&open, ""));
    assert_eq!(office.parity(&["run", "parity.toml", "--counts-only"]).code, 0);
}

#[test]
fn days_and_months_that_fit_either_way_are_asked() {
    let either = |year: u32, month: u32, day: u32| format!("{:02}/{:02}/{year}", month, day % 12 + 1);
    let office = Office::with(&[("staff_2026-10.csv", list(["F", "M"], either))]);
    let answer = office.init(&[]);
    assert_eq!(answer.code, 1, "{}", answer.out);
    assert!(answer.out.contains("`dates`") && office.pipeline().contains("dates = \"?\""), "{}", answer.out);
}

#[test]
fn a_list_that_does_not_say_its_month_is_asked_for_it() {
    let office = Office::with(&[("staff.csv", list(["F", "M"], iso))]);
    let answer = office.init(&[]);
    assert_eq!(answer.code, 1, "{}", answer.err);
    assert!(office.pipeline().contains("period = { fixed = \"?\" }"), "{}", office.pipeline());
}

#[test]
fn exports_of_two_agencies_are_two() {
    let office = Office::with(&[
        ("north_2026-10.csv", list(["F", "M"], iso)),
        ("coast_2026-10.csv", list(["F", "M"], iso).replace("Sex", "Gender")),
    ]);
    let answer = office.parity(&["init", "exports/*.csv"]);
    assert_eq!(answer.code, 0, "{}", answer.err);
    assert!(office.pipeline().contains("id = \"NORTH\"") && office.pipeline().contains("id = \"COAST\""));
    assert_eq!(office.parity(&["run", "parity.toml", "--counts-only"]).code, 0);
    let named = office.init(&["--force"]);
    assert_eq!(named.code, 2);
    assert!(named.err.contains("the exports are of 2 agencies"), "{}", named.err);
}

#[test]
fn what_is_no_list_is_left_out_with_a_reason() {
    let counts = "Rank,Women,Men,Total\nOfficer,10,20,30\nSergeant,4,12,16\nInspector,2,9,11\n".to_owned();
    let office = Office::with(&[("counts.csv", counts.clone()), ("staff_2026-10.csv", list(["F", "M"], iso))]);
    let answer = office.init(&[]);
    assert_eq!(answer.code, 0, "{}", answer.out);
    assert!(answer.err.contains("warning[PAR-0701]") && answer.err.contains("counts.csv"), "{}", answer.err);
    let only = Office::with(&[("counts.csv", counts)]);
    let answer = only.init(&[]);
    assert_eq!((answer.code, only.pipeline().as_str(), answer.out.as_str()), (3, "", ""));
    assert!(answer.err.contains("error[PAR-0701]: this is a table of counts, not a list of staff"), "{}", answer.err);
}

#[test]
fn names_that_lead_nowhere_and_wrong_ids_are_told() {
    let office = months();
    let nothing = office.parity(&["init", "export"]);
    assert_eq!(nothing.code, 3);
    assert!(nothing.err.contains("there is no such file"), "{}", nothing.err);
    let id = office.parity(&["init", "exports", "--id", "nor bg"]);
    assert_eq!(id.code, 2);
    assert!(id.err.contains("`nor bg` is not an agency id"), "{}", id.err);
    let place = office.parity(&["init", "exports", "--out", "nowhere/parity.toml"]);
    assert_eq!(place.code, 4, "{}", place.err);
    assert!(place.err.contains("PAR-0709"), "{}", place.err);
}

#[test]
fn programs_are_given_everything_as_json() {
    let office = Office::with(&[("staff_2026-10.csv", list(["1", "2"], iso))]);
    let answer = office.init(&["--format", "json"]);
    assert_eq!(answer.code, 1);
    let json: serde_json::Value = serde_json::from_str(&answer.out).unwrap();
    assert_eq!((&json["schema_version"], &json["agencies"][0]["people"]), (&1.into(), &40.into()));
    assert_eq!(json["agencies"][0]["months"], serde_json::json!(["2026-10"]));
    assert_eq!(json["asked"][0]["key"], "unanswered");
    assert!(json["asked"][0]["answers"].as_array().is_some_and(|it| it.len() >= 2), "{json:#}");
}
