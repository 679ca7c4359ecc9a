//! What a spreadsheet program finds in the workbook.

use std::io::{Cursor, Read};

use calamine::{Data, Reader, Xlsx};

use super::*;
use crate::report::fixtures::{LABELS, hostile, table};
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
    let mut book = opened();
    let name = book.sheet_names().last().unwrap().clone();
    let range = book.worksheet_range(&name).unwrap();
    let at = |row: u32, column: u32| range.get_value((row, column)).cloned().unwrap_or(Data::Empty);
    let expected = table();
    assert_eq!(at(0, 0), Data::String(expected.title.clone()));
    assert_eq!(at(2, 0), Data::String("Internal: stays here".to_owned()));
    // Title, subtitle, mark, two notes, then the header.
    assert_eq!(at(5, 0), Data::String("Label".to_owned()));
    assert_eq!((at(5, 1), at(5, 2)), (Data::String("to".to_owned()), Data::String("to (2)".to_owned())));
    for (row, values) in (6..).zip(&expected.rows) {
        for (column, value) in (0..).zip(values) {
            let found = at(row, column);
            match value {
                Value::Text(text) => assert_eq!(found, Data::String(text.clone())),
                Value::People(number) => assert_eq!(found, Data::Float(*number as f64)),
                Value::Number(number) => assert_eq!(found, Data::Float(*number)),
                mark => assert_eq!(found, Data::String(mark.mark().unwrap().to_owned())),
            }
        }
    }
    assert_eq!(expected.rows.len(), LABELS.len());
    assert!(book.worksheet_formula(&name).unwrap().is_empty());
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
