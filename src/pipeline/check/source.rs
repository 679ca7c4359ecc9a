//! Where exports are and how they are laid out.

use std::path::Path;

use encoding_rs::{Encoding, UTF_8};

use super::{columns, paths, text};
use crate::domain::fold;
use crate::pipeline::file::{AgencyText, At, CsvText, PeriodText, SourceText, WorkbookText};
use crate::pipeline::problems::{Place, Problems};
use crate::pipeline::{CsvLayout, DateOrder, Layout, PeriodSource, Source, WorkbookLayout, rule, words};

/// The last row a header may start in.
const LAST_HEADER_ROW: i64 = 1000;

/// All sources of an agency: at least one.
pub(super) fn all(
    agency: &AgencyText,
    place: &Place,
    folder: &Path,
    problems: &mut Problems<'_>,
) -> Option<Vec<Source>> {
    if agency.source.is_empty() {
        let message = format!("agency `{}` has no source", agency.id.get());
        let help = "add `[[agency.source]]` with `files` and `period` below the agency";
        problems.at(rule::NO_SOURCE, place, message, help);
    }
    let sources: Vec<Option<Source>> =
        agency.source.iter().map(|source| check(source.get(), &source.place(), folder, problems)).collect();
    sources.into_iter().collect()
}

fn check(source: &SourceText, place: &Place, folder: &Path, problems: &mut Problems<'_>) -> Option<Source> {
    let files = files(&source.files, folder, problems);
    let period = period(&source.period, problems);
    let layout = layout(source, place, problems);
    Some(Source { files: files?, period: period?, layout: layout? })
}

fn files(files: &At<String>, folder: &Path, problems: &mut Problems<'_>) -> Option<String> {
    let absolute = paths::glob(files.get(), folder);
    let fault = match glob::Pattern::new(&absolute) {
        _ if files.get().trim().is_empty() => Some("is blank".to_owned()),
        Ok(_) => None,
        Err(error) => Some(format!("is not a pattern of files: {}", error.msg.to_lowercase())),
    };
    if let Some(fault) = fault {
        let help = "write a path with `*` for any text; a `[` that is meant as such is written `[[]`";
        problems.at(rule::FILES, &files.place(), format!("`files` {fault}"), help);
        return None;
    }
    Some(absolute)
}

fn period(period: &At<PeriodText>, problems: &mut Problems<'_>) -> Option<PeriodSource> {
    match period.get() {
        PeriodText { file_name: Some(pattern), column: None, fixed: None } => {
            file_name(pattern, problems).map(PeriodSource::FileName)
        }
        PeriodText { file_name: None, column: Some(column), fixed: None } => {
            columns::header(column, "column", problems).map(PeriodSource::Column)
        }
        PeriodText { file_name: None, column: None, fixed: Some(month) } => {
            text::period(month, "fixed", problems).map(PeriodSource::Fixed)
        }
        _ => {
            let help = "write one of them, as in `period = { file_name = \"staff_{YYYY}-{MM}.csv\" }`";
            let message = "`period` needs exactly one way to find the month of a list";
            problems.at_expecting(
                rule::PERIOD_SOURCE,
                &period.place(),
                message,
                "`file_name`, `column`, `fixed`",
                help,
            );
            None
        }
    }
}

fn file_name(pattern: &At<String>, problems: &mut Problems<'_>) -> Option<String> {
    if text::unanswered(pattern, "file_name", None, problems) {
        return None;
    }
    let Some(fault) = pattern_fault(pattern.get()) else { return Some(pattern.get().clone()) };
    let help = "write the file's name with `{YYYY}` or `{YY}`, `{MM}` (`{M}` for one digit, `{MONTH}` for words), and `*` for any text";
    problems.at(rule::PERIOD_PATTERN, &pattern.place(), format!("`file_name` {fault}"), help);
    None
}

fn pattern_fault(text: &str) -> Option<&'static str> {
    let once = |rest: String, part: &&str| rest.replacen(part, "", 1);
    let parts = YEARS.iter().chain(&MONTHS);
    let count = |parts: &[&str]| parts.iter().filter(|part| text.contains(**part)).count();
    match (count(&YEARS), count(&MONTHS)) {
        (0, _) => Some("has no year"),
        (_, 0) => Some("has no month"),
        (2.., _) => Some("has two years"),
        (_, 2..) => Some("has two months"),
        _ if parts.fold(text.to_owned(), once).contains(['{', '}']) => {
            Some("has other braces than one year and one month")
        }
        _ if text.contains(['/', '\\']) => Some("is a path, not the name of a file"),
        _ => None,
    }
}

/// How a file name may say the year.
const YEARS: [&str; 2] = ["{YYYY}", "{YY}"];
/// How a file name may say the month.
const MONTHS: [&str; 3] = ["{MM}", "{M}", "{MONTH}"];

fn layout(source: &SourceText, place: &Place, problems: &mut Problems<'_>) -> Option<Layout> {
    let name = source.files.get().to_ascii_lowercase();
    let workbook_file = WORKBOOK_ENDINGS.iter().any(|ending| name.ends_with(ending));
    // Plain text is often found under the name of an old workbook; under that of a new one it never is.
    let never_text = workbook_file && ending(&name) != ".xls";
    match (&source.csv, &source.workbook) {
        (Some(_), Some(_)) => {
            problems.at(
                rule::LAYOUT,
                place,
                "a source has both `csv` and `workbook`",
                "keep the one that fits the files",
            );
            None
        }
        (Some(given), None) if never_text => {
            let help = "write `workbook = { … }` in place of `csv`";
            let message = format!("`csv` is given for files that end in `{}`", ending(&name));
            problems.at(rule::LAYOUT, &given.place(), message, help);
            None
        }
        (None, Some(given)) => workbook(given.get(), problems).map(Layout::Workbook),
        (None, None) if workbook_file => workbook(&WorkbookText::default(), problems).map(Layout::Workbook),
        (Some(given), None) => csv(given.get(), problems).map(Layout::Csv),
        (None, None) => csv(&CsvText::default(), problems).map(Layout::Csv),
    }
}

/// How the names of workbooks end.
const WORKBOOK_ENDINGS: [&str; 5] = [".xlsx", ".xlsm", ".xlsb", ".xls", ".ods"];

fn ending(name: &str) -> &str {
    name.rfind('.').map_or("", |at| &name[at..])
}

fn csv(given: &CsvText, problems: &mut Problems<'_>) -> Option<CsvLayout> {
    let bytes = &words::DELIMITER_BYTES;
    let delimiter = text::word_or(given.delimiter.as_ref(), "delimiter", &words::DELIMITERS, bytes, b',', problems);
    let encoding = encoding(given.encoding.as_ref(), problems);
    let header_row = text::whole(given.header_row.as_ref(), "header_row", 1..=LAST_HEADER_ROW, 1, problems);
    let header_rows = text::whole(given.header_rows.as_ref(), "header_rows", 1..=2, 1, problems);
    let totals = totals(&given.totals, problems);
    let fill_down = fill_down(&given.fill_down, problems);
    let decimal_comma = decimal_comma(given.decimal.as_ref(), problems);
    let dates = dates(given.dates.as_ref(), problems);
    Some(CsvLayout {
        delimiter: delimiter?,
        encoding: encoding?,
        header_row: header_row?,
        header_rows: header_rows?,
        totals: totals?,
        fill_down: fill_down?,
        decimal_comma: decimal_comma?,
        dates: dates?,
    })
}

fn workbook(given: &WorkbookText, problems: &mut Problems<'_>) -> Option<WorkbookLayout> {
    let open = given.sheet.as_ref().is_some_and(|sheet| text::unanswered(sheet, "sheet", None, problems));
    let header_row = text::whole(given.header_row.as_ref(), "header_row", 1..=LAST_HEADER_ROW, 1, problems);
    let header_rows = text::whole(given.header_rows.as_ref(), "header_rows", 1..=2, 1, problems);
    let decimal_comma = decimal_comma(given.decimal.as_ref(), problems);
    let dates = dates(given.dates.as_ref(), problems);
    let totals = totals(&given.totals, problems);
    let fill_down = fill_down(&given.fill_down, problems);
    (!open).then_some(())?;
    Some(WorkbookLayout {
        sheets: sheets(given, problems)?,
        header_row: header_row?,
        header_rows: header_rows?,
        totals: totals?,
        fill_down: fill_down?,
        dates: dates?,
        decimal_comma: decimal_comma?,
    })
}

/// The sheets named, each once.
fn sheets(given: &WorkbookText, problems: &mut Problems<'_>) -> Option<Vec<String>> {
    if let (Some(_), Some(first)) = (&given.sheet, given.sheets.first()) {
        let help = "keep `sheet` for one sheet, `sheets` for several";
        problems.at(rule::LAYOUT, &first.place(), "a workbook has both `sheet` and `sheets`", help);
        return None;
    }
    let mut sheets: Vec<&At<String>> = Vec::new();
    for sheet in given.sheet.iter().chain(&given.sheets) {
        if sheets.iter().any(|known| fold(known.get()) == fold(sheet.get())) {
            let message = format!("sheet `{}` is listed twice", sheet.get());
            problems.at(rule::LAYOUT, &sheet.place(), message, "list each sheet once");
            return None;
        }
        sheets.push(sheet);
    }
    Some(sheets.into_iter().map(|sheet| sheet.get().clone()).collect())
}

fn totals(words: &[At<String>], problems: &mut Problems<'_>) -> Option<Vec<String>> {
    let folded = words.iter().map(|word| text::label(word, "totals", problems).map(|word| fold(word.as_str())));
    folded.collect::<Vec<_>>().into_iter().collect()
}

fn fill_down(headers: &[At<String>], problems: &mut Problems<'_>) -> Option<Vec<String>> {
    let headers = headers.iter().map(|header| columns::header(header, "fill_down", problems));
    headers.collect::<Vec<_>>().into_iter().collect()
}

fn encoding(label: Option<&At<String>>, problems: &mut Problems<'_>) -> Option<&'static Encoding> {
    let Some(label) = label else { return Some(UTF_8) };
    if text::unanswered(label, "encoding", None, problems) {
        return None;
    }
    let found = Encoding::for_label_no_replacement(label.get().as_bytes());
    if found.is_none() {
        let message = format!("`{}` is not an encoding", label.get());
        let expected = "names of the WHATWG encoding standard, such as `utf-8`, `windows-1252`, `utf-16le`";
        let help = crate::pipeline::suggest::remedy(
            label.get(),
            ENCODINGS,
            "for a Western European Excel export write `windows-1252`",
        );
        problems.at_expecting(rule::ENCODING, &label.place(), message, expected, help);
    }
    found
}

/// Encodings that exports come in, for "did you mean".
const ENCODINGS: [&str; 8] =
    ["utf-8", "windows-1252", "windows-1250", "windows-1251", "windows-1256", "iso-8859-1", "utf-16le", "utf-16be"];

fn decimal_comma(sign: Option<&At<String>>, problems: &mut Problems<'_>) -> Option<bool> {
    text::word_or(sign, "decimal", &words::DECIMALS, &[false, true], false, problems)
}

fn dates(order: Option<&At<String>>, problems: &mut Problems<'_>) -> Option<DateOrder> {
    text::word_or(order, "dates", &words::DATES, &words::DATE_ORDERS, DateOrder::YearFirst, problems)
}
