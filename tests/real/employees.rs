//! Thirteen month-ends of a company: ranks, units, movements month by month and over the year.

use serde_json::Value;
use workforce_parity::cube::{FlowInput, flow};
use workforce_parity::domain::Period;
use workforce_parity::table::CountTable;

use super::counts::{Heads, Row, by_group, differences, heads, rows};
use super::{Real, keys};

const PIPELINE: &str = include_str!("employees.toml");

#[test]
fn employees_month_by_month_and_over_the_year() {
    let Some(real) = Real::run("employees_month_end", PIPELINE) else { return };
    // `tables` and `whole_table_gender` count database tables that month-end lists do not hold.
    let looked_at = ["dataset", "source", "tables", "whole_table_gender", "definitions", "periods", "flows"];
    assert_eq!(keys(&real.truth), looked_at);
    let mut found = stocks(&real);
    let flows = real.truth["flows"].as_array().unwrap();
    assert_eq!(flows.len(), 13);
    for truth in flows {
        found.extend(movements(&real, truth));
    }
    assert!(found.is_empty(), "{} differences:\n{}", found.len(), found.join("\n"));
}

fn period(date: &str) -> Period {
    date[..7].parse().unwrap()
}

fn stocks(real: &Real) -> Vec<String> {
    let store = real.store();
    let mut found = Vec::new();
    for (date, truth) in real.truth["periods"].as_object().unwrap() {
        assert_eq!(keys(truth), ["rows", "distinct_ids", "headcount", "by_rank", "by_unit"]);
        let entry = store.manifest().period("EMP", period(date)).unwrap();
        let counts = store.read_counts(entry.stock.as_ref().unwrap()).unwrap();
        let all = heads(&counts, "gender", |_| true);
        if [&truth["rows"], &truth["distinct_ids"]].iter().any(|it| it.as_u64() != Some(entry.rows)) {
            found.push(format!("{date}: {} rows", entry.rows));
        }
        found.extend(differences(date, all, &truth["headcount"]));
        for (key, column) in [("by_rank", "rank"), ("by_unit", "unit")] {
            let of = |name: &str| heads(&counts, "gender", |row| row.text(column) == name);
            found.extend(by_group(&format!("{date} {key}"), of, &truth[key], Some(all.total())));
        }
    }
    found
}

/// The flow counts from one date to another: those of the run where the dates follow each other, else of the two lists.
fn counted(real: &Real, from: Period, to: Period) -> CountTable {
    let store = real.store();
    if to == from.plus(1) {
        let entry = store.manifest().period("EMP", to).unwrap();
        return store.read_counts(entry.flow.as_ref().unwrap()).unwrap();
    }
    let list = |period| store.read_staff("EMP", period).unwrap().unwrap();
    let (opening, closing) = (list(from), list(to));
    flow(&FlowInput { opening: &opening, closing: &closing, seen_before: &[], seen_after: &[] }).ok().unwrap()
}

fn movements(real: &Real, truth: &Value) -> Vec<String> {
    let (from, to) = (truth["from"].as_str().unwrap(), truth["to"].as_str().unwrap());
    let counts = counted(real, period(from), period(to));
    let what = format!("{from} to {to}");
    let of = |column: &str, fits: &dyn Fn(&Row<'_>) -> bool| heads(&counts, column, fits);
    let kind = |kind: &'static str| move |row: &Row<'_>| row.text("kind") == kind;
    let stays = |row: &Row<'_>| !["joiner", "leaver"].contains(&row.text("kind"));
    let changes = |column: &'static str| {
        move |row: &Row<'_>| stays(row) && row.text(&format!("{column}_from")) != row.text(&format!("{column}_to"))
    };
    let other_rank = |row: &Row<'_>| changes("rank")(row) && !["promotion", "demotion"].contains(&row.text("kind"));
    let mut found = Vec::new();
    for (key, truth) in truth.as_object().unwrap() {
        let what = format!("{what}: {key}");
        match key.as_str() {
            "from" | "to" => {}
            "opening" => {
                found.extend(differences(&what, of("gender_from", &|row| row.text("kind") != "joiner"), truth));
            }
            "closing" => found.extend(differences(&what, of("gender_to", &|row| row.text("kind") != "leaver"), truth)),
            "joiners" => found.extend(differences(&what, of("gender_to", &kind("joiner")), truth)),
            "leavers" => found.extend(differences(&what, of("gender_from", &kind("leaver")), truth)),
            "stayers" => found.extend(differences(&what, of("gender_to", &stays), truth)),
            "promotions" => found.extend(differences(&what, of("gender_to", &kind("promotion")), truth)),
            "demotions" => found.extend(differences(&what, of("gender_to", &kind("demotion")), truth)),
            "rank_changes_outside_or_within_level" => {
                found.extend(differences(&what, of("gender_to", &other_rank), truth));
            }
            "unit_moves_of_stayers" => found.extend(differences(&what, of("gender_to", &changes("unit")), truth)),
            "gender_changed_for_same_id" => {
                let people: i64 = rows(&counts).filter(changes("gender")).map(|row| row.heads()).sum();
                if truth.as_i64() != Some(people) {
                    found.push(format!("{what} is {truth}, counted {people}"));
                }
            }
            "promotions_by_step" => {
                let step = |name: &str| -> Heads {
                    let (from, to) = name.split_once(" -> ").unwrap();
                    let fits = |row: &Row<'_>| {
                        kind("promotion")(row) && row.text("rank_from") == from && row.text("rank_to") == to
                    };
                    of("gender_to", &fits)
                };
                found.extend(by_group(&what, step, truth, Some(of("gender_to", &kind("promotion")).total())));
            }
            "joiners_by_rank" => {
                let rank = |name: &str| of("gender_to", &|row| kind("joiner")(row) && row.text("rank_to") == name);
                found.extend(by_group(&what, rank, truth, Some(of("gender_to", &kind("joiner")).total())));
            }
            "leavers_by_rank" => {
                let rank = |name: &str| of("gender_from", &|row| kind("leaver")(row) && row.text("rank_from") == name);
                found.extend(by_group(&what, rank, truth, Some(of("gender_from", &kind("leaver")).total())));
            }
            other => found.push(format!("{other} of the truth was not looked at")),
        }
    }
    found
}
