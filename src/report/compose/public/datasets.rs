//! The published counts in long form, for other tools.

use super::PublicFacts;
use crate::chart::columns::{column, text};
use crate::disclosure::package::{Package, RowKey};
use crate::report::Dataset;
use crate::table::{ColumnKind, DataTable, Value};

/// What joins the levels of a unit's path, as in every dataset.
const SEPARATOR: &str = " / ";

pub(super) fn datasets(facts: &PublicFacts<'_>) -> Vec<Dataset> {
    let earlier = facts.past.values().flat_map(rows);
    let rows = rows(facts.package).into_iter().chain(earlier).collect();
    let texts = [
        ("agency", "Agency"),
        ("period", "Period"),
        ("measure", "What is counted"),
        ("population", "People of the target"),
        ("band", "Band"),
        ("rank", "Rank"),
        ("unit", "Unit"),
        ("role_family", "Role family"),
        ("role", "Role"),
        ("contract", "Contract"),
        ("working_time", "Working time"),
        ("duty_station", "Duty station"),
        ("gender", "Gender"),
    ];
    let texts = texts.into_iter().map(|(name, header)| column(name, header, ColumnKind::Text));
    let description = "Published counts: protected, with their margins; a blank stands for everybody";
    vec![Dataset {
        description: description.to_owned(),
        table: DataTable {
            id: "counts".to_owned(),
            title: description.to_owned(),
            subtitle: format!("{}, {}", facts.package.about().name, facts.month()),
            columns: texts.chain([column("people", "People", ColumnKind::People)]).collect(),
            rows,
            notes: Vec::new(),
        },
    }]
}

fn rows(package: &Package) -> Vec<Vec<Value>> {
    let about = package.about();
    let row = |(key, people): (&RowKey, Option<i64>)| {
        let level = |dimension: &str, at: usize| text(key.cell.path(dimension).get(at).map_or("", String::as_str));
        vec![
            text(&about.agency),
            text(&about.period.to_string()),
            text(key.measure.word()),
            text(key.population.as_deref().unwrap_or_default()),
            level("rank", 0),
            level("rank", 1),
            text(&key.cell.path("unit").join(SEPARATOR)),
            level("role", 0),
            level("role", 1),
            level("contract", 0),
            level("working_time", 0),
            level("duty_station", 0),
            level("gender", 0),
            people.map_or(Value::Withheld, Value::People),
        ]
    };
    package.rows().map(row).collect()
}
