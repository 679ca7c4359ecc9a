//! Section: how the exports of the period were read.

use super::{AgencyFacts, published, reconciliation, sign_off, since};
use crate::chart::columns::{column, people, text};
use crate::chart::numbers::{people as in_words, percent};
use crate::domain::Share;
use crate::ingest::{FileRead, Quality, Tally, UnmappedText};
use crate::report::{Block, Section};
use crate::table::{ColumnKind, DataTable, Value};

/// How many rows of a problem the page names; the dataset names them all.
const SHOWN: usize = 5;

pub(super) fn section(facts: &AgencyFacts<'_>) -> Section {
    let quality = facts.quality;
    let mut blocks = vec![Block::Text(summary(quality)), Block::Link(sign_off::link()), Block::Table(files(facts))];
    let tables = [refused(facts), unreadable(facts), unmapped(facts), not_stated(facts)];
    blocks.extend(tables.into_iter().filter(|it| !it.rows.is_empty()).map(Block::Table));
    blocks.extend(since::tables(facts).into_iter().map(Block::Table));
    blocks.extend(reconciliation::table(facts).map(Block::Table));
    blocks.extend(published::table(facts).map(Block::Table));
    Section { id: "quality".to_owned(), title: "Data quality".to_owned(), blocks }
}

/// What happened to the rows, in one sentence or two.
fn summary(quality: &Quality) -> String {
    let read = in_words(quality.rows_read);
    let kept = in_words(quality.rows_kept);
    let refused = match (quality.rows_refused(), quality.refused_share()) {
        (0, _) | (_, None) => "none was refused".to_owned(),
        (rows, Some(share)) => format!("{} ({}) refused", in_words(rows), percent(share.fraction())),
    };
    let merged = match quality.duplicates_merged {
        0 => String::new(),
        rows => format!(", {} merged into another row of the same person", in_words(rows)),
    };
    format!("{read} rows of people were read: {refused}{merged}; {kept} persons are counted.")
}

fn table(facts: &AgencyFacts<'_>, id: &str, title: &str, columns: Vec<crate::table::Column>) -> DataTable {
    DataTable {
        id: id.to_owned(),
        title: title.to_owned(),
        subtitle: format!("List of {}", facts.month()),
        columns,
        rows: Vec::new(),
        notes: Vec::new(),
    }
}

fn files(facts: &AgencyFacts<'_>) -> DataTable {
    let row = |it: &FileRead| {
        let checksum = match it.checksum {
            None => text("none in the file"),
            Some(sum) if sum.agrees() => text(&format!("{} stated, as read", in_words(sum.stated))),
            Some(sum) => text(&format!("{} stated, {} read", in_words(sum.stated), in_words(sum.read))),
        };
        let numbers = [it.lines, it.records, it.blank_rows, it.totals_rows, it.line_breaks_in_quotes, it.stray_cells];
        let name = it.sheet.as_ref().map_or_else(|| it.file.clone(), |sheet| format!("{}, sheet {sheet}", it.file));
        [text(&name)].into_iter().chain(numbers.map(people)).chain([checksum]).collect()
    };
    let columns = vec![
        column("file", "File", ColumnKind::Text),
        column("lines", "Lines of text", ColumnKind::People),
        column("records", "Rows below the header", ColumnKind::People),
        column("blank_rows", "Blank rows", ColumnKind::People),
        column("totals_rows", "Totals rows", ColumnKind::People),
        column("line_breaks_in_quotes", "Line breaks inside quotes", ColumnKind::People),
        column("stray_cells", "Stray cells", ColumnKind::People),
        column("checksum", "Number of people the file states", ColumnKind::Text),
    ];
    let rows = facts.quality.files.iter().map(row).collect();
    DataTable { rows, ..table(facts, "files-read", "Files read", columns) }
}

fn tally_columns() -> Vec<crate::table::Column> {
    vec![
        column("file", "File", ColumnKind::Text),
        column("column", "Column", ColumnKind::Text),
        column("rule", "What is wrong", ColumnKind::Text),
        column("rows", "Rows", ColumnKind::People),
        column("first_rows", "The first of them", ColumnKind::Text),
        column("remedy", "Remedy", ColumnKind::Text),
    ]
}

fn tally(it: &Tally) -> Vec<Value> {
    let mut first: Vec<String> = it.first_rows.iter().take(SHOWN).map(u64::to_string).collect();
    if it.first_rows.len() > SHOWN {
        first.push("…".to_owned());
    }
    let place = it.column.as_deref().map_or(Value::NotApplicable, text);
    let rule = [text(it.rule.meaning()), people(it.rows), text(&first.join(", ")), text(it.rule.help())];
    [text(&it.file), place].into_iter().chain(rule).collect()
}

fn refused(facts: &AgencyFacts<'_>) -> DataTable {
    let rows = facts.quality.refused.iter().map(tally).collect();
    let notes = vec!["Every row is listed in data/csv/problem_rows.csv.".to_owned()];
    DataTable { rows, notes, ..table(facts, "rows-refused", "Rows refused", tally_columns()) }
}

fn unreadable(facts: &AgencyFacts<'_>) -> DataTable {
    let rows = facts.quality.unreadable.iter().map(tally).collect();
    let title = "Values that could not be read: the row is kept, the value not stated";
    DataTable { rows, ..table(facts, "values-unreadable", title, tally_columns()) }
}

fn unmapped(facts: &AgencyFacts<'_>) -> DataTable {
    let listed = facts.quality.unmapped.iter().map(|it: &UnmappedText| {
        let place = format!("{}, row {}", it.file, it.first_row);
        vec![text(&it.field), text(&it.column), text(&it.text), people(it.rows), text(&place)]
    });
    let unlisted = facts.quality.unmapped_unlisted.iter().map(|(field, rows)| {
        let words = text("too many different texts to list: perhaps not codes");
        vec![text(field), Value::NotApplicable, words, people(*rows), Value::NotApplicable]
    });
    let columns = vec![
        column("field", "Field", ColumnKind::Text),
        column("column", "Column", ColumnKind::Text),
        column("text", "Text", ColumnKind::Text),
        column("rows", "Rows", ColumnKind::People),
        column("first", "First seen", ColumnKind::Text),
    ];
    let rows = listed.chain(unlisted).collect();
    DataTable { rows, ..table(facts, "texts-unmapped", "Texts that no list of the pipeline file knows", columns) }
}

fn not_stated(facts: &AgencyFacts<'_>) -> DataTable {
    let kept = facts.quality.rows_kept;
    let row = |(field, &rows): (&String, &u64)| {
        let share = Share::of(rows, kept).filter(|_| kept >= 10);
        let share = share.map_or(Value::TooFew, |it| Value::Number(it.fraction()));
        vec![text(&field.replace('_', " ")), people(rows), share]
    };
    let columns = vec![
        column("field", "Field", ColumnKind::Text),
        column("persons", "Persons", ColumnKind::People),
        column("share", "Of all persons, %", ColumnKind::Share),
    ];
    let rows = facts.quality.not_stated.iter().map(row).collect();
    DataTable { rows, ..table(facts, "not-stated", "Not stated", columns) }
}
