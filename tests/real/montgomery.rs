//! One date of a county, in two encodings; a row is a person.

use serde_json::Value;
use workforce_parity::domain::Period;
use workforce_parity::table::CountTable;

use super::counts::{Heads, Row, by_group, differences, heads};
use super::{Real, keys};

const PIPELINE: &str = include_str!("montgomery.toml");

/// Truths that are not counts of the stock.
const LEFT_OUT: [(&str, &str); 4] = [
    ("dataset", "a name"),
    ("source", "a name"),
    ("duplicate_names", "names are not read; that a row is a person shows in the number of rows"),
    ("hired_by_year_2010_2016", "months of entry are kept with people, not in counts: compared with the list itself"),
];

#[test]
fn montgomery_in_both_encodings() {
    let Some(real) = Real::run("montgomery_2016", PIPELINE) else { return };
    let store = real.store();
    let period = Period::new(2016, 12).unwrap();
    let mut found = Vec::new();
    for agency in ["COMMA", "SEMICOLON"] {
        let entry = store.manifest().period(agency, period).unwrap();
        let counts = store.read_counts(entry.stock.as_ref().unwrap()).unwrap();
        found.extend(truths(&counts, entry.rows, &real.truth).into_iter().map(|it| format!("{agency}: {it}")));
        let list = store.read_staff(agency, period).unwrap().unwrap();
        for (year, truth) in real.truth["hired_by_year_2010_2016"].as_object().unwrap() {
            let year: i32 = year.parse().unwrap();
            let mut hired = Heads::default();
            for (row, &month) in list.entry_month.iter().enumerate() {
                if month.div_euclid(12) == year {
                    match list.gender.texts[list.gender.codes[row] as usize].as_str() {
                        "woman" => hired.women += 1,
                        "man" => hired.men += 1,
                        _ => hired.unknown += 1,
                    }
                }
            }
            found.extend(differences(&format!("{agency}: hired in {year}"), hired, truth));
        }
    }
    assert!(found.is_empty(), "{} differences:\n{}", found.len(), found.join("\n"));
}

fn truths(counts: &CountTable, rows: u64, truth: &Value) -> Vec<String> {
    let of = |fits: &dyn Fn(&Row<'_>) -> bool| heads(counts, "gender", fits);
    let all = of(&|_| true);
    let unit = |row: &Row<'_>| row.text("unit").replace('\u{1f}', " / ");
    let mut found = Vec::new();
    for key in keys(truth) {
        let truth = &truth[key];
        match key {
            "rows" => found.extend((truth.as_u64() != Some(rows)).then(|| format!("{rows} rows"))),
            "headcount" => found.extend(differences(key, all, truth)),
            "by_department" => {
                // The truth names departments by code and name, the list's unit is code, then division.
                let department = |name: &str| {
                    let code = name.split(" / ").next().unwrap_or(name).to_owned();
                    of(&|row| unit(row).split(" / ").next() == Some(code.as_str()))
                };
                found.extend(by_group(key, department, truth, Some(all.total())));
            }
            "by_assignment" => {
                let contract = |name: &str| of(&|row| row.text("contract") == name);
                found.extend(by_group(key, contract, truth, Some(all.total())));
            }
            "by_title_top" => found.extend(by_group(key, |name| of(&|row| row.text("role") == name), truth, None)),
            "by_division_top" => found.extend(by_group(key, |name| of(&|row| unit(row) == name), truth, None)),
            "police_by_title" => {
                let police = of(&|row| unit(row).split(" / ").next() == Some("POL")).total();
                let title =
                    |name: &str| of(&|row| unit(row).split(" / ").next() == Some("POL") && row.text("role") == name);
                found.extend(by_group(key, title, truth, Some(police)));
            }
            other if LEFT_OUT.iter().any(|(key, _)| *key == other) => {}
            other => found.push(format!("{other} of the truth was not looked at")),
        }
    }
    found
}
