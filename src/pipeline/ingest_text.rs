//! The canonical text of all that shapes ingest of one agency.

use serde_json::{Value, json};

use super::{Agency, CsvLayout, DateOrder, DuplicateRule, Layout, PeriodSource, Source, TextCodes, UnitColumns};
use super::{WorkbookLayout, WorkingTimeUnit, words};
use crate::domain::{Band, Label, Share, fold};

/// One JSON object. Lists whose order means nothing are sorted; of a source's files only the name counts, so that moving
/// exports, or the whole project, reads nothing again.
pub(super) fn of(agency: &Agency, bands: &[Band], max_refused: Share) -> String {
    let codes = &agency.codes;
    json!({
        "agency": agency.id.as_str(),
        "sources": agency.sources.iter().map(source).collect::<Vec<_>>(),
        "columns": columns(agency),
        "gender": pairs(codes.gender.iter().map(|(raw, gender)| (raw, gender.word()))),
        "rank": pairs(codes.rank.iter().map(|(raw, rank)| (raw, rank.as_str()))),
        "role": text_codes(&codes.role),
        "contract": text_codes(&codes.contract),
        "duty_station": text_codes(&codes.duty_station),
        "working_time": pairs(codes.working_time.iter().map(|(raw, full)| (raw, if *full { "full" } else { "part" }))),
        "role_families": families(agency),
        "ladder": ladder(agency),
        "bands": bands.iter().map(|band| &band.name).collect::<Vec<_>>(),
        "person_width": agency.person_width,
        "duplicates": duplicates(agency.duplicates),
        "max_refused": max_refused.fraction(),
    })
    .to_string()
}

fn source(source: &Source) -> Value {
    let name = source.files.rsplit(['/', '\\']).next().unwrap_or_default();
    let period = match &source.period {
        PeriodSource::FileName(pattern) => json!({ "file_name": pattern }),
        PeriodSource::Column(column) => json!({ "column": column }),
        PeriodSource::Fixed(period) => json!({ "fixed": period.to_string() }),
    };
    let layout = match &source.layout {
        Layout::Csv(csv) => csv_layout(csv),
        Layout::Workbook(workbook) => workbook_layout(workbook),
    };
    json!({ "files": name, "period": period, "layout": layout })
}

fn csv_layout(csv: &CsvLayout) -> Value {
    let layout = json!({
        "csv": csv.encoding.name(),
        "delimiter": char::from(csv.delimiter),
        "header_row": csv.header_row,
        "decimal_comma": csv.decimal_comma,
        "dates": dates(csv.dates),
    });
    let layout = with(layout, "header_rows", Some(csv.header_rows).filter(|&rows| rows > 1));
    let layout = with(layout, "totals", Some(sorted(&csv.totals)).filter(|it| !it.is_empty()));
    with(layout, "fill_down", Some(folded(&csv.fill_down)).filter(|it| !it.is_empty()))
}

/// Adds a setting where it says something: a text without it stays what it was before the setting existed, and what was read
/// under it need not be read again.
fn with(mut layout: Value, key: &str, setting: Option<impl Into<Value>>) -> Value {
    if let (Some(table), Some(setting)) = (layout.as_object_mut(), setting) {
        table.insert(key.to_owned(), setting.into());
    }
    layout
}

fn sorted(texts: &[String]) -> Vec<String> {
    let mut texts = texts.to_vec();
    texts.sort();
    texts.dedup();
    texts
}

fn folded(headers: &[String]) -> Vec<String> {
    sorted(&headers.iter().map(|it| fold(it)).collect::<Vec<_>>())
}

fn workbook_layout(workbook: &WorkbookLayout) -> Value {
    let layout = json!({
        "workbook": match workbook.sheets.as_slice() {
            [] => Value::Null,
            [only] => json!(only),
            several => json!(several),
        },
        "header_row": workbook.header_row,
        "header_rows": workbook.header_rows,
        "totals": sorted(&workbook.totals),
        "decimal_comma": workbook.decimal_comma,
        "dates": dates(workbook.dates),
    });
    with(layout, "fill_down", Some(folded(&workbook.fill_down)).filter(|it| !it.is_empty()))
}

fn dates(order: DateOrder) -> Option<&'static str> {
    word(order, &words::DATE_ORDERS, &words::DATES)
}

fn duplicates(rule: DuplicateRule) -> Option<&'static str> {
    word(rule, &words::DUPLICATE_RULES, &words::DUPLICATES)
}

fn word<T: PartialEq + Copy>(meaning: T, meanings: &[T], words: &[&'static str]) -> Option<&'static str> {
    meanings.iter().zip(words).find(|(known, _)| **known == meaning).map(|(_, word)| *word)
}

fn columns(agency: &Agency) -> Value {
    let columns = &agency.columns;
    let unit = columns.unit.as_ref().map(|unit| match unit {
        UnitColumns::Levels(levels) => json!(levels),
        UnitColumns::Path { column, separator } => json!({ "column": column, "separator": separator }),
    });
    let working_time = columns.working_time.as_ref().map(|(column, unit)| match unit {
        WorkingTimeUnit::Fraction => json!([column, "fraction"]),
        WorkingTimeUnit::Percent => json!([column, "percent"]),
        WorkingTimeUnit::WeeklyHours { full_time } => json!([column, "weekly-hours", full_time]),
        WorkingTimeUnit::Words => json!([column, "words"]),
    });
    json!({
        "person": columns.person, "gender": columns.gender, "rank": columns.rank, "unit": unit, "role": columns.role,
        "contract": columns.contract, "working_time": working_time, "duty_station": columns.duty_station,
        "birth": columns.birth, "entry": columns.entry,
    })
}

/// Raw texts, folded as they are compared, with their meaning; sorted.
fn pairs<'a>(pairs: impl Iterator<Item = (&'a String, &'a str)>) -> Vec<(String, &'a str)> {
    let mut pairs: Vec<(String, &str)> = pairs.map(|(raw, meaning)| (fold(raw), meaning)).collect();
    pairs.sort();
    pairs.dedup();
    pairs
}

fn text_codes(codes: &TextCodes) -> Value {
    json!({ "closed": codes.closed, "map": pairs(codes.map.iter().map(|(raw, label)| (raw, label.as_str()))) })
}

fn families(agency: &Agency) -> Vec<(&str, &str)> {
    let rules = agency.codes.role_families.iter();
    let mut pairs: Vec<(&str, &str)> =
        rules.flat_map(|rule| rule.roles.iter().map(|role| (role.as_str(), Label::as_str(&rule.family)))).collect();
    pairs.sort_unstable();
    pairs.dedup();
    pairs
}

fn ladder(agency: &Agency) -> Vec<(u8, &str, &str)> {
    let ranks = agency.ladder.ranks().iter();
    let mut ladder: Vec<(u8, &str, &str)> =
        ranks.map(|rank| (rank.level, rank.name.as_str(), rank.band.name.as_str())).collect();
    ladder.sort_unstable();
    ladder
}
