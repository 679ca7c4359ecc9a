//! Three months of a city without a gender column; the padding and the line breaks of May are no changes.

use serde_json::Value;
use workforce_parity::domain::Period;
use workforce_parity::table::CountTable;

use super::counts::{Row, heads, rows};
use super::{Real, keys};

const PIPELINE: &str = include_str!("campinas.toml");

/// Truths that are not counts of the lists as they are read.
const LEFT_OUT: [(&str, &str); 7] = [
    ("file", "a name"),
    ("encoding", "a property of the file"),
    ("bom", "a property of the file"),
    ("header", "a property of the file"),
    ("matriculas_with_several_rows", "0: a list with any is refused"),
    ("post_code_changes", "the code is a part of the post's text, which is what the list has"),
    ("post_text_changes_if_blanks_are_not_trimmed", "what must not be counted"),
];

#[test]
fn campinas_has_movements_but_no_gender() {
    let Some(real) = Real::run("campinas_2017", PIPELINE) else { return };
    assert_eq!(keys(&real.truth), ["dataset", "source", "note", "months", "flows"]);
    let store = real.store();
    let mut found = Vec::new();
    for (month, truth) in real.truth["months"].as_object().unwrap() {
        let entry = store.manifest().period("CAMPINAS", month.parse().unwrap()).unwrap();
        let counts = store.read_counts(entry.stock.as_ref().unwrap()).unwrap();
        found.extend(stock(&counts, entry.rows, truth).into_iter().map(|it| format!("{month}: {it}")));
    }
    for truth in real.truth["flows"].as_array().unwrap() {
        let to: Period = truth["to"].as_str().unwrap().parse().unwrap();
        let entry = store.manifest().period("CAMPINAS", to).unwrap();
        let counts = store.read_counts(entry.flow.as_ref().unwrap()).unwrap();
        found.extend(flow(&counts, truth).into_iter().map(|it| format!("to {to}: {it}")));
    }
    assert!(found.is_empty(), "{} differences:\n{}", found.len(), found.join("\n"));
}

fn top(row: &Row<'_>, column: &str) -> String {
    row.text(column).split('\u{1f}').next().unwrap_or_default().to_owned()
}

fn stock(counts: &CountTable, people: u64, truth: &Value) -> Vec<String> {
    let all = heads(counts, "gender", |_| true);
    assert_eq!((all.women, all.men), (0, 0));
    let mut found = Vec::new();
    for key in keys(truth) {
        let truth = &truth[key];
        match key {
            "rows" | "distinct_matricula" => {
                found.extend((truth.as_u64() != Some(people)).then(|| format!("{key}: {people}")));
            }
            "by_secretaria_rows" => {
                for (name, expected) in truth.as_object().unwrap() {
                    let counted = heads(counts, "gender", |row| top(row, "unit") == *name).total();
                    found.extend((expected.as_i64() != Some(counted)).then(|| format!("{name}: {counted}")));
                }
            }
            other if LEFT_OUT.iter().any(|(key, _)| *key == other) => {}
            other => found.push(format!("{other} of the truth was not looked at")),
        }
    }
    found
}

fn flow(counts: &CountTable, truth: &Value) -> Vec<String> {
    let sum =
        |fits: &dyn Fn(&Row<'_>) -> bool| rows(counts).filter(|row| fits(row)).map(|row| row.heads()).sum::<i64>();
    let stays = |row: &Row<'_>| !["joiner", "leaver"].contains(&row.text("kind"));
    let changes = |row: &Row<'_>, column: &str| {
        stays(row) && row.text(&format!("{column}_from")) != row.text(&format!("{column}_to"))
    };
    let mut found = Vec::new();
    for key in keys(truth) {
        let counted = match key {
            "from" | "to" => continue,
            "joiners" => sum(&|row| row.text("kind") == "joiner"),
            "leavers" => sum(&|row| row.text("kind") == "leaver"),
            "stayers" => sum(&stays),
            "unit_moves" => sum(&|row| changes(row, "unit")),
            "secretaria_changes" => sum(&|row| stays(row) && top(row, "unit_from") != top(row, "unit_to")),
            "post_text_changes_after_trimming" => sum(&|row| changes(row, "role")),
            other if LEFT_OUT.iter().any(|(key, _)| *key == other) => continue,
            other => {
                found.push(format!("{other} of the truth was not looked at"));
                continue;
            }
        };
        found.extend(
            (truth[key].as_i64() != Some(counted)).then(|| format!("{key} is {}, counted {counted}", truth[key])),
        );
    }
    found
}
