//! What `init` says when it is done.

use std::fmt::Write;

use serde_json::json;
use workforce_parity::chart::numbers::people;
use workforce_parity::init::{AgencyDraft, Asked, KeyMade, MappedColumn, Outcome, SourceDraft};

use super::screen::OutputFormat;

/// What was found, what is asked, and what to do next.
pub(super) fn text(outcome: &Outcome, format: OutputFormat) -> String {
    match format {
        OutputFormat::Human => words(outcome, true),
        OutputFormat::Plain => words(outcome, false),
        OutputFormat::Json => as_json(outcome).to_string() + "\n",
    }
}

fn words(outcome: &Outcome, is_aligned: bool) -> String {
    let mut text = String::new();
    for agency in &outcome.agencies {
        self::agency(&mut text, agency, is_aligned);
        text.push('\n');
    }
    let file = outcome.file.display();
    match outcome.asked.len() {
        0 => {
            let _ = writeln!(text, "{file} is written; nothing is left to fill in.");
        }
        many => {
            let _ = writeln!(text, "{file} is written; {} to fill in:", counted(many as u64, "line"));
        }
    }
    for asked in &outcome.asked {
        let key = if asked.key.is_empty() { String::new() } else { format!("`{}`: ", asked.key) };
        let _ = writeln!(text, "  line {}, {key}{}", asked.line, shown(&asked.question));
    }
    key(&mut text, outcome);
    let _ = writeln!(text, "Next: read it, then\n  parity check {file}\n  parity run {file}");
    text
}

fn agency(text: &mut String, agency: &AgencyDraft, is_aligned: bool) {
    let months = agency.months();
    let months = match (months.first(), months.last()) {
        (Some(first), Some(last)) if first == last => format!(", {first}"),
        (Some(first), Some(last)) => format!(", {first} to {last}"),
        _ => String::new(),
    };
    let (files, rows) = (counted(agency.files() as u64, "file"), counted(agency.people(), "row"));
    let _ = writeln!(text, "{} ({}): {files}{months}, {rows} of people", agency.id, shown(&agency.name));
    for source in &agency.sources {
        self::source(text, source);
    }
    let mapping = agency.mapping();
    let width = if is_aligned { mapping.iter().map(|it| it.field.len()).max().unwrap_or_default() } else { 0 };
    for column in &mapping {
        let names: Vec<String> = column.columns.iter().map(|it| format!("`{}`", shown(it))).collect();
        let end = if column.is_asked { " (asked)" } else { "" };
        let _ = writeln!(text, "  {:width$} = {}{end}", column.field, names.join(", "));
    }
    if let Some(sentence) = agency.gender() {
        let _ = writeln!(text, "  {}", shown(&sentence));
    }
    let refused: Vec<String> = agency.never_read().iter().map(|(it, why)| format!("`{}` ({why})", shown(it))).collect();
    if !refused.is_empty() {
        let _ = writeln!(text, "  Never read: {}", refused.join(", "));
    }
    let ignored: Vec<String> = agency.not_used().iter().map(|it| format!("`{}`", shown(it))).collect();
    if !ignored.is_empty() {
        let _ = writeln!(text, "  Not used: {}", ignored.join(", "));
    }
    for note in &agency.recognised.notes {
        let _ = writeln!(text, "  Note: {}", shown(note));
    }
}

fn source(text: &mut String, source: &SourceDraft) {
    let _ = writeln!(text, "  {}: {}; month {}", source.glob, source.laid_out(), source.month_from());
    let read: u64 = source.files.iter().map(|it| it.people).sum();
    match source.stated() {
        Some(stated) if stated == read => {
            let _ = writeln!(text, "  The totals of the files say {}, as counted", people(stated));
        }
        Some(stated) => {
            let _ = writeln!(text, "  The totals of the files say {}, counted were {}", people(stated), people(read));
        }
        None => {}
    }
}

fn key(text: &mut String, outcome: &Outcome) {
    let path = outcome.key.display();
    let _ = match outcome.key_made {
        KeyMade::New => {
            writeln!(text, "The key {path} was made: keep a copy, without it no later month can be compared.")
        }
        KeyMade::Kept => writeln!(text, "The key {path} was there already and is used."),
        KeyMade::Missing => writeln!(
            text,
            "The key {path} could not be made; name another file as `key`, then `parity key {}`.",
            outcome.file.display()
        ),
    };
}

fn counted(number: u64, word: &str) -> String {
    format!("{} {word}{}", people(number), if number == 1 { "" } else { "s" })
}

/// Texts of exports on a terminal: one line, nothing that moves the cursor.
fn shown(text: &str) -> String {
    let plain: String = text.chars().map(|c| if c.is_control() { ' ' } else { c }).collect();
    plain.split_whitespace().collect::<Vec<_>>().join(" ")
}

fn as_json(outcome: &Outcome) -> serde_json::Value {
    let asked = |it: &Asked| {
        let answers: Vec<_> = it.answers.iter().map(|it| json!({ "lines": it.lines, "why": it.why })).collect();
        json!({ "line": it.line, "key": it.key, "question": it.question, "answers": answers })
    };
    let key_made = match outcome.key_made {
        KeyMade::New => "new",
        KeyMade::Kept => "kept",
        KeyMade::Missing => "missing",
    };
    json!({
        "schema_version": 1,
        "file": outcome.file,
        "key": { "file": outcome.key, "made": key_made },
        "agencies": outcome.agencies.iter().map(agency_json).collect::<Vec<_>>(),
        "asked": outcome.asked.iter().map(asked).collect::<Vec<_>>(),
    })
}

fn agency_json(agency: &AgencyDraft) -> serde_json::Value {
    let column = |it: &MappedColumn| json!({ "field": it.field, "columns": it.columns, "asked": it.is_asked });
    let never = agency.never_read();
    let never: Vec<_> = never.iter().map(|(header, why)| json!({ "column": header, "why": why })).collect();
    let source = |it: &SourceDraft| {
        let file = |it: &workforce_parity::init::FileDraft| {
            json!({
                "name": it.name, "period": it.period.map(|it| it.to_string()), "people": it.people,
                "stated": it.stated,
            })
        };
        json!({
            "files": it.glob, "layout": it.laid_out(), "month": it.month_from(), "header_row": it.header_row,
            "header_rows": it.header_rows, "exports": it.files.iter().map(file).collect::<Vec<_>>(),
        })
    };
    json!({
        "id": agency.id.as_str(), "name": agency.name, "people": agency.people(),
        "months": agency.months().iter().map(ToString::to_string).collect::<Vec<_>>(),
        "sources": agency.sources.iter().map(source).collect::<Vec<_>>(),
        "columns": agency.mapping().iter().map(column).collect::<Vec<_>>(),
        "gender": agency.gender(), "never_read": never, "not_used": agency.not_used(),
        "notes": agency.recognised.notes,
    })
}
