//! What a check found, for programs.

use serde_json::{Value, json};

use super::answer::{AgencyChecked, Before, Checked, Finding, ListChecked};
use crate::domain::{GenderCount, Share};

/// Everything, as one JSON value.
#[must_use]
pub fn json(checked: &Checked) -> Value {
    json!({
        "schema_version": 1,
        "refused": checked.is_refused(),
        "agencies": checked.agencies.iter().map(agency).collect::<Vec<_>>(),
        "findings": checked.findings.iter().map(finding).collect::<Vec<_>>(),
    })
}

fn agency(agency: &AgencyChecked) -> Value {
    let others = agency.others.map(|it| {
        json!({
            "read": it.read, "stored": it.stored, "first": it.first.to_string(), "last": it.last.to_string(),
            "fewest_people": it.people.0, "most_people": it.people.1, "rows_refused": it.rows_refused,
            "warnings": it.warnings,
        })
    });
    json!({ "id": agency.id, "name": agency.name, "list": agency.focus.as_ref().map(list), "other_lists": others })
}

fn list(list: &ListChecked) -> Value {
    let back = list.back_after.iter().map(|(lists, people)| json!({ "lists_away": lists, "people": people }));
    json!({
        "period": list.period.to_string(),
        "people": people(&list.people),
        "files": list.files,
        "rows_read": list.rows_read,
        "rows_kept": list.rows_kept,
        "rows_merged": list.rows_merged,
        "rows_refused": list.refused.iter().map(|it| it.rows).sum::<u64>(),
        "refused": list.refused,
        "columns": list.columns,
        "not_stated": list.not_stated,
        "ignored_columns": list.ignored_columns,
        "before": list.before.as_ref().map(before),
        "back": back.collect::<Vec<_>>(),
    })
}

fn before(before: &Before) -> Value {
    let overlap = before.overlap;
    json!({
        "period": before.period.to_string(), "people": people(&before.people), "seen_again": overlap.seen_again,
        "share_seen_again": overlap.share().map(Share::fraction), "gone": overlap.gone(), "new": overlap.came(),
    })
}

fn people(count: &GenderCount) -> Value {
    json!({
        "total": count.total(), "women": count.women, "men": count.men, "another": count.another,
        "not_stated": count.not_stated, "share_of_women": count.share_of_women().map(Share::fraction),
    })
}

fn finding(finding: &Finding) -> Value {
    let period = finding.period.map(|it| it.to_string());
    json!({ "agency": finding.agency, "period": period, "problem": finding.problem })
}
