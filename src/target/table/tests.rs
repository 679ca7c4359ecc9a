use std::path::Path;

use super::{answer, is_table};

/// The example of docs/band-tables.md.
fn example() -> String {
    let page = std::fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join("docs/band-tables.md")).unwrap();
    page.split("```toml\n").nth(1).and_then(|it| it.split("```").next()).unwrap().to_owned()
}

fn close(found: &serde_json::Value, expected: f64) {
    let number = found.as_f64().unwrap();
    assert!((number - expected).abs() < 5e-7, "{number} is not {expected}");
}

#[test]
fn the_documented_table_gives_the_documented_numbers() {
    let text = example();
    assert!(is_table(&text, Path::new("bands.toml")));
    let found = answer(&text, "bands.toml").unwrap();
    let years = &found["courses"][0]["years"];
    for (after, lower, upper) in [(0, 0.404_120, 0.218_775), (1, 0.407_878, 0.236_570), (9, 0.428_195, 0.348_148)] {
        close(&years[after]["bands"][0]["share_of_women"], lower);
        close(&years[after]["bands"][1]["share_of_women"], upper);
    }
    close(&years[0]["bands"][1]["women"], 4.375_501);
    close(&years[0]["bands"][0]["women"], 40.411_999);
    let target = &found["targets"][0];
    assert_eq!(target["by"], 2036);
    assert!(target["required"][0]["effort"].as_f64().unwrap() > 0.25);
    assert_eq!(target["verdict"], "reachable by hiring");
}

#[test]
fn json_and_toml_give_the_same() {
    let toml: serde_json::Value = toml::from_str(&example()).unwrap();
    assert_eq!(answer(&toml.to_string(), "bands.json").unwrap(), answer(&example(), "bands.toml").unwrap());
}

#[test]
fn the_push_form_adds_hires() {
    let table = r#"{ "start_year": 2026, "mode": "push", "horizon_years": 1, "bands": [
        { "name": "a", "women": 0, "men": 300, "transition_percent": [50, 10, 5, 0], "hires": 7 },
        { "name": "b", "women": 0, "men": 200, "transition_percent": [5, 60, 10, 0] },
        { "name": "c", "women": 0, "men": 50, "transition_percent": [5, 0, 80, 10] },
        { "name": "d", "women": 0, "men": 30, "transition_percent": [0, 0, 0, 70] } ] }"#;
    let found = answer(table, "push.json").unwrap();
    for (band, expected) in [169.5, 150.0, 75.0, 26.0].into_iter().enumerate() {
        close(&found["courses"][0]["years"][0]["people"][band], expected);
    }
}

fn problems(change: (&str, &str)) -> Vec<String> {
    let found = answer(&example().replacen(change.0, change.1, 1), "bands.toml").unwrap_err();
    found.iter().map(|it| format!("{} {} -> {}", it.code, it.message, it.help)).collect()
}

#[test]
fn what_makes_no_sense_is_said_and_how_to_mend_it() {
    let of = |from: &str, to: &str| problems((from, to)).join("; ");
    assert_eq!(
        of("women_percent = 40", "women_percent = 0.3"),
        "PAR-0802 Upper band: `women_percent` is 0.3 per cent -> did you mean 30?"
    );
    assert_eq!(
        of("women = 40", "women = -1"),
        "PAR-0802 lower: `women` is -1 -> write how many people there are, 0 or more"
    );
    assert_eq!(
        of("women = 40", "women = nan"),
        "PAR-0802 lower: `women` is NaN -> write how many people there are, 0 or more"
    );
    assert_eq!(
        of("bands = [\"upper\"]", "bands = [\"uper\"]"),
        "PAR-0802 Upper band: `uper` is not a band of the table -> did you mean `upper`?"
    );
    assert_eq!(of("by = 2036", "by = 2020"), "PAR-0802 Upper band: `by` is 2020 -> write a year from 2027 to 2041");
    assert!(of("women = 40", "wimen = 40").starts_with("PAR-0801 unknown field `wimen`"));
    assert!(answer("{}", "x.json").is_err() && answer("", "x.toml").is_err());
}

#[test]
fn edge_cases_are_null_and_never_a_wrong_number() {
    for (women, men) in [(0, 0), (1, 0), (0, 1), (10, 0)] {
        let table = format!(
            r#"{{ "start_year": 2026, "bands": [{{ "name": "a", "women": {women}, "men": {men}, "leaving_women_percent": 10,
                "leaving_men_percent": 10 }}], "targets": [{{ "name": "t", "women_percent": 50, "by": 2030 }}] }}"#
        );
        let text = answer(&table, "edge.json").unwrap().to_string();
        assert!(!text.contains("NaN") && !text.contains("inf"), "{text}");
    }
}
