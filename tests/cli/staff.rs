//! Lists of made-up people for the tests of continuity and of the check.

use std::ops::Range;

use serde_json::Value;
use workforce_parity::store::Store;

use super::Desk;

/// One row of a list.
#[derive(Clone)]
pub(crate) struct Person {
    pub no: u32,
    pub sex: &'static str,
    pub grade: &'static str,
    pub division: String,
    pub post: String,
    pub born: u32,
}

/// People `ids`: every third one a woman, every tenth an inspector, in two divisions with two posts each.
pub(crate) fn people(ids: Range<u32>) -> Vec<Person> {
    let person = |no: u32| Person {
        no,
        sex: if no.is_multiple_of(3) { "F" } else { "M" },
        grade: if no.is_multiple_of(10) { "Inspector" } else { "Officer" },
        division: format!("Division {}", no % 2),
        post: format!("Post {}", no % 4),
        born: 1960 + no % 40,
    };
    ids.map(person).collect()
}

/// The same people with what `change` makes of them.
pub(crate) fn changed(people: &[Person], change: impl Fn(&mut Person)) -> Vec<Person> {
    let mut after = people.to_vec();
    after.iter_mut().for_each(change);
    after
}

/// A desk whose lists also have units and birth years, and none yet.
pub(crate) fn desk() -> Desk {
    let desk = Desk::new();
    desk.patch(
        "pipeline.toml",
        "rank = \"grade\"\n",
        "rank = \"grade\"\nunit = [\"division\", \"post\"]\nbirth = \"born\"\n",
    );
    std::fs::remove_file(desk.path().join("lists/staff_2026-09.csv")).unwrap();
    desk
}

impl Desk {
    /// Puts the list of a month in place.
    pub fn list(&self, month: &str, people: &[Person]) {
        let row = |it: &Person| {
            let Person { no, sex, grade, division, post, born } = it;
            format!("{no},{sex},{grade},{division},{post},{born}\n")
        };
        let rows: String = people.iter().map(row).collect();
        let text = format!("no,sex,grade,division,post,born\n{rows}");
        self.write(&format!("lists/staff_{month}.csv"), &text);
    }

    /// Adds lines to the agency.
    pub fn agency(&self, lines: &str) {
        self.patch(
            "pipeline.toml",
            "name = \"Nordmark Border Guard\"\n",
            &format!("name = \"Nordmark Border Guard\"\n{lines}\n"),
        );
    }

    /// Adds a rule for what was renamed.
    pub fn recoded(&self, lines: &str) {
        self.patch("pipeline.toml", "[agency.columns]", &format!("[[agency.recoded]]\n{lines}\n\n[agency.columns]"));
    }

    /// What the store says of the movements into a month, everybody together: numbers by women, men, another, not stated.
    pub fn movements(&self, month: &str) -> Option<Value> {
        let store = Store::open(&self.path().join("store")).unwrap();
        let entry = store.manifest().period("NOR-BG", month.parse().unwrap()).unwrap().clone();
        let summary: Value = serde_json::from_str(&entry.summary).unwrap();
        assert_eq!(summary["flow"].is_null(), entry.flow.is_none());
        entry.flow.is_some().then(|| summary["flow"][1]["total"].clone())
    }

    /// How many manifests there are.
    pub fn commits(&self) -> usize {
        std::fs::read_dir(self.path().join("store/manifests")).map_or(0, Iterator::count)
    }
}

/// How many people a movement is of.
pub(crate) fn count(movements: Option<&Value>, kind: &str) -> u64 {
    let numbers = movements.and_then(|it| it[kind].as_array());
    numbers.map_or(0, |it| it.iter().filter_map(Value::as_u64).sum())
}
