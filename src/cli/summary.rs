//! What a run says when it is done.

use std::fmt::Write;
use std::path::Path;

use serde_json::json;
use workforce_parity::chart::numbers::{month, people};
use workforce_parity::run::{AgencyRead, Outcome, WrittenReport};

use super::screen::OutputFormat;

/// The summary of a run: what was read and refused, the sentences of the first report, where the reports are.
pub(super) fn text(outcome: &Outcome, format: OutputFormat) -> String {
    match format {
        OutputFormat::Human | OutputFormat::Plain => words(outcome),
        OutputFormat::Json => as_json(outcome).to_string() + "\n",
    }
}

fn words(outcome: &Outcome) -> String {
    let mut text = if outcome.is_nothing_new() { nothing_new(outcome) } else { read(&outcome.agencies) };
    if let Some(first) = outcome.reports.first() {
        let _ = writeln!(text, "\n{}, {}", first.name, month(first.period));
        for sentence in &first.sentences {
            let _ = writeln!(text, "  {sentence}");
        }
        text.push('\n');
    }
    for report in &outcome.reports {
        let _ = writeln!(text, "{}: {}", what(report), shown(&report.page));
    }
    text
}

fn nothing_new(outcome: &Outcome) -> String {
    let lists: usize = outcome.agencies.iter().map(|it| it.known_lists).sum();
    match lists {
        1 => "Nothing new: the store has the one list as it is.\n".to_owned(),
        _ => format!("Nothing new: the store has all {} lists as they are.\n", people(lists as u64)),
    }
}

fn read(agencies: &[AgencyRead]) -> String {
    let mut text = String::new();
    for agency in agencies {
        let _ = writeln!(text, "{} ({}): {}", agency.id, agency.name, lists(agency));
    }
    text
}

fn lists(agency: &AgencyRead) -> String {
    if agency.new_lists == 0 {
        return format!("nothing new; {} in the store", counted(agency.known_lists as u64, "list"));
    }
    let new = counted(agency.new_lists as u64, "new list");
    let mut parts = vec![format!("{} read", counted(agency.rows_read, "row")), refused(agency)];
    for (rows, what) in
        [(agency.rows_merged, "merged into another of the same person"), (agency.rows_unmapped, "unmapped")]
    {
        if rows > 0 {
            parts.push(format!("{} {what}", people(rows)));
        }
    }
    format!("{new}, {}", parts.join(", "))
}

fn refused(agency: &AgencyRead) -> String {
    if agency.rows_refused == 0 {
        "none refused".to_owned()
    } else {
        format!("{} refused", people(agency.rows_refused))
    }
}

fn counted(number: u64, word: &str) -> String {
    format!("{} {word}{}", people(number), if number == 1 { "" } else { "s" })
}

fn what(report: &WrittenReport) -> String {
    report.agency.as_ref().map_or_else(|| "Overview".to_owned(), |id| format!("Report of {id}"))
}

/// The path as seen from here, where it lies below.
pub(super) fn shown(path: &Path) -> String {
    let here = std::env::current_dir().unwrap_or_default();
    path.strip_prefix(&here).unwrap_or(path).display().to_string()
}

fn as_json(outcome: &Outcome) -> serde_json::Value {
    let agency = |it: &AgencyRead| {
        json!({
            "id": it.id, "name": it.name, "new_lists": it.new_lists, "known_lists": it.known_lists,
            "rows_read": it.rows_read, "rows_refused": it.rows_refused, "rows_merged": it.rows_merged,
            "rows_unmapped": it.rows_unmapped,
        })
    };
    let report = |it: &WrittenReport| {
        json!({
            "agency": it.agency, "name": it.name, "period": it.period.to_string(), "page": it.page,
            "sentences": it.sentences, "new": it.is_new,
        })
    };
    json!({
        "schema_version": 1,
        "nothing_new": outcome.is_nothing_new(),
        "agencies": outcome.agencies.iter().map(agency).collect::<Vec<_>>(),
        "reports": outcome.reports.iter().map(report).collect::<Vec<_>>(),
    })
}
