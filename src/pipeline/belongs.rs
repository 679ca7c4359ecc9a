//! Where a key belongs: in TOML a key lands in whatever table was opened last, which is rarely what a newcomer meant.

use serde_json::Value;

/// The tables that have `key`, each as "in `[header]`", in the order of the schema.
pub(super) fn tables(key: &str, schema: &Value) -> Vec<String> {
    let mut headers = Vec::new();
    search(key, schema, "", false, &mut headers);
    headers
}

fn search(key: &str, schema: &Value, path: &str, listed: bool, headers: &mut Vec<String>) {
    if let Some(properties) = schema["properties"].as_object() {
        if properties.contains_key(key) {
            headers.push(header(path, listed));
        }
        for (name, inner) in properties {
            let path = if path.is_empty() { name.clone() } else { format!("{path}.{name}") };
            search(key, inner, &path, false, headers);
        }
    }
    if schema["items"].is_object() {
        search(key, &schema["items"], path, true, headers);
    }
}

fn header(path: &str, listed: bool) -> String {
    match (path, listed) {
        ("", _) => "at the top of the file, above the first `[table]`".to_owned(),
        (path, true) => format!("in `[[{path}]]`"),
        (path, false) => format!("in `[{path}]`"),
    }
}
