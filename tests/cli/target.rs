//! `parity target`: what-ifs on what is stored, and tables of bands.

use serde_json::Value;

use super::staff::{desk, people};
use super::{Answer, Desk};

const TARGET: &str =
    "\n[[target]]\nname = \"Women at all levels\"\nshare = 40\nby = \"2031-12\"\ndefinition = \"at-least\"\n";

/// Three hundred people, a third of them women, over nineteen months in each of which three leave and three come.
fn stored(change: impl Fn(&Desk)) -> Desk {
    let desk = desk();
    let pipeline = std::fs::read_to_string(desk.path().join("pipeline.toml")).unwrap();
    desk.write("pipeline.toml", &(pipeline + TARGET));
    change(&desk);
    for at in 0..19_u32 {
        let month = format!("{}-{:02}", 2025 + (at + 2) / 12, (at + 2) % 12 + 1);
        desk.list(&month, &people(3 * at..300 + 3 * at));
    }
    let answer = desk.counts();
    assert_eq!(answer.code, 0, "{answer:?}");
    desk
}

fn json(answer: &Answer) -> Value {
    assert_eq!((answer.code, answer.err.as_str()), (0, ""), "{answer:?}");
    serde_json::from_str(&answer.out).unwrap()
}

fn asked(desk: &Desk, more: &[&str]) -> Value {
    let arguments = ["target", "pipeline.toml", "--format", "json"];
    let found = json(&desk.parity(&[&arguments, more].concat()));
    found["agencies"][0]["targets"][0].clone()
}

#[test]
fn what_ifs_are_answered_from_the_store_and_change_nothing() {
    let desk = stored(|_| {});
    let unchanged = asked(&desk, &[]);
    assert_eq!((&unchanged["women"], &unchanged["women_and_men"]), (&Value::from(100), &Value::from(300)));
    // A third of all who come are women: the share stays where it is, and a third of those hired is what it is today.
    let share = unchanged["answer"]["unchanged"]["share_of_women"].as_f64().unwrap();
    assert!((share - 1.0 / 3.0).abs() < 0.03, "{share}");
    assert_eq!(unchanged["answer"]["scenarios"], serde_json::json!([]));
    let hires = &unchanged["answer"]["required"][0];
    assert!((hires["today"].as_f64().unwrap() - 1.0 / 3.0).abs() < 0.03);
    let [half, sure] = ["for_half", "for_sure"].map(|it| hires[it].as_f64().unwrap());
    assert!(0.4 < half && half < sure && sure < 0.7, "{half} {sure}");

    let tried = asked(&desk, &["--set", "women_among_hires_percent=60"]);
    let course = &tried["answer"]["scenarios"][0];
    assert!(course["share_of_women"].as_f64().unwrap() > share + 0.05, "{course}");
    assert!(course["chance"].as_f64().unwrap() > 0.5 && course["name"] == "What if");
    let easier = asked(&desk, &["--set", "share=20"]);
    assert_eq!(easier["verdict"], "met");
    assert_eq!(asked(&desk, &[]), unchanged, "the same question, the same answer");
}

#[test]
fn posts_that_are_cut_leave_no_room_for_hiring() {
    let desk = stored(|_| {});
    let cut = asked(&desk, &["--set", "headcount.officer.2026=60", "--set", "headcount.manager.2026=6"]);
    let course = &cut["answer"]["unchanged"];
    let share = course["share_of_women"].as_f64().unwrap();
    assert!((share - 1.0 / 3.0).abs() < 0.06, "who is there stays: {share}");
    assert_eq!(cut["answer"]["required"][0]["for_sure"], Value::Null, "nobody is hired");
}

#[test]
fn people_read_sentences() {
    let desk = stored(|_| {});
    let answer = desk.parity(&["target", "pipeline.toml", "--set", "promotion_odds=equal"]);
    assert_eq!(answer.code, 0, "{answer:?}");
    for words in
        ["Women at all levels", "33.3 % (100 of 300)", "December 2031", "Verdict: ", "What if (women and men equally"]
    {
        assert!(answer.out.replace('\u{A0}', " ").contains(words), "`{words}` in {}", answer.out);
    }
}

#[test]
fn numbers_that_follow_nobody_give_a_band_of_results_where_the_stay_is_known() {
    let without = |desk: &Desk| {
        desk.patch("pipeline.toml", "person = \"no\"\n", "");
        desk.agency("duplicates = \"separate-people\"");
    };
    let unknown = asked(&stored(without), &[]);
    assert_eq!(unknown["verdict"], "cannot say: too little is known of the past");
    assert_eq!((&unknown["answer"], &unknown["from_stocks"]), (&Value::Null, &Value::Null));

    let with_stay = |desk: &Desk| {
        without(desk);
        desk.agency("limits = { people_stay_years = [6, 15], most_women_among_hires_percent = 65 }");
    };
    let known = asked(&stored(with_stay), &[]);
    assert_eq!(known["verdict"], "reachable", "{known}");
    let found = &known["from_stocks"];
    // Nothing changes in the numbers, so a third of those who come are women; with a short stay fewer have to be.
    for place in 0..2 {
        assert!((found["share_of_women_when_due"][place].as_f64().unwrap() - 1.0 / 3.0).abs() < 0.01, "{found}");
    }
    let [short, long] = [0, 1].map(|place| found["needed_among_hires"][place].as_f64().unwrap());
    assert!(0.4 < short && short < long && long < 0.65, "{found}");
}

#[test]
fn questions_that_cannot_be_answered_say_what_to_do() {
    let desk = Desk::new();
    let answer = desk.parity(&["target", "pipeline.toml"]);
    assert_eq!(answer.code, 2, "{answer:?}");
    assert!(answer.err.contains("PAR-0420") && answer.err.contains("parity run PIPELINE"), "{}", answer.err);
    let stored = stored(|_| {});
    let answer = stored.parity(&["target", "pipeline.toml", "--agency", "NOR-GB"]);
    assert!(answer.code == 2 && answer.err.contains("`NOR-GB` is not an agency of this pipeline"), "{answer:?}");
    let answer = stored.parity(&["target", "pipeline.toml", "--set", "shure=90"]);
    assert!(answer.code == 2 && answer.err.contains("PAR-0102"), "{answer:?}");
}

#[test]
fn a_table_of_bands_is_answered_without_a_store() {
    let desk = Desk::empty();
    // A single band: 28 % women, 6 % leave a year, half of those hired are women: 47 % after 32.2 years, 50 % never.
    desk.write(
        "bands.json",
        r#"{ "start_year": 2026, "horizon_years": 40, "bands": [{ "name": "staff", "women": 280, "men": 720,
            "leaving_women_percent": 6, "leaving_men_percent": 6, "women_among_hires_percent": 50 }],
            "targets": [{ "name": "47", "women_percent": 47, "by": 2036 }] }"#,
    );
    let answer = desk.parity(&["target", "bands.json"]);
    let found = json(&answer);
    let goal = &found["targets"][0];
    assert_eq!(goal["met_in_year"], 2059, "32.2 years after the end of 2026, so within the 33rd: {goal}");
    assert!((goal["steady_share"].as_f64().unwrap() - 0.5).abs() < 1e-4);
    let wrong = desk.parity(&["target", "bands.json", "--set", "share=20"]);
    assert!(wrong.code == 2 && wrong.err.contains("PAR-0803"), "{wrong:?}");
}
