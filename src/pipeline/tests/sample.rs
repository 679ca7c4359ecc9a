//! The committed sample pipeline and the schema: the sample is valid, and editors can explain every key.

use std::path::Path;

use serde_json::Value;

use crate::diagnostic::{Format, render};
use crate::pipeline::{load, schema};

/// All keys of a schema with their own schema, as `agency.columns.unit`.
fn keys(schema: &Value, path: &str) -> Vec<(String, Value)> {
    let mut found = Vec::new();
    for (key, inner) in schema["properties"].as_object().into_iter().flatten() {
        let path = format!("{path}{key}");
        found.push((path.clone(), inner.clone()));
        found.extend(keys(inner, &format!("{path}.")));
    }
    let choices = schema["anyOf"].as_array().into_iter().flatten();
    for inner in choices.chain(schema.get("items")) {
        found.extend(keys(inner, path));
    }
    found
}

/// All keys of a file, in the same form; labels that the agency chooses are left out.
fn used(table: &toml::Table, path: &str) -> Vec<String> {
    let mut found = Vec::new();
    for (key, value) in table {
        let path = format!("{path}{key}");
        let codes = ["role", "contract", "duty_station", "role_family"].map(|list| format!("agency.codes.{list}"));
        let by_band = ["headcount", "limits.women_among_qualified_applicants_percent"].map(|it| format!("agency.{it}"));
        let chosen = [&codes[..], &by_band[..]].concat();
        found.push(path.clone());
        match value {
            _ if chosen.contains(&path) => {}
            toml::Value::Table(inner) => found.extend(used(inner, &format!("{path}."))),
            toml::Value::Array(items) => {
                let tables = items.iter().filter_map(toml::Value::as_table);
                found.extend(tables.flat_map(|inner| used(inner, &format!("{path}."))));
            }
            _ => {}
        }
    }
    found
}

fn sample() -> std::path::PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("pipelines/sample.toml")
}

#[test]
fn the_sample_pipeline_is_valid() {
    let pipeline = load(&sample()).unwrap_or_else(|problems| panic!("{}", render(&problems, Format::Plain)));
    assert_eq!(pipeline.name, "sample");
    assert!(pipeline.synthetic && pipeline.owner.is_some());
}

#[test]
fn the_schema_knows_every_key_of_the_sample() {
    let known: Vec<String> = keys(&schema(), "").into_iter().map(|(key, _)| key).collect();
    let sample: toml::Table = std::fs::read_to_string(sample()).unwrap().parse().unwrap();
    for key in used(&sample, "") {
        assert!(known.contains(&key), "{key}");
    }
}

#[test]
fn the_schema_describes_every_key() {
    for (key, schema) in keys(&schema(), "") {
        let description = schema["description"].as_str().unwrap_or_default();
        assert!(description.len() > 10 && description.ends_with(['.', '`', ')']), "{key}: {description}");
        assert!(!schema.to_string().contains("null"), "{key}: {schema}");
    }
}

#[test]
fn the_schema_says_which_draft_it_is_and_what_words_are_allowed() {
    let schema = schema();
    assert_eq!(schema["$schema"], "http://json-schema.org/draft-07/schema#");
    assert_eq!(schema["title"], "Parity pipeline");
    assert_eq!(schema["required"], serde_json::json!(["title", "store", "reports"]));
    let dates = &schema["properties"]["agency"]["items"]["properties"]["source"]["items"]["properties"]["csv"]["properties"]
        ["dates"];
    assert_eq!(dates["enum"], serde_json::json!(["year-first", "day-first", "month-first"]));
}
