//! `parity audit`.

use serde_json::Value;

use super::{Answer, Desk};

/// Two ranks by gender; two counts of women withheld, everything else shown: the totals give them away.
const LEAKY: &str = r#"{
  "dimensions": ["rank", "gender"],
  "inner": [
    { "at": ["junior", "women"], "count": 3 }, { "at": ["junior", "men"], "count": 8 },
    { "at": ["senior", "women"], "count": 1 }, { "at": ["senior", "men"], "count": 9 }
  ],
  "tables": [{ "name": "rank and gender", "by": ["rank", "gender"], "rest": "exact",
    "cells": [{ "at": ["junior", "women"], "withheld": true }, { "at": ["senior", "women"], "withheld": true }] }]
}"#;

fn json(answer: &Answer) -> Value {
    assert_eq!(answer.err, "", "{answer:?}");
    serde_json::from_str(&answer.out).unwrap()
}

#[test]
fn counts_that_totals_give_away_are_found_and_the_exit_code_says_so() {
    let desk = Desk::empty();
    desk.write("leaky.json", LEAKY);
    let answer = desk.parity(&["audit", "leaky.json"]);
    assert_eq!(answer.code, 1);
    let found = json(&answer);
    assert_eq!((&found["safe"], &found["hidden"]), (&Value::from(false), &Value::from(2)));
    let outsider = &found["attackers"][0];
    let counts: Vec<(&Value, i64, i64)> = outsider["recoverable"]
        .as_array()
        .unwrap()
        .iter()
        .map(|it| (&it["at"][0], it["low"].as_i64().unwrap(), it["high"].as_i64().unwrap()))
        .collect();
    assert_eq!(counts, [(&Value::from("junior"), 3, 3), (&Value::from("senior"), 1, 1)]);
}

#[test]
fn what_is_rounded_to_five_is_safe() {
    let desk = Desk::empty();
    let rounded = r#"{ "tables": [{ "name": "rank and gender", "by": ["rank", "gender"], "base": 5, "cells": [
        { "at": ["junior", "women"], "rounded": 5 }, { "at": ["junior", "men"], "rounded": 10 },
        { "at": ["senior", "women"], "rounded": 0 }, { "at": ["senior", "men"], "rounded": 10 },
        { "at": ["junior", "*"], "rounded": 15 }, { "at": ["senior", "*"], "rounded": 10 },
        { "at": ["*", "women"], "rounded": 5 }, { "at": ["*", "men"], "rounded": 20 }, { "at": ["*", "*"], "rounded": 25 }] }] }"#;
    desk.write("tables.json", rounded);
    desk.write("counts.csv", "rank,gender,count\njunior,women,3\njunior,men,8\nsenior,women,1\nsenior,men,9\n");
    let answer = desk.parity(&["audit", "counts.csv", "tables.json"]);
    assert_eq!(answer.code, 0, "{answer:?}");
    assert_eq!(json(&answer)["safe"], true);
}

#[test]
fn a_form_that_is_none_is_refused_with_its_place() {
    let desk = Desk::empty();
    desk.write("typo.json", &LEAKY.replace("\"rest\"", "\"rests\""));
    let answer = desk.parity(&["audit", "typo.json"]);
    assert_eq!(answer.code, 2);
    assert!(answer.err.contains("PAR-0902") && answer.err.contains("unknown field `rests`"), "{}", answer.err);
    let missing = desk.parity(&["audit", "nowhere.json"]);
    assert!(missing.code == 2 && missing.err.contains("PAR-0901"), "{missing:?}");
    desk.write(
        "label.json",
        &LEAKY.replacen(
            "\"at\": [\"senior\", \"women\"], \"withheld\"",
            "\"at\": [\"chief\", \"women\"], \"withheld\"",
            1,
        ),
    );
    let label = desk.parity(&["audit", "label.json"]);
    assert!(label.code == 2 && label.err.contains("found `chief`"), "{label:?}");
}
