//! Tables that are laid out in other ways than one header row above people.

use super::*;

/// Person and unit of a CSV list whose layout `change` makes.
fn staff_of(content: impl AsRef<[u8]>, change: impl FnOnce(&mut CsvLayout)) -> Result<Partition, Vec<Diagnostic>> {
    read_one(content, |agency| {
        let column = |header: &str| Some(header.to_owned());
        agency.columns = ColumnMapping {
            person: column("id"),
            gender: column("sex"),
            unit: Some(UnitColumns::Levels(vec!["dir".to_owned(), "section".to_owned()])),
            ..ColumnMapping::default()
        };
        if let Layout::Csv(layout) = &mut agency.sources[0].layout {
            change(layout);
        }
    })
}

fn units(partition: &Partition) -> Vec<String> {
    texts(&partition.staff.unit).iter().map(|it| it.replace('\u{1F}', " / ")).collect()
}

#[test]
fn totals_and_footers_of_a_text_file_are_no_people() {
    let content =
        "id,sex,dir,section\n1,F,North,Port\n2,M,North,Port\nSubtotal,2,,\n3,F,South,\nTotal: 3,,,\n\nPrepared by HR\n";
    let totals =
        |layout: &mut CsvLayout| layout.totals = ["total", "subtotal", "prepared by"].map(str::to_owned).into();
    let read = staff_of(content, totals).ok().unwrap();
    let seen = &read.quality.files[0];
    assert_eq!((read.staff.len(), seen.totals_rows, seen.blank_rows, seen.records), (3, 3, 1, 7));
    assert!(seen.checksum.is_some_and(|it| it.agrees()));
    let short = staff_of(content.replace("Total: 3", "Total: 4"), totals).ok().unwrap();
    assert_eq!(short.quality.files[0].checksum.map(|it| (it.row, it.stated, it.read)), Some((6, 4, 3)));
}

#[test]
fn a_header_of_two_rows_is_joined() {
    let content = "Title\nid,Person,Place,\n,sex,dir,section\n1,F,North,Port\n";
    let read = read_one(content, |agency| {
        let column = |header: &str| Some(header.to_owned());
        agency.columns =
            ColumnMapping { person: column("id"), gender: column("Person / sex"), ..ColumnMapping::default() };
        if let Layout::Csv(layout) = &mut agency.sources[0].layout {
            (layout.header_row, layout.header_rows) = (2, 2);
        }
    });
    let read = read.ok().unwrap();
    assert_eq!((texts(&read.staff.gender), read.quality.files[0].records), (vec!["woman"], 1));
    assert_eq!(read.quality.files[0].lines, 4);
}

#[test]
fn a_label_written_once_counts_for_the_rows_below() {
    let content = "id,sex,dir,section\n1,F,North,Port\n2,M,,\n3,F,,Airport\n,,South,\n4,F,,Port\n";
    let fill = |layout: &mut CsvLayout| layout.fill_down = ["dir", "section"].map(str::to_owned).into();
    let read = staff_of(content, fill).ok().unwrap();
    assert_eq!(units(&read), ["North / Port", "North / Port", "North / Airport", "South / Port"]);
    assert_eq!((read.quality.rows_refused(), read.quality.files[0].totals_rows), (0, 1));
}

#[test]
fn a_list_in_utf_16_is_the_same_list() {
    let content = "id,sex,dir,section\r\n1,F,Nørd,Порт\r\n2,M,Nørd,\"a, b\"\r\n";
    let plain = staff_of(content, |_| {}).ok().unwrap();
    for (encoding, little) in [(encoding_rs::UTF_16LE, true), (encoding_rs::UTF_16BE, false)] {
        let bytes = |unit: u16| if little { unit.to_le_bytes() } else { unit.to_be_bytes() };
        let text: Vec<u8> = "\u{FEFF}".encode_utf16().chain(content.encode_utf16()).flat_map(bytes).collect();
        let read = staff_of(&text, |layout| layout.encoding = encoding).ok().unwrap();
        assert!(read.staff.person == plain.staff.person && read.staff.unit == plain.staff.unit);
        let wrong = staff_of(&text, |_| {}).err().unwrap();
        let mark = if little { "UTF-16LE" } else { "UTF-16BE" };
        assert_eq!(wrong[0].message, format!("the file begins with a {mark} mark but is declared as `UTF-8`"));
        assert_eq!(wrong[0].help, format!("set encoding = \"{}\" under [[agency.source]]", mark.to_lowercase()));
    }
}

#[test]
fn a_fill_down_column_that_is_missing_says_what_to_write() {
    let found =
        staff_of("id,sex,dir,section\n1,F,North,Port\n", |layout| layout.fill_down = vec!["divison".to_owned()]);
    assert!(said(&found.err().unwrap()[0]).contains("column `divison` is missing"));
}
