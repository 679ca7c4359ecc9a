//! `datapackage.json`: what the files are and what their columns mean, as a Frictionless tabular data package.

use serde_json::{Value as Json, json};

use super::sdmx::CONCEPTS;
use super::{FILES, verdicts};
use crate::benchmark::comparison::Comparison;
use crate::disclosure::package::Protected;

/// The text of `datapackage.json` beside [`FILES`].
#[must_use]
pub fn datapackage(comparison: &Comparison) -> String {
    let lists = [
        ("concept", "column of `observations.csv` that the code is used in"),
        ("code", "the code"),
        ("label", "what it stands for"),
    ];
    let of_all = "published counts as SDMX-CSV 2.0: everybody for all months, groups for the month compared";
    let resources = [
        resource(FILES[0], of_all, &CONCEPTS),
        resource(FILES[1], "the codes of the observations", &lists),
        resource(FILES[2], "what each definition of parity says of each agency", &verdicts::COLUMNS),
    ];
    let package = json!({
        "$schema": "https://datapackage.org/profiles/2.0/datapackage.json",
        "profile": "tabular-data-package",
        "name": format!("benchmark-{}", comparison.period),
        "title": comparison.title,
        "description": protection(comparison),
        "version": comparison.period.to_string(),
        "resources": resources,
    });
    // Maps with text keys always become JSON.
    serde_json::to_string_pretty(&package).unwrap_or_default()
}

fn protection(comparison: &Comparison) -> String {
    let said = match comparison.protection {
        Protected::PublicRound { base, .. } => {
            format!("Counts are rounded to {base}; sums of them may be off by more.")
        }
        Protected::PublicSuppress { threshold } => {
            format!("Counts below {threshold} and what would give them away are withheld.")
        }
        Protected::Published => "Counts were public already and stand as they were published.".to_owned(),
    };
    if comparison.synthetic { format!("The agencies are made up. {said}") } else { said }
}

fn resource(file: &str, title: &str, columns: &[(&str, &str)]) -> Json {
    let fields: Vec<Json> = columns.iter().map(|(name, meaning)| field(name, meaning)).collect();
    json!({
        "name": file.trim_end_matches(".csv"),
        "path": file,
        "profile": "tabular-data-resource",
        "title": title,
        "format": "csv",
        "mediatype": "text/csv",
        "encoding": "utf-8",
        "dialect": { "lineTerminator": "\r\n" },
        "schema": { "fields": fields, "missingValues": [""] },
    })
}

fn field(name: &str, meaning: &str) -> Json {
    let kind = match name {
        "OBS_VALUE" | "ROUNDED_TO" => "integer",
        "TIME_PERIOD" | "period" => "yearmonth",
        _ => "string",
    };
    json!({ "name": name, "type": kind, "description": meaning })
}
