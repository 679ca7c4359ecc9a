//! Real exports that `init` looks at: what it writes counts the people that the truths beside the data have.

use std::collections::BTreeMap;
use std::fs;
use std::path::PathBuf;

use serde_json::Value;
use workforce_parity::pipeline;

use super::counts::{Heads, differences};
use super::keys;
use crate::nasty::desk::Desk;

/// The files of a data set on a desk of their own, those whose name `takes` accepts, and the truth; `None` where the data
/// are not at hand.
#[expect(clippy::print_stdout, reason = "whoever reads the tests' output is told what was skipped")]
fn looked_at(data_set: &str, takes: impl Fn(&str) -> bool) -> Option<(Desk, Value)> {
    let Some(root) = std::env::var_os("PARITY_REFERENCE_DATA") else {
        println!("skipped: {data_set}, since PARITY_REFERENCE_DATA is not set");
        return None;
    };
    let data = PathBuf::from(root).join(data_set);
    let name = |path: &PathBuf| path.file_name().unwrap().to_string_lossy().into_owned();
    let paths = fs::read_dir(&data).unwrap().map(|it| it.unwrap().path());
    let files = paths.filter(|path| name(path) != "truth.json" && takes(&name(path)));
    let files: Vec<(String, Vec<u8>)> = files.map(|path| (name(&path), fs::read(&path).unwrap())).collect();
    let truth = serde_json::from_slice(&fs::read(data.join("truth.json")).unwrap()).unwrap();
    Some((Desk::new(&files), truth))
}

impl Desk {
    /// Answers what the pipeline file leaves open: each text stands there once.
    fn answer(&self, answers: &[(&str, &str)]) {
        let mut text = self.pipeline();
        for (open, answer) in answers {
            assert_eq!(text.matches(open).count(), 1, "`{open}` in {text}");
            text = text.replace(open, answer);
        }
        fs::write(self.path().join("parity.toml"), text).unwrap();
    }

    fn run_counts(&self) {
        let (code, said) = self.parity(&["run", "parity.toml", "--counts-only"]);
        assert_eq!(code, 0, "{said}");
    }
}

#[test]
fn thirteen_month_ends_need_no_answer() {
    let Some((desk, truth)) = looked_at("employees_month_end", |_| true) else { return };
    let (code, said) = desk.init();
    assert_eq!(code, 0, "{said}");
    desk.run_counts();
    let counted = desk.counted();
    let truths = truth["periods"].as_object().unwrap();
    assert_eq!(counted.len(), truths.len());
    let each = truths
        .iter()
        .flat_map(|(date, truth)| differences(date, counted[&date[..7].parse().unwrap()], &truth["headcount"]));
    assert_eq!(each.collect::<Vec<_>>(), Vec::<String>::new());
    // The ladder of the truth, two ranks a level among it; nobody on these lists is a manager.
    let pipeline = pipeline::load(&desk.path().join("parity.toml")).unwrap();
    let levels = pipeline.agencies[0].ladder.ranks().iter().map(|it| (it.name.to_string(), u64::from(it.level)));
    let held = truth["definitions"]["ladder"].as_object().unwrap().iter().filter(|(name, _)| *name != "Manager");
    let held: BTreeMap<String, u64> = held.map(|(name, it)| (name.clone(), it.as_u64().unwrap())).collect();
    assert_eq!(levels.collect::<BTreeMap<_, _>>(), held);
}

#[test]
fn a_county_in_two_encodings_asks_for_its_month_and_its_doubles() {
    for takes in ["montgomery_2016_pseudonymised.csv", "montgomery_2016_pseudonymised_semicolon_latin1_crlf.csv"] {
        let Some((desk, truth)) = looked_at("montgomery_2016", |name| name == takes) else { return };
        assert_eq!(desk.init().0, 1);
        desk.answer(&[
            ("duplicates = \"?\"", "duplicates = \"separate-people\""),
            ("period = { fixed = \"?\" }", "period = { fixed = \"2016-12\" }"),
        ]);
        desk.run_counts();
        let heads: Vec<Heads> = desk.counted().into_values().collect();
        assert_eq!(heads.len(), 1);
        assert_eq!(differences(takes, heads[0], &truth["headcount"]), Vec::<String>::new());
        assert!(!desk.pipeline().contains("= \"Current Annual Salary\""));
    }
}

#[test]
fn a_list_without_gender_asks_for_it_and_counts_everybody_as_not_stated() {
    let Some((desk, truth)) = looked_at("campinas_2017", |_| true) else { return };
    assert_eq!(desk.init().0, 1);
    desk.answer(&[("gender = \"?\"\n", "")]);
    desk.run_counts();
    let counted = desk.counted();
    assert_eq!(keys(&truth["months"]).len(), counted.len());
    for (month, truth) in truth["months"].as_object().unwrap() {
        let people = truth["distinct_matricula"].as_i64().unwrap();
        let heads = counted[&month.parse().unwrap()];
        assert_eq!((heads.women, heads.men, heads.unknown), (0, 0, people), "{month}");
    }
}

#[test]
fn tables_of_counts_are_no_lists() {
    let Some((desk, _)) = looked_at("us_dod_2010", |_| true) else { return };
    let (code, said) = desk.init();
    assert_eq!((code, said.matches("this is a table of counts, not a list of staff").count()), (3, 2), "{said}");
    assert_eq!(desk.pipeline(), "");
}
