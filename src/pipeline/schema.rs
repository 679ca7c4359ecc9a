//! The JSON Schema of pipeline files: what editors complete from, and what the shape of a file is checked against.

use schemars::Schema;
use schemars::generate::SchemaSettings;
use schemars::transform::{RecursiveTransform, Transform};
use serde_json::Value;

use super::file::PipelineFile;

/// The JSON Schema (draft-07) of pipeline files, with a description of every key.
#[must_use]
pub fn schema() -> Value {
    let mut settings = SchemaSettings::draft07();
    settings.inline_subschemas = true;
    let mut schema = settings.into_generator().into_root_schema_for::<PipelineFile>();
    schema.insert("title".to_owned(), "Parity pipeline".into());
    RecursiveTransform(drop_null).transform(&mut schema);
    schema.to_value()
}

/// TOML has no null: a key is there or not.
fn drop_null(schema: &mut Schema) {
    if let Some(Value::Array(types)) = schema.get_mut("type") {
        types.retain(|kind| kind != "null");
        if let [only] = types.as_slice() {
            let only = only.clone();
            schema.insert("type".to_owned(), only);
        }
    }
    for list in ["enum", "anyOf"] {
        if let Some(Value::Array(choices)) = schema.get_mut(list) {
            choices.retain(|choice| !choice.is_null() && choice.get("type").is_none_or(|kind| kind != "null"));
        }
    }
    unwrap_only_choice(schema);
}

/// One choice is none: its keys move up, below those already there.
fn unwrap_only_choice(schema: &mut Schema) {
    let Some(Value::Array(choices)) = schema.get("anyOf") else { return };
    let [Value::Object(only)] = choices.as_slice() else { return };
    let only = only.clone();
    schema.remove("anyOf");
    for (key, value) in only {
        if schema.get(&key).is_none() {
            schema.insert(key, value);
        }
    }
}
