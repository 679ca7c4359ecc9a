//! What a spreadsheet program finds in the workbook.

use std::collections::BTreeSet;
use std::io::{Cursor, Read};

use calamine::{Data, Reader, Xlsx};

use super::*;
use crate::report::fixtures::hostile;
use crate::table::Value;

fn opened() -> Xlsx<Cursor<Vec<u8>>> {
    Xlsx::new(Cursor::new(workbook(&hostile()).unwrap())).unwrap()
}

/// The text of a part of the workbook's package.
fn part(name: &str) -> String {
    let mut archive = zip::ZipArchive::new(Cursor::new(workbook(&hostile()).unwrap())).unwrap();
    let mut text = String::new();
    archive.by_name(name).unwrap().read_to_string(&mut text).unwrap();
    text
}

#[test]
fn sheets_come_in_a_fixed_order_with_names_that_differ() {
    let names = opened().sheet_names();
    let expected = ["Cover", "Contents", "Notes", "1_pyramid", "2_bridge", "3_a-table-with-a-name-that-is-t"];
    assert_eq!(names, expected);
    assert!(names.iter().all(|name| name.chars().count() <= 31));
}

#[test]
fn every_cell_of_a_table_is_there_and_no_text_became_a_formula() {
    let report = hostile();
    let mut book = opened();
    for sheet in sheets::sheets(&report) {
        let range = book.worksheet_range(&sheet.name).unwrap();
        let at = |row: u32, column: u32| range.get_value((row, column)).cloned().unwrap_or(Data::Empty);
        let expected = sheet.table;
        assert_eq!(at(0, 0), Data::String(expected.title.clone()));
        assert_eq!(at(2, 0), Data::String("Internal: stays here".to_owned()));
        // Title, subtitle, mark, notes, the source of a chart, then the header.
        let header = 3 + u32::try_from(expected.notes.len()).unwrap() + u32::from(sheet.figure.is_some());
        assert_eq!(at(header, 0), Data::String(expected.columns[0].header.clone()));
        for (row, values) in (header + 1..).zip(&expected.rows) {
            for (column, value) in (0..).zip(values) {
                assert_eq!(at(row, column), cell(value), "{} {row} {column}", sheet.name);
            }
        }
        assert!(!expected.rows.is_empty());
        assert!(book.worksheet_formula(&sheet.name).unwrap().is_empty());
    }
}

fn cell(value: &Value) -> Data {
    match value {
        Value::Text(text) => Data::String(text.clone()),
        Value::People(number) => Data::Float(*number as f64),
        Value::Number(number) => Data::Float(*number),
        mark => Data::String(mark.mark().unwrap().to_owned()),
    }
}

#[test]
fn no_two_columns_and_no_two_tables_have_the_same_name() {
    let mut names = BTreeSet::new();
    for number in 1..=3 {
        let table = part(&format!("xl/tables/table{number}.xml"));
        let name = table.split("displayName=\"").nth(1).unwrap().split('"').next().unwrap().to_owned();
        let columns: Vec<&str> = table.split("<tableColumn id=").skip(1).collect();
        let headers: BTreeSet<&str> =
            columns.iter().map(|it| it.split("name=\"").nth(1).unwrap().split('"').next().unwrap()).collect();
        assert_eq!(headers.len(), columns.len(), "{table}");
        names.insert(name);
    }
    assert_eq!(names.len(), 3, "{names:?}");
}

#[test]
fn a_chart_the_spreadsheet_draws_reads_the_table_and_has_words() {
    let chart = part("xl/charts/chart1.xml");
    assert!(chart.contains("<c:barChart>") && chart.contains("'1_pyramid'!"), "{chart}");
    // Women to the left: a helper column of negatives right of the table.
    let mut book = opened();
    let range = book.worksheet_range("1_pyramid").unwrap();
    let header: Vec<String> = range
        .rows()
        .find(|row| row[0] == Data::String("Rank".to_owned()))
        .unwrap()
        .iter()
        .map(ToString::to_string)
        .collect();
    assert_eq!(header.last().map(String::as_str), Some("Women, for the chart"));
    let first = range.rows().skip_while(|row| row[0] != Data::String("Rank".to_owned())).nth(1).unwrap();
    assert_eq!(first.last(), Some(&Data::Float(-8.0)));
    assert!(part("xl/drawings/drawing1.xml").contains("descr="));
}

#[test]
fn a_chart_it_cannot_draw_is_a_picture_with_words() {
    let drawing = part("xl/drawings/drawing2.xml");
    assert!(drawing.contains("<xdr:pic>") && drawing.contains("descr="), "{drawing}");
}

#[test]
fn the_same_report_is_the_same_workbook() {
    assert!(workbook(&hostile()).unwrap() == workbook(&hostile()).unwrap());
    assert!(part("docProps/core.xml").contains("2000-01-01T00:00:00Z"));
}
