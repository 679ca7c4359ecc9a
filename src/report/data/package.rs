//! `datapackage.json`: what the data mean, as a Frictionless Data Package.

use serde_json::{Value as Json, json};

use crate::report::{Dataset, Report};
use crate::table::{Column, ColumnKind};

pub(super) fn write(report: &Report) -> Vec<u8> {
    let meta = &report.meta;
    let resources: Vec<Json> = report.datasets.iter().map(resource).collect();
    let package = json!({
        "$schema": "https://datapackage.org/profiles/2.0/datapackage.json",
        "name": format!("{}-{}", meta.agency_id.to_lowercase(), meta.period),
        "title": format!("{}, {}", meta.agency, meta.period_words),
        "description": meta.banner,
        "version": meta.period,
        "resources": resources,
    });
    // Maps with text keys always become JSON.
    serde_json::to_vec_pretty(&package).unwrap_or_default()
}

fn resource(dataset: &Dataset) -> Json {
    let fields: Vec<Json> = dataset.table.columns.iter().map(field).collect();
    json!({
        "name": dataset.table.id,
        "path": format!("csv/{}.csv", dataset.table.id),
        "title": dataset.description,
        "format": "csv",
        "mediatype": "text/csv",
        "encoding": "utf-8",
        "dialect": { "lineTerminator": "\r\n" },
        "schema": {
            "fields": fields,
            "missingValues": [{ "value": "", "label": "not applicable, not available, or too few people for a share" }],
        },
    })
}

fn field(column: &Column) -> Json {
    let (kind, unit) = match column.kind {
        ColumnKind::Text => ("string", None),
        ColumnKind::People => ("integer", Some("people or events")),
        ColumnKind::Share | ColumnKind::WholeShare => ("number", Some("fraction between 0 and 1")),
        ColumnKind::Points => ("number", Some("percentage points")),
        ColumnKind::Fte => ("number", Some("full-time equivalents")),
        ColumnKind::Index => ("number", Some("index")),
    };
    let mut field = json!({ "name": column.name, "type": kind, "description": column.header });
    if let Some(unit) = unit {
        field["unit"] = unit.into();
    }
    field
}
