//! Workbooks as people make them.

use std::io::{Cursor, Write};

use rust_xlsxwriter::{ExcelDateTime, Format, Workbook, Worksheet};
use zip::ZipWriter;
use zip::write::SimpleFileOptions;

use super::*;
use crate::ingest::Rule;
use crate::pipeline::WorkbookLayout;

fn layout() -> WorkbookLayout {
    WorkbookLayout {
        sheets: vec!["Plantilla".to_owned()],
        header_row: 3,
        header_rows: 2,
        totals: vec!["Total".to_owned(), "Preparado".to_owned()],
        fill_down: Vec::new(),
        dates: DateOrder::DayFirst,
        decimal_comma: true,
    }
}

/// Title, two header rows, four people (one staff number damaged), a totals row, a footer, a stray cell.
fn sheet(people_stated: f64) -> Workbook {
    let mut workbook = Workbook::new();
    workbook.add_worksheet().set_name("Portada").unwrap();
    let sheet: &mut Worksheet = workbook.add_worksheet().set_name("Plantilla").unwrap();
    sheet.write(0, 0, "Plantilla de octubre").unwrap();
    for (column, text) in [(0, "Número"), (1, "Datos"), (4, "Jornada")] {
        sheet.write(2, column, text).unwrap();
    }
    for (column, text) in [(1, "Nombre"), (2, "Sexo"), (3, "Alta"), (4, "%")] {
        sheet.write(3, column, text).unwrap();
    }
    let date = Format::new().set_num_format("dd/mm/yyyy");
    let day = ExcelDateTime::from_ymd(2020, 2, 29).unwrap();
    sheet.write(4, 0, 123).unwrap();
    sheet.write(5, 0, "00124").unwrap();
    sheet.write(6, 0, 125).unwrap();
    sheet.write(7, 0, 125.5).unwrap();
    for (row, gender) in [(4, "H"), (5, "M"), (6, "M"), (7, "M")] {
        sheet.write(row, 1, "Somebody").unwrap();
        sheet.write(row, 2, gender).unwrap();
    }
    sheet.write_with_format(4, 3, day, &date).unwrap();
    sheet.write(5, 3, 43_890).unwrap();
    sheet.write(6, 3, "29.02.2020").unwrap();
    sheet.write(4, 4, 100).unwrap();
    sheet.write(5, 4, "62,5").unwrap();
    sheet.write(6, 4, 100).unwrap();
    sheet.write(8, 0, "TOTAL").unwrap();
    sheet.write(8, 4, people_stated).unwrap();
    sheet.write(10, 0, "Preparado por Recursos Humanos").unwrap();
    sheet.write(900_000, 5, "far away").unwrap();
    workbook
}

fn settings(agency: &mut Agency) {
    let column = |header: &str| Some(header.to_owned());
    agency.columns = ColumnMapping {
        person: column("Número"),
        gender: column("Datos / Sexo"),
        working_time: Some(("Jornada / %".to_owned(), WorkingTimeUnit::Percent)),
        entry: column("Datos / Alta"),
        ..ColumnMapping::default()
    };
    agency.codes.gender = vec![("M".to_owned(), Gender::Woman), ("H".to_owned(), Gender::Man)];
    agency.sources[0].layout = Layout::Workbook(layout());
    agency.sources[0].files = agency.sources[0].files.replace("*.csv", "*.xlsx");
    agency.sources[0].period = PeriodSource::FileName("staff_{YYYY}-{MM}.xlsx".to_owned());
}

fn read_workbook(content: &[u8], change: impl FnOnce(&mut Agency)) -> Result<Partition, Vec<Diagnostic>> {
    let folder = tempfile::tempdir().unwrap();
    fs::write(folder.path().join("staff_2026-10.xlsx"), content).unwrap();
    read_all(folder.path(), |agency| {
        settings(agency);
        change(agency);
    })
    .map(|mut all| all.remove(0))
}

fn problem(content: &[u8], change: impl FnOnce(&mut Agency)) -> String {
    read_workbook(content, change).err().map(|found| said(&found[0])).unwrap_or_default()
}

/// An archive of these parts, as small as a hostile one can be.
fn archive(parts: &[(&str, &[u8])]) -> Vec<u8> {
    let mut writer = ZipWriter::new(Cursor::new(Vec::new()));
    for (name, content) in parts {
        writer.start_file(*name, SimpleFileOptions::default()).unwrap();
        writer.write_all(content).unwrap();
    }
    writer.finish().unwrap().into_inner()
}

/// A workbook whose one sheet has this `sheetData`.
fn bare(sheet_data: &str, texts: &str) -> Vec<u8> {
    let book = r#"<workbook xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"><sheets><sheet name="Plantilla" sheetId="1" r:id="rId1"/></sheets></workbook>"#;
    let relations = r#"<Relationships><Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/worksheet" Target="worksheets/sheet1.xml"/></Relationships>"#;
    let kinds = "<Types/>";
    let root = r#"<Relationships><Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" Target="xl/workbook.xml"/></Relationships>"#;
    let sheet = format!("<worksheet><sheetData>{sheet_data}</sheetData></worksheet>");
    archive(&[
        ("[Content_Types].xml", kinds.as_bytes()),
        ("_rels/.rels", root.as_bytes()),
        ("xl/workbook.xml", book.as_bytes()),
        ("xl/_rels/workbook.xml.rels", relations.as_bytes()),
        ("xl/sharedStrings.xml", texts.as_bytes()),
        ("xl/worksheets/sheet1.xml", sheet.as_bytes()),
    ])
}

const NO_TEXTS: &str = r#"<sst uniqueCount="0"></sst>"#;

fn person_only(agency: &mut Agency) {
    let person = Some("id".to_owned());
    agency.columns = ColumnMapping { person, ..ColumnMapping::default() };
    agency.sources[0].layout = Layout::Workbook(WorkbookLayout { header_row: 1, header_rows: 1, ..layout() });
}

fn inline(address: &str, text: &str) -> String {
    format!(r#"<c r="{address}" t="inlineStr"><is><t>{text}</t></is></c>"#)
}

#[test]
fn a_sheet_with_titles_groups_totals_and_stray_cells_is_read() {
    let content = sheet(4.0).save_to_buffer().unwrap();
    let Partition { staff, quality, .. } = read_workbook(&content, |_| {}).ok().unwrap();
    assert_eq!(texts(&staff.gender), ["man", "woman", "woman"]);
    assert_eq!(staff.fte_thousandths, [1000, 625, 1000]);
    assert_eq!(staff.entry_month, [2020 * 12 + 1; 3]);
    let seen = &quality.files[0];
    assert_eq!((seen.records, seen.totals_rows, seen.blank_rows, seen.stray_cells), (7, 2, 1, 1));
    assert!(seen.checksum.is_some_and(|it| it.agrees() && it.row == 9));
    assert_eq!(seen.ignored_columns, [2]);
    let refused = &quality.refused[0];
    assert_eq!(
        (refused.rule, refused.letter.as_deref(), &refused.first_rows),
        (Rule::PersonDamaged, Some("A"), &vec![8])
    );
    let warning = said(&quality.warnings()[0]);
    assert!(
        warning.starts_with("staff_2026-10.xlsx, sheet `Plantilla`, cell A8, row 8, column `Número`:"),
        "{warning}"
    );
}

#[test]
fn a_list_may_be_spread_over_sheets() {
    let mut workbook = Workbook::new();
    for (name, ids) in [("North", ["1", "2"]), ("Notes", ["", ""]), ("South", ["3", "4"])] {
        let sheet: &mut Worksheet = workbook.add_worksheet().set_name(name).unwrap();
        for (row, text) in (0..).zip(["id"].into_iter().chain(ids)) {
            sheet.write(row, 0, text).unwrap();
        }
    }
    let content = workbook.save_to_buffer().unwrap();
    let sheets = |names: &[&str]| {
        let names: Vec<String> = names.iter().map(|&it| it.to_owned()).collect();
        move |agency: &mut Agency| {
            person_only(agency);
            if let Layout::Workbook(layout) = &mut agency.sources[0].layout {
                layout.sheets = names;
            }
        }
    };
    let both = read_workbook(&content, sheets(&["North", "South"])).ok().unwrap();
    assert_eq!((both.staff.len(), both.quality.files.len()), (4, 2));
    let unnamed = both.quality.clone().unnamed();
    assert_eq!(unnamed.files.iter().map(|it| it.file.as_str()).collect::<Vec<_>>(), ["export 1", "export 1"]);
    assert_eq!(unnamed.named(&["staff_2026-10.xlsx".to_owned()]), both.quality);
    assert_eq!(read_workbook(&content, sheets(&["South"])).ok().unwrap().staff.len(), 2);
    assert!(problem(&content, sheets(&["North", "East"])).contains("sheet `East` is missing"));
}

#[test]
fn a_person_has_one_pseudonym_in_text_files_and_workbooks() {
    let content = sheet(4.0).save_to_buffer().unwrap();
    let from_sheet = read_workbook(&content, |_| {}).ok().unwrap().staff;
    let from_text = read_one("id\n00123\n124\n", |agency| {
        let person = Some("id".to_owned());
        agency.columns = ColumnMapping { person, ..ColumnMapping::default() };
    });
    assert!(from_sheet.person[..2] == from_text.ok().unwrap().staff.person[..]);
}

#[test]
fn a_total_that_disagrees_is_a_warning() {
    let content = sheet(250.0).save_to_buffer().unwrap();
    let quality = read_workbook(&content, |_| {}).ok().unwrap().quality;
    let last = quality.warnings().pop().map(|it| said(&it)).unwrap();
    assert_eq!(
        last,
        "staff_2026-10.xlsx, sheet `Plantilla`, row 9: the totals row says 250, 4 rows above it; check that the export is \
         complete"
    );
}

#[test]
fn problems_of_a_workbook_name_sheet_and_cell() {
    let content = sheet(4.0).save_to_buffer().unwrap();
    let unknown = |agency: &mut Agency| agency.codes.gender = vec![("M".to_owned(), Gender::Woman)];
    let expected = "staff_2026-10.xlsx, sheet `Plantilla`, cell C5, row 5, column `Datos / Sexo`: gender `H` is not a known \
                    code (1 row has this problem) [`m`]; add \"H\" to `woman`, `man`, `another` or `not_stated` under \
                    [agency.codes.gender], or correct the export";
    assert_eq!(problem(&content, unknown), expected);
    let missing = |agency: &mut Agency| {
        agency.sources[0].layout = Layout::Workbook(WorkbookLayout { sheets: vec!["Hoja1".to_owned()], ..layout() });
    };
    let expected = "staff_2026-10.xlsx: sheet `Hoja1` is missing [the workbook has `Portada`, `Plantilla`]; set `sheet` \
                    under [[agency.source]] to the sheet of the staff list";
    assert_eq!(problem(&content, missing), expected);
}

#[test]
fn a_text_that_no_list_knows_is_shown_at_its_cell() {
    let content = sheet(4.0).save_to_buffer().unwrap();
    let read = read_workbook(&content, |agency| {
        agency.columns.working_time = None;
        agency.columns.contract = Some("Jornada / %".to_owned());
        agency.codes.contract = TextCodes { closed: true, map: vec![("100".to_owned(), label("Completa"))] };
    });
    let said: Vec<String> = read.ok().unwrap().quality.warnings().iter().map(said).collect();
    let expected = "staff_2026-10.xlsx, sheet `Plantilla`, cell E6, row 6, column `Jornada / %`: contract `62,5` is on no list: \
                    1 row unmapped; write under [agency.codes.contract] what it means: `\"…\" = [\"62,5\"]`";
    assert!(said.iter().any(|it| it == expected), "{said:?}");
}

#[test]
fn a_sheet_may_be_any_plain_table() {
    let rows = format!(
        r#"<row r="1">{}</row><row r="2">{}</row><row r="3"><c r="A3"><v>124</v></c></row>"#,
        inline("A1", "id"),
        inline("A2", "00123")
    );
    let staff = read_workbook(&bare(&rows, NO_TEXTS), person_only).ok().unwrap().staff;
    assert_eq!(staff.len(), 2);
}

#[test]
fn hostile_workbooks_are_refused() {
    let head = format!(r#"<row r="1">{}</row>"#, inline("A1", "id"));
    let far = format!("{head}{}", inline("XFD1048576", "x"));
    assert!(problem(&bare(&far, NO_TEXTS), person_only).contains("the file has a header but no rows"));
    let beyond = format!("{head}{}", inline("XFE2", "x"));
    assert!(problem(&bare(&beyond, NO_TEXTS), person_only).contains("a cell has an address that no sheet has"));
    let back = format!(r#"{head}<row r="3">{}</row><row r="2">{}</row>"#, inline("A3", "1"), inline("A2", "2"));
    assert!(problem(&bare(&back, NO_TEXTS), person_only).contains("the rows of the sheet are not in order"));
    for count in ["2000000000", "18446744073709551615", "x"] {
        let texts = format!(r#"<sst uniqueCount = "{count}"><si><t>a</t></si></sst>"#);
        assert!(problem(&bare(&head, &texts), person_only).contains("announces more texts than it can hold"));
    }
    let names: Vec<String> = (0..201).map(|it| it.to_string()).collect();
    let parts: Vec<(&str, &[u8])> = names.iter().map(|name| (name.as_str(), b"".as_slice())).collect();
    assert!(problem(&archive(&parts), person_only).contains("has 201 parts, the limit is 200"));
    let cut = &sheet(4.0).save_to_buffer().unwrap()[..3000];
    assert!(problem(cut, |_| {}).contains("not a sound zip archive"));
    assert!(problem(b"<html>", |_| {}).contains("the file is a web page or XML, not a workbook"));
    assert!(problem(b"\xD0\xCF\x11\xE0", |_| {}).contains("its content is damaged"));
    let encrypted: Vec<u8> = "EncryptedPackage".encode_utf16().flat_map(u16::to_le_bytes).collect();
    let encrypted = [b"\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1".as_slice(), &encrypted].concat();
    assert!(problem(&encrypted, |_| {}).contains("protected by a password"));
    assert!(problem(b"", |_| {}).contains("the file is empty"));
}
