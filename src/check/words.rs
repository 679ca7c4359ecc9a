//! What a check found, for people.

use std::fmt::Write;

use super::answer::{AgencyChecked, Before, Checked, Finding, ListChecked, Others};
use crate::chart::numbers::{people, percent};
use crate::diagnostic::Severity;
use crate::domain::GenderCount;
use crate::ingest::{Checksum, FileRead, Tally};

/// Everything, as lines of text: the described lists, then the findings.
#[must_use]
pub fn words(checked: &Checked) -> String {
    let mut text = String::new();
    for agency in &checked.agencies {
        let _ = writeln!(text, "{} ({})", agency.id, agency.name);
        for line in lines(agency) {
            let _ = writeln!(text, "  {line}");
        }
        text.push('\n');
    }
    text + &findings(checked)
}

fn lines(agency: &AgencyChecked) -> Vec<String> {
    let mut lines = agency.focus.as_ref().map(described).unwrap_or_default();
    lines.extend(agency.others.as_ref().map(others));
    lines
}

fn described(list: &ListChecked) -> Vec<String> {
    let mut lines = vec![format!("List of {}: {}", list.period, staff(&list.people))];
    lines.extend(list.files.iter().map(file));
    lines.push(format!(
        "Rows: {} read, {} kept, {} refused, {} merged into another post of the same person",
        people(list.rows_read),
        people(list.rows_kept),
        people(list.refused.iter().map(|it| it.rows).sum()),
        people(list.rows_merged)
    ));
    lines.extend(list.refused.iter().map(refused));
    lines.extend(list.columns.iter().cloned());
    let blank = list.not_stated.iter().map(|(field, rows)| format!("{} {}", field.replace('_', " "), people(*rows)));
    let blank: Vec<String> = blank.collect();
    if !blank.is_empty() {
        lines.push(format!("Not stated: {}", blank.join(", ")));
    }
    if list.ignored_columns > 0 {
        lines.push(format!("Columns that are not read: {}", list.ignored_columns));
    }
    lines.extend(list.before.as_ref().map(before));
    let back = list
        .back_after
        .iter()
        .map(|(lists, who)| format!("{} after {}", people(*who), counted(u64::from(*lists), "list")));
    let back: Vec<String> = back.collect();
    if !back.is_empty() {
        lines.push(format!("Back again: {}", back.join(", ")));
    }
    lines
}

fn staff(count: &GenderCount) -> String {
    let women = count.share_of_women().map_or_else(String::new, |share| {
        format!(", {} women ({} of {})", percent(share.fraction()), people(count.women), people(count.base()))
    });
    format!("{} people{women}", people(count.total()))
}

fn file(file: &FileRead) -> String {
    let sheet = file.sheet.as_ref().map_or_else(String::new, |sheet| format!(", sheet \"{sheet}\""));
    let mut said = format!("File {}{sheet}: {}", file.file, counted(file.records, "row"));
    for (rows, what) in [(file.blank_rows, "blank"), (file.totals_rows, "of totals or footers")] {
        if rows > 0 {
            let _ = write!(said, ", {} {what}", people(rows));
        }
    }
    if let Some(sum) = file.checksum {
        let Checksum { row, stated, read } = sum;
        let verdict = if sum.agrees() { "agrees" } else { "differs" };
        let _ = write!(said, "; row {row} says {}, {} read: {verdict}", people(stated), people(read));
    }
    said
}

fn refused(tally: &Tally) -> String {
    let column = tally.column.as_ref().map_or_else(String::new, |it| format!(", column \"{it}\""));
    let rows: Vec<String> = tally.first_rows.iter().take(5).map(u64::to_string).collect();
    let more = if tally.rows > 5 { ", …" } else { "" };
    let meaning = tally.rule.meaning();
    let word = if tally.rows == 1 { "row" } else { "rows" };
    format!("Refused: {meaning}, {} ({word} {}{more}{column})", counted(tally.rows, "row"), rows.join(", "))
}

fn before(before: &Before) -> String {
    let overlap = before.overlap;
    let share = overlap.share().map_or_else(String::new, |share| format!(" ({})", percent(share.fraction())));
    format!(
        "Against {}: {}; {} of them seen again{share}, {} gone, {} new",
        before.period,
        staff(&before.people),
        people(overlap.seen_again),
        people(overlap.gone()),
        people(overlap.came())
    )
}

fn others(others: &Others) -> String {
    let Others { first, last, people: (fewest, most), .. } = *others;
    let stored = others.stored as u64;
    let stored = if stored > 0 { format!(", {} only in the store", people(stored)) } else { String::new() };
    let span = if first == last { first.to_string() } else { format!("{first} to {last}") };
    let size = if fewest == most { people(most) } else { format!("{} to {}", people(fewest), people(most)) };
    let lists = counted((others.read + others.stored) as u64, "other list");
    let refused = counted(others.rows_refused, "row");
    let warnings = others.warnings as u64;
    let asked = if warnings > 0 {
        format!(", {} to know about them (`--period {last}` says those of one month)", counted(warnings, "thing"))
    } else {
        String::new()
    };
    format!("{lists}{stored}: {span}, {size} people, {refused} refused{asked}")
}

fn findings(checked: &Checked) -> String {
    if checked.findings.is_empty() {
        return "Nothing to mend and nothing to ask.\n".to_owned();
    }
    let errors = checked.stops().count();
    let warnings = checked.findings.len() - errors;
    let refused = counted(errors as u64, "thing");
    let mut text = format!("{refused} that would stop a run, {} to know\n", counted(warnings as u64, "thing"));
    for finding in &checked.findings {
        let _ = writeln!(text, "{}", line(finding));
        let _ = writeln!(text, "    {}", finding.problem.help.replace('\n', "\n    "));
    }
    text
}

fn line(finding: &Finding) -> String {
    let problem = &finding.problem;
    let word = match problem.severity {
        Severity::Error => "error",
        Severity::Warning => "warning",
    };
    let month = finding.period.map(|it| it.to_string());
    let place = Some(problem.location.to_string()).filter(|it| !it.is_empty());
    let at: Vec<String> = [finding.agency.clone(), month, place].into_iter().flatten().collect();
    let at = if at.is_empty() { String::new() } else { format!(" [{}]", at.join(", ")) };
    format!("{word} {}{at}: {}", problem.code, problem.message)
}

fn counted(number: u64, word: &str) -> String {
    format!("{} {word}{}", people(number), if number == 1 { "" } else { "s" })
}
