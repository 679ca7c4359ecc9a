//! The shape of a file against the schema: unknown keys, missing keys, wrong types, all in one pass.
//!
//! serde would stop at the first of them and could not say what was meant.

use serde_json::Value;
use toml::Spanned;
use toml::de::{DeTable, DeValue};

use super::problems::{Place, Problems};
use super::{belongs, rule, suggest};

/// Reports what does not fit `schema`. Unknown keys are dropped from the table, or renamed where it is plain what was
/// meant, so that the rest can still be checked; `false` when what is left cannot be read.
pub(super) fn check(root: &mut Spanned<DeTable<'_>>, schema: &Value, problems: &mut Problems<'_>) -> bool {
    let mut walk = Walk { problems, schema, readable: true };
    walk.table(root.get_mut(), None, schema, &Name::root());
    walk.readable
}

/// A table as its header would be written.
struct Name {
    path: String,
    listed: bool,
}

impl Name {
    fn root() -> Self {
        Self { path: String::new(), listed: false }
    }

    fn child(&self, key: &str, listed: bool) -> Self {
        let path = if self.path.is_empty() { key.to_owned() } else { format!("{}.{key}", self.path) };
        Self { path, listed }
    }

    /// ` in [agency.columns]`; nothing for the top of the file.
    fn place(&self) -> String {
        match (self.path.as_str(), self.listed) {
            ("", _) => String::new(),
            (path, true) => format!(" in `[[{path}]]`"),
            (path, false) => format!(" in `[{path}]`"),
        }
    }
}

struct Walk<'p, 'a> {
    problems: &'p mut Problems<'a>,
    /// The schema of the whole file.
    schema: &'p Value,
    readable: bool,
}

impl Walk<'_, '_> {
    fn table(&mut self, table: &mut DeTable<'_>, place: Option<&Place>, schema: &Value, name: &Name) {
        self.unknown_keys(table, schema, name);
        self.missing_keys(table, place, schema, name);
        for (key, value) in table.iter_mut() {
            let key: &str = key.get_ref();
            if let Some(schema) = property(schema, key) {
                self.value(value, schema, &name.child(key, false), key);
            }
        }
    }

    fn value(&mut self, value: &mut Spanned<DeValue<'_>>, schema: &Value, name: &Name, key: &str) {
        let place = value.span();
        let choices = choices(schema);
        let Some(schema) = choices.iter().find(|choice| fits(value.get_ref(), choice)) else {
            return self.wrong_type(value, &choices, name, key);
        };
        match value.get_mut() {
            DeValue::Table(table) => self.table(table, Some(&place), schema, name),
            DeValue::Array(items) => {
                let name = Name { path: name.path.clone(), listed: true };
                for item in items.iter_mut() {
                    self.value(item, &schema["items"], &name, key);
                }
            }
            _ => {}
        }
    }

    fn unknown_keys(&mut self, table: &mut DeTable<'_>, schema: &Value, name: &Name) {
        let unknown: Vec<(String, Place)> = table
            .keys()
            .filter(|key| property(schema, key.get_ref()).is_none())
            .map(|key| (key.get_ref().to_string(), key.span()))
            .collect();
        for (key, place) in unknown {
            let free: Vec<&str> = properties(schema).filter(|known| !table.contains_key(*known)).collect();
            let meant = suggest::nearest(&key, free);
            let help = match (meant, belongs::tables(&key, self.schema).first()) {
                (None, Some(table)) => format!("it belongs {table}"),
                _ => suggest::remedy(&key, meant, "remove it; `parity schema` prints what each key means"),
            };
            let message = format!("`{key}` is not a key{}", name.place());
            self.problems.at_expecting(rule::UNKNOWN_KEY, &place, message, suggest::list(properties(schema)), help);
            if let (Some(value), Some(meant)) = (table.remove(key.as_str()), meant) {
                table.insert(Spanned::new(place, meant.to_owned().into()), value);
            }
        }
    }

    fn missing_keys(&mut self, table: &DeTable<'_>, place: Option<&Place>, schema: &Value, name: &Name) {
        let required = schema["required"].as_array().into_iter().flatten().filter_map(Value::as_str);
        for key in required.filter(|key| !table.contains_key(*key)) {
            let message = format!("`{key}` is missing{}", name.place());
            let help = match property(schema, key).and_then(|it| it["examples"].get(0)) {
                Some(example) => format!("add `{key} = {}`", toml_text(example)),
                None => format!("add `[{}]`", name.child(key, false).path),
            };
            match place {
                Some(place) => self.problems.at(rule::MISSING_KEY, place, message, help),
                None => self.problems.of_file(rule::MISSING_KEY, message, help),
            }
            self.readable = false;
        }
    }

    fn wrong_type(&mut self, value: &Spanned<DeValue<'_>>, choices: &[&Value], name: &Name, key: &str) {
        let allowed: Vec<&str> = choices.iter().map(|choice| kind_of_schema(choice)).collect();
        let message = format!("`{key}` is {}", kind_of_value(value.get_ref()));
        let help = match (value.get_ref(), allowed.as_slice()) {
            (DeValue::Table(_), ["a list of tables"]) => format!("write `[[{}]]`, with two brackets", name.path),
            (_, ["a text"]) => "put it in quotes".to_owned(),
            (_, ["a list of texts"]) => format!("write `{key} = [\"…\"]`"),
            (_, allowed) => format!("write {}", allowed.join(" or ")),
        };
        self.problems.at_expecting(rule::WRONG_TYPE, &value.span(), message, allowed.join(" or "), help);
        self.readable = false;
    }
}

/// The schema of a key, one it names or one for any key.
fn property<'s>(schema: &'s Value, key: &str) -> Option<&'s Value> {
    schema["properties"].get(key).or_else(|| schema.get("additionalProperties").filter(|any| any.is_object()))
}

fn properties(schema: &Value) -> impl Iterator<Item = &str> {
    schema["properties"].as_object().into_iter().flatten().map(|(key, _)| key.as_str())
}

/// The shapes a value may have.
fn choices(schema: &Value) -> Vec<&Value> {
    match schema["anyOf"].as_array() {
        Some(choices) => choices.iter().collect(),
        None => vec![schema],
    }
}

fn fits(value: &DeValue<'_>, schema: &Value) -> bool {
    let kind = schema["type"].as_str().unwrap_or_default();
    match value {
        DeValue::String(_) => kind == "string",
        DeValue::Integer(_) => kind == "integer" || kind == "number",
        DeValue::Float(_) => kind == "number",
        DeValue::Boolean(_) => kind == "boolean",
        DeValue::Array(_) => kind == "array",
        DeValue::Table(_) => kind == "object",
        DeValue::Datetime(_) => false,
    }
}

fn kind_of_value(value: &DeValue<'_>) -> &'static str {
    match value {
        DeValue::String(_) => "a text",
        DeValue::Integer(_) => "a whole number",
        DeValue::Float(_) => "a number",
        DeValue::Boolean(_) => "true or false",
        DeValue::Datetime(_) => "a date without quotes",
        DeValue::Array(_) => "a list",
        DeValue::Table(_) => "a table",
    }
}

fn kind_of_schema(schema: &Value) -> &'static str {
    match (schema["type"].as_str(), schema["items"]["type"].as_str()) {
        (Some("string"), _) => "a text",
        (Some("integer"), _) => "a whole number",
        (Some("number"), _) => "a number",
        (Some("boolean"), _) => "true or false",
        (Some("array"), Some("string")) => "a list of texts",
        (Some("array"), Some("number")) => "a list of numbers",
        (Some("array"), _) => "a list of tables",
        _ => "a table",
    }
}

/// A JSON value as TOML writes it on one line.
fn toml_text(value: &Value) -> String {
    match value {
        Value::Object(table) => {
            let entries: Vec<String> =
                table.iter().map(|(key, value)| format!("{key} = {}", toml_text(value))).collect();
            format!("{{ {} }}", entries.join(", "))
        }
        other => other.to_string(),
    }
}
