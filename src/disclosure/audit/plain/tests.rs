//! Facts about the plain form.

use proptest::prelude::*;
use serde_json::{Value, json};

use super::super::Attacker;
use super::super::tests::known::{nested_problem, two_way_problem};
use super::{PlainError, answer, answer_csv};

fn findings(answer: &super::PlainAnswer, attacker: Attacker) -> &super::PlainFindings {
    answer.attackers.iter().find(|found| found.attacker == attacker).unwrap()
}

fn ends(bounds: &super::PlainBounds) -> (String, Option<i64>, Option<i64>) {
    (bounds.at.join("|"), bounds.low, bounds.high)
}

#[test]
fn the_package_table_leaks_one_cell_with_and_without_true_counts() {
    let problem = two_way_problem("sdcTable_4x4_before");
    let with = answer(&problem.to_string()).unwrap();
    let mut blind = problem.clone();
    for cell in blind["inner"].as_array_mut().unwrap() {
        cell.as_object_mut().unwrap().remove("count");
    }
    let without = answer(&blind.to_string()).unwrap();
    for found in [findings(&with, Attacker::Reader), findings(&without, Attacker::Reader)] {
        let recoverable: Vec<_> = found.recoverable.iter().map(ends).collect();
        assert_eq!(recoverable, [("w|b".to_owned(), Some(47), Some(47))]);
        assert_eq!(found.bounds.len(), 9);
        assert!(found.bounds.contains(&bounds("w|a", 26, 93)), "{:?}", found.bounds);
    }
    assert_eq!(without.attackers.len(), 2, "insiders need true counts");
    assert!(!with.safe && !without.safe);
}

fn bounds(at: &str, low: i64, high: i64) -> super::PlainBounds {
    super::PlainBounds {
        table: "all".into(),
        at: at.split('|').map(str::to_owned).collect(),
        low: Some(low),
        high: Some(high),
        confirmed: true,
        insider: None,
    }
}

#[test]
fn the_nested_tables_leak_the_known_cells() {
    for name in ["random_t10", "random_t22"] {
        let (problem, expected) = nested_problem(name);
        let found = answer(&problem.to_string()).unwrap();
        let mut exact: Vec<String> = findings(&found, Attacker::Reader)
            .recoverable
            .iter()
            .map(|cell| cell.at.join("|").replace('*', "Total"))
            .collect();
        exact.sort_unstable();
        assert_eq!(exact, expected, "{name}");
    }
}

fn small() -> Value {
    json!({
        "tables": [{ "name": "t", "by": ["rank", "sex"], "rest": "exact", "cells": [
            { "at": ["junior", "women"], "withheld": true }, { "at": ["senior", "women"], "withheld": true }] }],
        "options": { "threshold": 5 }
    })
}

const COUNTS: &str = "rank,sex,count\njunior,women,3\njunior,men,8\n\"senior\",women,1\nsenior,men,9\n";

#[test]
fn counts_may_come_as_csv() {
    let found = answer_csv(COUNTS, &small().to_string()).unwrap();
    assert_eq!(found.inner_cells, 4);
    let exact: Vec<_> = findings(&found, Attacker::Outsider).recoverable.iter().map(ends).collect();
    assert_eq!(exact, [("junior|women".to_owned(), Some(3), Some(3)), ("senior|women".to_owned(), Some(1), Some(1))]);
}

#[test]
fn differences_between_tables_show_in_cells_nobody_published() {
    let problem = json!({
        "dimensions": ["hours"],
        "inner": [{"at": ["0-19"], "count": 6}, {"at": ["20-24"], "count": 1}, {"at": ["25-39"], "count": 8}],
        "groups": [{"name": "20-39", "dimension": "hours", "of": ["20-24", "25-39"]},
                   {"name": "0-24", "dimension": "hours", "of": ["0-19", "20-24"]}],
        "tables": [{"name": "a", "by": ["hours"], "cells": [{"at": ["0-19"], "value": 6}, {"at": ["20-39"], "value": 9}]},
                   {"name": "b", "by": ["hours"], "cells": [{"at": ["0-24"], "value": 7}, {"at": ["25-39"], "value": 8}]}],
        "options": {"inner": true, "attackers": ["A1"]}
    });
    let found = answer(&problem.to_string()).unwrap();
    let exact: Vec<_> = findings(&found, Attacker::Reader).recoverable.iter().map(ends).collect();
    assert_eq!(exact, [("20-24".to_owned(), Some(1), Some(1))]);
}

#[test]
fn the_month_before_gives_a_rounded_count_away_when_nobody_moved() {
    let month =
        |value: i64| json!({"name": "t", "by": ["unit"], "base": 5, "cells": [{"at": ["u"], "rounded": value}]});
    let problem = |moved: i64| {
        json!({
            "dimensions": ["unit"], "inner": [{"at": ["u"], "count": 4, "before": 4}],
            "tables": [month(0)], "before": {"tables": [month(5)], "moved": moved},
            "options": {"attackers": ["A1", "A3"], "bounds": "hidden"}
        })
    };
    let interval = |moved: i64, attacker| {
        let found = answer(&problem(moved).to_string()).unwrap();
        let bounds = &findings(&found, attacker).bounds[0];
        (bounds.low.unwrap(), bounds.high.unwrap())
    };
    assert_eq!(interval(0, Attacker::Reader), (0, 4));
    assert_eq!(interval(0, Attacker::Follower), (1, 4));
    assert_eq!(interval(1, Attacker::Follower), (0, 4));
}

#[test]
fn two_marks_give_more_away_than_one() {
    let problem = json!({
        "dimensions": ["rank"], "inner": [{"at": ["a"], "count": 1}, {"at": ["b"], "count": 5}],
        "tables": [{"name": "t", "by": ["rank"], "rest": "exact", "cells": [
            {"at": ["a"], "withheld": true}, {"at": ["b"], "withheld": true}]}],
        "options": {"attackers": ["A1", "A4"]}
    });
    let found = answer(&problem.to_string()).unwrap();
    assert_eq!(findings(&found, Attacker::Reader).recoverable, []);
    assert_eq!(findings(&found, Attacker::SymbolReader).recoverable.len(), 2);
}

#[test]
fn insiders_are_named_with_what_they_find() {
    let problem = json!({
        "dimensions": ["rank"], "inner": [{"at": ["a"], "count": 1}, {"at": ["b"], "count": 3}],
        "tables": [{"name": "t", "by": ["rank"], "rest": "exact", "cells": [
            {"at": ["a"], "withheld": true}, {"at": ["b"], "withheld": true}]}],
        "options": {"attackers": ["A2"]}
    });
    let found = answer(&problem.to_string()).unwrap();
    let recovered = &findings(&found, Attacker::Insider).recoverable;
    assert_eq!(recovered.iter().map(ends).collect::<Vec<_>>(), [("b".to_owned(), Some(3), Some(3))]);
    assert_eq!(recovered[0].insider.as_ref().unwrap().at, ["a"]);
}

#[test]
fn a_percentage_on_a_withheld_cell_is_read() {
    let problem = json!({
        "dimensions": ["sex"], "inner": [{"at": ["women"], "count": 1}, {"at": ["men"], "count": 2}],
        "tables": [{"name": "t", "by": ["sex"], "cells": [
            {"at": ["women"], "withheld": true}, {"at": ["*"], "value": 3},
            {"at": ["women"], "percent": "33.3", "of": ["*"]}]}],
        "options": {"attackers": ["A0"]}
    });
    let found = answer(&problem.to_string()).unwrap();
    assert_eq!(
        found.attackers[0].recoverable.iter().map(ends).collect::<Vec<_>>(),
        [("women".into(), Some(1), Some(1))]
    );
}

/// The example of `docs/audit-form.md` gives the answer printed there.
#[test]
fn the_documented_example_is_true() {
    let form = include_str!("../../../../docs/audit-form.md");
    let blocks: Vec<&str> = form.split("```json\n").skip(1).filter_map(|block| block.split("```").next()).collect();
    let found = serde_json::to_value(answer(blocks[0]).unwrap()).unwrap();
    let printed: Value = serde_json::from_str(blocks[1]).unwrap();
    assert_eq!(found, printed, "{found:#}");
}

/// An error names the entry, what was found and what is allowed.
#[test]
fn errors_name_the_entry() {
    let message = |change: &dyn Fn(&mut Value)| {
        let mut problem = small();
        change(&mut problem);
        answer_csv(COUNTS, &problem.to_string()).unwrap_err().to_string()
    };
    let cell = |cell: Value| message(&move |p| p["tables"][0]["cells"][0] = cell.clone());
    assert_eq!(
        cell(json!({"at": ["chief", "women"], "withheld": true})),
        "table `t`, cell 0: found `chief`; allowed: `*`, a group, or a label of `rank`, such as [\"junior\", \"senior\"]"
    );
    assert_eq!(
        cell(json!({"at": ["junior"], "withheld": true})),
        "table `t`, cell 0: found [\"junior\"]; allowed: 2 labels, one for each of [\"rank\", \"sex\"]"
    );
    assert_eq!(
        cell(json!({"at": ["junior", "women"], "withheld": true, "value": 3})),
        "table `t`, cell 0: found 2 ways of showing it; allowed: exactly one of `value`, `withheld`, `rounded`, \
         `at_least`, `between`, `percent`"
    );
    assert_eq!(
        cell(json!({"at": ["junior", "women"], "value": 4})),
        "attacker A0: table `t`, cell [\"junior\", \"women\"] does not agree with the counts of the inner cells"
    );
    assert_eq!(
        cell(json!({"at": ["junior", "women"], "percent": "33,3", "of": ["*", "women"]})),
        "table `t`, cell 0, `percent`: found \"33,3\"; allowed: a text such as \"33\" or \"33.3\", from 0 to 100, with at \
         most 3 decimals"
    );
    assert_eq!(message(&|p| p["options"]["threshold"] = json!(0)), "option `threshold`: found 0; allowed: 2 to 100");
    assert_eq!(
        message(&|p| p["options"]["attackers"] = json!(["A3"])),
        "option `attackers`: found A3; allowed: A0 and A1 always, A2 and A4 with the count of every inner cell, A3 with \
         `before`"
    );
    assert_eq!(
        message(&|p| p["tables"][0]["by"] = json!(["rank", "grade"])),
        "table `t`, `by`: found dimension `grade`; allowed: one of [\"rank\", \"sex\"]"
    );
    assert_eq!(
        answer_csv("rank,count\na,1\nb\n", r#"{"tables": []}"#).unwrap_err().to_string(),
        "record 3 of the CSV text: found 1 fields; allowed: 2 fields, as in the header"
    );
    assert!(matches!(answer(r#"{"tables": [], "optoins": {}}"#), Err(PlainError::Json { line: 1, .. })));
}

/// Pieces of a problem, right and wrong, in any mixture.
fn any_value() -> impl Strategy<Value = Value> {
    let leaf = prop_oneof![
        Just(Value::Null),
        any::<bool>().prop_map(Value::from),
        (-2_i64..12).prop_map(Value::from),
        any::<i64>().prop_map(Value::from),
        prop::sample::select(vec!["a", "b", "*", "g", "d", "33.3", "exact", "A2", "count"]).prop_map(Value::from),
    ];
    leaf.prop_recursive(3, 12, 3, |inner| prop::collection::vec(inner, 0..3).prop_map(Value::from))
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(300))]

    /// Whatever stands in one field, there is an answer or an error, never a panic.
    #[test]
    fn no_input_makes_it_panic(
        field in prop::sample::select(vec!["value", "withheld", "rounded", "base", "steps", "at_least", "between", "percent", "of", "at"]),
        value in any_value(),
        counts in ".{0,40}",
    ) {
        let mut problem = json!({
            "dimensions": ["d"], "inner": [{"at": ["a"], "count": 1}, {"at": ["b"], "count": 4}],
            "groups": [{"name": "g", "dimension": "d", "of": ["a", "b"]}],
            "tables": [{"name": "t", "by": ["d"], "cells": [{"at": ["a"], "rounded": 5, "base": 5}, {"at": ["g"], "value": 5}]}]
        });
        problem["tables"][0]["cells"][0][field] = value;
        let _ = answer(&problem.to_string());
        let _ = answer_csv(&counts, r#"{"tables": []}"#);
    }
}
