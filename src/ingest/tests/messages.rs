//! Each problem has its own message: a small valid file is patched, the exact words are asserted.

use rstest::rstest;

use super::*;
use crate::ingest::Rule;

/// The example with `from` replaced by `to`.
fn patched(from: &str, to: &str) -> String {
    assert!(LIST.contains(from), "{from}");
    LIST.replace(from, to)
}

#[test]
fn an_unknown_gender_stops_the_run_with_its_remedy() {
    let found = problems(patched(",m,p3", ",Z,p3"), |_| {});
    let expected = "staff_2026-10.csv, row 3, column `sex`: gender `Z` is not a known code (1 row has this problem) \
                    [`f`, `m`, `x`]; add \"Z\" to `woman`, `man`, `another` or `not_stated` under [agency.codes.gender], \
                    or correct the export";
    assert_eq!(found, [expected]);
}

#[test]
fn a_column_of_names_mapped_as_gender_is_not_echoed() {
    let rows: Vec<String> = (0..30).map(|it| format!("{it},Person {it}")).collect();
    let change = |agency: &mut Agency| {
        let ColumnMapping { person, gender, .. } = columns();
        agency.columns = ColumnMapping { person, gender, ..ColumnMapping::default() };
    };
    let expected = "staff_2026-10.csv, row 2, column `sex`: the column of the gender holds 30 different unknown texts \
                    (30 rows); map the column that holds the gender: [agency.columns] gender = \"...\"";
    assert_eq!(problems(format!("id,sex\n{}", rows.join("\n")), change), [expected]);
}

#[test]
fn a_name_in_a_cell_of_the_gender_is_not_echoed_and_what_many_rows_have_is() {
    let found = problems(patched(",m,p3", ",Benjamin,p3"), |_| {});
    let expected = "staff_2026-10.csv, row 3, column `sex`: gender is no known code in 1 row; what stands there is not \
                    shown, it may be a name [`f`, `m`, `x`]; look at the cell: correct the export, or, where it is a code, \
                    add it to `woman`, `man`, `another` or `not_stated` under [agency.codes.gender]";
    assert_eq!(found, [expected]);
    let rows: Vec<String> = (0..5).map(|it| format!("{it},,divers,P-2,North,,,,1,,,\n")).collect();
    let found = problems(format!("{LIST}{}", rows.concat()), |_| {});
    assert!(found.len() == 1 && found[0].contains("gender `divers` is not a known code (5 rows have"), "{found:?}");
}

#[test]
fn a_column_in_which_everybody_has_a_text_of_their_own_is_none_of_codes() {
    let list = |people: u32, stations: u32| -> String {
        let row = |it: u32| format!("{it},,F,P-2,North,,,,1,Sta tion{},,\n", it % stations);
        let rows: Vec<String> = (0..people).map(row).collect();
        format!("{}\n{}", LIST.lines().next().unwrap(), rows.concat())
    };
    let expected = "staff_2026-10.csv, column `station`: nearly every person has a duty station of their own (54 texts in 60 \
                    rows): these are no codes, they may be names or numbers of people; check that the headers stand above \
                    their columns; else take `duty_station` out of [agency.columns]";
    assert_eq!(problems(list(60, 54), |_| {}), [expected]);
    assert_eq!(problems(list(60, 53), |_| {}), Vec::<String>::new());
    assert_eq!(problems(list(49, 49), |_| {}), Vec::<String>::new());
}

#[test]
fn a_missing_column_is_named_with_the_nearest_that_is_there() {
    let found = problems(patched("grade", "grades"), |_| {});
    let expected = "staff_2026-10.csv, row 1: column `grade` is missing [the header has `id`, `name`, `sex`, `grades`, \
                    `dir`, `section`, `title`, `contract`, `fte`, `station`, `born`, `hired`]; write the header the file \
                    has under [agency.columns] of `NOR-BG`: rank = \"grades\"";
    assert_eq!(found, [expected]);
}

#[test]
fn a_wrong_header_row_shows_nobody() {
    let change = |agency: &mut Agency| {
        agency.sources[0].layout = Layout::Csv(CsvLayout { header_row: 2, ..csv_layout() });
    };
    let expected = "staff_2026-10.csv, row 2: none of the mapped columns is in the header row; set `header_row` (and \
                    `delimiter`) under [[agency.source]] to what the file has";
    assert_eq!(problems(LIST, change), [expected]);
}

#[test]
fn persons_on_a_list_twice_are_named_by_their_rows() {
    let found = problems(patched("00020", "00017"), |_| {});
    let expected = "staff_2026-10.csv, row 5, column `id`: staff number occurs more than once in 2026-10: row 2 and row 5; \
                    correct the export, or set duplicates = \"largest-fte\" (one person, several posts) or \
                    \"separate-people\" (the number is not a person's) under [[agency]]";
    assert_eq!(found, [expected]);
}

#[test]
fn more_refused_rows_than_allowed_stop_the_run_with_their_causes() {
    let found = problems(patched("00020,Dee", ",Dee").replace("0.5", "half"), |_| {});
    let expected = "staff_2026-10.csv: 2 of 5 rows refused (40.0 %), the limit is 30.0 %; largest causes: staff number \
                    missing (1 row, first in row 5, column `id`); working time unreadable (1 row, first in row 3, column \
                    `fte`); give every row its staff number, and remove group and total rows from the export; or raise \
                    `max_refused` with a reason";
    assert_eq!(found, [expected]);
}

#[test]
fn a_list_of_nobody_is_an_error() {
    let expected = "staff_2026-10.csv: no row of the file could be kept: 1 of 1 were refused; largest cause: staff number \
                    missing (1 row, first in row 2, column `id`); correct the cause; the first rows of each are in the list \
                    of refused rows";
    let change = |agency: &mut Agency| {
        let ColumnMapping { person, gender, .. } = columns();
        agency.columns = ColumnMapping { person, gender, ..ColumnMapping::default() };
    };
    assert_eq!(problems("id,sex\n,F\n", change), [expected]);
}

#[rstest]
#[case("", "the file is empty")]
#[case("\u{FEFF}", "the file is empty")]
#[case("id,sex\n", "the file has a header but no rows")]
#[case("id,sex\n\n \r\n", "the file has a header but no rows")]
#[case("id,sex,id\n1,F,2\n", "column `id` occurs 2 times in the header")]
#[case("id,sex\n1,\"F\n2,M\n", "a quote that opens here is never closed")]
#[case("id,name,sex\n1,\"A,F\n2,B,M\n3,C\",M\n", "a quoted field that opens here swallows 2 further lines")]
#[case("id,sex\n1,F\0\n", "the file holds a NUL byte, which no text has")]
#[case("PK\u{3}\u{4}", "the file is a workbook or another zip archive, not delimited text")]
fn damaged_files_have_their_own_messages(#[case] content: &str, #[case] expected: &str) {
    let change = |agency: &mut Agency| {
        let ColumnMapping { person, gender, .. } = columns();
        agency.columns = ColumnMapping { person, gender, ..ColumnMapping::default() };
    };
    let found = read_one(content, change).err().unwrap();
    assert_eq!(found.iter().map(|it| it.message.as_str()).collect::<Vec<_>>(), [expected]);
}

#[test]
fn encodings_are_obeyed_strictly() {
    let (latin, ..) = encoding_rs::WINDOWS_1252.encode("id,name,sex,grade\n1,A,F,P-3\n2,B,F,Grupo é\n");
    let change = |agency: &mut Agency| {
        let ColumnMapping { person, gender, rank, .. } = columns();
        agency.columns = ColumnMapping { person, gender, rank, ..ColumnMapping::default() };
    };
    let expected = "staff_2026-10.csv, row 3, column `grade`: the text is not valid `UTF-8`; set `encoding` under \
                    [[agency.source]] to what the file is saved in, such as \"windows-1252\"";
    assert_eq!(problems(&latin, change), [expected]);
    let utf_16: Vec<u8> = [0xFF, 0xFE].into_iter().chain("id\n".encode_utf16().flat_map(u16::to_le_bytes)).collect();
    let expected = "staff_2026-10.csv: the file begins with a UTF-16LE mark but is declared as `UTF-8`; set encoding = \
                    \"utf-16le\" under [[agency.source]]";
    assert_eq!(problems(&utf_16, change), [expected]);
    let latin_layout = CsvLayout { encoding: encoding_rs::WINDOWS_1252, ..csv_layout() };
    let found = problems("\u{FEFF}id\n1\n", |agency| agency.sources[0].layout = Layout::Csv(latin_layout));
    assert_eq!(
        found,
        ["staff_2026-10.csv: the file begins with a UTF-8 mark but is declared as `windows-1252`; set encoding = \
          \"utf-8\" under [[agency.source]]"]
    );
}

#[rstest]
#[case("00018,Ben", "00018,Ben,extra", Rule::FieldCount, None)]
#[case("00018,Ben", "1.23E+11,Ben", Rule::PersonDamaged, Some("id"))]
#[case("00018,Ben", "000018,Ben", Rule::PersonTooWide, Some("id"))]
#[case("00018,Ben", "  ,Ben", Rule::PersonMissing, Some("id"))]
#[case("BORDER GUARD", "BORDER\u{202E}GUARD", Rule::LabelUnprintable, Some("title"))]
#[case("0.5", "5", Rule::WorkingTimeUnreadable, Some("fte"))]
#[case("\"Port, East\"", "\"Port\" East", Rule::TextAfterQuote, None)]
fn rows_that_break_a_rule_are_refused_and_counted(
    #[case] from: &str,
    #[case] to: &str,
    #[case] rule: Rule,
    #[case] column: Option<&str>,
) {
    let Partition { staff, quality, .. } = read_one(patched(from, to), |_| {}).ok().unwrap();
    assert_eq!((staff.len(), quality.rows_read, quality.refused.len()), (4, 5, 1));
    let tally = &quality.refused[0];
    assert_eq!((tally.rule, tally.rows, &tally.first_rows), (rule, 1, &vec![3]));
    assert_eq!(tally.column.as_deref(), column);
    assert_eq!(quality.refused_share(), Share::of(1, 5));
}

#[test]
fn long_labels_and_long_fields_are_refused_without_naming_ignored_columns() {
    let quality = |content: String| read_one(content, |_| {}).ok().unwrap().quality;
    assert_eq!(quality(patched("BORDER GUARD", &"x".repeat(201))).refused[0].rule, Rule::LabelTooLong);
    let long = quality(patched("Ben", &"x".repeat(1_001)));
    assert_eq!((long.refused[0].rule, long.refused[0].column.as_deref()), (Rule::FieldTooLong, Some("column 2")));
}

#[test]
fn warnings_say_where_and_what_to_do() {
    let quality = read_one(patched("0.5", "five"), |_| {}).ok().unwrap().quality;
    let said: Vec<String> = quality.warnings().iter().map(said).collect();
    let expected = [
        "staff_2026-10.csv, row 3, column `fte`: working time unreadable: 1 row refused; the first: 3; correct the value, or \
         set `unit` and `decimal` to what the file uses",
        "staff_2026-10.csv, row 6, column `born`: birth date unreadable: 1 row kept, the value is not stated; the first: 6; \
         correct the date, with a year of four digits, or set `dates` of the source to the order the file uses",
        "staff_2026-10.csv, row 5, column `grade`: rank `Temp` is on no list: 1 row unmapped; add `also = [\"Temp\"]` to \
         the [[agency.rank]] that it means, or a [[agency.rank]] of its own",
        "staff_2026-10.csv, row 4, column `contract`: contract `FTC` is on no list: 1 row unmapped; write under \
         [agency.codes.contract] what it means: `\"…\" = [\"FTC\"]`",
    ];
    assert_eq!(said, expected);
}

#[test]
fn nobody_is_in_any_message() {
    let content = patched("00020", "00017").replace(",m,p3", ",Q,p3").replace("0.995", "Nina");
    for text in problems(content, |_| {}) {
        assert!(!["Ann", "Ben", "Nina", "00017"].iter().any(|secret| text.contains(secret)), "{text}");
    }
}
